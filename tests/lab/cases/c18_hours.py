"""Hours: outside them the display is off and costs nothing; a touch lights it and presses nothing; it lights itself in the morning."""
import time

from board import Failed, wait_for
from people import set_clock, set_up, sticks_with_packs
from picture import Picture

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CONNECTORS = "cat /sys/class/drm/card*-*/dpms"
QUIET_SECONDS = 20
# A panel that wakes shows nothing for some seconds, and whoever touches it again meant the first touch.
WAKING_SECONDS = 3
# Hundredths of a second in that time, of a processor some fifteen times slower than a board's: the looks for sticks go on.
MOST_TICKS = 10


def is_lit(board, way):
    if way == "dpms":
        return "On" in board.ask(CONNECTORS)
    return not Picture(board.picture("lit")).is_black()


def wait_until(board, lit, way, seconds=180):
    wait_for(f"the display {'lit' if lit else 'off'} by {way}", lambda: is_lit(board, way) == lit, seconds, 0.5)


def ticks(board):
    """Hundredths of a second that the kiosk has computed for."""
    fields = board.ask("cat /proc/$(systemctl show -P MainPID parvis.service)/stat").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def check_costs_nothing(board, way):
    before = ticks(board)
    time.sleep(QUIET_SECONDS)
    spent = ticks(board) - before
    if spent > MOST_TICKS:
        raise Failed(f"off by {way}, the kiosk computes {spent} hundredths of a second in {QUIET_SECONDS} s")
    return spent


def an_evening(lab, board, way):
    """From two minutes before the end of the hours to the next morning."""
    set_clock(board, "2027-03-10 19:58:00")
    set_up(board, top={"time_zone": '"UTC"'}, hours=dict.fromkeys(DAYS, '"08:00-20:00"'), display={"off": f'"{way}"'},
           display_mode={"on": "true", "slide_seconds": 8}, session={"idle_seconds": 40, "warning_seconds": 20})
    board.wait_for_home()
    tile = wait_for("a tile of home", lambda: next(
        (node for node in board.tree() if node["tappable"] and node["label"].startswith("Jardin et nature")), None))
    board.wait_to_see("Touchez", 90)
    if not is_lit(board, way):
        raise Failed(f"{way}: off within the hours")
    board.picture(f"{way}-1-evening")
    wait_until(board, False, way)
    spent = check_costs_nothing(board, way)

    board.touch(tile["x"], tile["y"])
    wait_until(board, True, way, 10)
    time.sleep(WAKING_SECONDS + 1)
    board.picture(f"{way}-2-lit-by-a-touch")
    if not board.is_home():
        raise Failed(f"{way}: the touch that lights the display pressed something")
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    wait_until(board, False, way)  # the visit is over

    set_clock(board, "2027-03-11 07:59:30")
    wait_until(board, True, way)
    board.wait_to_see("Touchez", 90)
    board.picture(f"{way}-3-morning")
    lab.note(f"{way}: off at 20:00 ({spent} hundredths of a second in {QUIET_SECONDS} s), lit by a touch that presses nothing, "
             "off after the visit, on at 8:00")


def run(lab):
    board = lab.at_home()
    image = sticks_with_packs(lab, board, 1)[1]
    if not lab.short:
        an_evening(lab, board, "black")
        # This board has no such light: what is left is black, and the journal says so.
        an_evening(lab, board, "backlight")
        if "the display stays on, black" not in board.ask("journalctl -b -u parvis.service --no-pager"):
            raise Failed("the journal does not say that there is no light to switch off")
    an_evening(lab, board, "dpms")

    set_clock(board, "2027-03-11 21:00:00")
    wait_until(board, False, "dpms")
    board.plug(image)
    board.wait_to_see("C’est fait", 90)
    if not is_lit(board, "dpms"):
        raise Failed("a stick that brings something does not light the display")
    board.picture("stick")
    board.tap("Fermer")
    board.pull()
    wait_until(board, False, "dpms")
    lab.note("a stick lights it as long as it has something to say")
