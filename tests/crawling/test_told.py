"""Which addresses the frontier has to hear of: each once, again where it has become more urgent or there is more to say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flipscrape.crawling.told import Told
from flipscrape.model import Found

LINK = Found(url="https://blog.example/a/", priority=5)


@pytest.fixture
def told():
    told = Told()
    assert told.is_news(LINK)
    return told


def test_the_same_link_on_the_next_page_is_no_news(told):
    assert not told.is_news(LINK)


def test_a_more_urgent_one_is(told):
    assert told.is_news(replace(LINK, priority=6))
    assert not told.is_news(LINK)


@pytest.mark.parametrize("more", [{"again": True}, {"modified": "2024-03-01"}])
def test_one_of_which_more_is_said_is_news_each_time(told, more):
    assert told.is_news(replace(LINK, **more))
    assert told.is_news(replace(LINK, **more))
