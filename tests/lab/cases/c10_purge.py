"""The package is purged: no file, no user, no setting of the system is left, and the console is back."""
from board import Failed

# What the image made, not the package: its partitions' folders, and what the lab laid there.
NOT_OURS = ("/etc/parvis", "/var/lib/parvis", "/parvis-start", "/etc/systemd/system/parvis.service.d")


def run(lab):
    board = lab.at_home()
    board.ask("mount -o remount,rw / && mount -o remount,rw /etc/parvis")
    board.ask("echo key >/etc/parvis/keys/ours.pub; echo content >/var/lib/parvis/ours.parvis")
    board.ask("dpkg --purge parvis", 300)
    left = [path for path in board.ask("find / -xdev -iname '*parvis*'; find /etc/parvis /var/lib/parvis -mindepth 1 "
                                       "! -name lost+found").splitlines() if path not in NOT_OURS]
    if left:
        raise Failed(f"left behind: {' '.join(left)}")
    if board.shell("{ getent passwd; getent group; } | grep ^parvis")[0] == 0:
        raise Failed("a user is still there")
    board.ask("! grep -lx parvis /proc/[0-9]*/comm")
    # The image itself has no login on any console: what counts is that the package's own links are gone.
    board.ask("! ls /etc/systemd/system/getty@tty1.service /etc/systemd/system/ctrl-alt-del.target 2>/dev/null")
    board.ask("! ls /etc/systemd/logind.conf.d/parvis.conf /etc/systemd/system.conf.d/parvis.conf "
              "/etc/sysctl.d/90-parvis.conf /etc/tmpfiles.d/parvis-kiosk.conf 2>/dev/null")
