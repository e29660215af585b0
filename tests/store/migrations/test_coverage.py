"""Coverage: which source named how many addresses, which only it named, and which are not archived, and why."""

from __future__ import annotations

from datetime import UTC, datetime

from flipscrape.model import AddressKind, Article, Found, Outcome
from flipscrape.store.frontier.entries import Settlement
from flipscrape.store.frontier.table import Frontier
from flipscrape.store.reading.stats import read_coverage

SEED = "http://blog.example/"
NAMED = [("a", "feed"), ("a", "sitemap"), ("b", "sitemap"), ("locked", "feed"), ("about", "link"), ("later", "sitemap")]


def test_each_source_with_what_it_alone_named_and_each_lost_address_with_its_reason(archive, crawl):
    frontier = Frontier(archive.db)
    seed_id = frontier.begin(SEED, now=datetime(2026, 5, 1, tzinfo=UTC))
    urls = dict.fromkeys(f"{SEED}{name}" for name, _ in NAMED)
    frontier.add([Found(url=url, kind=AddressKind.PAGE) for url in urls], seed_id=seed_id)
    frontier.note_sources([(f"{SEED}{name}", source) for name, source in NAMED])
    ends = {"a": Outcome.STORED, "b": Outcome.STORED, "locked": Outcome.REFUSED, "about": Outcome.READ}
    for entry in frontier.pending(seed_id=seed_id, host="blog.example", now=0.0, limit=10):
        name = entry.url.removeprefix(SEED)
        if name in ends:
            frontier.settle(entry.id, Settlement(outcome=ends[name], note=f"why {name}"))
        if ends.get(name) is Outcome.STORED:
            archive.store_article(Article(title=name, body=f"The text of {name}.", url=entry.url), **crawl())
    told = read_coverage(archive)
    columns = ("addresses", "archived", "only_here", "refused", "no_posts", "pending")
    figures = {row["source"]: tuple(row[column] for column in columns) for row in told.sources}
    assert figures == {"sitemap": (3, 2, 1, 0, 0, 1), "feed": (2, 1, 0, 1, 0, 0), "link": (1, 0, 0, 0, 1, 0)}
    assert [(row["url"], row["reason"], row["detail"], row["sources"]) for row in told.not_archived] == [
        (f"{SEED}later", "pending", None, "sitemap"), (f"{SEED}locked", "refused", "why locked", "feed")]
