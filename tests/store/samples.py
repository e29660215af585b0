"""Records and pages for the tests of the archive, in words of our own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flipscrape.model import Announcement, AnnouncementSource, Article, Comment, Image, Link

POST = Article(
    url="https://blog.example/2010/06/ferry/",
    title="The last ferry",
    authors=["Ann Example", "Bo Sample"],
    published="2010-06-05T18:34:00+02:00",
    modified="2010-06-07",
    body="The ferry left at nine.\n\nNobody waved.",
    body_html="<p>The ferry left at nine.</p><p>Nobody waved.</p>",
    tags=["ferries", "harbour"],
    categories=["Travel"],
    comments=[
        Comment(id="c1", author="Cleo", published="2010-06-06", body="I waved.", body_html="<p>I waved.</p>"),
        Comment(id="c2", parent="c1", author="Ann Example", body="Then I missed it.", body_html="<p>Then I missed it.</p>"),
        Comment(id="c3", author="Dan", body="Which harbour?", body_html="<p>Which harbour?</p>"),
    ],
    language="en",
    description="A short trip.",
    site_name="Harbour notes",
    canonical_url="https://blog.example/2010/06/ferry/",
    image="https://blog.example/ferry.jpg",
    comments_stated=3,
    links=[Link(url="https://blog.example/2010/05/harbour/", text="the harbour"), Link(url="https://elsewhere.example/", text="elsewhere")],
    images=[Image(url="https://blog.example/ferry.jpg", alt="a ferry", caption="At nine")],
    platform="wordpress",
    sources={"title": "h1", "published": "json-ld"},
)
SITE = "https://blog.example/"


@dataclass(frozen=True, kw_only=True)
class Fetched:
    url: str = "https://blog.example/2010/06/ferry/"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    body: bytes = b"<html><h1>The last ferry</h1><p>The ferry left at nine.</p></html>"
    fetched: datetime = datetime(2026, 5, 1, 11, 59, tzinfo=UTC)
    chain: tuple[str, ...] = ("http://blog.example/?p=7",)
    charset: str | None = "utf-8"
    announced: tuple[Announcement, ...] = (
        Announcement(source=AnnouncementSource.FEED, url="https://blog.example/2010/06/ferry/", title="The last ferry", comments=(Comment(id="c1"),)),
    )


PAGE = Fetched()


def post(number: int, **fields: object) -> Article:
    """A post of its own address, with the fields named."""
    plain = Article(url=f"https://blog.example/post-{number}/", title=f"Post {number}", body=f"Words of post number {number}.")
    return replace(plain, **fields)
