"""Further pages of a thread: their comments join those of the post, and nothing else of them is kept as a record."""

from __future__ import annotations

from flipscrape.pipelines.completing import complete
from flipscrape.pipelines.step import Step
from flipscrape.pipelines.store import further_pages, settlement
from scrapy.exceptions import DropItem

from flipscrape.items import Reading
from flipscrape.model import AddressKind


class ThreadPipeline(Step):
    """Lets pass what is no further page of an archived post's thread."""

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
            scheduler.add(further_pages(article), seed_id=page.seed_id)
            if scheduler.done(page.frontier_id):
                scheduler.frontier.settle(page.frontier_id, end)
        scheduler.tally(end)
        scheduler.stored["comments"] += len(stored.comments)
        raise DropItem("a further page of a thread")
