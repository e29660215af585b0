"""The day that a listing sets beside each post it names: some themes show it there and not on the post's own page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from flipscrape.discovery.addressing import looks_like
from flipscrape.discovery.pages.places import NUMBER
from flipscrape.fields.dates.marks import MODIFIED, OLD_HINT
from flipscrape.markup.dates import DateOrder, find_dates, learn_order
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.model import AddressKind

YEAR = re.compile(r"(?:19|20)\d\d")
SHORTEST, LONGEST = 6, 60  # characters of a text that is a day, with a word or two
LEAST = 3  # fewer days of one form may stand beside anything
MOST = 500  # days of a page that are looked at
MOST_LINKS = 30  # links of one card
WHOLE = 10  # characters of a day in ISO 8601


def told_days(outline: Outline, links: Mapping[int, str], *, languages: tuple[str, ...] = ()) -> dict[str, str]:
    """By address the day (ISO 8601) of each post that has one beside it, where at least three of the same form do.

    ``links``: by element, in order, the addresses to which the main part of the page leads.
    """
    posts = {i: url for i, url in links.items() if looks_like(url) is AddressKind.PAGE}
    places = list(posts)
    forms: defaultdict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    loose: defaultdict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for i, day in _days(outline, languages) if len(posts) >= LEAST else ():
        holder, url = _card(outline, i, posts, places)
        if url is None:
            loose[holder, _form(outline, i)].append((i, day))
        else:
            forms[_form(outline, holder)][url].add(day)
    for (holder, form), rows in loose.items():
        headed = [j for j in _links_in(outline, holder, places) if is_headed(outline, j)] if len(rows) >= LEAST else []
        for link, day in _paired(headed, rows) if headed else ():
            forms[form][posts[link]].add(day)
    days: defaultdict[str, set[str]] = defaultdict(set)
    for told in forms.values():
        if len(told) >= LEAST:
            for url, several in told.items():
                days[url] |= several
    return {url: day for url, (day, *others) in days.items() if not others}


def is_headed(outline: Outline, link: int) -> bool:
    """Whether a link stands in a heading or around one."""
    return any(outline.tags[j] in HEADINGS for j in (*outline.children(link), *outline.ancestors(link)))


def _days(outline: Outline, languages: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Each element that says a day and little else, and the day; none that says when something changed."""
    found = 0
    for i in outline.by_tag.get("time", ())[:MOST]:
        day = find_dates(outline.attributes[i].get("datetime"))[:1]
        if day and len(day[0]) >= WHOLE and not _is_of_a_change(outline, i, outline.first[i]):
            found += 1
            yield i, day[0]
    if found >= LEAST:
        return
    texts = [
        (k, piece) for k, piece in enumerate(outline.pieces) if SHORTEST <= len(piece) <= LONGEST and YEAR.search(piece)
    ][:MOST] if len(outline.pieces) > LEAST else []
    order = learn_order(piece for _, piece in texts) if texts else DateOrder.UNKNOWN
    for k, piece in texts:
        dates = find_dates(piece, languages=languages, order=order)
        if len(dates) == 1 and len(dates[0]) >= WHOLE and not _is_of_a_change(outline, outline.owners[k], k + 1):
            yield outline.owners[k], dates[0]


def _is_of_a_change(outline: Outline, i: int, before: int) -> bool:
    """Whether a class of element ``i``, or the words of its line before piece ``before``, speak of a change."""
    words = "".join(outline.pieces[max(0, before - 3) : before]).rsplit("\n", 1)[-1]
    return OLD_HINT.search(outline.hints[i]) is not None or MODIFIED.search(words) is not None


def _form(outline: Outline, i: int) -> str:
    return f"{outline.tags[i]}{NUMBER.sub('', outline.hints[i])}"


def _card(outline: Outline, i: int, posts: Mapping[int, str], places: Sequence[int]) -> tuple[int, str | None]:
    """The nearest element around ``i`` that leads to a post, and the post; no post where it leads to several and no heading to one of them.

    ``places``: the keys of ``posts``.
    """
    for j in (i, *outline.ancestors(i)):
        inside = _links_in(outline, j, places)
        if not inside:
            continue
        if len(urls := {posts[link] for link in inside}) == 1:
            return j, urls.pop()
        headed = {posts[link] for link in inside if is_headed(outline, link)} if len(inside) <= MOST_LINKS else set()
        return j, (headed.pop() if len(headed) == 1 else None)
    return 0, None


def _links_in(outline: Outline, i: int, places: Sequence[int]) -> Sequence[int]:
    return places[bisect_left(places, i) : bisect_left(places, outline.ends[i])]


def _paired(headed: Sequence[int], rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """By day the link of the heading below which it stands, or above which, in a listing without cards."""
    below = headed[0] < rows[0][0]
    for i, day in rows:
        at = bisect_left(headed, i)
        yield headed[max(0, at - 1) if below else min(at, len(headed) - 1)], day
