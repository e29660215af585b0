"""What each comment of a thread begins with and is no part of a name or the words.

The number ("12. Ann"), as Japanese blogs and boards have it; the initials that stand for a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flipscrape.comments.cues.names import MOST_INITIALS
from flipscrape.comments.cues.phrases import begins_with_day
from flipscrape.comments.parts.scope import Scope

HIGHEST = 2  # lines
# 'No. 12', '#12 ' and their like need no mark behind them.
ORDINAL = re.compile(r"(?:[#№]?\s*(\d{1,5})\s*[.．)）:：|]|(?:#(?=\d+\s)|№|n[or]?\.|n\.?[º°]|núm\.?|nr)\s*(\d{1,5})(?![\d.:,/-]))\s*", re.IGNORECASE)


def drop_ordinals(scopes: Sequence[Scope]) -> None:
    """Set the numbers aside where a line of all comments, one of the first, begins with one and these rise or fall. A lone comment is the first."""
    fewest = min((len(scope.lines) for scope in scopes), default=0)
    next((k for k in range(min(HIGHEST, fewest)) if _drop_in_line(scopes, k)), None)


def _drop_in_line(scopes: Sequence[Scope], k: int) -> bool:
    lines = [scope.line(scope.lines[k]) for scope in scopes]
    found = [match for line in lines if (match := ORDINAL.match(line))]
    numbers = [int(match[1] or match[2]) for match in found]
    ordered = all(a < b for a, b in pairwise(numbers)) or all(a > b for a, b in pairwise(numbers))
    # '5. Mark' and '12. Марат' are readers, '5. Sep 03, 2013' is a number and a day.
    days = sum(begins_with_day(match.string) and not begins_with_day(match.string[match.end():]) for match in found)
    if 2 * days > len(lines) or len(numbers) < len(scopes) or not ordered or (len(numbers) == 1 and (numbers != [1] or k)):
        return False
    for scope in scopes:
        piece = scope.lines[k].pieces[0]
        scope.shorn[piece] = ORDINAL.sub("", scope.outline.pieces[piece], count=1)
    return True


def drop_initials(scopes: Sequence[Scope]) -> None:
    """Set the first lines aside where most are a letter or two that the line below begins with: they stand for a picture."""
    found = [scope for scope in scopes if _begins_with_initials(scope)]
    if 2 * len(found) > len(scopes):
        for scope in found:
            scope.dropped.update(scope.lines[0].pieces)


def _begins_with_initials(scope: Scope) -> bool:
    first, second = map(scope.line_apart, scope.lines[:2]) if len(scope.lines) > 1 else ("", "")
    if not first.isalpha() or len(first) > MOST_INITIALS or first == second:
        return False
    initials = "".join(word[0] for word in second.split()[:len(first)])
    return first.casefold() in (second[:len(first)].casefold(), initials.casefold())
