"""One emulated arm64 board: power, glass, fingers, sticks, and a root shell behind its back.

The board is QEMU's `virt` with a real Debian on it. What a case needs of it is here and nothing else; what the board
shows is in picture.py. Standard library only. QEMU and its firmware come from the Debian 13 system that
deploy/debian13 keeps (virtio-multitouch-pci needs QEMU 8.1), run by that system's own loader, without a chroot.
"""
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import time
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "parvis"
TOOLS = CACHE / "debian13"
DISK = CACHE / "lab" / "board.img"
# Larger than the image, as a card is.
CARD_SIZE = 4 << 30
# Waiting is for slow machines: a board under load takes four times as long as a quiet one.
BOOT_SECONDS = 300
CALM_SECONDS = 60


class Failed(Exception):
    """What was expected, and what came instead."""


def tool(name, *words):
    """A program of the Debian 13 system, as a command line for this one."""
    libraries = TOOLS / "usr/lib/x86_64-linux-gnu"
    program = next(path for path in (TOOLS / "usr/bin" / name, TOOLS / "usr/sbin" / name) if path.exists())
    return [str(TOOLS / "usr/lib64/ld-linux-x86-64.so.2"), "--library-path", str(libraries), str(program), *map(str, words)]


def wait_for(what, look, seconds=CALM_SECONDS, step=0.1):
    """Calls `look` until it returns something true, which is returned."""
    end = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise Failed(f"not within {seconds} s: {what}")
        time.sleep(step)


def plain(words):
    """Typesetting's narrow and firm spaces as those of a keyboard: a case is written with one."""
    return words.replace("\u202f", " ").replace("\xa0", " ")


