"""A screen mounted in each of the four ways: the page upright for who stands before it, and what a finger means lies under it."""
import glass
from board import Failed, wait_for
from people import set_up
from picture import Picture, on_glass

# The edge of the glass where the page's end is, a white bar from side to side, when the picture is turned clockwise so much.
END = {0: "bottom", 90: "left", 180: "top", 270: "right"}
WHITE = (0xFF, 0xFF, 0xFF)
# The same to the pixel; a clock that grew wider may move its neighbour.
MOST_APART = 0.002


def touch(board, label, degrees):
    """As board.tap(), but by where the page has it and how the screen hangs; what the program thinks of that is not asked."""
    def place():
        return next((node for node in glass.on_top(board.tree()) if node["tappable"] and node["label"] == label), None)
    node = wait_for(f"“{label}” on the page", place)
    left, top, width, height = node["page"]
    x, y = on_glass(left + width / 2, top + height / 2, board.glass, degrees)
    # By this every other case taps.
    if abs(node["x"] - x) > 2 or abs(node["y"] - y) > 2:
        raise Failed(f"{degrees}: “{label}” is at {x:.0f}, {y:.0f} of the glass, and the kiosk says {node['x']}, {node['y']}")
    board.touch(x, y)


def check(board, degrees):
    wait_for(f"turned by {degrees} degrees: the page's end along the glass's {END[degrees]}",
             lambda: Picture(board.picture(f"{degrees}-edges")).edges_of(WHITE) == [END[degrees]], 30)
    page = glass.read(board, str(degrees), degrees)
    clock = glass.clock_boxes(board)
    touch(board, "Papiers et démarches", degrees)  # the first tile, there on a narrow glass too
    board.wait_to_see("Retour")
    glass.read(board, f"{degrees}-list", degrees)
    touch(board, "Retour", degrees)
    board.wait_for_home()
    return page, clock


def run(lab):
    board = lab.at_home()
    pages, clocks = {}, {}
    for degrees in END:
        if degrees:
            set_up(board, display={"orientation": degrees})
            board.wait_for_home()
        pages[degrees], clocks[degrees] = check(board, degrees)
    for one, other in ((0, 180), (90, 270)):
        apart = pages[one].differs_from(pages[other], but=clocks[one] + clocks[other])
        lab.note(f"{other} upside down differs from {one} in {apart:.2%} of the pixels")
        if apart > MOST_APART:
            raise Failed(f"turned by {other} degrees the glass does not show the page of {one} upside down")
