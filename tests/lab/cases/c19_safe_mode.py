"""Three ends in ten minutes: safe mode, without the content that was there each time; staff read why, and lead out of it."""
from board import Failed
from people import CODE, come_in, install, set_up, shown, sticks_with_packs


def end_kiosk(board, signal, restarts):
    board.ask(f"systemctl kill -s {signal} --kill-whom=main parvis.service")
    board.wait_for_start(restarts)


def run(lab):
    board = lab.at_home()
    set_up(board, staff={"code": f'"{CODE}"'})
    board.wait_for_home()
    image = sticks_with_packs(lab, board, 1)[1]
    install(board, image)
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
