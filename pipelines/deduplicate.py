"""Each post once: another form of an archived one ends here. The same text elsewhere is linked when it is stored, and stays a post."""

from __future__ import annotations

from flipscrape.pipelines.step import Step
from scrapy.exceptions import DropItem

from flipscrape.items import Reading
from flipscrape.model import Outcome


class SamePost(DropItem):
    """The page is an archived post in another form, whose address its message names."""

    outcome = Outcome.READ


class DeduplicatePipeline(Step):
    """Lets posts pass that the archive has not. Raises SamePost for other forms of one: by canonical or longer address, and the same text."""

    def process_item(self, item: Reading) -> Reading:
        """Compare the post with those that its addresses name."""
        archive = self.archive
        if archive is None or item.article is None or archive.part_of(item.page.url, item.article.title) is not None:
            return item
        if (url := archive.other_form_of(item.article)) is not None:
            raise SamePost(f"the same as {url}")
        return item
