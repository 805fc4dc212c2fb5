"""A card that gives up: something is on the glass, a stick is refused, staff are told; power off and on, and all is as it was."""
import stick
from board import Failed
from cases.c14_copy_to_stick import bytes_on_stick
from people import CODE, come_in, install, set_up, shown, sticks_with_packs

HOME = "/var/lib/parvis"


def is_writable(board):
    """Whatever it says of itself: from Linux 6.12 on an ext4 that has given up still calls itself writable."""
    return board.shell(f"runuser -u parvis -- touch {HOME}/trial && rm {HOME}/trial")[0] == 0


def run(lab):
    board = lab.at_home()
    set_up(board, staff={"code": f'"{CODE}"'})
    board.wait_for_home()
    images = sticks_with_packs(lab, board, 2)
    install(board, images[1])
    shown(board, [1])

    # As the kernel does when the card's file system is damaged.
    device = board.ask(f"basename $(readlink -f $(findmnt -no SOURCE {HOME}))")
    board.ask(f"sync; echo 1 >/sys/fs/ext4/{device}/trigger_fs_error")
    if is_writable(board):
        raise Failed("the partition can still be written")

    # Debian's kernel, 6.12, lets nothing be read of it either: the content is out of reach, the shipped one is there.
    board.plug(images[2])
    board.wait_to_see("Rien n’a changé", 120)
    board.tap("Rien n’a changé")
    board.wait_to_see("n’a pas pu enregistrer")
    board.picture("refused")
    board.tap("Fermer")
    board.pull()
    board.wait_for_home()
    reports = stick.make(lab.folder / "reports.img", ("vfat", "RAPPORTS", {}))
    board.plug(reports)
    come_in(board)
    board.bring_and_tap("Voir l’état de la borne")
    board.bring("La carte ne se laisse plus écrire")
    board.picture("state")
    board.bring_and_tap("Copier le rapport sur la clé")
    board.wait_to_see("C’est sur la clé, dans le dossier « PARVIS-RAPPORT »", 120)
    board.picture("report")
    board.pull()
    if "carte protégée contre l’écriture;oui" not in bytes_on_stick(reports, "PARVIS-RAPPORT/etat.csv").decode():
        raise Failed("the report does not say that the card takes nothing any more")
    board.tap("Accueil")
    board.wait_for_home()
    lab.note("a stick is refused, home is there, staff read that the card is to be changed, and take the report with them")

    board.ask("systemctl restart parvis.service", 120)
    board.wait_for_home()
    board.ask("systemctl kill -s KILL parvis.service")
    board.wait_for_home()
    board.picture("started-anew")
    lab.note("started anew and killed: home")

    board.cut_power()
    board.power_on()
    board.wait_for_home()
    board.wait_for_shell()
    shown(board, [1])
    if not is_writable(board):
        raise Failed("the file system was not mended at the next power-on")
    board.picture("mended")
    install(board, images[2])
    shown(board, [2])
    lab.note("power off and on: the file system is mended, the old content is back, and the same stick is installed")
