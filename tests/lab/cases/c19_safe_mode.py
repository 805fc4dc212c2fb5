"""Three ends in ten minutes: safe mode, without the content that was there each time; staff read why, and lead out of it."""
import stick
from board import Failed, wait_for
from people import CODE, close, come_in, fill, make_packs, set_up, shown

RESTART_SECONDS = 120


def end_kiosk(board, signal, restarts):
    board.ask(f"systemctl kill -s {signal} --kill-whom=main parvis.service")
    wait_for(f"start {restarts} after SIG{signal}",
             lambda: board.ask("systemctl show -P NRestarts parvis.service") == str(restarts), RESTART_SECONDS)
    wait_for("an active kiosk", lambda: board.shell("systemctl is-active --quiet parvis.service")[0] == 0, RESTART_SECONDS)


def run(lab):
    board = lab.at_home()
    set_up(board, staff={"code": f'"{CODE}"'})
    board.wait_for_home()
    make_packs(board, 1)
    image = stick.make(lab.folder / "1.img", ("vfat", "CONTENU", {}), mb=40)
    fill(board, image, "s1", "parvis-content stick 1.parvis {}")
    board.plug(image)
    board.wait_to_see("C’est fait", 90)
    close(board)
    board.pull()
    shown(board, [1])

    for restarts, signal in enumerate(("SEGV", "STOP"), 1):
        end_kiosk(board, signal, restarts)
        shown(board, [1])  # not yet
    since = board.seconds_on()
    end_kiosk(board, "SEGV", 3)
    board.wait_for_home()
    if board.sees("Action du contenu 1"):
        raise Failed("safe mode shows the content that was there at each end")
    lab.note(f"after a crash, a hang and a crash: safe mode with the shipped content {board.seconds_on() - since:.0f} s later")
    board.picture("safe")
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
    come_in(board)
    board.bring_and_tap("Voir l’état de la borne")
    for words in ("Sorti du mode sans échec", "Le programme s’est interrompu", "Le programme ne répondait plus"):
        board.bring(words)
    board.picture("starts")
