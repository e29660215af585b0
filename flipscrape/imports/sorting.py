"""Which imported pages are posts, told as a crawl tells it: at once where that is sure, the rest when the whole blog is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from flipscrape.discovery import Blog, Doubt, Role
from flipscrape.discovery.addressing import key, looks_like, without_showing
from flipscrape.imports.hearing import Hearing
from flipscrape.imports.saved_pages import has_address
from flipscrape.items import FetchedPage, Reading, as_fetched
from flipscrape.markup.addresses import clean, host
from flipscrape.model import AddressKind
from flipscrape.store import Archive
from flipscrape.store.day_orders import days_in_order
from flipscrape.store.late import incomplete
from flipscrape.store.reading.kept_pages import page_of_article
from flipscrape.store.values.hashes import post_of_part
from flipscrape.store.writing.pages import read_page

NO_POST, FAILED = "no post", "failed"


class Sorter:
    """Stores what is a post, keeps what is none, and puts off what cannot be told yet; only the number of such a page stays in memory."""

    def __init__(self, archive: Archive, crawl_id: int, hearing: Hearing) -> None:
        self.archive, self.hearing = archive, hearing
        self.crawl_id = crawl_id
        self._blogs: dict[str, Blog] = {}
        self._doubtful: dict[str, int] = {}
        self._further_pages: list[int] = []
        self._comment_pages: list[int] = []
        self._captured: set[int] = set()  # hashes of the keys of addresses of which there is a page

    def take(self, reading: Reading) -> str | None:
        """What the page came to; None where it is put off."""
        page = reading.page
        if reading.failure is not None:
            self.archive.record_failure(page.url, crawl_id=self.crawl_id, occurred=page.fetched, reason="unreadable", detail=reading.failure)
            return FAILED
        self._captured.add(hash(key(page.url)))
        if page.kind is AddressKind.POST or not has_address(page) or _is_capture(reading):
            return self.store(reading)
        if reading.article is not None and without_showing(page.url) != page.url:
            self._further_pages.append(self.archive.keep_page(page))
            return None
        if looks_like(page.url) is AddressKind.COMMENTS:
            self._comment_pages.append(self.archive.keep_page(page))
            return None
        if reading.article is not None and (post_of_part(page.url)[1] is not None or _other_form(reading) is not None):
            self._further_pages.append(self.archive.keep_page(page))
            return None
        return self._judge(reading)

    def take_further(self, reading: Reading) -> str | None:
        """What a page came to whose address looks like that of a further page or another showing of a post, or which names another as its own."""
        if hash(key(shown := without_showing(reading.page.url))) in self._captured and shown != reading.page.url:
            self.archive.keep_page(reading.page)
            return NO_POST
        if self._part_of(reading):
            return self.store(reading)
        if (other := _other_form(reading)) is not None and hash(key(other)) not in self._captured and self.archive.article_id(other) is None:
            # Nobody saved the page that it names as its own: it is all that there is of the post.
            self._blog(reading.page.url).twins.lose(other)
        return self._judge(reading)

    def in_doubt(self) -> Iterator[FetchedPage]:
        """The pages put off, once more, now that their blogs are known: posts as such, others as listings."""
        for blog in self._blogs.values():
            for url, judgement in blog.review(doubt=Doubt.NONE):
                if url in self._doubtful:
                    yield from self._kept(self._doubtful[url], AddressKind.POST if judgement.role is Role.POST else AddressKind.LISTING)

    def further_pages(self) -> Iterator[FetchedPage]:
        """Further pages and other forms of posts, to be read when the posts themselves are known."""
        for number in self._further_pages:
            yield from self._kept(number, AddressKind.PAGE)

    def comment_pages(self) -> Iterator[FetchedPage]:
        """The further pages of threads, to be read when the posts are stored."""
        for number in self._comment_pages:
            yield from self._kept(number, AddressKind.COMMENTS)

    def told_late(self) -> Iterator[FetchedPage]:
        """The posts of this import that lack what a listing of it told, or whose day others show to be another, read once more with that."""
        self.hearing.hear(days_in_order(self.archive))
        for number, url in incomplete(self.archive, self.crawl_id):
            if self.hearing.has_of(url) and (page := page_of_article(self.archive, number)) is not None:
                told = self.hearing.beside(as_fetched(page))
                if told.announced != page.announced:
                    yield replace(told, kind=AddressKind.POST)

    def store(self, reading: Reading) -> str:
        """Store a post or a further page of a thread; what turned out to be neither stays kept."""
        page, article = reading.page, reading.article
        part = self._part_of(reading)
        if article is None or (page.kind is AddressKind.LISTING and not part) or not (article.title or article.body):
            self.archive.keep_page(page)
            return NO_POST
        if reading.outlook is not None and reading.outlook.locked:
            self.archive.keep_page(page)
            self.archive.record_failure(page.url, crawl_id=self.crawl_id, occurred=page.fetched, reason="refused", detail="it asks for a password")
            return FAILED
        url = page.url if has_address(page) else None
        if page.kind is AddressKind.COMMENTS:
            article_id = self.archive.thread_of(page.url)
            if article_id is None:
                return NO_POST
            stored = self.archive.store_comment_page(
                article_id, article.comments, further=article.comment_pages, crawl_id=self.crawl_id, seen=page.fetched, page=page
            )
        elif part:
            stored = self.archive.store_part(*part, article, crawl_id=self.crawl_id, seen=page.fetched, page=page)
        else:
            stored = self.archive.store_article(replace(article, url=url), crawl_id=self.crawl_id, seen=page.fetched, page=page)
        return stored.novelty.value

    def _judge(self, reading: Reading) -> str | None:
        role = self._role(reading)
        if role is Role.POST:
            return self.store(reading)
        number = self.archive.keep_page(reading.page)
        if role is Role.UNKNOWN:
            self._doubtful[reading.page.url] = number
        return None if role is Role.UNKNOWN else NO_POST

    def _part_of(self, reading: Reading) -> tuple[int, int] | None:
        page, article = reading.page, reading.article
        return self.archive.part_of(page.url, article.title) if article is not None and has_address(page) else None

    def _role(self, reading: Reading) -> Role:
        """The page's role in the blog at the root of its host."""
        if reading.outlook is None:
            return Role.OTHER
        blog = self._blog(reading.page.url)
        if reading.article is None:
            blog.hear(reading.outlook)
            return Role.OTHER
        judgement, _ = blog.see(reading.page.url, reading.outlook)
        if judgement.role is Role.LISTING:
            self.hearing.hear(reading.outlook.listed)
        return judgement.role

    def _blog(self, url: str) -> Blog:
        # A mirror does not tell the scheme of pages that do not name themselves.
        parts = urlsplit(url)
        return self._blogs.setdefault(parts.netloc, Blog(f"{parts.scheme}://{parts.netloc}/"))

    def _kept(self, number: int, kind: AddressKind) -> Iterator[FetchedPage]:
        page = read_page(self.archive.db, number)
        if page is not None:
            yield replace(as_fetched(page), kind=kind)


def _other_form(reading: Reading) -> str | None:
    """The address on the same host that the page names as its own in place of the one that it has."""
    canonical = reading.outlook.canonical if reading.outlook is not None else None
    if canonical is None or host(canonical) != host(reading.page.url) or key(canonical) == key(reading.page.url):
        return None
    return canonical


def _is_capture(reading: Reading) -> bool:
    return reading.article is not None and reading.outlook is None


def cleaned(page: FetchedPage) -> FetchedPage:
    """The page under its address as the archive keeps it."""
    return replace(page, url=clean(page.url)) if has_address(page) else page
