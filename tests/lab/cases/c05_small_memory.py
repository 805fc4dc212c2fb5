"""512 MB, as all cases have, and a full-HD glass: a visit as on any other, with memory to spare; who takes how much."""
from board import Failed

PER_PROCESS = """for p in /proc/[0-9]*; do
  k=$(awk '/^Pss:/ {print $2}' $p/smaps_rollup 2>/dev/null)
  [ -n "$k" ] && echo "$k KB $(cat $p/comm)"
done | sort -rn"""


def run(lab):
    board = lab.switched_on(glass=(1920, 1080))
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.picture("list")
    board.tap("Accueil")
    board.wait_for_home()
    table = board.ask(PER_PROCESS)
    (lab.folder / "memory.txt").write_text(table + "\n\n" + board.ask("cat /proc/meminfo") + "\n")
    kiosk = next(int(line.split()[0]) / 1024 for line in table.splitlines() if line.endswith(" parvis"))
    rest = sum(int(line.split()[0]) for line in table.splitlines()) / 1024 - kiosk
    available = int(board.ask("awk '/MemAvailable/ {print $2}' /proc/meminfo")) / 1024
    lab.note(f"PSS: the kiosk at 1920 × 1080 {kiosk:.1f} MB, all others {rest:.1f} MB; available on the board: {available:.0f} MB")
    if available < 150:
        raise Failed(f"only {available:.0f} MB are left")
