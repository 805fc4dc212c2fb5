"""Staff's own tables on a stick: read on the board itself, looked at, published; and the content comes back as tables on a stick."""
import struct
import subprocess
import zlib

import stick
from board import Failed, tool, wait_for
from people import CENTRE, CODE, come_in, leave_staff, set_up

HISTORY = "/var/lib/parvis/content/history"


def png(width, height):
    """A picture that shows a slope of colours."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(value for x in range(width) for value in (255 * x // width, 255 * y // height, 120))
                    for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def tables(*rows):
    return ("titre;résumé;photo;texte de la photo\n" + "".join(row + "\n" for row in rows)).encode()


def file_on_stick(image, path):
    at = f"{image}@@{stick.FIRST * stick.SECTOR}"
    return subprocess.run(tool("mtype", "-i", at, f"::{path}"), check=True, capture_output=True).stdout


def read_tables(board):
    board.bring_and_tap("Lire les tableaux")


def run(lab):
    board = lab.at_home()
    set_up(board, staff={"code": f'"{CODE}"'})
    board.wait_for_home()
    files = {"PARVIS/centre.toml": f'nom = "{CENTRE}"\n'.encode(),
             "PARVIS/images/jardin.png": png(900, 600)}
    bad = stick.make(lab.folder / "bad.img", ("vfat", "BROUILLON", {**files, "PARVIS/actions.csv": tables(
        "Chorale du laboratoire;On chante.;;", ";Une action sans nom.;;")}))
    good = stick.make(lab.folder / "good.img", ("vfat", "SAISIE", {**files, "PARVIS/actions.csv": tables(
        "Chorale du laboratoire;On chante.;jardin.png;Une pente de couleurs", "Jardin du laboratoire;On sème.;;")}))

    board.plug(bad)
    come_in(board)
    read_tables(board)
    board.wait_to_see("il y a des erreurs à corriger", 120)
    board.bring("actions.csv, ligne 3")
    board.picture("mistakes")
    leave_staff(board)
    board.pull()
    if board.shell(f"grep -q outcome=installed {HISTORY}")[0] == 0:
        raise Failed("tables with a mistake were published")

    board.plug(good)
    come_in(board)
    since = board.seconds_on()
    read_tables(board)
    board.wait_to_see("Brouillon du contenu", 120)
    lab.note(f"two actions and a photo read by the board {board.seconds_on() - since:.1f} s after they were asked for")
    board.picture("draft")
    board.bring_and_tap("Voir l’aperçu")
    board.wait_to_see("Aperçu : rien n’est encore publié")
    board.wait_to_see("Chorale du laboratoire")
    board.tap("Chorale du laboratoire")
    board.wait_to_see("On chante.")
    board.picture("preview")
    board.tap("Aperçu : rien n’est encore publié")
    board.bring_and_tap("Publier")
    wait_for("the content published", lambda: board.shell(f"grep -q outcome=installed {HISTORY}")[0] == 0, 120)
    board.picture("published")
    if any(node["label"] == "Fermer" and node["tappable"] for node in board.tree()):
        board.tap("Fermer")
    board.pull()
    leave_staff(board)
    board.wait_to_see("Chorale du laboratoire")
    board.picture("home")
    state = board.ask("sed -n 's/^active //p' /var/lib/parvis/content/state")
    if int(state.split("-")[0]) != 1:
        raise Failed(f"the first content of staff's own is {state}")
    lab.note("a mistake is told with its line; the draft was looked at, published and is on the glass")

    board.plug(good)
    come_in(board)
    board.bring_and_tap("Copier le contenu actuel sur la clé")
    board.wait_to_see("C’est sur la clé, dans le dossier « PARVIS-2 »", 120)
    board.picture("copied")
    board.pull()
    leave_staff(board)
    if b"Chorale du laboratoire" not in file_on_stick(good, "PARVIS-2/actions.csv"):
        raise Failed("the copy does not have the action that is shown")
    photos = subprocess.run(tool("mdir", "-b", "-i", f"{good}@@{stick.FIRST * stick.SECTOR}", "::PARVIS-2/images"), check=True,
                            capture_output=True, text=True).stdout.split()
    if len(photos) != 1:
        raise Failed(f"of one photo the copy has {photos}")
    lab.note("the content that is shown came onto the stick as tables, its photo with them")
