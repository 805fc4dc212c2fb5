"""Judges what is on the glass by its pixels (PPM, 8 bits a channel). Standard library only."""
from pathlib import Path


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

    def differs_from(self, other, tolerance=12):
        """The share of a grid of pixels that is not the same, 0 to 1; 1 for another size."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        places = [(x, y) for y in range(0, self.height, 3) for x in range(0, self.width, 3)]
        apart = sum(any(abs(a - b) > tolerance for a, b in zip(self.at(x, y), other.at(x, y))) for x, y in places)
        return apart / len(places)
