"""A page that a script fills has the body that JSON-LD, a feed or an API tells; any other keeps its own."""

from __future__ import annotations

import json

import pytest

from flipscrape import extract
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.trace import Trace

URL = "https://pans.example/tide/"
LINES = [f"On day {n} the pans were raked twice, and the brine was let in by hand because the sluice was broken." for n in range(1, 8)]
SHELL = "<html><head><title>Tide</title>{head}</head><body><div id=root>{shown}</div><noscript>Please turn scripts on.</noscript></body></html>"


def feed(markup):
    return Announcement(source=AnnouncementSource.FEED, url=URL, title="Tide", body_html=markup)


def linked_data(body):
    return f'<script type="application/ld+json">{json.dumps({"@type": "BlogPosting", "headline": "Tide", "articleBody": body})}</script>'


def shell(*, head="", shown=""):
    return SHELL.format(head=head, shown=shown)


def test_a_feed_tells_the_body_with_its_links():
    told = "".join(f"<p>{line}</p>" for line in LINES) + '<p><a href="/sluice/">The sluice</a><script>count()</script></p>'
    trace = Trace()
    article = extract(shell(), URL, announced=feed(told), trace=trace)
    assert article.body == "\n\n".join([*LINES, "The sluice"])
    assert [link.url for link in article.links] == ["https://pans.example/sluice/"]
    assert article.sources["body"] == "feed"
    assert "script" not in article.body_html
    assert any(claim.field == "body" for claim in trace.claims)


def test_json_ld_tells_it_line_by_line():
    article = extract(shell(head=linked_data("\n\n".join([*LINES, "Salt &amp; brine"]))), URL)
    assert (article.body, article.sources["body"]) == ("\n\n".join([*LINES, "Salt & brine"]), "json-ld")


@pytest.mark.parametrize("shown", [
    "<article><h1>Tide</h1>" + "".join(f"<p>{line}</p>" for line in LINES[:4]) + "</article>",
    "<div>" + "".join(f"<span>{line} </span>" for line in LINES) + "</div>",
], ids=["a body of its own", "the same text in other markup"])
def test_a_page_that_shows_its_text_keeps_it(shown):
    article = extract(shell(shown=shown), URL, announced=feed("".join(f"<p>{line}</p>" for line in LINES)))
    assert "body" not in article.sources


def test_a_short_announcement_is_no_body_of_a_page_that_shows_something():
    assert "body" not in extract(shell(shown="<h1>Tide</h1>"), URL, announced=feed(f"<p>{LINES[0]}</p>")).sources


def test_a_post_of_one_sentence_is_told_where_the_page_shows_nothing():
    assert extract(shell(), URL, announced=feed("<p>The pans froze.</p>")).body == "The pans froze."


@pytest.mark.parametrize("first", [LINES[0], "Raked."], ids=["a paragraph", "a word"])
def test_the_first_page_of_a_post_over_several_keeps_its_own_part(first):
    later = "".join(f"<p>{line}</p>" for line in LINES[1:])
    shown = f"<article><h1>Tide</h1><p>{first}</p></article>"
    article = extract(shell(shown=shown), URL, announced=feed(f"<p>{first}</p><p><!--nextpage--></p>{later}"))
    assert article.body == first


def test_a_post_over_several_pages_that_a_script_fills_is_told_whole():
    told = f"<p>{LINES[0]}</p><p><!--nextpage--></p>" + "".join(f"<p>{line}</p>" for line in LINES[1:])
    assert extract(shell(), URL, announced=feed(told)).body == "\n\n".join(LINES)
