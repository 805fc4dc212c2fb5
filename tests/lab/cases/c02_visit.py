"""A whole visit by touch: a need, an action, back, the text size, English, and home, where all is forgotten."""
from board import Failed


def run(lab):
    board = lab.at_home()
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.picture("1-list")
    board.tap("La Cantine des potes")
    board.wait_to_see("En pratique")
    board.picture("2-sheet")
    board.tap("Retour")
    board.wait_to_see("6 actions")
    board.tap("English")
    board.wait_to_see("6 activities")
    board.picture("3-english")
    board.tap("Home")
    board.wait_for_home()
    board.tap("Français")
    board.wait_for_home()
    if board.restarts() != 0:
        raise Failed("the kiosk was restarted during the visit")
