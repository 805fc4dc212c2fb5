"""Three ends in ten minutes: safe mode, without the content that was there each time; staff read why, and lead out of it."""
import stick
from board import Failed, plain, wait_for
from cases.c14_copy_to_stick import bytes_on_stick
from people import CENTRE, CODE, come_in, install, set_up, shown, sticks_with_packs
from picture import Picture


def end_kiosk(board, signal, restarts):
    board.ask(f"systemctl kill -s {signal} --kill-whom=main parvis.service")
    board.wait_for_start(restarts)


def painted(board, name):
    """The cards and tiles whose cover is not of one colour: its left end, a few pixels of it."""
    picture = Picture(board.picture(name))

    def colours(left, top, width, height):
        return {tuple(part >> 4 for part in picture.at(int(left + width * x / 100), int(top + height * y / 10)))
                for x in range(3, 10) for y in range(3, 8)}
    return [node["label"] for node in board.tree() if node["role"] == "card" and node["whole"] and len(colours(*node["page"])) > 1]


def report(lab, board, image):
    """The page that is open comes onto the stick, as tables."""
    board.bring_and_tap("Copier le rapport sur la clé")
    board.wait_to_see("C’est sur la clé, dans le dossier « PARVIS-RAPPORT »", 120)
    board.picture("report")
    board.pull()

    def table(name):
        return plain(bytes_on_stick(image, f"PARVIS-RAPPORT/{name}.csv").decode("utf-8-sig"))
    state = table("etat")
    for words in (f"centre;{CENTRE}", "mode sans échec;non", "Le programme ne répondait plus", "place libre"):
        if words.lower() not in state.lower():  # no name is told in capitals
            raise Failed(f"the report does not say “{words}”: {state}")
    uses = table("usages")
    if ";besoin;" not in uses or ";fiche;" in uses:
        raise Failed(f"one need was chosen and no sheet opened, and the report counts {uses}")
    if "n° 1" not in table("mises-a-jour"):
        raise Failed("the report does not know of the content that was installed")
    lab.note("the report came onto a stick: state, updates and uses")


def run(lab):
    board = lab.at_home()
    set_up(board, staff={"code": f'"{CODE}"'})
    board.wait_for_home()
    image = sticks_with_packs(lab, board, 1)[1]
    install(board, image)
    shown(board, [1])
    wait_for("painted covers", lambda: painted(board, "usual"))

    for restarts, signal in enumerate(("SEGV", "STOP"), 1):
        end_kiosk(board, signal, restarts)
        shown(board, [1])  # not yet
    since = board.seconds_on()
    end_kiosk(board, "SEGV", 3)
    board.wait_for_home()
    if board.sees("Action du contenu 1"):
        raise Failed("safe mode shows the content that was there at each end")
    lab.note(f"after a crash, a hang and a crash: safe mode with the shipped content {board.seconds_on() - since:.0f} s later")
    if painted(board, "safe"):
        raise Failed("safe mode paints covers")
    journal = board.ask("journalctl -b -u parvis.service --no-pager")
    for words in ("safe mode", "Watchdog timeout", "status=11/SEGV"):
        if words not in journal:
            raise Failed(f"the journal does not say “{words}”: {journal[-1500:]}")
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.picture("safe-list")
    board.tap("Accueil")
    board.wait_for_home()

    come_in(board)
    board.bring_and_tap("Voir l’état de la borne")
    board.wait_to_see("Mode sans échec")
    board.picture("state")
    board.bring_and_tap("Quitter le mode sans échec")
    board.bring_and_tap("Oui, quitter ce mode")
    shown(board, [1])
    lab.note("staff led out of it: the content is back")
    reports = stick.make(lab.folder / "reports.img", ("vfat", "RAPPORTS", {}))
    board.plug(reports)
    come_in(board)
    board.bring_and_tap("Voir l’état de la borne")
    for words in ("Sorti du mode sans échec", "Le programme s’est interrompu", "Le programme ne répondait plus"):
        board.bring(words)
    board.picture("starts")
    report(lab, board, reports)
