"""One thread from several readings: the page, and what a feed or an API announced."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from flipscrape.comments.parts.identity import bare_id, fallback_id
from flipscrape.markup.text import MARKUP, fold, unescaped
from flipscrape.model import Comment, CommentKind

# WordPress begins an answer in a comment feed with a link to what it answers, in the blog's language (wp-includes/comment-template.php).
IN_REPLY_TO = re.compile(
    r"^\s*(?:<p>)?[^<\n]{0,40}<a [^>]{0,300}?#comment-(\d{1,20})[^>]{0,300}>(?:(?!</a>|\n\n).)*</a>"
    r"[^<\n]{0,40}(?:</p>\s*|\n\s*\n\s*|$)", re.IGNORECASE | re.DOTALL)
QUARTER = 15 * 60
DECEMBER = 12
FARTHEST_ZONE = timedelta(hours=14)


def merge_comments(page: Sequence[Comment], announced: Sequence[Comment], *, completing: Sequence[Comment] = ()) -> list[Comment]:
    """The page's comments, completed by what a feed or an API says of the same ones, and followed by those that the page lacks.

    The same is what has the same id, the same permalink's number, or else the same author and words; none comes twice. Ids and
    words stay the page's. The second source gives exact times, parents, addresses and kinds. Parents are always in the list.
    ``completing``: comments that complete the page's and are never added.
    """
    added = [_plain(comment) for comment in announced]
    others = _distinct([*map(_plain, completing), *added])
    addable = {comment.id for comment in added}
    twins = _twins(page, others)
    names = {other.id: page[n].id for n, other in twins.items()}
    merged = [_completed(comment, twins.get(n), names) for n, comment in enumerate(page)]
    matched = {id(other) for other in twins.values()}
    taken = {bare_id(comment.id) for comment in page}
    for other in sorted((other for other in others if id(other) not in matched), key=lambda other: other.published or ""):
        if other.id in addable and other.id not in taken:
            taken.add(other.id)
            merged.append(replace(other, parent=names.get(other.parent, other.parent) if other.parent else None))
    return _rooted(merged)


def _distinct(comments: Sequence[Comment]) -> list[Comment]:
    """Of those with the same id, the last, with the time of the blog's own clock where one tells it: a feed gives it in UTC alone."""
    named: dict[str, Comment] = {}
    for comment in comments:
        before = named.get(comment.id)
        named[comment.id] = replace(comment, published=_local(before.published, comment.published)) if before else comment
    return list(named.values())


def _plain(comment: Comment) -> Comment:
    """An announced comment with its bare id, a hash where the source gives none, and the answered one as parent instead of as words."""
    parent = bare_id(comment.parent) if comment.parent else None
    html, body = comment.body_html, comment.body
    if match := IN_REPLY_TO.match(html):
        parent, html = parent or match[1], html[match.end():]
        note = " ".join(unescaped(MARKUP.sub("", match[0])).split())
        if body.startswith(note):
            body = body[len(note):].lstrip()
    own = bare_id(comment.id) or fallback_id(parent=parent, author=comment.author, printed=comment.published, body=body, taken=Counter())
    return replace(comment, id=own, parent=parent, body=body, body_html=html)


def _twins(page: Sequence[Comment], others: Sequence[Comment]) -> dict[int, Comment]:
    """For places on the page, the announced comment that is the same."""
    by_id = {other.id: other for other in others}
    found: dict[int, Comment] = {}
    for n, comment in enumerate(page):
        other = by_id.get(bare_id(comment.id)) or by_id.get(bare_id((comment.url or "").partition("#")[2]))
        if other is not None:
            found[n] = other
    used = {id(other) for other in found.values()}
    left = [n for n in range(len(page)) if n not in found]
    # By day first, so that of comments alike each meets its own; last those whose author the page does not tell.
    for days, names in ((True, True), (False, True), (True, False)):
        alike: dict[tuple[str, ...], deque[Comment]] = {}
        for other in others:
            if id(other) not in used:
                alike.setdefault(_words(other, days=days, names=names), deque()).append(other)
        for n in left:
            if n not in found and (names or not page[n].author) and (same := alike.get(_words(page[n], days=days, names=names))):
                found[n] = same.popleft()
                used.add(id(found[n]))
    return found


def _words(comment: Comment, *, days: bool, names: bool) -> tuple[str, ...]:
    return fold(comment.author) if names else "", fold(comment.body), (comment.published or "")[:10] if days else ""


def _completed(comment: Comment, other: Comment | None, names: Mapping[str, str]) -> Comment:
    if other is None:
        return comment
    parent = names.get(other.parent, comment.parent) if other.parent else comment.parent
    ping = CommentKind.PINGBACK in (comment.kind, other.kind)
    return replace(
        comment, parent=parent if parent != comment.id else None, author=comment.author or other.author,
        author_url=comment.author_url or other.author_url, published=_exact(comment.published, other.published), url=comment.url or other.url,
        kind=CommentKind.PINGBACK if ping else CommentKind.COMMENT,
    )


def _local(one: str | None, other: str | None) -> str | None:
    """``other``, or ``one`` where that is the same moment with an offset, and ``other`` in UTC."""
    here, there = _moment(one or ""), _moment(other or "")
    return one if here and there and here.utcoffset() and there.tzinfo and not there.utcoffset() and here == there else other


def _exact(shown: str | None, announced: str | None) -> str | None:
    """The more exact of two times of one moment: the page's clock with the offset that the announced instant gives it."""
    if shown is None or announced is None:
        return shown or announced
    instant, clock = _moment(announced), _moment(shown)
    if instant is None or instant.tzinfo is None or clock is None or clock.tzinfo is not None:
        return _local(announced, shown)
    clock = _turned(clock, instant)
    if "T" not in shown:
        return announced if abs(instant.replace(tzinfo=None) - clock) < FARTHEST_ZONE + timedelta(days=1) else shown
    ahead = (clock - instant.astimezone(UTC).replace(tzinfo=None)).total_seconds()
    offset = timedelta(seconds=round(ahead / QUARTER) * QUARTER)
    return clock.replace(tzinfo=timezone(offset)).isoformat() if abs(offset) <= FARTHEST_ZONE else shown


def _turned(clock: datetime, instant: datetime) -> datetime:
    """The page's clock with day and month the other way round, where only that is the announced time: 07/02 is no month's name."""
    def is_near(time: datetime) -> bool:
        return abs(instant.astimezone(UTC).replace(tzinfo=None) - time) <= FARTHEST_ZONE + timedelta(days=1)

    if is_near(clock) or clock.day > DECEMBER:
        return clock
    turned = clock.replace(day=clock.month, month=clock.day)
    return turned if is_near(turned) else clock


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rooted(comments: Sequence[Comment]) -> list[Comment]:
    """The comments with only such parents as are among them, and no circles."""
    known = {comment.id for comment in comments}
    parents = {comment.id: comment.parent if comment.parent in known else None for comment in comments}
    sound: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in sound:
            path[name] = None
            above = parents[name]
            if above in path:
                parents[name] = above = None
            name = above
        sound.update(path)
    return [replace(comment, parent=parents[comment.id]) for comment in comments]
