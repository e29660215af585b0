"""What a page is, as far as it alone tells."""

from __future__ import annotations

import pytest

from flipscrape.discovery import Role, look
from flipscrape.discovery.pages.statement import stated
from flipscrape.extraction import extract_page
from flipscrape.page import decode_page, read_page

TEXT = "".join(f"<p>{'The weir was shut for a week, and nobody minded but the eels. ' * 4}</p>" for _ in range(4))
DAYS = "".join(f'<li><span>{day} May 2021</span> <a href="/log/post-{day}/">Post {day}</a></li>' for day in range(11, 17))


def test_a_post_with_a_dated_list_of_the_latest_beside_it_is_a_post():
    body = f'<div class="col9"><h3>The weir</h3><small>14 May 2021</small>{TEXT}</div><div class="col3"><ul>{DAYS}</ul></div>'
    html = f"<html><head><title>The weir</title></head><body>{body}</body></html>"
    page = read_page(decode_page(html.encode()), url="https://blog.example/log/the-weir/", fetched=None)
    assert look(page, extract_page(page)).role is Role.POST


@pytest.mark.parametrize(("kind", "role"), [
    ("posts", Role.POST), ("pages", Role.STATIC), ("media", Role.OTHER), ("users", Role.LISTING), ("boats", Role.UNKNOWN)])
@pytest.mark.parametrize("api", ["wp-json/wp/v2/{}/7", "?rest_route=%2Fwp%2Fv2%2F{}%2F7"])
def test_wordpress_names_the_record_of_a_page(kind, role, api):
    head = f'<link rel="alternate" type="application/json" href="https://blog.example/{api.format(kind)}">'
    assert stated(read(f"<html><head>{head}</head><body>{TEXT}</body></html>")).role is role


def test_an_attachment_s_page_of_a_theme_without_classes():
    file = '<p class="attachment"><a href="/wp-content/uploads/weir.jpg"><img src="/wp-content/uploads/weir-300.jpg"></a></p>'
    assert stated(read(f"<html><body><h2>The weir</h2><div>{file}{TEXT}</div></body></html>")).role is Role.OTHER


def read(html):
    return read_page(decode_page(html.encode()), url="https://blog.example/log/the-weir/", fetched=None)
