"""A whole visit by touch: contrast, large letters, English, a search by our keyboard, a need, a sheet, home; then all is forgotten."""
import glass
from board import Failed, wait_for
from people import set_up, type_words
from picture import Picture

A_LINE = "Garden, help with papers, music…"  # at the top of home, whatever the letters
BLACK = (0, 0, 0)
MOST_APART = 0.002  # a clock that grew wider may move its neighbour
IDLE_SECONDS, WARNING_SECONDS = 30, 20  # short, and long enough for a slow board between two touches


def height_of(board, words):
    """In pixels of the page."""
    return next(node["page"][3] for node in board.tree() if node["role"] == "text" and node["label"] == words)


def read_dark(board, name):
    glass.read(board, name, covers=False)
    dark = Picture(board.folder / f"{name}.ppm").share(BLACK, 8)
    if dark < 0.4:
        raise Failed(f"with strong contrast only {dark:.0%} of the glass is black ({name})")


def choose_aids(board):
    """English, strong contrast, the largest letters: of these the bar has room for one button, and opens a panel for the rest."""
    board.tap("English")
    board.tap("Contrast")
    read_dark(board, "1-contrast")
    before = height_of(board, A_LINE)
    board.tap("Text")
    board.tap("Very large text")
    board.tap("Close")
    read_dark(board, "2-largest")
    after = height_of(board, A_LINE)
    if after < 1.5 * before:
        raise Failed(f"with the largest letters a line of {before} px has {after} px")


def open_sheet(board, title):
    board.bring_and_tap(title)
    wait_for(f"the sheet “{title}”", lambda: any(node["role"] == "heading" and node["label"] == title for node in board.tree()))


def search(board):
    board.tap("Search")
    type_words(board, "jardin")
    board.tap("See all")
    result = wait_for("a result", lambda: next((node["label"] for node in board.tree() if node["role"] == "card"), None))
    open_sheet(board, result)
    read_dark(board, "3-result")
    board.tap("Home")
    board.wait_for_home()


def need(board):
    board.bring_and_tap("Garden")
    board.wait_to_see("6 activities")
    open_sheet(board, "La Cantine des potes")
    read_dark(board, "4-sheet")
    board.tap("Home")
    board.wait_for_home()


def run(lab):
    board = lab.at_home()
    set_up(board, session={"idle_seconds": IDLE_SECONDS, "warning_seconds": WARNING_SECONDS})
    board.wait_for_home()
    first, clock = glass.read(board, "0-first"), glass.clock_boxes(board)

    since = board.seconds_on()
    choose_aids(board)
    search(board)
    need(board)
    lab.note(f"the visit took {board.seconds_on() - since:.0f} s")

    board.wait_to_see("Are you still there?", IDLE_SECONDS + 60)
    board.picture("5-question")
    board.wait_to_see("Contraste", WARNING_SECONDS + 60)
    board.wait_for_home()
    last = glass.read(board, "6-forgotten")
    apart = last.differs_from(first, but=clock + glass.clock_boxes(board))
    if apart > MOST_APART:
        raise Failed(f"{apart:.2%} of home is not as it was before the visit")
    board.tap("Chercher")
    board.wait_to_see("Espace")
    if any(node["value"] for node in board.tree() if node["role"] == "search field"):
        raise Failed("what was searched for is not forgotten")
    board.tap("Retour")
    board.wait_for_home()
    lab.note(f"then all is forgotten; home differs from before in {apart:.2%} of the pixels, the clock apart")
    if board.restarts() != 0:
        raise Failed("the kiosk was restarted during the visit")
