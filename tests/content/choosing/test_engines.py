"""The body on pages of a known engine: its own element whole, without what plugins put into it."""

from __future__ import annotations

import pytest

from flipscrape import extract

PAGE = """<html><head><meta name="generator" content="WordPress 6.4"></head>
<body class="single-post"><h1 class="entry-title">Pier</h1>
<div class="entry-content">{}</div><aside class="widget">Something of the sidebar, as long as a sentence of the post.</aside></body></html>"""
TEXT = "<p>The pier was closed on the first day of spring, and nobody who asked was told the reason.</p>"


def body(inside):
    return extract(PAGE.format(inside)).body


def test_a_short_last_sentence_is_kept():
    assert body(f"{TEXT}<p>I have found three.</p>").endswith("\n\nI have found three.")


def test_the_cells_of_a_table_are_kept():
    table = "<table><tr><td>Year</td><td>Price</td></tr><tr><td>1974</td><td>9</td></tr></table>"
    assert body(f"{TEXT}{table}").endswith("Year\tPrice\n1974\t9")


@pytest.mark.parametrize("furniture", [
    '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li>Tweet</li></ul></div>',
    '<div id="jp-relatedposts" class="jp-relatedposts"><p>An excerpt of some other post that reads like a sentence.</p></div>',
    '<div class="yarpp yarpp-related"><p>An excerpt of some other post that reads like a sentence.</p></div>',
    '<div class="page-links">Pages: <span>1</span> <a href="2/">2</a></div>',
    '<div class="author-info"><p>Writes about ports, and is always early for boats that are late.</p></div>',
])
def test_what_plugins_add_is_cut(furniture):
    assert body(f"{TEXT}{furniture}") == body(TEXT)


def test_an_element_that_holds_little_of_what_reads_like_a_post_is_not_believed():
    page = f'<meta name="generator" content="WordPress 6.4"><div class="entry-content"><p>Menu card</p></div><div class="text">{TEXT * 3}</div>'
    assert extract(page).body.startswith("The pier was closed")


def test_what_a_builder_of_pages_names_the_text_is_all_of_it():
    cards = f'<div class="elementor-widget-posts"><div class="elementor-post__excerpt">{TEXT * 3}</div></div>'
    built = f'<div class="elementor-widget-theme-post-content"><div><p>Closed again.</p></div></div>{cards}'
    assert extract(f'<meta name="generator" content="WordPress 6.4"><h1>Pier</h1>{built}').body == "Closed again."


def test_what_only_announces_an_advertisement_is_cut():
    assert body(f"{TEXT}<div>- Advertisement -</div><p>Then it opened again, in the rain.</p>{TEXT}").count("dvert") == 0
