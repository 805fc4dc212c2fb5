"""Power cut anywhere in an update: of the cards that may be left behind, each has the old content or the new, and is in order."""
import json
import random
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import stick
from board import CARD_SIZE, DISK, TOOLS, Failed, tool
from cases.c13_interrupted_update import SLOW, check_store
from people import fill, install, make_packs, shown
from write_log import Image, after_a_cut, copy_sparse, read_log

OLD, NEW, NEXT = 3, 4, 5  # three are kept: with the fourth the first one goes
LOOK = tool("qemu-aarch64", "-L", TOOLS, TOOLS / "build/arm64-lab/bin/parvis-lab-look")
AT_ONCE = 2
# Cards that forget what was flushed, cut at the very end: were none of them found bad, the rest would prove nothing.
LIARS = 20


class Logged:
    """An update whose writes were logged. `plugged` and `told`: entries when the stick was put in, and when the glass said that
    it was done; `before`: the card as it was behind the first `start` of them."""

    def __init__(self, log, plugged_size, told_size):
        self.log, self.entries = log, read_log(log)
        self.plugged, self.told = (sum(entry.end <= size for entry in self.entries) for size in (plugged_size, told_size))
        self.start, self.before = 0, None

    def __str__(self):
        update = self.entries[self.plugged:]
        return (f"{sum(entry.is_write for entry in update)} writes of "
                f"{sum(entry.length for entry in update if entry.is_write) / 1e6:.1f} MB and "
                f"{sum(entry.is_flush for entry in update)} flushes, {self.told - self.plugged} of them until it was said to be done")

    def begin_at(self, start, path):
        self.start, self.before = start, copy_sparse(DISK, path, length=CARD_SIZE)
        with Image(path, self.log) as image:
            image.settle(self.entries[:start])

    def data_partition(self):
        """(first byte, bytes) of it."""
        said = subprocess.run(tool("sfdisk", "--json", self.before), check=True, capture_output=True).stdout
        for partition in json.loads(said)["partitiontable"]["partitions"]:
            if partition["name"] == "parvis-data":
                return partition["start"] * stick.SECTOR, partition["size"] * stick.SECTOR
        raise Failed("the card has no partition parvis-data")


class AfterCut:
    """A card after a power cut: where in the log the power went, and what was kept of what no flush covers."""

    def __init__(self, logged, number, point, seed, lies=False):
        self.number, self.point = number, point
        self.settled, self.later = after_a_cut(logged.entries, point, random.Random(f"{seed} {number}"),
                                               logged.plugged if lies else None)

    def write_later(self, image):
        for entry, parts in self.later:
            image.write(entry, parts)

    def __str__(self):
        return f"card {self.number}, cut behind entry {self.point}"


def take_update(lab):
    board = lab.switched_on(logs_writes=True)
    make_packs(board, NEXT)
    for number in range(1, NEXT + 1):
        image = stick.make(lab.folder / f"{number}.img", ("vfat", f"CONTENU{number}", {}), mb=40)
        fill(board, image, f"s{number}", f"parvis-content stick {number}.parvis {{0}} && cp federation.pub {{0}}/")
        if number <= OLD:
            install(board, image)
    shown(board, [OLD])
    board.ask("sync")

    log = board.folder / "writes.log"
    plugged = log.stat().st_size
    board.plug(lab.folder / f"{NEW}.img", bytes_per_second=SLOW)
    board.wait_to_see("C’est fait", 120)
    told = log.stat().st_size
    board.ask("sleep 8; sync")  # what the kernel keeps it writes after five seconds
    board.cut_power()
    return Logged(log, plugged, told)


def take_off_stick(lab):
    """The next pack and the federation's key, off a stick."""
    folder = lab.folder / "next"
    folder.mkdir()
    at = f"{lab.folder}/{NEXT}.img@@{stick.FIRST * stick.SECTOR}"
    subprocess.run(tool("mcopy", "-s", "-i", at, "::PARVIS", "::federation.pub", folder), check=True, stdout=subprocess.DEVNULL)
    (folder / "keys").mkdir()
    (folder / "federation.pub").rename(folder / "keys/federation.pub")
    return next((folder / "PARVIS").glob("*.parvis")), folder / "keys"


def said_by(*command):
    done = subprocess.run(tool(*command), capture_output=True, text=True, errors="replace")
    return done.returncode, (done.stdout + done.stderr).strip()


