"""Clocks: dead, ahead, beyond 2038, the night of summer time: shown only where known, staff put it right, nothing stops."""
from board import wait_for
from people import CODE, come_in, leave_staff, set_up


def start_at(lab, board, moment):
    """The board's power is cut; it comes back when its clock with the battery shows this (UTC)."""
    board.cut_power()
    board.extra = ["-rtc", f"base={moment}"]
    board.power_on()
    board.wait_for_home()
    board.wait_for_shell()


def read_clock(board, *wanted):
    """Staff read this of the clock, without its being touched."""
    come_in(board)
    board.bring("L’heure")
    for words in wanted:
        board.bring(words)


def run(lab):
    board = lab.board(extra=("-rtc", "base=2027-01-15T10:00:00")).power_on()
    board.wait_for_home()
    board.wait_for_shell()
    set_up(board, top={"time_zone": '"Europe/Paris"'}, staff={"code": f'"{CODE}"'})
    board.wait_for_home()
    read_clock(board, "15 janvier 2027", "L’heure vient de l’horloge de la borne")
    leave_staff(board)
    board.ask("sync")

    start_at(lab, board, "1970-01-01T00:00:00")
    read_clock(board, "n’est pas sûre", "au plus tôt le vendredi 15 janvier 2027")
    board.picture("1970")
    board.bring_and_tap("Régler l’heure")
    board.bring_and_tap("Un jour de plus")
    board.bring_and_tap("C’est la bonne heure")
    board.wait_to_see("Réglée par l’équipe le")
    board.picture("set-by-staff")
    leave_staff(board)
    lab.note("1970: not sure, not before the day that was known; staff set it")

    start_at(lab, board, "2099-06-01T12:00:00")
    read_clock(board, "n’est pas sûre", "au plus tôt le samedi 16 janvier 2027")
    leave_staff(board)
    lab.note("2099: not believed")

    start_at(lab, board, "2027-01-17T09:00:00")
    read_clock(board, "17 janvier 2027", "L’heure vient de l’horloge de la borne")
    leave_staff(board)
    lab.note("a right clock again: known at once")

    # 2^31 seconds after 1970 are at 03:14:08. That year is within the program's life: a clock may say so.
    start_at(lab, board, "2038-01-19T03:12:40")
    read_clock(board, "19 janvier 2038")
    leave_staff(board)
    wait_for("2^31 seconds", lambda: int(board.ask("date +%s")) > 2 ** 31 + 5, 120, 1)
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.wait_to_see("toujours là", 90)  # what waits goes on
    board.wait_for_home()
    read_clock(board, "19 janvier 2038")
    leave_staff(board)
    lab.note("2038: passed while somebody was there; the visit came to its end")

    start_at(lab, board, "2027-01-18T09:00:00")
    read_clock(board, "n’est pas sûre", "au plus tôt le mardi 19 janvier 2038")
    board.bring_and_tap("Oublier cette date")
    board.wait_to_see("18 janvier 2027")
    leave_staff(board)
    lab.note("a clock that was eleven years ahead: staff forget that date, and the right one is known")

    start_at(lab, board, "2027-03-28T00:58:40")
    read_clock(board, "Il est 1:5")
    board.wait_to_see("Il est 3:0", 120)
    board.picture("summer-time")
    leave_staff(board)
    lab.note("the night of summer time: 1:59 is followed by 3:00")
