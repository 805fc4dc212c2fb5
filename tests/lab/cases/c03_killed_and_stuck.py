"""A kiosk that is killed, and one that stands still: back on the glass, with the reason in the journal; a system that gave up."""
import time

from board import Failed, wait_for


def back(board, restarts, since):
    board.wait_for_start(restarts)
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.tap("Accueil")
    board.wait_for_home()
    return board.seconds_on() - since


def expect_in_journal(board, words):
    journal = board.ask("journalctl -b -u parvis.service --no-pager")
    if words not in journal:
        raise Failed(f"the journal does not say “{words}”: {journal[-800:]}")


def run(lab):
    board = lab.at_home()
    since = board.seconds_on()
    board.ask("systemctl kill -s KILL parvis.service")
    lab.note(f"after SIGKILL: used again after {back(board, 1, since):.0f} s")
    expect_in_journal(board, "status=9/KILL")
    since = board.seconds_on()
    board.ask("systemctl kill -s STOP parvis.service")
    lab.note(f"after SIGSTOP: used again after {back(board, 2, since):.0f} s")
    expect_in_journal(board, "Watchdog timeout")
    board.picture("back")
    # What systemd does when it cannot go on: it says so on the glass, and does not stay there.
    since = board.seconds_on()
    board.ask("systemctl --no-block start emergency.target")
    time.sleep(15)
    board.picture("emergency")
    wait_for("a board that starts anew", lambda: board.process.poll() is not None, 180)
    lab.note(f"in emergency mode: started anew after {board.seconds_on() - since:.0f} s")
