"""A keyboard that somebody plugs in: its shortcuts lead nowhere."""
import time

from board import Failed

SHORTCUTS = (("ctrl", "alt", "f2"), ("alt", "f2"), ("alt", "f4"), ("alt", "tab"), ("ctrl", "alt", "delete"), ("ctrl", "c"),
             ("ctrl", "alt", "backspace"), ("alt", "right"), ("alt", "sysrq", "b"), ("alt", "sysrq", "k"), ("meta_l",),
             ("f1",), ("f12",), ("esc",), ("ctrl", "z"), ("ctrl", "backslash"), ("ctrl", "alt", "delete"))


def run(lab):
    board = lab.at_home()
    before = board.ask("cat /proc/sys/kernel/random/boot_id; systemctl show -P MainPID parvis.service; "
                       "cat /sys/class/tty/tty0/active")
    board.monitor("device_add", driver="usb-kbd", id="keyboard", bus="xhci.0")
    time.sleep(6)
    for keys in SHORTCUTS:
        board.press_keys(*keys)
        time.sleep(0.7)
    for _ in range(8):  # systemd's burst of Ctrl-Alt-Del
        board.press_keys("ctrl", "alt", "delete")
    time.sleep(3)
    after = board.ask("cat /proc/sys/kernel/random/boot_id; systemctl show -P MainPID parvis.service; "
                      "cat /sys/class/tty/tty0/active")
    if before != after:
        raise Failed(f"before the keys: {before!r}, after them: {after!r}")
    board.wait_for_home()
    board.picture("after-the-keys")
    # It does type, where a visitor would: letters search.
    board.press_keys("j")
    board.wait_to_see("résultat", 30)
