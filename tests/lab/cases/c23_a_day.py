"""A day and a night alone, an hour a minute: slides with the right time in the hours, off outside them, no leaner and no fatter."""
from board import Failed
from cases.c18_hours import DAYS, wait_until
from people import set_clock, set_up

FIRST, OPENS, CLOSES = 7, 8, 20
MOST_GROWTH_KB = 2000  # from when its pictures have filled what they may


def pss_kb(board):
    return int(board.ask("awk '/^Pss:/ { print $2 }' /proc/$(systemctl show -P MainPID parvis.service)/smaps_rollup"))


def title(board):
    """Of the slide that is shown."""
    return next((node["label"] for node in board.tree() if node["role"] == "heading"), "")


def run(lab):
    board = lab.at_home()
    set_clock(board, "2027-03-10 06:00:00")
    set_up(board, top={"time_zone": '"UTC"'}, hours=dict.fromkeys(DAYS, f'"{OPENS:02}:00-{CLOSES}:00"'),
           display={"off": '"dpms"'}, display_mode={"on": "true", "slide_seconds": 8},
           session={"idle_seconds": 15, "warning_seconds": 20})
    wait_until(board, False, "dpms")
    sizes, titles = {}, set()
    # Up to an hour after the display has been lit again; a few of them in the short set.
    for hour in (FIRST, 8, 19, 20, 32) if lab.short else range(FIRST, FIRST + 27):
        day, of_day = divmod(hour, 24)
        set_clock(board, f"2027-03-{10 + day} {of_day:02}:00:20")
        lit = OPENS <= of_day < CLOSES
        wait_until(board, lit, "dpms", 120)
        if lit:
            board.wait_to_see(f"{of_day}:0", 120)
            titles.add(title(board))
            board.picture(f"{hour:02}")
            sizes[hour] = pss_kb(board)
    lab.note(f"{len(sizes)} hours with slides, {len(titles)} of them seen; PSS " +
             ", ".join(f"{hour % 24}:00 {size / 1000:.1f} MB" for hour, size in sizes.items()))
    if len(titles) < min(4, len(sizes)):
        raise Failed(f"only these slides were seen: {titles}")
    settled = [size for hour, size in sizes.items() if hour >= 12]
    if max(settled) - settled[0] > MOST_GROWTH_KB:
        raise Failed(f"the kiosk grows: {sizes}")
    if board.restarts() != 0:
        raise Failed("the kiosk was started anew")
