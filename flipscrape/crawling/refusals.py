"""Whose a failure is: the server's, which may be asked too often or be down, or that of one page, which it never gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

ATTEMPTS = 3
FIRST_WAIT = 2.0


class Verdict(Enum):
    """What the next failure of a page says. Where its server has answered others since it was asked first, it is SUSPECTED, and at last GUILTY."""

    UNDECIDED = auto()
    SUSPECTED = auto()
    GUILTY = auto()
    OF_THE_SERVER = auto()

    @property
    def is_of_the_page(self) -> bool:
        """Whether it says nothing of the server."""
        return self in (Verdict.SUSPECTED, Verdict.GUILTY)


@dataclass(kw_only=True, slots=True)
class _Failing:
    times: int
    answered: int


class Refusals:
    """Counts the failures of this run by the numbers of frontier entries."""

    def __init__(self) -> None:
        self._failing: dict[int, _Failing] = {}

    def count(self, entry_id: int, *, before: int, answered: int) -> Verdict:
        """A page fails once more, of a server that has given ``answered`` good answers in this run, ``before`` of them when it was asked."""
        failing = self._failing.setdefault(entry_id, _Failing(times=0, answered=before))
        failing.times += 1
        if answered > failing.answered:
            return Verdict.SUSPECTED if failing.times < ATTEMPTS else Verdict.GUILTY
        return Verdict.UNDECIDED if failing.times < ATTEMPTS else Verdict.OF_THE_SERVER


def wait_after(attempts: int) -> float:
    """Seconds until a page is asked for again that failed after so many failed attempts."""
    return FIRST_WAIT * 4.0 ** min(attempts, ATTEMPTS - 1)
