"""Power cuts at random moments of ordinary life, also while it starts: after each a good boot."""
import random
import time
from threading import Thread

from board import Failed

# Each on a card of its own: while one waits, the other starts.
BOARDS = 2
MOST_HANGS = 2  # of the emulated card, on each board: such a start is told and counts for nothing


def live(lab, name, wanted, seed):
    """One board, cut and cut again until it has started well so many times; how often it was cut, and its card hung."""
    moment = random.Random(seed)
    board = lab.board(name)
    cuts = hangs = good = 0
    while good < wanted:
        board.power_on()
        if moment.random() < 0.3:
            time.sleep(moment.uniform(0, 70))
            board.cut_power()
            cuts += 1
            board.power_on()
        try:
            board.wait_for_home()
        except Failed:
            hangs += 1
            if hangs > MOST_HANGS or not board.disk_hangs():
                raise
            print(f"      {name}: the emulated card never answered a read: not counted", flush=True)
            board.cut_power()
            cuts += 1
            continue
        board.wait_for_shell()
        failed = board.ask("systemctl --failed --no-legend --plain | cat")
        if failed:
            raise Failed(f"{name}: after {cuts} cuts these units fail: {failed}")
        board.ask("runuser -u parvis -- test -w /var/lib/parvis/. && findmnt -no OPTIONS / | grep -qw ro && mountpoint -q /etc/parvis")
        good += 1
        print(f"      {name}: good boot {good} after {cuts} cuts", flush=True)
        if moment.random() < 0.7:
            board.tap("Jardin et nature")
            time.sleep(moment.uniform(0, 3))
        if good == wanted:
            board.picture("after-the-last")
        board.cut_power()
        cuts += 1
    return cuts, hangs


def run(lab):
    wanted = 10 if lab.short else 100
    seed = lab.seed
    lab.note(f"{wanted} good boots wanted, seed {seed}")
    lived, failures = [], []

    def one(number):
        try:
            lived.append(live(lab, f"board-{number}", wanted // BOARDS, f"{seed} {number}"))
        except Exception as failure:
            failures.append(failure)

    # Nobody waits for them: whoever ends the lab ends them.
    lives = [Thread(target=one, args=(number,), daemon=True) for number in range(BOARDS)]
    for life in lives:
        life.start()
    while any(life.is_alive() for life in lives) and not failures:
        time.sleep(0.5)
    if failures:
        raise failures[0]
    cuts, hangs = (sum(each) for each in zip(*lived))
    lab.note(f"{cuts} cuts, {wanted} good boots; the emulated card hung {hangs} times")