def look(partition, work, pack, keys):
    """Which content a board would show with this data partition: after its fsck, in the order of its start."""
    status, words = said_by("e2fsck", "-y", partition)
    if status not in (0, 1):
        raise Failed(f"the start’s fsck: status {status}: {words[-500:]}")
    status, words = said_by("e2fsck", "-f", "-n", partition)
    if status != 0:
        raise Failed(f"after the start’s fsck the file system is not in order: {words[-500:]}")
    status, words = said_by("debugfs", "-R", f"rdump /content {work}", partition)
    if not (work / "content/versions").is_dir():
        raise Failed(f"the store is not on it: {words[-500:]}")
    seen = subprocess.run([*LOOK, work / "content", keys, pack], capture_output=True, text=True)
    if seen.returncode != 0 or not seen.stdout.startswith("shows "):
        raise Failed(f"{seen.stdout} {seen.stderr}".strip())
    return int(seen.stdout.split()[1])


def look_at_all(lab, logged, cards, pack, keys):
    """{card: the content that a board would show, or what is wrong}, of the data partition of each."""
    first, size = logged.data_partition()
    base = copy_sparse(logged.before, lab.folder / "data.img", first, size)

    def one(card, partition):
        work = partition.with_suffix("")
        work.mkdir()
        try:
            number = look(partition, work, pack, keys)
            if number not in (OLD, NEW):
                raise Failed(f"shows {number}")
            if number != NEW and card.point >= logged.told:
                raise Failed("it had been said to be done, and the old content is there")
            return number
        except Failed as failure:
            return f"{card}: {failure}"
        finally:
            shutil.rmtree(work)
            partition.unlink()

    settled, waiting, results = logged.start, [], {}
    with Image(base, logged.log, first) as image, ThreadPoolExecutor(AT_ONCE) as workers:
        for card in sorted(cards, key=lambda card: card.settled):
            image.settle(logged.entries[settled:card.settled])
            settled = card.settled
            partition = copy_sparse(base, lab.folder / f"after-{card.number}.img")
            with Image(partition, logged.log, first) as after:
                card.write_later(after)
            waiting.append((card, workers.submit(one, card, partition)))
            if len(waiting) > 2 * AT_ONCE:
                done, result = waiting.pop(0)
                results[done] = result.result()
        results.update({card: result.result() for card, result in waiting})
    base.unlink()
    return results


def boot(lab, logged, card, expected):
    """A board is really switched on with this card."""
    whole = copy_sparse(logged.before, lab.folder / "whole.img")
    with Image(whole, logged.log) as image:
        image.settle(logged.entries[logged.start:card.settled])
        card.write_later(image)
    board = lab.board(f"after-{card.number}", image=whole).power_on()
    board.wait_for_home()
    board.wait_for_shell()
    number = shown(board, [OLD, NEW])
    if number != expected:
        raise Failed(f"{card}: the board shows {number}, without booting it was {expected}")
    check_store(board, number)
    board.cut_power()
    whole.unlink()


def run(lab):
    count, boots = (50, 2) if lab.short else (500, 10)
    moment = random.Random(seed := lab.seed)
    logged = take_update(lab)
    lab.note(f"the update: {logged}; seed {seed}")
    pack, keys = take_off_stick(lab)

    end = len(logged.entries)
    cards = [AfterCut(logged, number, moment.randint(logged.plugged, end), seed) for number in range(count)]
    liars = [AfterCut(logged, number, end, seed, lies=True) for number in range(LIARS)]
    logged.begin_at(min(card.settled for card in cards + liars), lab.folder / "before.img")
    began = time.monotonic()
    results = look_at_all(lab, logged, cards, pack, keys)
    old, new = ([card for card in cards if results[card] == number] for number in (OLD, NEW))
    lab.note(f"{count} cards not booted: the old content {len(old)} times, the new one {len(new)} times, each whole, as signed, and "
             f"the next stick installed; {sum(bool(card.later) for card in cards)} with writes that no flush covers; "
             f"{count - len(old) - len(new)} bad; {time.monotonic() - began:.0f} s")
    bad = [result for result in results.values() if result not in (OLD, NEW)]
    if bad:
        raise Failed("\n".join(bad))
    if not old or not new:
        raise Failed("only one of the two contents was ever there: the cuts missed the update")
    found = sum(result not in (OLD, NEW) for result in look_at_all(lab, logged, liars, pack, keys).values())
    lab.note(f"{LIARS} more of a card that says a flush is done and does nothing: {found} bad")
    if not found:
        raise Failed("of a card that never flushes every one is found good: nothing is looked at")

    began = time.monotonic()
    booted = moment.sample(old, boots // 2) + moment.sample(new, boots - boots // 2)
    for card in booted:
        boot(lab, logged, card, results[card])
    lab.note(f"{boots} of them booted: home with the content that was seen before, the store in order; {time.monotonic() - began:.0f} s")
