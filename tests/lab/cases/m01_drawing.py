"""Measures: time to the first frame and memory, Mesa's GLES2 on the processor beside the kiosk's own drawing."""
import statistics

from board import CACHE, Failed
from picture import Picture

STARTS = 5


def milliseconds(board):
    """From the kiosk's start to its first frame, by the kernel's clock."""
    show = board.ask("systemctl show -P ExecMainStartTimestampMonotonic parvis.service; "
                     "systemctl show -P ActiveEnterTimestampMonotonic parvis.service").split()
    return (int(show[1]) - int(show[0])) / 1000


def measure(lab, board, drawing):
    board.ask(f"sed -i 's/^drawing = .*/drawing = \"{drawing}\"/' /etc/parvis/parvis.toml")
    times = []
    for _ in range(STARTS + 1):  # the first one fills the caches
        board.ask("systemctl stop parvis.service; rm -f /var/lib/parvis/gles2-is-drawing; systemctl start parvis.service", 300)
        times.append(milliseconds(board))
    board.wait_for_home()
    picture = Picture(board.picture(drawing))
    log = board.ask("journalctl -u parvis.service -I -o cat | tail -n 20")
    if drawing == "gles2" and "drawing on the CPU" in log:
        raise Failed(f"asked for {drawing}, the kiosk says: {log[-300:]}")
    pss = int(board.ask("awk '/^Pss:/ {print $2}' /proc/$(systemctl show -P MainPID parvis.service)/smaps_rollup")) / 1024
    lab.note(f"{drawing:6} first frame {statistics.median(times[1:]):.0f} ms ({min(times[1:]):.0f} to {max(times[1:]):.0f}), "
             f"first of all {times[0]:.0f} ms; PSS {pss:.1f} MB")
    if picture.is_black():
        raise Failed(f"drawn by {drawing}, the glass is black")


def lay_mesa_over(board):
    # Beside what the package allows: Mesa's software driver writes code and runs it.
    board.ask("mkdir -p /run/systemd/system/parvis.service.d && printf '[Service]\\nMemoryDenyWriteExecute=no\\nMemoryMax=512M\\n' "
              ">/run/systemd/system/parvis.service.d/mesa.conf && systemctl daemon-reload")
    board.ask("mount -o ro /dev/vdb /mnt && mount -t overlay overlay -o lowerdir=/mnt:/usr /usr")


def run(lab):
    mesa = CACHE / "lab" / "mesa.img"
    board = lab.switched_on(extra=("-drive", f"if=none,id=mesa,format=raw,readonly=on,file={mesa}",
                                   "-device", "virtio-blk-pci,drive=mesa"))
    board.ask("mount -o remount,rw /etc/parvis")
    lab.note("without Mesa on the board:")
    measure(lab, board, "cpu")
    lay_mesa_over(board)
    lab.note("with Mesa on the board:")
    measure(lab, board, "cpu")
    measure(lab, board, "gles2")
