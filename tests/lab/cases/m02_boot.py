"""Measures: what an ordinary unit (default dependencies) costs at power-on, beside ours; for docs/boot.md."""
from cases.c01_power_on import moments

ORDINARY = "/etc/systemd/system/parvis.service.d/ordinary.conf"


def measure(lab, board, name):
    display, started, ready = moments(board)
    lab.note(f"{name}: home {board.seconds_on():.1f} s after power-on; kernel's clock: display {display:.2f} s, "
             f"kiosk started {started:.2f} s, first frame {ready:.2f} s, {ready - display:.2f} s after the display")
    (lab.folder / f"critical-chain-{name}.txt").write_text(
        board.ask("systemd-analyze --no-pager; systemd-analyze critical-chain parvis.service --no-pager"))


def run(lab):
    board = lab.board()
    for name in ("ours", "ordinary"):
        board.power_on()
        board.wait_for_home()
        board.wait_for_shell()
        measure(lab, board, name)
        if name == "ours":
            board.ask(f"mount -o remount,rw / && printf '[Unit]\\nDefaultDependencies=yes\\n' >{ORDINARY} && sync")
            board.cut_power()
