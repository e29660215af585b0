"""The scheduler: what is ready to be asked for is looked at once more when its turn comes."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest
from scrapy import Request

from flipscrape.crawling.scheduler import FrontierScheduler
from flipscrape.discovery.planning.wanted import Wanted
from flipscrape.model import Found, Outcome
from flipscrape.store.frontier.table import Frontier

SEED = "https://blog.example/"
NAMED = ("a/1", "a/2", "a/3", "b/1")


async def asked(lost, dropped):
    """What is asked for, in turn, where after the first address those that start with one in ``lost`` prove to lead nowhere."""
    known = []
    spider = SimpleNamespace(seeds=[SEED], is_lost=lambda entry: entry.url.removeprefix(SEED).startswith(tuple(known)))
    crawler = SimpleNamespace(spider=spider, engine=SimpleNamespace(_slot=None))
    scheduler = FrontierScheduler(crawler, frontier=Frontier.in_memory(), delay=0.0, concurrency=8, most=None, wanted=Wanted())
    scheduler.enqueue_request(Request(SEED, meta={"found": Found(url=SEED, source="seed", again=True)}))
    seed = scheduler.next_request().meta["entry"]
    scheduler.add([Found(url=SEED + path, source="link") for path in NAMED], seed_id=seed.seed_id)
    urls = []
    while (request := scheduler.next_request()) is not None:
        urls.append(request.url.removeprefix(SEED))
        known.extend(lost)
    scheduler.close("finished")
    assert scheduler.outcomes[Outcome.DROPPED] == dropped
    return urls


@pytest.mark.parametrize(("lost", "dropped", "urls"), [((), 0, [*NAMED]), (("a/",), 2, ["a/1", "b/1"]), (("b/",), 1, ["a/1", "a/2", "a/3"])])
def test_what_was_ready_is_not_asked_for_once_it_is_known_to_lead_nowhere(lost, dropped, urls):
    assert asyncio.run(asked(lost, dropped)) == urls
