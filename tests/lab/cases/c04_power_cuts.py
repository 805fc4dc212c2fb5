"""Power cuts at random moments of ordinary life: as many good boots as cuts."""
import random
import time

from board import Failed


def run(lab):
    cuts = 10 if lab.short else 100
    seed = int(time.time())
    lab.note(f"{cuts} cuts, seed {seed}")
    moment = random.Random(seed)
    board = lab.board()
    for cut in range(cuts):
        board.power_on()
        if moment.random() < 0.3:
            time.sleep(moment.uniform(0, 25))  # while it starts
        else:
            board.wait_for_home()
            board.tap("Jardin et nature")
            time.sleep(moment.uniform(0, 3))
        board.cut_power()
    board.power_on()
    board.wait_for_home()
    board.wait_for_shell()
    failed = board.ask("systemctl --failed --no-legend --plain | cat")
    if failed:
        raise Failed(f"after {cuts} cuts these units fail: {failed}")
    board.ask("test -w /var/lib/parvis/. && findmnt -no OPTIONS / | grep -qw ro")
    board.picture("after-the-last")
