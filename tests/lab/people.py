"""What people do at a board: the installer, the federation, staff, and whoever holds a stick."""
import time

import stick
from board import wait_for

CODE = "1904"
CENTRE = "CENTRE SOCIAL DU LABORATOIRE"
KIOSK_SECONDS = 120


def set_up(board, **sections):
    """The installer changes settings, each as parvis.toml writes it (display={"off": '"dpms"'}; those without a section are
    `top`), and starts the kiosk anew."""
    def edit(section, key, value):
        where = "" if section == "top" else f"/^\\[{section}\\]/,/^\\[/ "
        return f"-e '{where}s|^{key} = .*|{key} = {value}|'"
    edits = " ".join(edit(section, key, value) for section, values in sections.items() for key, value in values.items())
    board.ask(f"mount -o remount,rw /etc/parvis && sed -i {edits} /etc/parvis/parvis.toml && "
              "mount -o remount,ro /etc/parvis && systemctl restart parvis.service", KIOSK_SECONDS)


def set_clock(board, moment):
    """Both clocks, as if the board had always had this time (UTC, as date reads it); it has no program for the battery's."""
    board.ask(f"""perl -e '
my $time = shift; my @fields = gmtime($time);
open(my $clock, "<", "/dev/rtc0") or die; ioctl($clock, 0x4024700a, pack("i9", @fields[0 .. 5], 0, 0, 0)) or die;  # RTC_SET_TIME
' $(date -u -d '{moment}' +%s) && date -u -s '{moment}'""")


def name_centre(board):
    """The installer writes whose board it is: the first content for a centre is taken without a question."""
    set_up(board, top={"centre": f'"{CENTRE}"'})
    board.wait_for_home()


def make_packs(board, count):
    name_centre(board)
    board.ask(f"""set -e; cd /tmp; parvis-content keygen federation --no-password
for n in $(seq 1 {count}); do
  mkdir -p src; printf 'nom = "{CENTRE}"\\n' >src/centre.toml
  printf 'titre;résumé\\nAction du contenu %s;Une action.\\n' $n >src/actions.csv
  parvis-content build src -o $n.parvis --sequence $n --author 'La fédération' >/dev/null
  parvis-content sign $n.parvis --key federation.key
done
mount -o remount,rw /etc/parvis; cp federation.pub /etc/parvis/keys/; mount -o remount,ro /etc/parvis; sync""", 300)


def fill(board, image, name, command):
    """The board writes on the stick, as a PC would; {} is the stick's folder."""
    board.plug(image, name)
    board.ask(f"udevadm settle; while [ ! -b /dev/sda1 ]; do sleep 0.2; done; systemctl stop 'parvis-stick@*' || true; "
              f"mount /dev/sda1 /mnt && cd /tmp && {command.format('/mnt')} && cd / && umount /mnt", 60)
    board.pull(name)


def sticks_with_packs(lab, board, count):
    """{number: image}: contents from 1 on, each on a stick of its own, for this board's centre and signed by a key that it
    knows from now on."""
    make_packs(board, count)
    images = {number: stick.make(lab.folder / f"{number}.img", ("vfat", f"CONTENU{number}", {}), mb=40)
              for number in range(1, count + 1)}
    for number, image in images.items():
        fill(board, image, f"s{number}", f"parvis-content stick {number}.parvis {{}}")
    return images


def close(board):
    board.tap("Fermer")
    board.wait_for_home()


def install(board, image):
    """Nobody is there: put in, done, read, pulled out."""
    board.plug(image)
    board.wait_to_see("C’est fait", 90)
    close(board)
    board.pull()


def shown(board, numbers):
    """Which of these contents is on the glass; home must be there."""
    def look():
        return [number for number in numbers if board.is_home() and board.sees(f"Action du contenu {number}")]
    return wait_for(f"one of the contents {numbers} at home", look, 120)[0]


def give_code(board, digits):
    for digit in digits:
        board.tap(digit)
    board.tap("OK")


def type_words(board, words):
    """On the keyboard that has just come, letter by letter, each once the field has the last one."""
    time.sleep(2)  # a page that has just come takes no touch yet
    for number, letter in enumerate(words, 1):
        name = "Espace" if letter == " " else letter.upper()
        key = wait_for(f"the key {name}", lambda: next((node for node in board.tree() if node["role"] == "key" and
                                                        node["tappable"] and node["label"] == name), None))
        board.touch(key["x"], key["y"])
        wait_for(f"“{words[:number]}” in the field",
                 lambda: any(node["role"] == "search field" and node["value"] == words[:number] for node in board.tree()))


def hold_name(board):
    """The long press on the centre's name, once nothing lies over it any more."""
    def alone():
        places = [node for node in board.tree() if node["role"] == "backdrop" and node["tappable"]]
        return places[0] if len(places) == 1 and not board.sees("Fermer") else None
    name = wait_for("the centre's name alone", alone)
    time.sleep(2)  # a page that has just come takes no touch yet
    board.finger("begin", name["x"], name["y"])
    board.wait_to_see("Code de l’équipe")
    board.finger("end")


def come_in(board):
    """To staff's page, where the code is known."""
    hold_name(board)
    give_code(board, CODE)
    board.wait_to_see("Espace de l’équipe")


def leave_staff(board):
    board.tap("Accueil")
    board.wait_for_home()


def choose_code(board):
    """While a signed stick is in."""
    hold_name(board)
    for words in ("Choisissez un code", "encore une fois"):
        board.wait_to_see(words)
        give_code(board, CODE)
    board.wait_to_see("Espace de l’équipe")
    leave_staff(board)
