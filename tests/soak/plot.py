#!/usr/bin/env python3
"""plot.py FIGURES PICTURE.svg: the figures of a soak over its minutes, one panel each; prints the first and last."""
import sys

WIDTH, PANEL, LEFT, RIGHT, GAP = 720, 84, 12, 12, 34
INK, SOFT, LINE = "#1C1B2E", "#514F63", "#075A56"
COLUMNS = "cycle minutes seconds blocks bytes textures files pss_kb frames p50_us p99_us cpu_us".split()


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [dict(zip(COLUMNS, map(float, line.split()))) for line in lines if line.strip()]


def panel(rows, top, title, value, shown, least):
    """A line from zero or, where that tells nothing, from its least; `least`: how much the panel spans at least."""
    values = [value(row) for row in rows]
    low, high = min(values), max(values)
    floor = 0 if low < high * 0.8 or high < least else low - least / 2
    span = max(high - floor, least)
    begin, end = rows[0]["minutes"], rows[-1]["minutes"]
    points = " ".join(
        f"{LEFT + (WIDTH - LEFT - RIGHT) * (row['minutes'] - begin) / (end - begin):.1f},{top + PANEL - PANEL * (v - floor) / span:.1f}"
        for row, v in zip(rows, values))
    said = shown(low) if shown(low) == shown(high) else f"{shown(low)} to {shown(high)}"
    return (f'<text x="{LEFT}" y="{top - 8}"><tspan font-weight="bold">{title}</tspan>'
            f'<tspan fill="{SOFT}" dx="8">{said}</tspan></text>'
            f'<path d="M{LEFT} {top + PANEL}H{WIDTH - RIGHT}" stroke="#D8D2C6"/>'
            f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="1.5"/>')


def main():
    rows = read(sys.argv[1])
    panels = [
        ("Live allocations", lambda r: r["blocks"], lambda v: f"{v:,.0f}", 100),
        ("Textures, file handles", lambda r: r["textures"] + r["files"], lambda v: f"{v:.0f}", 10),
        ("Memory (PSS)", lambda r: r["pss_kb"] / 1024, lambda v: f"{v:.1f} MB", 10),
        ("A frame, 99th percentile", lambda r: r["p99_us"] / 1000, lambda v: f"{v:.1f} ms", 5),
        ("Of a core, while lit", lambda r: r["cpu_us"] / r["seconds"] / 1e4, lambda v: f"{v:.2f} %", 0.5),
    ]
    # From where all that is kept is there.
    settled = [row for row in rows if row["cycle"] >= 3]
    height = len(panels) * (PANEL + GAP) + 30
    parts = [panel(settled, GAP + i * (PANEL + GAP), *what) for i, what in enumerate(panels)]
    foot = f'<text x="{LEFT}" y="{height - 8}" fill="{SOFT}">{settled[0]["minutes"]:.0f} to {settled[-1]["minutes"]:.0f} minutes after the start</text>'
    with open(sys.argv[2], "w", encoding="utf-8") as svg:
        svg.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
                  f'font-size="14" fill="{INK}"><rect width="{WIDTH}" height="{height}" fill="#fff"/>'
                  + "\n".join(parts) + foot + "</svg>\n")
    hours = sum(row["seconds"] for row in rows) / 3600
    print(f"{len(rows)} days, lit for {hours:.1f} hours, {sum(row['frames'] for row in rows):,.0f} frames")
    for row in (settled[0], settled[-1]):
        print("| " + " | ".join([f"{row['cycle']:.0f}", f"{row['minutes']:.1f}", f"{row['blocks']:,.0f}",
                                 f"{row['bytes']:,.0f}", f"{row['textures']:.0f}", f"{row['files']:.0f}",
                                 f"{row['pss_kb'] / 1024:.1f}", f"{row['p50_us'] / 1000:.2f}",
                                 f"{row['p99_us'] / 1000:.2f}", f"{row['cpu_us'] / row['seconds'] / 1e4:.2f}"]) + " |")


main()
