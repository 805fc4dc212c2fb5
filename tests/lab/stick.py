"""USB sticks as files: made without mounting anything here; what the board's own kernel must write, the board writes."""
import subprocess
import tempfile
from pathlib import Path

from board import tool

SECTOR = 512
FIRST = 2048  # of the first partition, as every tool has it


def _run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


def _fill(image, offset, files):
    """files: a path on the stick, and its bytes or None for a folder."""
    for path, content in files.items():
        at = f"{image}@@{offset}"
        for folder in reversed(Path(path).parents if content is not None else [Path(path), *Path(path).parents]):
            if str(folder) != ".":
                subprocess.run(tool("mmd", "-D", "s", "-i", at, f"::{folder}"), check=False, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        if content is None:
            continue
        with tempfile.NamedTemporaryFile() as source:
            source.write(content if isinstance(content, bytes) else Path(content).read_bytes())
            source.flush()
            _run(*tool("mcopy", "-D", "o", "-i", at, source.name, f"::{path}"))


def _format(image, kind, offset, size, label):
    if kind == "vfat":
        _run(*tool("mkfs.vfat", "-F", "32", "-n", label, "--offset", str(offset // SECTOR), image, str(size // 1024)))
        return
    # The other tools know no offset: made beside it, and written into its place.
    with tempfile.NamedTemporaryFile(dir=Path(image).parent) as part:
        part.truncate(size)
        command = {"exfat": ("mkfs.exfat", "-L", label), "ntfs": ("mkntfs", "-Q", "-F", "-L", label),
                   "ext4": ("mke2fs", "-q", "-F", "-t", "ext4", "-L", label)}[kind]
        _run(*tool(*command, part.name))
        with open(image, "r+b") as disk:
            disk.seek(offset)
            while block := part.read(1 << 20):
                disk.write(block)


def make(image, *partitions, table=True, mb=80):
    """A stick with partitions of (kind, label, files); files only on vfat. Without a table, one file system is all of it."""
    image = Path(image)
    image.unlink(missing_ok=True)
    with open(image, "wb") as disk:
        disk.truncate((mb * len(partitions) << 20) + (FIRST * SECTOR if table else 0))
    size = mb << 20
    if table:
        types = {"vfat": "c", "exfat": "7", "ntfs": "7", "ext4": "83"}
        lines = [f"start={FIRST + number * size // SECTOR}, size={size // SECTOR}, type={types[kind]}"
                 for number, (kind, _, _) in enumerate(partitions)]
        _run(*tool("sfdisk", "-q", image), input=("label: dos\n" + "\n".join(lines) + "\n").encode())
    for number, (kind, label, files) in enumerate(partitions):
        offset = (FIRST * SECTOR if table else 0) + number * size
        _format(image, kind, offset, size, label)
        if files:
            _fill(image, offset, files)
    return image

