"""How the days that a page gives stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flipscrape.fields.look.choosing import Candidate
from flipscrape.markup.text import fold

PUBLISHED_STATED = frozenset(("json-ld datePublished", "meta published", "microdata published"))
CHANGE_STATED = frozenset(("json-ld dateModified", "meta modified", "microdata modified"))


def compare(found: Mapping[str, Candidate[str]]) -> None:
    """Add to each day's features how it stands to the others; ``found``: the candidates by day."""
    days = sorted(found)
    published = {day for day in days if PUBLISHED_STATED & found[day].features}
    changed = {day for day in days if CHANGE_STATED & found[day].features}
    shown = {day for day in days if any(source.startswith(("line", "named", "time")) for source in found[day].sources)}
    ordinals = {day: date.fromisoformat(day).toordinal() for day in days}
    for rank, day in enumerate(days):
        features = found[day].features
        sources = found[day].sources
        stated = "here" if day in published else "elsewhere" if published else "nowhere"
        change = "here" if day in changed else "elsewhere" if changed else "nowhere"
        features.add(f"published is stated {stated}, {'shown' if day in shown else 'not shown'}")
        features.add(f"published is stated {stated}, a change {change}")
        features.add(f"sources {min(4, len(sources))}")
        features.add("earliest" if rank == 0 else "latest" if rank == len(days) - 1 else "between")
        own = [source for source in sources if not source.endswith(" apart")] or sources
        if all("odified" in source for source in own):
            features.add("only of a change")
        if "T" in found[day].value:
            features.add("with a time")
        if any(other != day and abs(ordinals[other] - ordinals[day]) == 1 for other in days):
            features.add("beside another, " + ("shown" if day in shown else "stated"))
        kinds = {fold(source).split()[0] for source in sources}
        for a in sorted(kinds):
            for b in sorted(kinds):
                if a < b:
                    features.add(f"{a} and {b}")
