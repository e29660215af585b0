"""What a page says of its own role, by its engine's words."""

from __future__ import annotations

import pytest

from flipscrape.discovery.pages.statement import Role, stated
from flipscrape.page import read_page


@pytest.mark.parametrize(("generator", "role"), [("Ghost 5.2", Role.LISTING), (None, Role.LISTING), ("Nikola (getnikola.com)", Role.POST)])
def test_ghost_s_word_for_its_front_page_says_nothing_in_a_theme_made_from_its_own(generator, role):
    head = f'<meta name="generator" content="{generator}">' if generator else ""
    head += '<meta property="og:type" content="article"><meta property="article:published_time" content="2021-03-04T05:06:07Z">'
    html = f"<html><head>{head}</head><body class='home-template nav-closed'><p>Salt</p></body></html>"
    assert stated(read_page(html, url="https://pans.example/salt/")).role is role
