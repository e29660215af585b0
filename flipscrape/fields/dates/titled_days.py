"""Days in titles, which tell of what a post is about: its own ('3.5.2021: the ferry'), those of posts that its page links, of parts of its text."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from flipscrape.comments.cues.phrases import has_date, says_more
from flipscrape.content.cues.statements import TITLES
from flipscrape.fields.dates.marks import FULL
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.addresses import absolute
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze

LONGEST, MOST_PIECES = 160, 12  # characters of a title, and pieces of text in its element
TITLE_TAGS = ("h1", "h2", "h3", "legend")
MOST_NAMED = 5  # elements that are called a title
SECTION_TAGS = ("h2", "h3", "h4")
ANCHORS = "¶# "  # the sign of a link to the heading itself


def without_titles(reading: Reading, line: str, *, own: bool) -> str:
    """``line`` without titles of other posts, nor of this one where it is its ``own``; a title that is a day and no more stays."""
    for title in reading.layout.once("linked titles with days", lambda: _linked(reading)):
        line = line.replace(title, " ")
    for title in reading.layout.once("own titles with days", lambda: _own(reading)) if own else ():
        line = line.replace(title, " ")
    return line


def heads_a_section(reading: Reading, line: str) -> bool:
    """Whether ``line`` is the heading of a part of the text that follows another part: a diary, a list of changes."""
    return line in reading.layout.once("headings of sections", lambda: _sections(reading))


def _sections(reading: Reading) -> set[str]:
    outline, layout = reading.page.outline, reading.layout
    headings = [i for tag in SECTION_TAGS for i in outline.by_tag.get(tag, ())]
    places = {i: [(j, outline.tags[i]) for j in _around(outline, i)] for i in headings}
    alike = Counter(place for some in places.values() for place in some)
    inner = (i for i in headings if any(alike[place] > 1 for place in places[i]) and layout.inside(i) and layout.distance(i) > 0)
    return {line for i in inner if FULL.search(line := outline.line(i))}


def _around(outline: Outline, i: int) -> list[int]:
    """The element around heading ``i``, and the one around that, where it is a part of a text that begins with the heading (docutils)."""
    parent = outline.parents[i]
    return [parent, outline.parents[parent]] if i == parent + 1 else [parent]


def _linked(reading: Reading) -> list[str]:
    """The lines of links to other pages: 'Next' and the title are two."""
    outline, url = reading.page.outline, reading.page.url
    here = urlsplit(url or "").path
    dated = (i for i in outline.by_tag.get("a", ()) if _names_a_day(outline, i))
    return _with_days(reading, [i for i in dated if _leads_away(outline.attributes[i].get("href") or "#", url, here)])


def _leads_away(href: str, base: str | None, here: str) -> bool:
    return not href.startswith("#") and urlsplit(absolute(href, base) or "").path not in ("", here)


def _own(reading: Reading) -> list[str]:
    """Headings, and elements named a title, that the page's head calls its title."""
    outline, meta = reading.page.outline, reading.page.evidence.meta
    stated = squeeze("\n".join([*(meta.first(name) or "" for name in TITLES), *map(outline.written, outline.by_tag.get("title", ())[:1])]))
    named = outline.by_token.get("title", ())[:MOST_NAMED]
    headings = _with_days(reading, [*(i for tag in TITLE_TAGS for i in outline.by_tag.get(tag, ())), *named])
    return [title for heading in headings if (title := heading.rstrip(ANCHORS)) in stated]


def _with_days(reading: Reading, elements: list[int]) -> list[str]:
    """The texts of ``elements`` that name a day among other words, the longest first."""
    outline = reading.page.outline
    lines = (squeeze(line) for i in elements if _names_a_day(outline, i) for line in outline.text(i).split("\n"))
    texts = {line for line in lines if FULL.search(line) and len(line) <= LONGEST and has_date(line) and says_more(line)}
    return sorted(texts, key=lambda line: (-len(line), line))


def _names_a_day(outline: Outline, i: int) -> bool:
    return 0 < outline.last[i] - outline.first[i] <= MOST_PIECES and FULL.search(outline.line(i)) is not None
