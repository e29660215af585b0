"""Further pages of a thread: their comments join those of the post, and nothing else of them is kept as a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from flipscrape.pipelines.completing import complete
from flipscrape.pipelines.step import Step
from flipscrape.pipelines.store import further_pages, settlement
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from flipscrape.items import Reading
from flipscrape.model import AddressKind, Comment

# So many pages of a thread in a row may have no comment that those before them had not, and so many pages it may have at the most.
BARREN, MOST_PAGES = 5, 2000


class ThreadPipeline(Step):
    """Lets pass what is no further page of an archived post's thread."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._met: dict[int, set[int]] = {}
        self._pages: Counter[int] = Counter()
        self._barren: Counter[int] = Counter()

    def process_item(self, item: Reading) -> Reading:
        """Store the comments of a further page and end it there, with DropItem."""
        page, article = item.page, item.article
        archive = self.archive
        if archive is None or article is None or page.kind is not AddressKind.COMMENTS or page.seed_id is None:
            return item
        number = archive.thread_of(page.url)
        if number is None:
            return item
        scheduler = self.scheduler
        end = settlement(item)
        with scheduler.frontier.transaction():
            stored = archive.store_comment_page(
                number, article.comments, crawl_id=self.run_id, seen=page.fetched, page=page, further=article.comment_pages)
            # A parent on another page of the thread is known to the archive alone.
            complete(archive, scheduler.frontier.announced_of_post(page.url), crawl_id=self.run_id, seen=page.fetched)
            if self._goes_on(number, article.comments):
                scheduler.add(further_pages(article), seed_id=page.seed_id)
            if scheduler.done(page.frontier_id):
                scheduler.frontier.settle(page.frontier_id, end)
        scheduler.tally(end)
        scheduler.stored["comments"] += len(stored.comments)
        raise DropItem("a further page of a thread")

    def _goes_on(self, number: int, comments: Iterable[Comment]) -> bool:
        """Whether the pages that a page of a thread names are worth a visit: some servers answer for every number."""
        met = self._met.setdefault(number, set())
        before = len(met)
        met.update(hash(comment.id) for comment in comments)
        self._pages[number] += 1
        self._barren[number] = 0 if len(met) > before else self._barren[number] + 1
        if self._barren[number] < BARREN and self._pages[number] < MOST_PAGES:
            return True
        self.scheduler.notes["pages of comments without end, or without new ones"] += 1
        return False
