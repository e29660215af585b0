"""What a run was told to leave out, as far as only the page itself tells: posts that are too old, pages that ask not to be archived."""

from __future__ import annotations

from flipscrape.pipelines.step import Step
from scrapy.exceptions import DropItem

from flipscrape.discovery.planning.wanted import Wanted
from flipscrape.items import Reading
from flipscrape.model import Outcome


class Unwanted(DropItem):
    """The post is left out by the run's options; ``newest`` is its day, where that is why, ``robots`` what its page asks for."""

    outcome = Outcome.SKIPPED

    def __init__(self, message: str, *, newest: str | None = None, robots: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.newest, self.robots = newest, robots


class SelectPipeline(Step):
    """Lets wanted posts pass; their links went to the frontier before. Raises Unwanted for the others."""

    def process_item(self, item: Reading) -> Reading:
        """Look at the post's day and at what its page asks for."""
        scheduler = self.scheduler
        wanted: Wanted = scheduler.wanted
        if (reason := wanted.against_robots(item.robots)) is not None:
            raise Unwanted(reason, robots=item.robots)
        published = item.article.published if item.article is not None else None
        if wanted.is_before(published):
            raise Unwanted("from before --since", newest=published and published[:10], robots=item.robots)
        return item
