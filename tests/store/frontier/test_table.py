from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flipscrape.model import AddressKind, Announcement, AnnouncementSource, Comment, Found, Outcome
from flipscrape.store.frontier.entries import Settlement
from flipscrape.store.frontier.table import Frontier

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SEED = "http://blog.example/"


@pytest.fixture
def frontier():
    return Frontier.in_memory()


@pytest.fixture
def seed_id(frontier):
    return frontier.begin(SEED, now=NOW)


def pending(frontier, seed_id, now=0.0):
    return [entry.url for entry in frontier.pending(seed_id=seed_id, host="blog.example", now=now, limit=100)]


def first(frontier, seed_id):
    return frontier.pending(seed_id=seed_id, host="blog.example", now=0.0, limit=1)[0]


def test_addresses_come_most_urgent_first_and_then_as_found(frontier, seed_id):
    frontier.add([Found(url=f"{SEED}{name}", priority=priority) for name, priority in (("a", 1), ("b", 5), ("c", 1))], seed_id=seed_id)
    assert pending(frontier, seed_id) == [f"{SEED}b", f"{SEED}a", f"{SEED}c"]


def test_an_address_is_taken_in_once(frontier, seed_id):
    assert frontier.add([Found(url=f"{SEED}a")], seed_id=seed_id) == 1
    assert frontier.add([Found(url=f"{SEED}a")], seed_id=seed_id) == 0
    assert pending(frontier, seed_id) == [f"{SEED}a"]


def test_other_forms_of_an_address_that_gives_no_page_are_pending_again(frontier, seed_id):
    frontier.add([Found(url=f"{SEED}{name}") for name in ("a.html", "a?lang=en", "b.html")], seed_id=seed_id)
    for entry in frontier.pending(seed_id=seed_id, host="blog.example", now=0.0, limit=100):
        own = entry.url.removesuffix(".html").removesuffix("?lang=en")
        frontier.settle(entry.id, Settlement(outcome=Outcome.READ, note="other", twin_of=own, fetched=NOW))
    assert frontier.reopen_twins(f"{SEED}a", among=f"{SEED}a.html") == 1
    assert pending(frontier, seed_id) == [f"{SEED}a.html"]
    assert frontier.reopen_twins(f"{SEED}a") == 1
    assert frontier.reopen_twins(f"{SEED}a") == 0
    assert pending(frontier, seed_id) == [f"{SEED}a.html", f"{SEED}a?lang=en"]


def test_a_settled_address_is_not_pending_and_its_end_is_known(frontier, seed_id):
    frontier.add([Found(url=f"{SEED}a")], seed_id=seed_id)
    frontier.settle(first(frontier, seed_id).id, Settlement(outcome=Outcome.GONE, note="HTTP 404", status=404, fetched=NOW))
    assert pending(frontier, seed_id) == []
    assert frontier.end_of(f"{SEED}a") == (Outcome.GONE, "HTTP 404")


def test_a_postponed_address_waits_and_counts_its_failures(frontier, seed_id):
    frontier.add([Found(url=f"{SEED}a")], seed_id=seed_id)
    frontier.postpone(first(frontier, seed_id).id, until=50.0, attempts=1, priority=-1)
    assert pending(frontier, seed_id, now=49.0) == []
    assert pending(frontier, seed_id, now=50.0) == [f"{SEED}a"]
    assert frontier.pending(seed_id=seed_id, host="blog.example", now=50.0, limit=1)[0].attempts == 1


def test_within_one_crawl_an_answered_address_is_not_opened_again(frontier, seed_id):
    again = Found(url=SEED, again=True)
    frontier.add([again], seed_id=seed_id)
    frontier.settle(first(frontier, seed_id).id, Settlement(outcome=Outcome.READ, fetched=NOW + timedelta(seconds=1), etag='"a"'))
    assert frontier.add([again], seed_id=seed_id) == 0
    assert frontier.begin(SEED, now=NOW + timedelta(days=1)) == seed_id
    assert frontier.add([again], seed_id=seed_id) == 0


def test_the_next_crawl_opens_it_again_and_knows_its_etag(frontier, seed_id):
    again = Found(url=SEED, again=True)
    frontier.add([again], seed_id=seed_id)
    frontier.settle(first(frontier, seed_id).id, Settlement(outcome=Outcome.READ, fetched=NOW + timedelta(seconds=1), etag='"a"'))
    frontier.finish(seed_id, now=NOW + timedelta(minutes=1))
    frontier.begin(SEED, now=NOW + timedelta(days=7))
    assert frontier.add([Found(url=f"{SEED}b"), again], seed_id=seed_id) == 2
    assert {entry.url: entry.etag for entry in frontier.pending(seed_id=seed_id, host="blog.example", now=0.0, limit=9)} == {
        SEED: '"a"', f"{SEED}b": None,
    }


