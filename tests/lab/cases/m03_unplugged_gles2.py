"""The display's cable goes and comes back while Mesa's GLES2 draws: noticed, and the glass has its picture again without a restart."""
import glass
from board import CACHE, Failed, wait_for
from cases.c20_unplugged import journal, visit
from cases.m01_drawing import lay_mesa_over
from picture import Picture


def run(lab):
    mesa = CACHE / "lab" / "mesa.img"
    board = lab.switched_on(viewer=True, extra=("-drive", f"if=none,id=mesa,format=raw,readonly=on,file={mesa}",
                                                "-device", "virtio-blk-pci,drive=mesa"))
    lay_mesa_over(board)
    board.ask("mount -o remount,rw /etc/parvis && sed -i 's/^drawing = .*/drawing = \"gles2\"/' /etc/parvis/parvis.toml && "
              "systemctl restart parvis.service", 300)
    board.wait_for_home()
    if "drawing on the CPU" in board.ask("journalctl -u parvis.service -I -o cat"):
        raise Failed("GLES2 does not draw")
    before = glass.read(board, "before", seconds=180)

    for times in (1, 2):
        board.plug_display(False)
        wait_for("the journal to say so", lambda: journal(board).count("the display was unplugged") == times)
        board.plug_display(True)
        wait_for("the journal to say so", lambda: journal(board).count("the display is back") == times)

        def as_before():
            return Picture(board.picture("after")).differs_from(before) < 0.02
        wait_for("the same picture", as_before, 120, 0.5)
        visit(board)
    if board.restarts() != 0:
        raise Failed("the kiosk was started anew")
    lab.note("drawn by GLES2 on a bare console, unplugged and plugged in again twice: home is back on it, and is touched")
