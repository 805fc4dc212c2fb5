"""Judges what is on the glass by its pixels (PPM, 8 bits a channel). Standard library only."""
import copy
from collections import Counter
from pathlib import Path

CONTRAST = 90  # of 255, between ink and what is behind it
COLOURFUL = 50  # of 255, between the strongest and the weakest of red, green and blue


def on_glass(x, y, glass, degrees):
    """Where a point of the upright page is on a glass whose picture is turned clockwise by so much: each quarter takes the top
    of the page to where its right was. The glass's own geometry, without asking the program."""
    height = glass[1] if degrees in (0, 180) else glass[0]  # of the page
    width = glass[0] if degrees in (0, 180) else glass[1]
    for _ in range(degrees // 90):
        x, y = height - 1 - y, x
        width, height = height, width
    return x, y


def brightness(pixel):
    return (2 * pixel[0] + 5 * pixel[1] + pixel[2]) // 8


class Picture:
    def __init__(self, path):
        data = Path(path).read_bytes()
        fields, at = [], 0
        while len(fields) < 4:
            end = min(data.find(c, at) for c in (b" ", b"\n") if data.find(c, at) >= 0)
            word = data[at:end]
            at = end + 1
            if word.startswith(b"#"):
                at = data.find(b"\n", at) + 1
            elif word:
                fields.append(word)
        if fields[0] != b"P6" or fields[3] != b"255":
            raise ValueError(f"{path} is no PPM of 8 bits")
        self.width, self.height = int(fields[1]), int(fields[2])
        self.pixels = data[at:]

    def at(self, x, y):
        start = 3 * (y * self.width + x)
        return tuple(self.pixels[start:start + 3])

    def share(self, colour, tolerance=2):
        """Of a grid of pixels, how many have this colour, 0 to 1."""
        seen = [self.at(x, y) for y in range(2, self.height, 4) for x in range(2, self.width, 4)]
        near = sum(all(abs(a - b) <= tolerance for a, b in zip(pixel, colour)) for pixel in seen)
        return near / len(seen)

    def is_black(self):
        return self.share((0, 0, 0), 8) > 0.98

    def lit(self, least=16):
        """(left, top, right, bottom) around all that is not black, to the pixel; None: there is nothing."""
        line = 3 * self.width
        rows = [y for y in range(self.height) if max(self.pixels[y * line:(y + 1) * line]) >= least]
        if not rows:
            return None
        columns = [x for y in rows for x in range(self.width) if max(self.at(x, y)) >= least]
        return min(columns), rows[0], max(columns) + 1, rows[-1] + 1

    def edges_of(self, colour, tolerance=4):
        """The edges of the picture that have this colour from end to end."""
        last_x, last_y = self.width - 1, self.height - 1
        edges = {"top": [self.at(x, 0) for x in range(self.width)], "bottom": [self.at(x, last_y) for x in range(self.width)],
                 "left": [self.at(0, y) for y in range(self.height)], "right": [self.at(last_x, y) for y in range(self.height)]}
        return [name for name, edge in edges.items()
                if all(abs(a - b) <= tolerance for pixel in edge for a, b in zip(pixel, colour))]

    def turned(self, degrees):
        """As it is seen by somebody who turns it clockwise."""
        points = [self.pixels[start:start + 3] for start in range(0, len(self.pixels), 3)]
        rows = [points[y * self.width:(y + 1) * self.width] for y in range(self.height)]
        for _ in range(degrees // 90):
            rows = list(zip(*reversed(rows)))
        other = copy.copy(self)
        other.width, other.height = len(rows[0]), len(rows)
        other.pixels = b"".join(b"".join(row) for row in rows)
        return other

    def differs_from(self, other, tolerance=12, but=()):
        """The share of a grid of pixels that is not the same, 0 to 1; 1 for another size. What lies in the boxes of `but`
        (x, y, width, height) does not count."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        places = [(x, y) for y in range(0, self.height, 3) for x in range(0, self.width, 3)
                  if not any(left <= x < left + width and top <= y < top + height for left, top, width, height in but)]
        apart = sum(any(abs(a - b) > tolerance for a, b in zip(self.at(x, y), other.at(x, y))) for x, y in places)
        return apart / len(places)

    def inside(self, box):
        """The rows of pixels of a box (x, y, width, height)."""
        left, top, width, height = box
        return [[self.at(x, y) for x in range(max(0, left), min(left + width, self.width))]
                for y in range(max(0, top), min(top + height, self.height))]

    def letters(self, box):
        """(how much of the box is ink, the widest stretch of columns without any, how many columns of pixels differ): ink is
        what is much darker or lighter than most of the box."""
        rows = [[brightness(pixel) for pixel in row] for row in self.inside(box)]
        if not any(rows):  # beside the picture
            return 0.0, box[2], 0
        ground = Counter(value for row in rows for value in row).most_common(1)[0][0]
        columns = [tuple(abs(value - ground) > CONTRAST for value in column) for column in zip(*rows)]
        inked = [x for x, column in enumerate(columns) if any(column)]
        ends = [-1, *inked, len(columns)]
        share = sum(map(sum, columns)) / (len(rows) * len(columns))
        return share, max(right - left - 1 for left, right in zip(ends, ends[1:])), len({columns[x] for x in inked})

    def colours(self, box):
        """How many colours, neither black nor white nor between, each take a hundredth of the box at least."""
        pixels = [pixel for row in self.inside(box) for pixel in row]
        kinds = Counter(tuple(part >> 5 for part in pixel) for pixel in pixels if max(pixel) - min(pixel) > COLOURFUL)
        return sum(count >= len(pixels) / 100 for count in kinds.values())
