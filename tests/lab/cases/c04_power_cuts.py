"""Power cuts at random moments of ordinary life, also while it starts: after each a good boot."""
import random
import time
from threading import Thread

from board import Failed

# Each on a card of its own: while one waits, the other starts.
BOARDS = 2


def live(lab, name, wanted, seed):
    """One board, cut and cut again until it has started well so many times; returns the number of cuts."""
    moment = random.Random(seed)
    board = lab.board(name)
    cuts = 0
    for good in range(1, wanted + 1):
        board.power_on()
        if moment.random() < 0.3:
            time.sleep(moment.uniform(0, 70))
            board.cut_power()
            cuts += 1
            board.power_on()
        board.wait_for_home()
        board.wait_for_shell()
        failed = board.ask("systemctl --failed --no-legend --plain | cat")
        if failed:
            raise Failed(f"{name}: after {cuts} cuts these units fail: {failed}")
        board.ask("runuser -u parvis -- test -w /var/lib/parvis/. && findmnt -no OPTIONS / | grep -qw ro && mountpoint -q /etc/parvis")
        print(f"      {name}: good boot {good} after {cuts} cuts", flush=True)
        if moment.random() < 0.7:
            board.tap("Jardin et nature")
            time.sleep(moment.uniform(0, 3))
        if good == wanted:
            board.picture("after-the-last")
        board.cut_power()
        cuts += 1
    return cuts


def run(lab):
    wanted = 10 if lab.short else 100
    seed = int(time.time())
    lab.note(f"{wanted} good boots wanted, seed {seed}")
    cuts, failures = [], []

    def one(number):
        try:
            cuts.append(live(lab, f"board-{number}", wanted // BOARDS, f"{seed} {number}"))
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
    lab.note(f"{sum(cuts)} cuts, {wanted} good boots")
