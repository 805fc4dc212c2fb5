"""The package is upgraded: the settings, a key and the content stay, and the kiosk shows what it showed."""
from board import Failed

OURS = "/etc/parvis/parvis.toml /etc/parvis/keys/ours.pub /var/lib/parvis/ours.parvis"


def run(lab):
    board = lab.at_home()
    board.ask("mount -o remount,rw / && mount -o remount,rw /etc/parvis")
    board.ask("cp /usr/share/parvis/demo.parvis /var/lib/parvis/ours.parvis && "
              "sed -i -e 's/^language = .*/language = \"en\"/' "
              "-e 's,^file = .*,file = \"/var/lib/parvis/ours.parvis\",' /etc/parvis/parvis.toml && "
              "echo key >/etc/parvis/keys/ours.pub && systemctl restart parvis.service")
    board.wait_to_see("Français")
    before = board.ask(f"sha256sum {OURS}")
    version = board.ask("dpkg-query -W -f '${Version}' parvis")
    board.ask("dpkg --force-confold -i /usr/lib/later.deb && sync", 300)
    later = board.ask("dpkg-query -W -f '${Version}' parvis")
    if later != version + "+1":
        raise Failed(f"{version} became {later}")
    if board.ask(f"sha256sum {OURS}") != before:
        raise Failed("the upgrade changed settings, keys or content")
    board.ask("grep -q 'Un réglage de plus' /etc/parvis/parvis.toml.dpkg-dist")
    board.tap("English" if board.sees("English") else "Garden")
    board.wait_to_see("6 activities")
    board.picture("after-the-upgrade")
    if board.ask("parvis-kiosk status; systemctl is-enabled parvis.service").split() != ["on", "enabled"]:
        raise Failed("the machine is no longer the kiosk's")
