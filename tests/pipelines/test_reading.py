"""What a feed and an API say of one page is read together."""

from __future__ import annotations

from datetime import UTC, datetime

from flipscrape.pipelines.reading import read

from flipscrape.items import FetchedPage
from flipscrape.model import Announcement, AnnouncementSource

URL = "https://pans.example/salt/"
PAGE = b"<!doctype html><html><head><title>Salt</title></head><body><h1>Salt</h1><p>The pans were raked twice.</p></body></html>"


def test_an_api_tells_tags_from_categories_and_a_feed_fills_what_it_leaves_out():
    said = "2010-06-05T08:00:00+00:00"
    feed = Announcement(source=AnnouncementSource.FEED, url=URL, authors=("Ada Berg",), published=said, tags=("Letters", "clay"))
    api = Announcement(source=AnnouncementSource.REST, url=URL, published="2010-06-05T10:00:00+02:00", tags=("clay",), categories=("Letters",))
    fetched = FetchedPage(url=URL, status=200, headers=(), body=PAGE, fetched=datetime(2026, 1, 1, tzinfo=UTC), announced=(feed, api))
    article = read(fetched).article
    assert (article.tags, article.categories) == (["clay"], ["Letters"])
    assert article.authors == ["Ada Berg"]
    assert article.published == "2010-06-05T10:00:00+02:00"
