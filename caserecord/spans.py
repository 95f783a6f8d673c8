"""Spans of time in the vault, which a clock that goes back must not make longer."""

from sqlalchemy import Column, ColumnElement

from domain import clocks


def is_open(until: Column[int], lasts: int) -> ColumnElement[bool]:
    """Whether what lasts so many seconds, until then, is not over.

    It opens nothing where it would last longer than that: the clock went back since. Then it may be over.
    """
    moment = clocks.moment()
    return until.between(moment + 1, moment + lasts + clocks.TOLERANCE)
