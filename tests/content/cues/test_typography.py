"""How a block is set, as the judge of blocks sees it."""

import pytest

from flipscrape.content.cues import typography
from flipscrape.content.cues.blocks import read_blocks
from flipscrape.content.cues.paths import Paths
from flipscrape.page import read_page


def blocks_of(html):
    return read_blocks(read_page(f"<html><body>{html}</body></html>".encode()).outline, ())


@pytest.mark.parametrize(("html", "kind"), [
    ("<p>The boat</p>", 0),
    ("<p><a href='/b'>The boat</a></p>", typography.LINK),
    ("<p><b>The boat</b></p>", typography.STRONG),
    ("<p> <em>The boat</em> </p>", typography.EMPHASIS),
    ("<p><strong>The boat</strong> came in.</p>", typography.PARTLY),
    ("<p><a href='/b'>The boat</a> came in.</p>", typography.PARTLY_LINK),
])
def test_the_first_text_of_a_block_says_how_it_is_set(html, kind):
    assert typography.inline(blocks_of(html)) == [kind]


def test_an_image_is_seen_by_the_blocks_beside_it():
    html = "<p>One</p><p>Two</p><img src='/quay.jpg'><p>The quay</p><p>Three</p>"
    assert typography.pictured(blocks_of(html)) == [0, typography.AFTER, typography.BEFORE, 0]


def test_the_nearest_names_count_with_how_often_they_are_used():
    blocks = blocks_of("<div class='teaser'><p>One</p></div><div class='teaser'><p>Two</p></div><div><p>Three</p></div>")
    assert typography.nearest(blocks, Paths(blocks.outline, {"teaser": -1.5})) == [(-1.5, 2), (-1.5, 2), (0.0, 0)]
