"""Whose a refusal is (429, 503 and their like): the server's, which is asked too often, or that of one page, which it never gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

MOST = 3


class Verdict(Enum):
    """What the next refusal of a page says."""

    UNDECIDED = auto()
    OF_THE_PAGE = auto()
    OF_THE_SERVER = auto()


@dataclass(kw_only=True, slots=True)
class _Refused:
    times: int
    answered: int


class Refusals:
    """Counts the refusals of this run by the numbers of frontier entries."""

    def __init__(self) -> None:
        self._refused: dict[int, _Refused] = {}

    def count(self, entry_id: int, *, answered: int) -> Verdict:
        """A page is refused once more, by a server that has given ``answered`` good answers in this run."""
        refused = self._refused.setdefault(entry_id, _Refused(times=0, answered=answered))
        refused.times += 1
        if refused.times < MOST:
            return Verdict.UNDECIDED
        return Verdict.OF_THE_PAGE if answered > refused.answered else Verdict.OF_THE_SERVER
