"""Which source won each field, what the others said, and what was cut from the body, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

# Characters of what was cut that are kept, to tell what it was.
CUT_SHOWN = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What one source says of one field."""

    field: str
    source: str
    value: object


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """A stretch of the page that the body does without; ``text`` is its beginning."""

    rule: str
    text: str


@dataclass(kw_only=True, slots=True)
class Trace:
    """The notes of one extraction, gathered on the way. ``claims`` holds the winner of each field first."""

    claims: list[Claim] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def claim(self, name: str, source: str, value: object) -> None:
        """Note that ``source`` says ``value`` of the field ``name``."""
        self.claims.append(Claim(field=name, source=source, value=value))

    def cut(self, rule: str, text: str) -> None:
        """Note that ``rule`` took ``text`` out of the body."""
        self.cuts.append(Cut(rule=rule, text=text[:CUT_SHOWN]))

    def warn(self, message: str) -> None:
        """Note something that a reader of the record should know."""
        self.warnings.append(message)
