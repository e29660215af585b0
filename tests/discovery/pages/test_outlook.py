"""What can be seen of a page's nature without knowing the rest of its blog."""

from __future__ import annotations

from flipscrape.discovery import look
from flipscrape.discovery.pages.statement import Role
from flipscrape.extraction import extract_page
from flipscrape.page import decode_page, read_page

STORY = "The mill stood still all winter, and nobody minded, as there was no grain to be had for love or money on either side of the river. " * 3
ROWS = "".join(
    f'<li><a href="/post-{n}/">Oats, part {n}</a> <time datetime="2019-0{n}-11">11.{n}.2019</time><p>{STORY[:100]}</p></li>' for n in range(1, 6)
)


def seen(main):
    html = f"<html><head><title>The log</title></head><body><main>{main}</main></body></html>"
    page = read_page(decode_page(html.encode()), url="https://blog.example/log/", fetched=None)
    return look(page, extract_page(page))


def test_a_page_whose_day_is_that_of_a_post_in_its_list_is_a_listing():
    outlook = seen(f"<h1>The log</h1><ul>{ROWS}</ul>")
    assert (outlook.dated, outlook.teasers, outlook.role) == (False, 5, Role.LISTING)


def test_a_post_with_a_day_of_its_own_may_list_others_with_theirs():
    outlook = seen(f'<article><h1>The mill</h1><time datetime="2021-07-02">2.7.2021</time><p>{STORY}</p></article><ul>{ROWS}</ul>')
    assert (outlook.dated, outlook.role) == (True, Role.POST)
