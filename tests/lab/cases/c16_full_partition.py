"""A full data partition: an update says how much is missing and changes nothing; starts and the staff's code go on as ever."""
import re

from board import Failed
from cases.c13_interrupted_update import check_store
from people import CODE, choose_code, close, give_code, hold_name, install, leave_staff, shown, sticks_with_packs

HOME = "/var/lib/parvis"
LITTLE = 5_000_000


def room(board):
    """Bytes that the kiosk's user may still write."""
    return int(board.ask(f"df --output=avail -B1 {HOME} | tail -n 1"))


def fill_up_but(board, left):
    board.ask(f"runuser -u parvis -- fallocate -l {room(board) - left} {HOME}/filling && sync")


def fill_up(board):
    """To the last block, what is kept for root included."""
    for user in ("parvis", "root"):
        board.shell(f"runuser -u {user} -- dd if=/dev/zero of={HOME}/filling-{user} bs=4k; sync", 300)
        board.shell(f"runuser -u {user} -- dd if=/dev/zero of={HOME}/filling-{user} bs=512 oflag=append conv=notrunc; sync", 300)
    if room(board) != 0 or board.shell(f"echo x >{HOME}/one-more")[0] == 0:
        raise Failed("the partition is not full")


def refuse(board, image, picture):
    """Plugs a stick that does not fit: how many MB are said to be missing."""
    board.plug(image)
    board.wait_to_see("Rien n’a changé", 120)
    board.tap("Rien n’a changé")
    board.wait_to_see("il manque")
    board.picture(picture)
    words = next(node["label"] for node in board.tree() if "il manque" in node["label"])
    close(board)
    board.pull()
    shown(board, [1])
    check_store(board, 1)
    return int(re.search(r"il manque (\d+)", words)[1])


def staff_come_in(board):
    """One wrong code, then the right one."""
    hold_name(board)
    give_code(board, "1234")
    board.wait_to_see("pas le bon code")
    give_code(board, CODE)
    board.wait_to_see("Espace de l’équipe")
    leave_staff(board)


def check_start(board):
    board.wait_for_home()
    board.wait_for_shell()
    shown(board, [1])
    check_store(board, 1)
    failed = board.ask("systemctl --failed --no-legend --plain | cat")
    if failed:
        raise Failed(f"these units fail: {failed}")


def run(lab):
    board = lab.at_home()
    images = sticks_with_packs(lab, board, 2)

    board.plug(images[1])
    board.wait_to_see("C’est fait", 90)
    close(board)
    choose_code(board)
    board.pull()
    shown(board, [1])

    fill_up_but(board, LITTLE)
    missing = refuse(board, images[2], "little")
    lab.note(f"with {room(board) / 1e6:.1f} MB left: {missing} MB are said to be missing, the old content stays")
    # A pack of some hundred kB, and 16 MB are to stay free.
    if not 11 <= missing <= 13:
        raise Failed(f"{missing} MB are said to be missing")
    fill_up(board)
    missing = refuse(board, images[2], "full")
    lab.note(f"with nothing left: {missing} MB are said to be missing, the old content stays")
    if not 16 <= missing <= 18:
        raise Failed(f"{missing} MB are said to be missing")

    staff_come_in(board)
    board.ask("systemctl kill -s KILL parvis.service")
    board.wait_for_start(1)
    check_start(board)
    board.cut_power()
    board.power_on()
    check_start(board)
    fill_up(board)  # a start may have made room
    staff_come_in(board)
    lab.note("the kiosk killed, the board's power cut: home with the old content; the staff's code is asked for and taken")

    board.ask(f"rm {HOME}/filling*; sync")
    install(board, images[2])
    shown(board, [2])
    check_store(board, 2)
    lab.note("room made: the same stick is installed")
