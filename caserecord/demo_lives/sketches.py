"""The photos of the demo people, who cannot be photographed: each is a sketch, painted shape upon shape."""

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Protocol

ACROSS, DOWN = 160, 120
"""How large a sketch is, in its own measure."""
DOTS = 4
"""To one of that measure."""


class Shape(Protocol):
    """Something of one colour."""

    @property
    def colour(self) -> str:
        """As six hexadecimal digits."""

    def edges(self, y: float) -> list[float]:
        """Where it begins and ends at this height, from the left; again and again where it has gaps."""


@dataclass(frozen=True)
class Oval:
    """A circle, or a longer one."""

    colour: str
    x: float
    y: float
    across: float
    """Half of its width."""
    down: float

    def edges(self, y: float) -> list[float]:
        """Where it begins and ends at this height."""
        share = 1 - ((y - self.y) / self.down) ** 2
        return [self.x - self.across * sqrt(share), self.x + self.across * sqrt(share)] if share > 0 else []


@dataclass(frozen=True)
class Corners:
    """A shape with straight sides, from corner to corner."""

    colour: str
    corners: tuple[tuple[float, float], ...]

    def edges(self, y: float) -> list[float]:
        """Where it begins and ends at this height."""
        sides = pairwise([*self.corners, self.corners[0]])
        return sorted(x + (y - top) / (end - top) * (to - x) for (x, top), (to, end) in sides if (top > y) != (end > y))


Sketch = tuple[Shape, ...]
"""From the back to the front."""


