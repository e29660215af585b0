"""Days and months in addresses: /2019/08/10/, /2019-08-10-oars, /10.08.2019, /2019/august/10/, /2019/08/."""

from __future__ import annotations

import re

from flipscrape.markup.calendars import iso_day
from flipscrape.markup.dates import parse_date

DAY_FIRST = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
# Between slashes a day ends at the next one: /2019/08/10-things is of no 10th.
YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=[/.]|$)|([-_.])(0?[1-9]|1[0-2])\4(0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d))"
)
NAMED_MONTH = re.compile(r"/((?:19|20)\d\d)/([^\W\d_]{3,10})/(0?[1-9]|[12]\d|3[01])(?=[/.]|$)")
MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")


def day_in(path: str) -> str | None:
    """The day that an address's path holds, as ``2019-08-10``."""
    if match := YEAR_FIRST.search(path):
        return iso_day(int(match[1]), int(match[2] or match[5] or match[7]), int(match[3] or match[6] or match[8]))
    if match := DAY_FIRST.search(path):
        return iso_day(int(match[4]), int(match[3]), int(match[1]))
    if match := NAMED_MONTH.search(path):
        return parse_date(f"{match[3]} {match[2]} {match[1]}")
    return None


def month_in(address: str) -> str | None:
    """The month that an address or its path holds as two folders, as ``2019-08``."""
    match = MONTH.search(f"{address}/")
    return f"{match[1]}-{match[2]}" if match else None