def test_a_transaction_that_fails_leaves_nothing_and_is_told(frontier, seed_id):
    heard = []
    frontier.group.on_failure = heard.append

    def fail():
        with frontier.transaction():
            frontier.add([Found(url=f"{SEED}a")], seed_id=seed_id)
            frontier._connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(Exception, match="no such table"):
        fail()
    assert pending(frontier, seed_id) == []
    assert len(heard) == 1


def test_what_a_feed_said_comes_back_as_it_was(frontier, seed_id):
    announcement = Announcement(
        source=AnnouncementSource.FEED, url=f"{SEED}a", title="Märchen", authors=("Ann",), tags=("x", "y"), comments=(Comment(id="1", body="Hi"),),
    )
    frontier.add([Found(url=f"{SEED}a", kind=AddressKind.POST, announced=announcement)], seed_id=seed_id)
    assert frontier.announced(f"{SEED}a") == (announcement,)


def test_what_was_said_of_an_address_holds_for_the_one_that_it_redirects_to(frontier, seed_id):
    said = Announcement(source=AnnouncementSource.FEED, url=f"{SEED}a", title="Eels", published="2021-09-19")
    frontier.add([Found(url=f"{SEED}a", kind=AddressKind.POST, announced=said)], seed_id=seed_id)
    frontier.add([Found(url=f"{SEED}a/", kind=AddressKind.POST)], seed_id=seed_id, chain=(f"{SEED}a",))
    assert frontier.announced(f"{SEED}a/") == (replace(said, url=f"{SEED}a/"),)
    own = replace(said, url=f"{SEED}b/", title="Tides")
    frontier.add([Found(url=f"{SEED}b/", kind=AddressKind.POST, announced=own)], seed_id=seed_id, chain=(f"{SEED}a",))
    assert frontier.announced(f"{SEED}b/") == (own,)


def test_hosts_are_told_apart_with_their_ports(frontier, seed_id):
    frontier.add([Found(url="http://blog.example:81/"), Found(url="http://blog.example/")], seed_id=seed_id)
    assert sorted(frontier.hosts(seed_id)) == ["blog.example", "blog.example:81"]


def test_a_poorer_feed_takes_nothing_from_what_a_richer_one_said(frontier, seed_id):
    full = Announcement(
        source=AnnouncementSource.FEED, url=f"{SEED}a", title="Eels", authors=("Inge",), published="2021-09-19T12:33:57+00:00",
        body_html="<p>Eels " * 20,
    )
    bare = Announcement(source=AnnouncementSource.FEED, url=f"{SEED}a", title="Eels and tides", body_html="Eels [...]")
    for one in (full, bare):
        frontier.add([Found(url=f"{SEED}a", kind=AddressKind.POST, announced=one)], seed_id=seed_id)
    assert frontier.announced(f"{SEED}a") == (replace(full, title="Eels and tides"),)


def test_each_source_that_names_an_address_is_noted_once(frontier, seed_id):
    frontier.add([Found(url=f"{SEED}{name}") for name in ("a", "b", "c")], seed_id=seed_id)
    frontier.note_sources([(f"{SEED}a", "feed"), (f"{SEED}a", "sitemap"), (f"{SEED}b", "sitemap"), (f"{SEED}elsewhere", "feed")])
    frontier.note_sources([(f"{SEED}a", "feed")])
    named = frontier._connection.execute("SELECT url, n.source FROM frontier_sources n JOIN frontier ON id = frontier_id ORDER BY 1, 2").fetchall()
    assert named == [(f"{SEED}a", "feed"), (f"{SEED}a", "sitemap"), (f"{SEED}b", "sitemap")]


def test_a_page_that_is_read_once_more_is_asked_for_whole(frontier, seed_id):
    frontier.add([Found(url=f"{SEED}a.html")], seed_id=seed_id)
    own = Settlement(outcome=Outcome.READ, note="other", twin_of=f"{SEED}a", fetched=NOW, etag='"a"', last_modified="Sat, 02 May 2026 00:00:00 GMT")
    frontier.settle(first(frontier, seed_id).id, own)
    frontier.reopen_twins(f"{SEED}a")
    again = first(frontier, seed_id)
    assert (again.etag, again.last_modified) == (None, None)


def test_the_end_of_a_redirect_is_that_of_where_it_leads(frontier, seed_id):
    frontier.add([Found(url=SEED)], seed_id=seed_id)
    frontier.settle(first(frontier, seed_id).id, Settlement(outcome=Outcome.REDIRECTED, status=301, fetched=NOW))
    frontier.add([Found(url=f"{SEED}blog/")], seed_id=seed_id, chain=(SEED,))
    frontier.settle(first(frontier, seed_id).id, Settlement(outcome=Outcome.GONE, note="HTTP 410", status=410, fetched=NOW))
    assert frontier.end_of(SEED) == (Outcome.GONE, "HTTP 410")


def test_the_hosts_that_wait(frontier, seed_id):
    frontier.add([Found(url=f"https://{host}/{n}") for host in ("b.example", "a.example", "c.example") for n in range(3)], seed_id=seed_id)
    assert frontier.hosts(seed_id) == ["a.example", "b.example", "c.example"]
    assert frontier.hosts(seed_id + 1) == []
