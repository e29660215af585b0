"""How a run ended."""

from __future__ import annotations

from enum import StrEnum


class Ending(StrEnum):
    """FINISHED: nothing was left; INCOMPLETE: it can go on, or a source ended early; FAILED: an error stopped it."""

    FINISHED = "finished"
    INCOMPLETE = "incomplete"
    FAILED = "failed"
