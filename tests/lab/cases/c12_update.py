"""New content on a stick: shown at once or beside a visit, kept over a restart; the wrong sticks change nothing and say why."""
import stick
from board import Failed, wait_for
from people import CENTRE, close, fill, name_centre

KIOSK_RESTART_SECONDS = 120


def make_packs(board):
    """Keys and packs, made on the board itself."""
    board.ask(f"""set -e; cd /tmp; parvis-content keygen federation --no-password; parvis-content keygen stranger --no-password
for n in 1 2 3; do
  mkdir -p src$n; printf 'nom = "{CENTRE}"\\n' >src$n/centre.toml
  printf 'titre;résumé\\nAction du contenu %s;Une action.\\nToujours là;Une autre.\\n' $n >src$n/actions.csv
  parvis-content build src$n -o $n.parvis --sequence $n --author 'La fédération' >/dev/null
done
cp 3.parvis theirs.parvis; cp 3.parvis unsigned.parvis
for n in 1 2 3; do parvis-content sign $n.parvis --key federation.key; done
parvis-content sign theirs.parvis --key stranger.key
mount -o remount,rw /etc/parvis; cp federation.pub /etc/parvis/keys/; mount -o remount,ro /etc/parvis""", 120)


def wait_for_result(board, words):
    board.wait_to_see(words, 90)
    return board.tree()


def run(lab):
    board = lab.at_home()
    name_centre(board)
    make_packs(board)
    images = {}
    for name, command in {
        "first": "parvis-content stick 1.parvis {}",
        "second": "parvis-content stick 2.parvis {}",
        "theirs": "parvis-content stick theirs.parvis {}",
        "unsigned": "mkdir {0}/PARVIS && cp unsigned.parvis {0}/PARVIS/",
        "holiday": "mkdir {0}/Photos && cp 3.parvis 3.parvis.minisig {0}/Photos/",
    }.items():
        images[name] = stick.make(lab.folder / f"{name}.img", ("vfat", name.upper(), {}))
        fill(board, images[name], name, command)

    since = board.seconds_on()
    board.plug(images["first"])
    wait_for_result(board, "C’est fait")
    lab.note(f"nobody there: installed {board.seconds_on() - since:.1f} s after the stick was put in")
    board.picture("done")
    close(board)
    board.wait_to_see("Action du contenu 1")
    board.pull()

    board.tap("Toujours là")
    board.plug(images["second"])
    wait_for_result(board, "C’est fait")
    if not board.sees("Toujours là"):
        raise Failed("the visitor was sent away by an update")
    board.picture("beside-a-visit")
    board.pull()
    board.tap("Accueil")
    board.wait_to_see("Action du contenu 2")

    for name, words in (("theirs", "ne connaît pas"), ("unsigned", "n’est pas signé"), ("first", "pas plus récent")):
        board.plug(images[name])
        board.wait_to_see("Rien n’a changé", 90)
        board.tap("Rien n’a changé")
        board.wait_to_see(words)
        board.picture(name)
        close(board)
        board.wait_to_see("Action du contenu 2")
        board.pull()
    board.plug(images["second"])
    wait_for_result(board, "Déjà à jour")
    board.tap("Déjà à jour")
    close(board)
    board.pull()

    board.plug(images["holiday"])
    wait_for("the visitor's stick mounted", lambda: board.shell("mountpoint -q /run/parvis/sticks/sda1")[0] == 0)
    board.ask("sleep 3")
    if not board.is_home():
        raise Failed("a stick without a PARVIS folder is told of")
    board.pull()

    board.ask("systemctl restart parvis.service", KIOSK_RESTART_SECONDS)
    board.wait_for_home()
    board.wait_to_see("Action du contenu 2")
    history = board.ask("cat /var/lib/parvis/content/history")
    if history.count("outcome=installed") != 2 or "La fédération" in history.split("\t")[0]:
        raise Failed(f"the log of updates does not say what happened: {history}")
    lab.note("kept over a restart; another's key, no signature, an older one: nothing changed, and each said why")
