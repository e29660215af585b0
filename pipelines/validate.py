"""An article, or dropped with a reason that is counted."""

from __future__ import annotations

from scrapy.exceptions import DropItem

from flipscrape.items import Reading


class ValidatePipeline:
    """Lets readings of posts pass."""

    def process_item(self, item: Reading) -> Reading:
        """Raises DropItem for what is no post, or has neither title nor body."""
        if item.article is None or not (item.article.title or item.article.body):
            raise DropItem("neither title nor body")
        return item