class Board:
    """`folder` keeps the board's logs, pictures and its disk (a copy of `image`: what it writes stays). With `logs_writes`
    every write and flush of the card is in `writes.log` too (write_log.py), from the board's last power-on."""

    def __init__(self, folder, memory_mb=512, glass=(800, 480), graphics="virtio-gpu-pci", disk=None, image=DISK,
                 logs_writes=False, viewer=False, extra=()):
        self.folder = Path(folder)
        self.image, self.logs_writes = image, logs_writes
        self.folder.mkdir(parents=True, exist_ok=True)
        self.memory_mb, self.glass, self.graphics, self.extra = memory_mb, glass, graphics, list(extra)
        if viewer:
            self.extra += ["-vnc", f"unix:{self.folder}/viewer.sock"]
        self.disk = Path(disk) if disk else self.folder / "disk.qcow2"
        self.process = None
        self.commands = 0
        self.slow_sticks = 0
        if not disk:
            self.forget()

    # Power ------------------------------------------------------------------------------------------------------

    def forget(self):
        """A new card: the image as it was made, on which this board then writes."""
        subprocess.run(tool("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", self.image, self.disk, CARD_SIZE), check=True,
                       env=self._environment())
        shutil.copy(TOOLS / "usr/share/AAVMF/AAVMF_VARS.fd", self.folder / "firmware-memory.fd")

    def _environment(self):
        return {**os.environ, "QEMU_MODULE_DIR": str(TOOLS / "usr/lib/x86_64-linux-gnu/qemu")}

    def _card(self):
        if not self.logs_writes:
            return f"format=qcow2,file={self.disk}"
        log = self.folder / "writes.log"
        log.write_bytes(b"")
        return (f"driver=blklogwrites,file.driver=qcow2,file.file.driver=file,file.file.filename={self.disk},"
                f"log.driver=file,log.filename={log}")

    def _command(self):
        f, (width, height) = self.folder, self.glass
        display = [] if not self.graphics else ["-device", f"{self.graphics},xres={width},yres={height},romfile="]
        return tool(
            "qemu-system-aarch64", "-L", TOOLS / "usr/share/qemu", "-name", "parvis-board", "-M", "virt,gic-version=3",
            "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "cortex-a72", "-smp", "2", "-m", self.memory_mb,
            "-drive", f"if=pflash,unit=0,format=raw,readonly=on,file={TOOLS}/usr/share/AAVMF/AAVMF_CODE.no-secboot.fd",
            "-drive", f"if=pflash,unit=1,format=raw,file={f}/firmware-memory.fd",
            "-nodefaults", "-display", "none", "-no-reboot", "-serial", f"file:{f}/serial.log",
            "-qmp", f"unix:{f}/qmp.sock,server=on,wait=off",
            "-drive", f"if=none,id=card,cache=writeback,{self._card()}",
            "-device", "virtio-blk-pci,drive=card,bootindex=0,num-queues=1", *display,
            "-device", "qemu-xhci,id=xhci", "-device", "virtio-rng-pci", "-device", "virtio-multitouch-pci,id=touch",
            "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=shell,path={f}/shell.sock,server=on,wait=off",
            "-device", "virtserialport,chardev=shell,name=lab.shell",
            "-chardev", f"file,id=tree,path={f}/tree.log,append=on", "-device", "virtserialport,chardev=tree,name=lab.tree",
            "-device", "i6300esb", "-watchdog-action", "reset", *self.extra)

    def power_on(self):
        for name in ("serial.log", "tree.log"):
            (self.folder / name).unlink(missing_ok=True)
        return self._start(self._command())

    def _start(self, command):
        for name in ("qmp.sock", "shell.sock"):
            (self.folder / name).unlink(missing_ok=True)
        self.powered_at = time.monotonic()
        with open(self.folder / "qemu.log", "w") as log:
            self.process = subprocess.Popen(command, env=self._environment(), stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=subprocess.STDOUT)
        self._monitor = wait_for("QEMU's monitor", self._connect, 20)
        self._monitor.readline()
        self.monitor("qmp_capabilities")
        # Before the board starts: a port with nobody at its other end reads as ended there.
        self._shell = socket.socket(socket.AF_UNIX)
        self._shell.connect(str(self.folder / "shell.sock"))
        return self

    def _connect(self):
        if self.process.poll() is not None:
            raise Failed("QEMU ended: " + (self.folder / "qemu.log").read_text()[-1500:])
        try:
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(str(self.folder / "qmp.sock"))
            return connection.makefile("rw", newline="\n")
        except OSError:
            return None

    def cut_power(self):
        """At once, in the middle of anything. What the board had handed to its disk stays, nothing else."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
        self.process = None

    # What a board is when it is saved: its memory, its card, its firmware's, and what its kiosk said last.
    SAVED = ("memory.state", "disk.qcow2", "firmware-memory.fd", "tree.log")

    def save(self, folder):
        """This running board into `folder`, to be resumed any number of times; it goes on."""
        folder.mkdir(parents=True, exist_ok=True)
        self.monitor("stop")
        self.monitor("migrate", uri=f"file:{folder}/memory.state")
        wait_for("the board's memory saved", self._is_saved)
        for name in self.SAVED[1:]:
            shutil.copy(self.folder / name, folder / name)
        self.monitor("cont")

    def _is_saved(self):
        status = self.monitor("query-migrate").get("status")
        if status == "failed":
            raise Failed("the board's memory could not be saved")
        return status == "completed"

    def resume(self, folder):
        """Goes on where the board saved in `folder` was, with a card of its own. Its clock goes on from there too."""
        for name in self.SAVED[1:]:
            shutil.copy(folder / name, self.folder / name)
        self._start(self._command() + ["-incoming", f"file:{folder}/memory.state"])
        wait_for("the board's memory restored", lambda: self.monitor("query-status")["status"] != "inmigrate")
        self.monitor("cont")
        return self

    def seconds_on(self):
        return time.monotonic() - self.powered_at

    def __enter__(self):
        return self.power_on()

    def __exit__(self, *_):
        self.cut_power()

    def monitor(self, command, **arguments):
        self._monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._monitor.flush()
        while True:
            line = self._monitor.readline()
            if not line:
                raise Failed("QEMU ended in the middle of " + command)
            answer = json.loads(line)
            if "error" in answer:
                raise Failed(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    # The glass --------------------------------------------------------------------------------------------------

    def picture(self, name):
        """The glass as a PNG to look at and a PPM to judge; returns the latter's path."""
        ppm = self.folder / f"{name}.ppm"
        self.monitor("screendump", filename=str(self.folder / f"{name}.png"), format="png")
        self.monitor("screendump", filename=str(ppm), format="ppm")
        return ppm

    def tree(self):
        """The nodes of the last frame that the kiosk said anything about; [] before the first."""
        try:
            with open(self.folder / "tree.log", "rb") as log:
                log.seek(0, os.SEEK_END)
                log.seek(max(0, log.tell() - (1 << 18)))
                lines = log.read().split(b"\n")
        except FileNotFoundError:
            return []
        if len(lines) < 2 or not lines[-2].startswith(b"{"):
            return []
        return json.loads(plain(lines[-2].decode()))["nodes"]

    def sees(self, words):
        return any(words in node["label"] for node in self.tree())

    def wait_to_see(self, words, seconds=CALM_SECONDS):
        wait_for(f"“{words}” on the glass", lambda: self.sees(words), seconds)

    def wait_for_home(self, seconds=BOOT_SECONDS):
        wait_for("home", self.is_home, seconds)

    def wait_for_start(self, number, seconds=120):
        """The kiosk has been started anew so often since the board was switched on, and is there."""
        wait_for(f"start {number} of the kiosk", lambda: self.restarts() == number, seconds)
        wait_for("an active kiosk", lambda: self.shell("systemctl is-active --quiet parvis.service")[0] == 0, seconds)

    def restarts(self):
        return int(self.ask("systemctl show -P NRestarts parvis.service"))

    def disk_hangs(self):
        """Whether the emulated card never answered a read: no card does that, QEMU did once in some hundred starts."""
        try:
            log = self.shell("journalctl -k --no-pager | grep -A12 'blocked for more than'", 60)[1]
        except Failed:
            return False
        return "io_schedule" in log

    def is_home(self):
        """In whatever language: somewhere to search, tiles, and no way back."""
        tappable = [node for node in self.tree() if node["tappable"]]
        return (any(node["role"] == "search field" for node in tappable) and
                any(node["role"] == "card" for node in tappable) and
                not any(node["label"] in ("Retour", "Back") for node in tappable))

    def plug_display(self, plugged):
        """Its cable is pulled or put in. Of a board with `viewer` only."""
        width, height = self.glass if plugged else (0, 0)
        # QEMU passes on what differs from what was said before, and at first nothing was.
        self._tell_size(self.glass, (width, height))
        # The driver of this display tells the news without having looked, unlike those of real sockets: once it has, again.
        self.ask("for socket in /sys/class/drm/card*-*/status; do echo detect >$socket; done")
        self._tell_size((width, height + 1), (width, height))

    def _tell_size(self, *sizes):
        """What a viewer says of its window, by the protocol RFB 3.8 (RFC 6143) and its message SetDesktopSize; 0 × 0: no window."""
        with socket.socket(socket.AF_UNIX) as viewer:
            viewer.settimeout(20)
            viewer.connect(str(self.folder / "viewer.sock"))
            answers = viewer.makefile("rb")
            answers.read(12)
            viewer.sendall(b"RFB 003.008\n")
            answers.read(answers.read(1)[0])  # the kinds of security
            viewer.sendall(b"\x01")  # none
            answers.read(4)
            viewer.sendall(b"\x01")  # beside other viewers
            answers.read(20)
            answers.read(int.from_bytes(answers.read(4)))  # the window's name
            viewer.sendall(struct.pack(">BxHi", 2, 1, -308))  # this viewer knows windows of another size
            for width, height in sizes:
                viewer.sendall(struct.pack(">BxHHBx", 251, width, height, 1) + struct.pack(">IHHHHI", 0, 0, 0, width, height, 0))
                time.sleep(1)

    # Fingers ----------------------------------------------------------------------------------------------------

    def finger(self, kind, x=0, y=0, slot=0):
        """kind: begin, update or end, in pixels of the glass as it is mounted.

        Each coordinate is sent twice, first a little beside: the kernel passes on only what differs from that slot's last
        finger, and a kiosk that was started since would take what it was not told for 0.
        """
        width, height = self.glass
        scaled = {"x": round(x * 0x7FFF / (width - 1)), "y": round(y * 0x7FFF / (height - 1))}
        identity = -1 if kind == "end" else slot
        events = [{"type": "mtt", "data": {"type": kind, "slot": slot, "tracking-id": identity, "axis": "x", "value": 0}}]
        if kind != "end":
            events += [{"type": "mtt", "data": {"type": "data", "slot": slot, "tracking-id": identity, "axis": axis,
                                                "value": sent}}
                       for axis, value in scaled.items() for sent in (value ^ 1, value)]
        self.monitor("input-send-event", events=events)

    def touch(self, x, y, seconds=0.15):
        self.finger("begin", x, y)
        time.sleep(seconds)
        self.finger("end")

    def tap(self, label):
        """What carries this label, as a visitor would: when it is there and has stopped moving."""
        def still():
            first = self._tappable(label)
            time.sleep(0.4)
            return first if first and first == self._tappable(label) else None
        x, y = wait_for(f"something to tap that says “{label}”", still)
        self.touch(x, y)

    def _tappable(self, label):
        for node in self.tree():
            if node["tappable"] and node["label"].startswith(label):
                return node["x"], node["y"]
        return None

    def bring_and_tap(self, label):
        """What may lie lower down on a long page."""
        self.bring(label, self._tappable)
        self.tap(label)

    def bring(self, label, in_sight=None):
        """Moves the page up until this is in sight."""
        width, height = self.glass
        for _ in range(60):
            if (in_sight or self.sees)(label):
                return
            self.finger("begin", width - 60, height * 0.7)
            for step in range(1, 9):
                time.sleep(0.03)
                self.finger("update", width - 60, height * (0.7 - 0.05 * step))
            time.sleep(0.3)  # it rests, so that the page does not glide on
            self.finger("end")
            time.sleep(0.3)
        raise Failed(f"the page ends without “{label}”")

    def press_keys(self, *names):
        """A keyboard's keys by QEMU's names, held together."""
        self.monitor("send-key", keys=[{"type": "qcode", "data": name} for name in names])

    # Sticks -----------------------------------------------------------------------------------------------------

    def plug(self, image, name="stick", port=None, bytes_per_second=0, read_only=False):
        """Puts a stick in, which may be written on unless its switch says otherwise; `port` for one behind a hub ("4.1"); a slow
        one where it is said how slow."""
        file = {"driver": "file", "filename": str(image), "read-only": read_only}
        if bytes_per_second:
            group = f"slow-{self.slow_sticks}"
            self.slow_sticks += 1
            self.monitor("object-add", **{"qom-type": "throttle-group", "id": group,
                                          "limits": {"bps-total": bytes_per_second, "bps-total-max": bytes_per_second}})
            file = {"driver": "throttle", "throttle-group": group, "file": file}
        self.monitor("blockdev-add", **{"driver": "raw", "node-name": f"{name}-disk", "file": file, "read-only": read_only})
        place = {"port": port} if port else {}
        self.monitor("device_add", driver="usb-storage", id=name, bus="xhci.0", drive=f"{name}-disk", removable=True, **place)

    def plug_hub(self):
        """Returns the hub's port; "PORT.1" is its first one."""
        self.monitor("device_add", driver="usb-hub", id="hub", bus="xhci.0")
        said = self.monitor("human-monitor-command", **{"command-line": "info usb"})
        return next(line.split("Port ")[1].split(",")[0] for line in said.splitlines() if "Hub" in line)

    def pull(self, name="stick"):
        """Takes it out, in the middle of anything."""
        self.monitor("device_del", id=name)
        wait_for(f"{name} out", lambda: self._let_go_of(f"{name}-disk"))

    def _let_go_of(self, disk):
        try:
            self.monitor("blockdev-del", **{"node-name": disk})
            return True
        except Failed:
            return False  # the device still holds it

    # Behind its back ----------------------------------------------------------------------------------------------

    def shell(self, command, seconds=CALM_SECONDS):
        """(status, output) of a command run as root on the board."""
        self.commands += 1
        begin, end = f"<{self.commands}:begin>", f"<{self.commands}:end "
        # Written in halves, so that what is sent never looks like what is answered.
        self._shell.sendall((f"echo '<{self.commands}:be''gin>'; ( {command}\n) 2>&1 </dev/null; "
                             f"echo '<{self.commands}:en''d '$?'>'\n").encode())
        answer, until = "", time.monotonic() + seconds
        while True:
            self._shell.settimeout(max(0.1, until - time.monotonic()))
            try:
                part = self._shell.recv(1 << 16)
            except TimeoutError:
                raise Failed(f"the board's shell did not answer within {seconds} s: {command}") from None
            if not part:
                raise Failed("the board's shell is gone")
            answer += part.decode(errors="replace")
            if end in answer and ">" in answer.split(end, 1)[1]:
                output = answer.split(begin, 1)[1].split(end, 1)[0].lstrip("\r\n")
                return int(answer.split(end, 1)[1].split(">", 1)[0]), output

    def ask(self, command, seconds=CALM_SECONDS):
        """The output of a command that must succeed."""
        status, output = self.shell(command, seconds)
        if status != 0:
            raise Failed(f"{command}: status {status}: {output[-500:]}")
        return output.strip()

    def wait_for_shell(self, seconds=BOOT_SECONDS):
        def answers():
            try:
                return self.shell("true", 10)[0] == 0
            except Failed:
                return False
        wait_for("the board's shell", answers, seconds)
