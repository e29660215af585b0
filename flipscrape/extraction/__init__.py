"""Bytes in, record out: the one function that a library user needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flipscrape.captures import read_capture
from flipscrape.comments import Thread, find_thread, merge_comments
from flipscrape.content import find_content
from flipscrape.errors import PageTooLarge
from flipscrape.fields import FIELDS, Reading
from flipscrape.fields.look.layout import lay_out
from flipscrape.markup.sniff import is_plain_text
from flipscrape.model import Announcement, Article, Comment
from flipscrape.page import Page, decode_page, read_page
from flipscrape.platforms import recognise
from flipscrape.trace import Trace

LARGEST = 64 * 1024 * 1024


def extract(
    html: bytes | str,
    url: str | None = None,
    *,
    fetched: datetime | None = None,
    charset: str | None = None,
    announced: Announcement | None = None,
    listed: Announcement | None = None,
    trace: Trace | None = None,
) -> Article:
    """Read one page, or a plain text capture of one, into an Article; the same bytes give the same record.

    ``url`` is the page's address, ``charset`` what its HTTP header declared. ``fetched`` (aware) resolves relative dates
    ('3 days ago'); nothing else does. ``announced`` is what a feed or an API said of the post, ``listed`` what the blog's
    listings said; the latter counts where nothing else says the like. ``trace`` is filled with the sources of each field and what the body
    does without.

    Raises NotAPage for bytes that are no HTML or text, PageTooLarge for more than 64 MiB.
    """
    if len(html) > LARGEST:
        raise PageTooLarge(f"the page has more than {LARGEST // 1024**2} MiB")
    decoded = decode_page(html, charset=charset)
    if is_plain_text(decoded.data):
        return read_capture(decoded.data.decode("utf-8"), url=url, fetched=fetched, trace=trace if trace is not None else Trace())
    return extract_page(read_page(decoded, url=url, fetched=fetched), announced=announced, listed=listed, trace=trace)


def extract_page(
    page: Page, *, announced: Announcement | None = None, listed: Announcement | None = None, trace: Trace | None = None
) -> Article:
    """Read an already parsed page into an Article, for callers that look at the page in other ways too."""
    reading = reading_of(page, announced=announced, listed=listed, trace=trace)
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name, find in FIELDS.items():
        if (finding := find(reading)) is not None:
            values[name], sources[name] = finding.value, finding.source
    content, thread = reading.content, reading.thread
    if content.source is not None:
        sources["body"] = content.source
    comments = _completed(thread, announced) if announced and (announced.comments or announced.earlier) else thread.comments
    stated = announced.comments_stated if thread.stated is None and announced else thread.stated
    return Article(
        url=page.url, body=content.body, body_html=content.body_html, links=content.links, images=content.images, comments=comments,
        comments_stated=stated, comment_service=thread.service, comment_pages=thread.pages,
        platform=reading.platform.name, sources=sources, **values,
    )


def _completed(thread: Thread, announced: Announcement) -> list[Comment]:
    """The page's comments with what other sources tell of them; those that it lacks are added where it names no further page with more of them.

    What was told in an earlier crawl is believed still to be there only where the page shows no comments at all, as those do that load them.
    """
    told, earlier = announced.comments, announced.earlier
    if thread.pages:
        return merge_comments(thread.comments, (), completing=(*earlier, *told))
    if not thread.comments:
        return merge_comments((), (*earlier, *told))
    return merge_comments(thread.comments, told, completing=earlier)


def reading_of(
    page: Page, *, announced: Announcement | None = None, listed: Announcement | None = None, trace: Trace | None = None
) -> Reading:
    """All that the fields of ``page`` are found in: its platform, its thread, its body, and where things stand around it."""
    trace = trace if trace is not None else Trace()
    trace.warnings.extend(page.warnings)
    platform = recognise(page)
    thread = find_thread(page, trace)
    content = find_content(page, platform, thread.places, announced, trace)
    return Reading(
        page=page, platform=platform, content=content, thread=thread, announced=announced, listed=listed, trace=trace,
        layout=lay_out(page.outline, content.root, content.cut, thread.places),
    )
