"""What a board wrote on its card, write by write, and the cards that it may leave behind when its power is cut.

QEMU's blklogwrites writes the log (Board's `logs_writes`), in the format of Linux's dm-log-writes: a sector that says how
many entries there are, then each entry, a sector that says where and how long, with the bytes behind it. An entry is there
when its write is done; one that was done while a flush was on its way stands before it, as if it were covered. Standard
library only.
"""
import os
import struct
from pathlib import Path

SECTOR = 512
MAGIC = 0x6A736677736872
FLUSH, FUA, DISCARD, MARK = 1, 2, 4, 8
PART = 1 << 20  # read at once


class Entry:
    """A write of `length` bytes at `offset` of the card, whose bytes are at `at` of the log; or a flush, or neither."""

    def __init__(self, offset, length, at, flags):
        self.offset, self.length, self.at, self.flags = offset, length, at, flags
        self.end = at + (0 if flags & DISCARD else length)  # in the log
        self.is_flush = bool(flags & (FLUSH | FUA))
        # What a card discards it may forget or not: it is left as it was.
        self.is_write = length > 0 and not flags & (DISCARD | MARK)


def read_log(path):
    """The entries up to the last flush that the log counts."""
    entries = []
    with open(path, "rb") as log:
        magic, version, count, sector = struct.unpack("<QQQI", log.read(28))
        if magic != MAGIC or version != 1 or sector != SECTOR:
            raise ValueError(f"{path} is no log of writes with sectors of {SECTOR} bytes")
        at = SECTOR
        for _ in range(count):
            log.seek(at)
            where, sectors, flags, extra = struct.unpack("<QQQQ", log.read(32))
            entries.append(Entry(where * SECTOR, sectors * SECTOR, at + SECTOR, flags))
            at = entries[-1].end + extra
    return entries


def whole(entry):
    return [(0, entry.length)]


def torn(entry, moment):
    """Some of its sectors: those up to one, or any."""
    count = entry.length // SECTOR
    if moment.random() < 0.5:
        return [(0, moment.randrange(count) * SECTOR)]
    return [(sector * SECTOR, SECTOR) for sector in range(count) if moment.random() < 0.5]


def after_a_cut(entries, point, moment, settled=None):
    """What is surely on the card when the power goes behind so many entries, and what may be: (how many entries are settled,
    [(entry, its parts)]). Settled is what a flush covers, unless it is said. Of what was written later each write is there,
    torn, or not."""
    if settled is None:
        settled = next((number for number in range(point, 0, -1) if entries[number - 1].is_flush), 0)
    kept, rent = moment.choice(((0, 0), (0.2, 0.1), (0.5, 0), (0.5, 0.2), (0.8, 0.2), (1, 0)))
    later = []
    for entry in entries[settled:point]:
        chance = moment.random()
        if not entry.is_write or chance >= kept:
            continue
        later.append((entry, torn(entry, moment) if chance < kept * rent else whole(entry)))
    return settled, later


class Image:
    """A card, or a part of one that begins at `first` of it, as a sparse file; what is written beside it is not in it."""

    def __init__(self, path, log, first=0):
        # Nothing is kept back: the file may be copied between two writes.
        self.file, self.log, self.first = open(path, "r+b", buffering=0), open(log, "rb"), first
        self.size = os.fstat(self.file.fileno()).st_size

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.log.close()

    def write(self, entry, parts):
        for start, length in parts:
            # From and up to where it lies in this image.
            begin = max(entry.offset + start, self.first)
            end = min(entry.offset + start + length, self.first + self.size)
            while begin < end:
                part = min(end - begin, PART)
                self.log.seek(entry.at + begin - entry.offset)
                self.file.seek(begin - self.first)
                self.file.write(self.log.read(part))
                begin += part

    def settle(self, entries):
        for entry in entries:
            if entry.is_write:
                self.write(entry, whole(entry))


def copy_sparse(source, target, first=0, length=None):
    """`length` bytes from `first` on; what is a hole stays one."""
    with open(source, "rb") as old, open(target, "wb") as new:
        end = first + length if length is not None else os.fstat(old.fileno()).st_size
        new.truncate(end - first)
        at = first
        while at < end:
            try:
                at = os.lseek(old.fileno(), at, os.SEEK_DATA)
            except OSError:  # only a hole is left
                break
            hole = min(os.lseek(old.fileno(), at, os.SEEK_HOLE), end)
            while at < hole:
                part = os.pread(old.fileno(), min(PART, hole - at), at)
                os.pwrite(new.fileno(), part, at - first)
                at += len(part)
    return Path(target)
