"""What the words of a line say of its dates: of the posting, or of a change."""

from __future__ import annotations

import re

from flipscrape.fields.dates.marks import MODIFIED, PUBLISHED

NUMBER = re.compile(r"\d")
BEFORE_ANY_DAY = ("on ", "vom ", "date", "data")  # of a posting or a change: "updated on", "last update"


def tell_apart(line: str, days: list[str]) -> list[tuple[str, str]]:
    """``days`` of ``line``, each with " modified" where the line calls it a change's and with "" where not."""
    modified, published = MODIFIED.search(line), PUBLISHED.search(line)
    if not modified:
        return [(day, "") for day in days]
    if len(days) == 2:
        changed_first = (not published or modified.start() < published.start()) and modified.start() < len(line) // 3
        return list(zip(days, (" modified", "") if changed_first else ("", " modified"), strict=True))
    return [(day, " modified" if _names_a_change(line) else "") for day in days]


def _names_a_change(line: str) -> bool:
    """Whether the words before the first number are of a change, or none before it is of the posting."""
    head = line[: number.start()] if (number := NUMBER.search(line)) else line
    changes = [match.end() for match in MODIFIED.finditer(head)]
    posted = [match.start() for match in PUBLISHED.finditer(head) if match[0].lower() not in BEFORE_ANY_DAY]
    return max(changes) > max(posted, default=0) if changes else not posted
