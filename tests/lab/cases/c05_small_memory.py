"""A board with 512 MB: a visit as on any other, with memory to spare."""
from board import Failed


def run(lab):
    board = lab.switched_on(memory_mb=512, glass=(1920, 1080))
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.tap("Accueil")
    board.wait_for_home()
    table = board.ask("for p in /proc/[0-9]*; do n=$(cat $p/comm 2>/dev/null); "
                      "k=$(awk '/^Pss:/ {print $2}' $p/smaps_rollup 2>/dev/null); "
                      "[ -n \"$k\" ] && echo \"$k $n\"; done | sort -rn | head -n 15")
    (lab.folder / "memory.txt").write_text(table + "\n\n" + board.ask("free -m") + "\n")
    kiosk = next(int(line.split()[0]) / 1024 for line in table.splitlines() if line.endswith(" parvis"))
    available = int(board.ask("awk '/MemAvailable/ {print $2}' /proc/meminfo")) / 1024
    lab.note(f"the kiosk at 1920 × 1080: PSS {kiosk:.1f} MB; available on the board: {available:.0f} MB")
    if available < 150:
        raise Failed(f"only {available:.0f} MB are left")
