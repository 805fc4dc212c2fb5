"""A stick pulled and the power cut at moments of an update: the old content or the new is on the glass, and the next stick comes."""
import random
import time

from board import Failed, wait_for
from people import close, install, shown, sticks_with_packs

SLOW = 60_000  # bytes a second: a pack of 300 KB then takes moments that can be hit
STORE = "/var/lib/parvis/content"


def check_store(board, number):
    """What is shown is what the store says, and nothing is left over."""
    active = board.ask(f"sed -n 's/^active //p' {STORE}/state")
    if int(active.split("-")[0]) != number:
        raise Failed(f"content {number} is shown, the store says {active}")
    if board.ask(f"ls {STORE}/incoming"):
        raise Failed("something is left of an update that did not end")
    for name in board.ask(f"ls {STORE}/versions/*.parvis").split():
        board.ask(f"parvis-content verify {name} --keys /etc/parvis/keys")


def settle(board):
    """Whatever the card or the strip says, it is sent away."""
    if any(node["label"] == "Fermer" and node["tappable"] for node in board.tree()):
        close(board)


def run(lab):
    pulls, cuts = (3, 3) if lab.short else (10, 20)
    moment = random.Random(lab.seed)
    lab.note(f"seed {lab.seed}")
    board = lab.at_home()
    images = sticks_with_packs(lab, board, pulls + cuts + 2)

    def bring(number):
        install(board, images[number])
        if shown(board, [number]) != number:
            raise Failed(f"content {number} was not installed")

    bring(1)
    now, ends = 1, {"old": 0, "new": 0}
    for number in range(2, pulls + 2):
        board.plug(images[number], bytes_per_second=SLOW)
        time.sleep(moment.uniform(3, 16))
        board.pull()
        wait_for("an end of the update", lambda: not any("en cours" in node["label"] for node in board.tree()), 90)
        time.sleep(2)
        settle(board)
        after = shown(board, [now, number])
        check_store(board, after)
        ends["new" if after == number else "old"] += 1
        now = after
    lab.note(f"pulled {pulls} times: the old content {ends['old']} times, the new one {ends['new']} times")

    ends = {"old": 0, "new": 0}
    for number in range(pulls + 2, pulls + cuts + 2):
        board.plug(images[number], bytes_per_second=SLOW)
        time.sleep(moment.uniform(3, 16))
        board.cut_power()
        board.power_on()
        board.wait_for_home()
        board.wait_for_shell()
        after = shown(board, [now, number])
        check_store(board, after)
        ends["new" if after == number else "old"] += 1
        now = after
    lab.note(f"cut {cuts} times: the old content {ends['old']} times, the new one {ends['new']} times")
    bring(pulls + cuts + 2)
    lab.note("and the next stick was installed")
