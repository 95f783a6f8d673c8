"""What is handed to the worker that develops photos, and what it hands back."""

from enum import StrEnum

from msgspec import Struct

from domain.refusals import Refused

LARGEST_PHOTO = 15 * 1024 * 1024
"""In bytes, as it is sent."""
MOST_PIXELS = 40_000_000
"""Looked at before anything is unpacked."""


class Shape(StrEnum):
    """What a photo is cut to."""

    WHOLE = "whole"
    SQUARE = "square"
    WIDE = "wide"


class Part(StrEnum):
    """Which part of a photo stays when it is cut: along its longer side."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Sent(Struct, frozen=True):
    """A photo as it was sent, and how it is to be cut."""

    photo: bytes
    shape: Shape
    part: Part


class Picture(Struct, frozen=True, tag=True):
    """A photo as it is kept: JPEG, upright, with nothing in it but what is seen."""

    whole: bytes
    small: bytes
    """The same, for beside words."""
    width: int
    height: int
    """Of the whole one, in pixels."""


class Spoiled(Struct, frozen=True, tag=True):
    """There is no picture, and why."""

    why: str


class NotAPicture(Refused):
    """What was sent cannot be kept as a photo."""
