"""The names of months in 55 languages (months.json: by language, January first, short forms and cases too)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources

_TABLE: dict[str, list[list[str]]] = json.loads(resources.files("flipscrape.markup").joinpath("months.json").read_text("utf-8"))
# Months of the Persian solar calendar, Farvardin first.
SOLAR = {name: month for month, names in enumerate(_TABLE.pop("fa-solar"), 1) for name in names}
BY_LANGUAGE = {language: {name: month for month, names in enumerate(table, 1) for name in names} for language, table in _TABLE.items()}
# Where two languages differ over a name (listopad, lipiec), the one that stands first in the table has it.
_ANY_LANGUAGE = {name: month for table in reversed(BY_LANGUAGE.values()) for name, month in table.items()}
# What names of several words begin with ('tháng sáu', 'meán fómhair').
LEADING = frozenset(name.split()[0] for name in _ANY_LANGUAGE if " " in name)


def month_number(name: str, languages: Sequence[str] = ()) -> int | None:
    """The month (1 to 12) that ``name``, in lower case, means in the first of ``languages`` that knows it, else in any."""
    for code in languages:
        if month := BY_LANGUAGE.get(code.partition("-")[0], {}).get(name):
            return month
    return _ANY_LANGUAGE.get(name)
