"""What a page is, as far as it alone tells."""

from __future__ import annotations

from flipscrape.discovery import Role, look
from flipscrape.extraction import extract_page
from flipscrape.page import decode_page, read_page

TEXT = "".join(f"<p>{'The weir was shut for a week, and nobody minded but the eels. ' * 4}</p>" for _ in range(4))
DAYS = "".join(f'<li><span>{day} May 2021</span> <a href="/log/post-{day}/">Post {day}</a></li>' for day in range(11, 17))


def test_a_post_with_a_dated_list_of_the_latest_beside_it_is_a_post():
    body = f'<div class="col9"><h3>The weir</h3><small>14 May 2021</small>{TEXT}</div><div class="col3"><ul>{DAYS}</ul></div>'
    html = f"<html><head><title>The weir</title></head><body>{body}</body></html>"
    page = read_page(decode_page(html.encode()), url="https://blog.example/log/the-weir/", fetched=None)
    assert look(page, extract_page(page)).role is Role.POST
