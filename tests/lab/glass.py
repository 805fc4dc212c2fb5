"""What is on the glass is what the kiosk says is there: every letter of it, every cover."""
from board import Failed, wait_for
from picture import Picture

INK = (0.04, 0.5)  # how much of a text's box letters take
GAP = 0.75         # of the box's height: between two words, or from the box's side to a letter
KINDS = 10         # different columns of pixels, of a word: boxes in place of letters have some three
COVER_COLOURS = 2  # on a card, beside black, white and what lies between


def on_top(nodes):
    """What nothing else covers: of a dialog alone, while there is one."""
    last = max((number for number, node in enumerate(nodes) if node["role"] == "dialog"), default=-1)
    return nodes[last + 1:]


def is_written(picture, node):
    ink, gap, kinds = picture.letters(node["page"])
    if len(node["label"]) < 4:  # on a key: an I is all ink, an apostrophe hardly any
        return ink > 0
    return INK[0] <= ink <= INK[1] and gap <= GAP * node["page"][3] and kinds >= KINDS


def missing(picture, nodes, covers=True):
    """The texts that are not written on this upright picture of the page, and the cards that show no cover."""
    whole = [node for node in on_top(nodes) if node["whole"]]
    return ([f"the words “{node['label']}”" for node in whole
             if node["role"] in ("text", "heading") and not is_written(picture, node)] +
            [f"the cover of “{node['label']}”" for node in whole
             if covers and node["role"] == "card" and picture.colours(node["page"]) < COVER_COLOURS])


def read(board, name, degrees=0, covers=True, seconds=60):
    """The page, upright, once it stands still with all that the kiosk says of it. `degrees`: how the screen is mounted; in strong
    contrast `covers` have no colour."""
    seen = {"pixels": b"", "missing": ["a picture that stands still"]}

    def look():
        nodes, picture = board.tree(), Picture(board.picture(name))
        before, seen["pixels"] = seen["pixels"], picture.pixels
        if before != picture.pixels:
            return None
        page = picture.turned((360 - degrees) % 360)
        seen["missing"] = missing(page, nodes, covers)
        return None if seen["missing"] else page

    try:
        return wait_for(f"{name} as the kiosk says it is", look, seconds, 0.5)
    except Failed as failure:
        raise Failed(f"{failure}; missing: {', '.join(seen['missing'])}") from None


def clock_boxes(board):
    """Where the page shows the time: the one thing on it that changes by itself."""
    return [node["page"] for node in board.tree() if node["role"] == "text" and shows_time(node["label"])]


def shows_time(words):
    hours, colon, minutes = words[-5:].strip().partition(":")
    return bool(colon) and hours.isdigit() and minutes.isdigit()
