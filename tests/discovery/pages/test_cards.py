"""What a listing says of the days of the posts that it names."""

from __future__ import annotations

import pytest

from flipscrape.discovery import look
from flipscrape.extraction import extract_page
from flipscrape.model import AnnouncementSource
from flipscrape.page import decode_page, read_page

HOME = "https://blog.example/log/"
DAYS = {f"https://blog.example/log/post-{n}/": f"2019-0{n}-1{n}" for n in range(1, 5)}
NAMES = ("Winter oats", "A quiet mill", "Two ferries", "Salt and rope")


def told(*cards, lang="en"):
    html = f'<html lang="{lang}"><body><main><h1>The log</h1>{"".join(cards)}</main></body></html>'
    page = read_page(decode_page(html.encode()), url=HOME, fetched=None)
    return {one.url: one.published for one in look(page, extract_page(page)).listed}


def cards(form):
    """``form`` for each post: {url}, {name}, {day}."""
    return [form.format(url=url, name=name, day=day, n=url[-2]) for (url, day), name in zip(DAYS.items(), NAMES, strict=True)]


@pytest.mark.parametrize("form", [
    '<div class="card"><h2><a href="{url}">{name}</a></h2><p>By the water.</p><time datetime="{day}">a while ago</time></div>',
    '<li><span class="when">{day}</span> <a href="{url}">{name}</a></li>',
    '<a class="row" href="{url}"><b>{name}</b><i>{day}</i></a>',
    """<article id="p{n}"><a href="{url}"><img src="/i.jpg" alt=""></a><h3><a href="{url}">{name}</a></h3>
    <p>Posted on {day} in <a href="/log/category/boats/">Boats</a> by <a href="/log/author/ann/">Ann</a></p>
    <a href="{url}#more">Read on</a></article>""",
    '<section><h3><a href="{url}">{name}</a></h3><p>After <a href="/log/post-9/">the ninth</a>.</p><small>{day}</small></section>',
], ids=["card", "row of an archive", "one link", "with its terms", "names another post too"])
def test_each_post_has_the_day_beside_it(form):
    assert told(*cards(form)) == DAYS


@pytest.mark.parametrize("row", [
    '<h2><a href="{url}">{name}</a></h2><div class="extra"><p class="when">{day} 20:15:0{n}</p></div><p>By the water.</p>',
    '<p class="when">{day}</p><h2><a href="{url}">{name}</a></h2><p>By the water.</p>',
], ids=["below the heading", "above it"])
def test_without_cards_a_day_belongs_to_the_heading_beside_it(row):
    assert {url: day[:10] for url, day in told(*cards(row)).items()} == DAYS


def test_days_are_read_in_the_words_of_the_page():
    months = ("Januar", "Februar", "März", "April")
    rows = [f'<p>1{n}. {month} 2019: <a href="/log/post-{n}/">{NAMES[n - 1]}</a></p>' for n, month in enumerate(months, 1)]
    assert told(*rows, lang="de") == DAYS


@pytest.mark.parametrize("form", [
    '<p>Last updated {day} <a href="{url}">{name}</a></p>',
    '<p>{day}: Ann said something below <a href="{url}">{name}</a> and <a href="/log/post-{n}{n}/">another</a></p>',
    '<p><a href="/log/category/c{n}/">{name}</a> {day}</p>',
    '<p><a href="https://elsewhere.example/{n}/">{name}</a> {day}</p>',
    '<p><a href="/log/about/">{name}</a> {day}</p>',
], ids=["of a change", "between two posts", "of a category", "of another site", "several of one page"])
def test_a_day_that_is_not_a_post_s_tells_nothing(form):
    assert told(*cards(form)) == {}


def test_two_days_beside_links_may_be_anything():
    assert told(*cards('<li>{day} <a href="{url}">{name}</a></li>')[:2]) == {}


def test_the_source_is_named():
    html = "".join(cards('<li>{day} <a href="{url}">{name}</a></li>'))
    page = read_page(decode_page(f"<main>{html}</main>".encode()), url=HOME, fetched=None)
    assert {one.source for one in look(page, extract_page(page)).listed} == {AnnouncementSource.LISTING}
