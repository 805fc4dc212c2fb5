"""Power cuts at random moments of ordinary life, also while it starts: after each a good boot."""
import random
import time

from board import Failed


def run(lab):
    wanted = 10 if lab.short else 100
    seed = int(time.time())
    lab.note(f"{wanted} good boots wanted, seed {seed}")
    moment = random.Random(seed)
    board = lab.board()
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
            raise Failed(f"after {cuts} cuts these units fail: {failed}")
        board.ask("runuser -u parvis -- test -w /var/lib/parvis/. && findmnt -no OPTIONS / | grep -qw ro && mountpoint -q /etc/parvis")
        print(f"      good boot {good} after {cuts} cuts", flush=True)
        if moment.random() < 0.7:
            board.tap("Jardin et nature")
            time.sleep(moment.uniform(0, 3))
        if good == wanted:
            board.picture("after-the-last")
        board.cut_power()
        cuts += 1
    lab.note(f"{cuts} cuts, {wanted} good boots")
