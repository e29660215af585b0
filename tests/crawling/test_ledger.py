"""Ends of addresses as the archive keeps them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from store.samples import POST

from flipscrape.crawling.ledger import note_end
from flipscrape.model import Outcome
from flipscrape.store import Access, Archive
from flipscrape.store.frontier.entries import Settlement

FIRST, LATER = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)


@pytest.fixture
def ended(tmp_path):
    """Ends the address of an archived post and gives what the archive says of it then."""

    def end(outcome):
        with Archive(tmp_path / "blog.db", Access.CREATE) as archive:
            run = archive.start_crawl(command="crawl", version="1", started=FIRST)
            archive.store_article(POST, crawl_id=run, seen=FIRST)
            note_end(archive, POST.url, Settlement(outcome=outcome, note="HTTP 410", status=410, fetched=LATER), crawl_id=run)
            seen = archive.db.execute("SELECT last_seen, gone_since, gone_status, gone_reason FROM article_seen").fetchone()
            return seen, archive.db.execute("SELECT url, reason, status, detail FROM failures").fetchall()

    return end


def test_a_post_that_is_gone(ended):
    seen, failures = ended(Outcome.GONE)
    assert seen == ("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z", 410, "HTTP 410")
    assert failures == [(POST.url, "gone", 410, "HTTP 410")]


def test_a_post_that_stands_as_it_was(ended):
    assert ended(Outcome.UNCHANGED) == (("2026-05-02T00:00:00Z", None, None, None), [])


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.REFUSED, Outcome.FORBIDDEN, Outcome.DROPPED])
def test_an_address_that_gave_no_record(ended, outcome):
    _, failures = ended(outcome)
    assert failures == [(POST.url, outcome.value, 410, "HTTP 410")]


@pytest.mark.parametrize("outcome", [Outcome.READ, Outcome.REDIRECTED])
def test_an_address_that_led_on_is_no_failure(ended, outcome):
    assert ended(outcome)[1] == []
