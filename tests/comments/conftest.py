"""Pages cut down to what a test is about, read as the extraction reads them."""

from __future__ import annotations

import pytest

from flipscrape.comments import Thread, find_thread
from flipscrape.page import read_page
from flipscrape.trace import Trace

URL = "https://blog.example.org/2021/03/rye-bread/"


@pytest.fixture
def read_thread():
    """A page's thread: from the HTML inside its article."""
    def read(html, *, url=URL, fetched=None, language="en") -> Thread:
        words = "The starter wants three days, warm water and patience. " * 12
        page = read_page(
            f"<html lang={language}><body><main><h1>Rye bread</h1><div class=entry-content><p>{words}</p></div>{html}</main></body></html>",
            url=url, fetched=fetched)
        return find_thread(page, Trace())
    return read
