"""The thread of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flipscrape.comments.area import find_places
from flipscrape.comments.cues import controls, hints
from flipscrape.comments.finding.families import comment_hints
from flipscrape.comments.finding.headings import titled_areas
from flipscrape.comments.finding.items import Item, find_items, find_spoken_items, find_unnamed_items
from flipscrape.comments.finding.loosely_titled import find_loosely_titled
from flipscrape.comments.finding.numbers import is_numbered
from flipscrape.comments.own_page import own_page
from flipscrape.comments.pager import thread_pages
from flipscrape.comments.parts.bodies import drop_repeated
from flipscrape.comments.parts.identity import fallback_id, own_ids, permalinks
from flipscrape.comments.parts.nesting import parent_elsewhere, parents_of
from flipscrape.comments.parts.reading import Parts, read_items
from flipscrape.comments.parts.times import published
from flipscrape.comments.services import find_service
from flipscrape.comments.stated import stated_total
from flipscrape.comments.statements import stated_comments
from flipscrape.model import Comment, CommentKind, CommentService
from flipscrape.page import Page
from flipscrape.trace import CUT_SHOWN, Trace

FEWEST = 3  # of one author are somebody's own


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """``places``: the elements (indices) that hold the thread and its form; the body does without them, children included.

    ``pages``: absolute addresses of the thread's other pages.
    """

    comments: list[Comment] = field(default_factory=list)
    places: frozenset[int] = frozenset()
    stated: int | None = None
    service: CommentService | None = None
    pages: list[str] = field(default_factory=list)


def find_thread(page: Page, trace: Trace) -> Thread:
    """Find the thread of ``page``: its comments in page order, and the elements that it occupies."""
    outline = page.outline
    named = comment_hints(page)
    items, parts = list[Item](), list[Parts]()
    for found in _attempts(page, named):
        if (parts := _signed(page, read_items(page, found))) and not _is_monologue(page, parts):
            items = found
            break
        parts = []
    places = find_places(outline, items, named)
    links = {i: outline.attributes[i].get("href") or "" for i in outline.by_tag.get("a", ())}
    pages = thread_pages(page, items, places, links)
    if not pages and (whole := own_page(page, len(parts), links)):
        pages = [whole]
    comments = (_comments(page, _once(parts), spread=bool(pages)) if parts else []) or stated_comments(page)
    stated = stated_total(page, items, places, links)
    for place in sorted(places):
        trace.cut("comments", outline.beginning(place, CUT_SHOWN))
    return Thread(comments=comments, places=places, stated=stated, service=find_service(page, stated), pages=pages)


def _attempts(page: Page, named: Sequence[int]) -> Iterator[list[Item]]:
    """What may be the comments, each way to find them tried where those before it found none. ``named``: the elements whose hint names comments."""
    if named:
        yield find_items(page, named)
    yield find_unnamed_items(page)
    if titled := titled_areas(page):
        items = find_items(page, titled)
        # One may speak of a day where none of the others shows one.
        spoken = find_spoken_items(page, named) if len(items) == 1 else []
        yield spoken if len(spoken) > len(items) else items
    yield find_spoken_items(page, named)
    yield find_loosely_titled(page)


def _comments(page: Page, parts: list[Parts], *, spread: bool) -> list[Comment]:
    """``spread``: the thread goes on elsewhere, where parents may be that the markup names."""
    drop_repeated([part.body for part in parts])
    own = own_ids(page, parts)
    parents = parents_of(page, parts, own)
    times = published(page, [part.time for part in parts])
    links = permalinks(page, parts)
    taken: Counter[str] = Counter(name for name in own if name)
    ids: list[str] = []
    comments: list[Comment] = []
    for n, part in enumerate(parts):
        parent = ids[parents[n]] if parents[n] >= 0 else parent_elsewhere(part, own) if spread else None
        author, body = part.author.name or part.time.author, part.body.text()
        ids.append(own[n] or fallback_id(parent=parent, author=author, printed=part.time.printed, body=body, taken=taken))
        comments.append(Comment(
            id=ids[n], parent=parent, author=author, author_url=part.author.url, published=times[n], published_text=part.time.printed, body=body,
            body_html=part.body.html(), url=links[n], kind=CommentKind.PINGBACK if part.ping else CommentKind.COMMENT))
    return comments


def _is_monologue(page: Page, parts: Sequence[Parts]) -> bool:
    """Whether all of several has one author, and nothing around the first is called comments: what somebody says elsewhere, with links to answer."""
    if len(parts) < FEWEST or not parts[0].author.name or any(part.author.name != parts[0].author.name for part in parts):
        return False
    outline, first = page.outline, parts[0].item.start
    return not any(hints.is_comment(outline.hints[i]) for i in (first, *outline.ancestors(first)))


def _once(parts: list[Parts]) -> list[Parts]:
    """Without the copies of all of them that a page shows to another width of screen, or a builder's template a second time."""
    said = [(part.author.name, part.time.printed) for part in parts]
    copies = said.count(said[0])
    size, rest = divmod(len(parts), copies)
    if copies == 1 or size == 1 or rest or said != said[:size] * copies:
        return parts
    words = [part.body.text() for part in parts]
    return parts[:size] if words == words[:size] * copies else parts


def _signed(page: Page, parts: list[Parts]) -> list[Parts]:
    """All that say anything, or none: comments that mostly name no author and carry no number are something else.

    Serendipity says 'No Trackbacks' in the place of the first.
    """
    parts = [part for part in parts if not (part.ping and not part.author.name and not part.time.texts and controls.says_none(part.body.text()))]
    parts = [part for part in parts if part.body.lines or part.body.titles or part.ping or part.author.name or part.time.texts]
    if not any(part.body.lines or part.body.titles or part.ping for part in parts):
        return []
    signed = sum(bool(part.author.name or part.time.author or part.ping) or is_numbered(part.scope.outline, part.item.start) for part in parts)
    if signed * 2 < len(parts) and len(parts) > 1:
        signed = sum(map(bool, own_ids(page, parts)))
    return parts if signed * 2 >= len(parts) else []
