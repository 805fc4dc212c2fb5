"""A screen mounted in each of the four ways: the picture is turned, and touch follows."""
from board import Failed
from picture import Picture


def run(lab):
    board = lab.at_home()
    upright = Picture(board.picture("0"))
    for orientation in (90, 180, 270):
        board.ask("mount -o remount,rw /etc/parvis && "
                  f"sed -i 's/^orientation = .*/orientation = {orientation}/' /etc/parvis/parvis.toml && "
                  "mount -o remount,ro /etc/parvis && systemctl restart parvis.service")
        board.tap("Papiers et démarches")  # the first tile, there on a narrow glass too
        board.wait_to_see("Retour")
        board.tap("Retour")
        board.wait_for_home()
        turned = Picture(board.picture(str(orientation)))
        if turned.differs_from(upright) < 0.1:
            raise Failed(f"turned by {orientation} degrees, the glass shows the upright picture")
