"""Runs the cases of the device lab, one after the other, and reports.

    lab.py [--short] [--twice] [--within=MINUTES] [--seed=N] [CASE…]     --list names them

--within: no case is begun later than that; those that were not are told, and are neither passed nor failed.

--seed: the one that a case told whose moments are chosen at random: it chooses the same again, as far as a board's own speed
lets it.

A case is a file of cases/: its first line says what it proves, `run(lab)` proves it or raises Failed.
"""
import importlib
import shutil
import signal
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from board import DISK, Board, Failed  # noqa: E402

HERE = Path(__file__).parent
RESULTS = HERE.parent.parent / "build" / "lab"
SAVED = RESULTS / "saved"


class Lab:
    """What a case gets: boards, and a place for what it saw."""

    def __init__(self, name, short, seed):
        self.folder, self.short, self.seed, self.boards, self.notes = RESULTS / name, short, seed, [], []
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def board(self, name="board", **options):
        """A new board with a new card, switched off."""
        board = Board(self.folder / name, **options)
        self.boards.append(board)
        return board

    def switched_on(self, name="board", **options):
        """A new board after a start of its own, with home on its glass and a shell behind its back."""
        board = self.board(name, **options).power_on()
        board.wait_for_home()
        board.wait_for_shell()
        return board

    def at_home(self):
        """The same a second later: one board is switched on and saved, the others go on from there."""
        if not SAVED.exists():
            first = self.switched_on("first")
            self.save(first)
            first.cut_power()
        board = self.board().resume(SAVED)
        board.wait_for_home()
        board.wait_for_shell()
        return board

    def save(self, board):
        """What at_home() gives from now on."""
        board.save(SAVED)

    def note(self, words):
        """A figure or a finding for the report."""
        self.notes.append(words)
        print(f"      {words}", flush=True)

    def end(self):
        for board in self.boards:
            board.cut_power()
            for name in ("disk.qcow2", "firmware-memory.fd"):
                (board.folder / name).unlink(missing_ok=True)


def case_names(kind="[cm]"):
    """Cases (c01, …) prove; measurements (m01, …) are taken only when they are named."""
    return sorted(path.stem for path in (HERE / "cases").glob(f"{kind}[0-9]*.py"))


def said_of(name):
    return importlib.import_module(f"cases.{name}").__doc__.strip().splitlines()[0]


def run_case(name, short, seed):
    print(f"== {name}: {said_of(name)}", flush=True)
    began, lab, verdict = time.monotonic(), Lab(name, short, seed), "passed"
    try:
        importlib.import_module(f"cases.{name}").run(lab)
    except Failed as failure:
        verdict = f"FAILED: {failure}"
    except Exception:  # a case that breaks has not passed
        traceback.print_exc()
        verdict = "FAILED: the case itself broke"
    finally:
        if not verdict.startswith("passed"):
            for number, board in enumerate(lab.boards):
                try:
                    board.picture("at-the-end")
                    (lab.folder / f"journal-{number}.txt").write_text(board.shell("journalctl -b --no-pager", 30)[1])
                except Exception:
                    pass
        lab.end()
    print(f"   {verdict} ({time.monotonic() - began:.0f} s)", flush=True)
    return verdict


def run_twice(name, short, seed):
    """A second try, on a board that is switched on anew, tells what always fails from what an emulator's load did once."""
    first = run_case(name, short, seed)
    if first == "passed":
        return first
    shutil.rmtree(SAVED, ignore_errors=True)
    again = run_case(name, short, seed)
    return f"passed only at the second try; at the first: {first}" if again == "passed" else again


def main(words):
    short = "--short" in words
    run = run_twice if "--twice" in words else run_case
    names = [word for word in words if not word.startswith("--")] or case_names("c")
    if "--list" in words or "--help" in words:
        for name in case_names():
            print(f"{name:24} {said_of(name)}")
        return 0
    unknown = [name for name in names if name not in case_names()]
    if unknown:
        print(f"no such case: {' '.join(unknown)} (tests/lab/run --list)", file=sys.stderr)
        return 2
    if not DISK.exists():
        print("the board's disk is not made: start tests/lab/run", file=sys.stderr)
        return 2
    shutil.rmtree(SAVED, ignore_errors=True)
    # Whoever ends the lab ends its boards with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    began = time.monotonic()
    given = dict(word.split("=", 1) for word in words if word.startswith("--") and "=" in word)
    within, seed = 60 * float(given.get("--within", "inf")), int(given.get("--seed", time.time()))
    verdicts = {}
    for name in names:
        if time.monotonic() - began > within:
            break
        verdicts[name] = run(name, short, seed)
    shutil.rmtree(SAVED, ignore_errors=True)
    failed = [name for name, verdict in verdicts.items() if not verdict.startswith("passed")]
    print(f"== {len(verdicts) - len(failed)} of {len(verdicts)} cases passed in {time.monotonic() - began:.0f} s; "
          f"pictures and logs in {RESULTS}")
    for name, verdict in verdicts.items():
        if verdict != "passed":
            print(f"   {name}: {verdict}")
    for name in names[len(verdicts):]:
        print(f"   {name}: NOT run, there was no time left")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
