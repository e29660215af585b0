"""A category that nothing names as one: the lone link of the line that has the post's day ('2 May 2019 · Ada Berg · Coast')."""

from __future__ import annotations

import re

from flipscrape.fields.bylines.marks import ADDRESS
from flipscrape.fields.bylines.names import BYLINE, has_byline_word, is_full_name
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.addresses import absolute, host
from flipscrape.markup.dates import find_dates
from flipscrape.markup.text import fold

LONGEST_LINE, LONGEST, MOST_WORDS = 120, 30, 3  # characters of the line, and of the link; words of the link
LINES = frozenset(("p", "div", "ul", "header", "section", "footer"))
SEPARATOR = re.compile(r"\s*[·•|/—–]\s*|\s+-(?:\s+|$)")  # no hyphen of a name or a day


def beside_the_day(reading: Reading) -> list[str]:
    """The text of that link, behind a separator and before the text; numbers, people and other sites are no categories."""
    outline, layout = reading.page.outline, reading.layout
    for i in layout.links:
        if not 0 < outline.chars(i) <= 2 * LONGEST or not _may_be_a_term(name := outline.line(i)) or not layout.before(i) or layout.apart(i):
            continue
        line = next((j for j in outline.ancestors(i) if outline.tags[j] in LINES), -1)
        if line < 0 or outline.chars(line) > LONGEST_LINE or len(outline.within("a", line)) != 1:
            continue
        *parts, last = SEPARATOR.split("".join(outline.pieces[outline.first[line] : outline.first[i]]).rstrip())
        named = not is_full_name(name) or any(map(is_full_name, parts))
        if not last and named and any(map(find_dates, parts)) and not any(map(_leads_on, parts)) and _is_ours(reading, i):
            return [] if _is_author(reading, name) else [name]
    return []


def _leads_on(part: str) -> bool:
    """Whether a fact leads to a name that is not in it; 'by Ada Berg' holds its own."""
    return has_byline_word(part) and not ((match := BYLINE.match(part)) and is_full_name(part[match.end() :]))


def _may_be_a_term(name: str) -> bool:
    return len(name) <= LONGEST and name.replace(" ", "").isalpha() and len(name.split()) <= MOST_WORDS


def _is_ours(reading: Reading, i: int) -> bool:
    """Whether a link leads to another page of the site, and not to an author's."""
    said, page = reading.page.outline.attributes[i], reading.page
    address = absolute(said.get("href"), page.base) or ""
    return host(address) == host(page.url) and not ADDRESS.search(address) and "author" not in (said.get("rel") or "")


def _is_author(reading: Reading, name: str) -> bool:
    evidence = reading.page.evidence
    stated = [text for node in evidence.jsonld.works for text in evidence.jsonld.texts(node, "author")]
    return fold(name) in map(fold, (*stated, *evidence.meta.values.get("author", ())))
