"""Which imported pages are posts, told as a crawl tells it: at once where that is sure, the rest when the whole blog is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from flipscrape.discovery import Blog, Role
from flipscrape.discovery.addressing import looks_like
from flipscrape.imports.readings import as_fetched
from flipscrape.imports.saved_pages import has_address
from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.addresses import clean
from flipscrape.model import AddressKind
from flipscrape.store import Archive
from flipscrape.store.pages import read_page

NO_POST, FAILED = "no post", "failed"


class Sorter:
    """Stores what is a post, keeps what is none, and puts off what cannot be told yet; only the number of such a page stays in memory."""

    def __init__(self, archive: Archive, crawl_id: int) -> None:
        self.archive = archive
        self.crawl_id = crawl_id
        self._blogs: dict[str, Blog] = {}
        self._doubtful: dict[str, int] = {}
        self._comment_pages: list[int] = []

    def take(self, reading: Reading) -> str | None:
        """What the page came to; None where it is put off."""
        page = reading.page
        if reading.failure is not None:
            self.archive.record_failure(page.url, crawl_id=self.crawl_id, occurred=page.fetched, reason="unreadable", detail=reading.failure)
            return FAILED
        if page.kind is AddressKind.POST or not has_address(page) or _is_capture(reading):
            return self.store(reading)
        if looks_like(page.url) is AddressKind.COMMENTS:
            self._comment_pages.append(self.archive.keep_page(page))
            return None
        role = self._role(reading)
        if role is Role.POST:
            return self.store(reading)
        number = self.archive.keep_page(page)
        if role is Role.UNKNOWN:
            self._doubtful[page.url] = number
        return None if role is Role.UNKNOWN else NO_POST

    def in_doubt(self) -> Iterator[FetchedPage]:
        """The pages put off, once more, now that their blogs are known: posts as such, others as listings."""
        for blog in self._blogs.values():
            for url, judgement in blog.review(last=True):
                if url in self._doubtful:
                    yield from self._kept(self._doubtful[url], AddressKind.POST if judgement.role is Role.POST else AddressKind.LISTING)

    def comment_pages(self) -> Iterator[FetchedPage]:
        """The further pages of threads, to be read when the posts are stored."""
        for number in self._comment_pages:
            yield from self._kept(number, AddressKind.COMMENTS)

    def store(self, reading: Reading) -> str:
        """Store a post or a further page of a thread; what turned out to be neither stays kept."""
        page, article = reading.page, reading.article
        if article is None or page.kind is AddressKind.LISTING or not (article.title or article.body):
            self.archive.keep_page(page)
            return NO_POST
        url = page.url if has_address(page) else None
        if page.kind is AddressKind.COMMENTS:
            article_id = self.archive.thread_of(page.url)
            if article_id is None:
                return NO_POST
            stored = self.archive.store_comment_page(
                article_id, article.comments, further=article.comment_pages, crawl_id=self.crawl_id, seen=page.fetched, page=page
            )
        elif url is not None and (part := self.archive.part_of(url, article.title)):
            stored = self.archive.store_part(*part, article, crawl_id=self.crawl_id, seen=page.fetched, page=page)
        else:
            stored = self.archive.store_article(replace(article, url=url), crawl_id=self.crawl_id, seen=page.fetched, page=page)
        return stored.outcome.value

    def _role(self, reading: Reading) -> Role:
        """The page's role in the blog at the root of its host."""
        if reading.outlook is None:
            return Role.OTHER
        parts = urlsplit(reading.page.url)
        root = f"{parts.scheme}://{parts.netloc}/"
        blog = self._blogs.setdefault(root, Blog(root))
        if reading.article is None:
            blog.hear(reading.outlook)
            return Role.OTHER
        judgement, _ = blog.see(reading.page.url, reading.outlook)
        return judgement.role

    def _kept(self, number: int, kind: AddressKind) -> Iterator[FetchedPage]:
        page = read_page(self.archive.db, number)
        if page is not None:
            yield replace(as_fetched(page), kind=kind)


def _is_capture(reading: Reading) -> bool:
    return reading.article is not None and reading.outlook is None


def cleaned(page: FetchedPage) -> FetchedPage:
    """The page under its address as the archive keeps it."""
    return replace(page, url=clean(page.url)) if has_address(page) else page