def painted(sketch: Sketch) -> bytes:
    """A sketch as a picture file: PNG (W3C, third edition, 2025), eight bits to each of three colours."""
    lines = b"".join(b"\0" + _line(sketch, (row + 0.5) / DOTS) for row in range(DOWN * DOTS))
    header = struct.pack(">IIBBBBB", ACROSS * DOTS, DOWN * DOTS, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(lines, 1)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _line(sketch: Sketch, y: float) -> bytes:
    width = ACROSS * DOTS
    line = bytearray(b"\xff" * width * 3)
    for shape in sketch:
        edges = [min(max(round(x * DOTS), 0), width) for x in shape.edges(y)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            line[start * 3 : end * 3] = bytes.fromhex(shape.colour) * (end - start)
    return bytes(line)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# What is on them


def _band(colour: str, top: float, end: float) -> Corners:
    return Corners(colour, ((0, top), (ACROSS, top), (ACROSS, end), (0, end)))


def _box(colour: str, x: float, y: float, to: float, end: float) -> Corners:
    return Corners(colour, ((x, y), (to, y), (to, end), (x, end)))


def _pigeon(x: float, y: float, size: float) -> Sketch:
    """A blue pigeon that looks to the right, standing at `x` and `y`."""

    def at(*corners: tuple[float, float]) -> tuple[tuple[float, float], ...]:
        return tuple((x + size * right, y - size * up) for right, up in corners)

    def oval(colour: str, right: float, up: float, across: float, down: float) -> Oval:
        return Oval(colour, x + size * right, y - size * up, size * across, size * down)

    return (
        Corners("c2574b", at((-3, 0), (-1.8, 0), (-1.2, 7), (-2.4, 7))),
        Corners("c2574b", at((3, 0), (4.2, 0), (3.6, 7), (2.4, 7))),
        Corners("4f5d70", at((-22, 8), (-10, 18), (-8, 9), (-20, 4))),
        oval("8b9bb0", 0, 14, 14, 9),
        oval("5f6e84", -4, 15, 10, 5.5),
        Corners("39424f", at((-13, 13), (4, 12), (4, 14), (-12, 16))),
        Corners("4c7a68", at((6, 18), (14, 16), (14, 27), (8, 29))),
        oval("7a5a86", 10.5, 20, 4.4, 3.6),
        oval("69788d", 12, 28, 5.4, 5),
        Corners("3b3b3b", at((16.6, 28.6), (21.5, 26.6), (16.8, 26))),
        oval("f0a33c", 13.6, 29.4, 1.5, 1.5),
        oval("1d1d1d", 13.8, 29.4, 0.8, 0.8),
    )


TOMMY: Sketch = (
    _band("cfe4f2", 0, DOWN),
    Oval("e3eff7", 40, 30, 34, 12),
    Oval("e3eff7", 128, 46, 26, 9),
    _band("7d9a5b", 96, DOWN),
    _box("8a5a3b", 18, 88, 142, 98),
    _box("6f452b", 18, 96, 142, 100),
    *_pigeon(74, 88, 2.2),
)

_SMILE: Sketch = (Oval("9c3f3a", 80, 62, 9, 6), Oval("d9a27e", 80, 58.5, 10, 5.4))

SOL: Sketch = (
    _band("f3d9a4", 0, DOWN),
    _box("dcbf86", 0, 84, ACROSS, DOWN),
    Corners("2f7d4f", ((36, DOWN), (46, 92), (66, 82), (94, 82), (114, 92), (124, DOWN))),
    _box("c98f6b", 72, 70, 88, 88),
    Oval("5b3b26", 80, 42, 27, 25),
    Oval("d9a27e", 80, 50, 22, 26),
    Corners("5b3b26", ((58, 44), (62, 26), (80, 20), (98, 26), (102, 44), (92, 34), (70, 34))),
    Oval("2b2b2b", 72, 48, 2, 2.4),
    Oval("2b2b2b", 88, 48, 2, 2.4),
    *_SMILE,
    *_pigeon(110, 88, 0.9),
)

THE_42: Sketch = (
    _band("bfe0f0", 0, 52),
    _band("3f7fa6", 46, 58),
    _band("86a860", 58, DOWN),
    Corners("6b6b70", ((74, 56), (86, 56), (132, DOWN), (28, DOWN))),
    Corners("f5f1e6", ((79, 60), (81, 60), (85, 96), (75, 96))),
    _box("b3312c", 0, 0, ACROSS, 12),
    _box("b3312c", 0, 0, 10, DOWN),
    _box("b3312c", 150, 0, ACROSS, DOWN),
    _box("b3312c", 77, 0, 83, 100),
    _box("8c231f", 0, 96, ACROSS, DOWN),
    Oval("2f7d4f", 48, 122, 26, 26),
    Oval("5b3b26", 48, 82, 14, 16),
    Oval("2b4f86", 112, 122, 26, 26),
    Oval("1f1a17", 112, 84, 14, 15),
)

SEA: Sketch = (
    _band("d6ecf5", 0, 44),
    Oval("fff3c4", 128, 20, 11, 11),
    _band("3d86a8", 44, 62),
    _band("56a0bd", 62, 76),
    _band("8cc5d3", 76, 86),
    _band("ead6a6", 86, DOWN),
    Oval("b9dde4", 70, 88, 62, 4),
    _box("5a6b78", 62, 52, 66, 88),
    _box("5a6b78", 62, 72, 96, 76),
    Oval("7a3f8c", 80, 68, 13, 17),
    Oval("3a2b22", 80, 46, 10, 11),
    Oval("f2c230", 64, 92, 14, 14),
    Oval("c99a17", 64, 92, 8, 8),
    Oval("f2c230", 98, 94, 12, 12),
    Oval("c99a17", 98, 94, 7, 7),
)

RED_CUP: Sketch = (
    _band("f4ecdf", 0, 78),
    _band("b98a5a", 78, DOWN),
    Corners("4a7fb5", ((16, 48), (44, 48), (40, 86), (20, 86))),
    Oval("35618e", 30, 48, 14, 4),
    Corners("5b9a63", ((118, 48), (146, 48), (142, 86), (122, 86))),
    Oval("437749", 132, 48, 14, 4),
    Oval("c22f2f", 106, 70, 13, 14),
    Oval("f4ecdf", 106, 70, 8, 9),
    Corners("d63a36", ((54, 42), (104, 42), (96, 100), (62, 100))),
    Oval("d63a36", 79, 100, 17, 5),
    Oval("8f1f1f", 79, 42, 25, 7),
)

BALLROOM: Sketch = (
    _band("6b2f3a", 0, 84),
    _band("a8713f", 84, DOWN),
    *(Corners("833c48", ((x, 0), (x + 14, 0), (x + 11, 84), (x + 3, 84))) for x in range(4, ACROSS, 26)),
    *(Oval("ffe9a8", x, 18 + abs(x - 80) / 9, 3.4, 3.4) for x in range(24, 140, 14)),
    Corners("e6b8c4", ((58, 62), (70, 62), (82, 108), (46, 108))),
    Corners("3f6d8f", ((90, 62), (102, 62), (114, 108), (78, 108))),
    Corners("f0c9a6", ((66, 64), (96, 58), (96, 62), (68, 70))),
    Oval("f0c9a6", 64, 52, 8, 9),
    Oval("d9d9d9", 64, 46, 9, 7),
    Oval("e0b28c", 96, 52, 8, 9),
    Oval("b9b9b9", 96, 46, 9, 7),
)

WASHING_LINE: Sketch = (
    _band("cfe4f2", 0, 80),
    _band("8fae68", 80, DOWN),
    _box("6f5b45", 10, 20, 14, 90),
    _box("6f5b45", 146, 20, 150, 90),
    Corners("55514b", ((12, 24), (148, 24), (148, 25), (12, 25))),
    _box("ffffff", 22, 25, 62, 72),
    _box("f2f5fa", 66, 25, 92, 64),
    Corners("7c4f8c", ((104, 118), (110, 74), (130, 74), (138, 118))),
    Oval("e0b28c", 120, 60, 10, 12),
    Oval("d9d9d9", 120, 52, 12, 9),
)
