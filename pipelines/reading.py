"""From a fetched page to what it says: the one function that the workers run. Pure."""

from __future__ import annotations

from flipscrape.discovery import look
from flipscrape.errors import ExtractionError
from flipscrape.extraction import extract_page
from flipscrape.items import FetchedPage, Reading
from flipscrape.page import read_page

EMPTY = b""


def read(page: FetchedPage) -> Reading:
    """Read a page once: its record, what it is, where it leads. The reading goes back without the page's bytes' copy."""
    try:
        parsed = read_page(page.body, url=page.url, fetched=page.fetched, charset=page.charset)
        article = extract_page(parsed, announced=page.announced[0] if page.announced else None)
        return Reading(page=page, article=article, outlook=look(parsed, article))
    except ExtractionError as error:
        return Reading(page=page, failure=str(error))
