"""Cards of other posts are told from what belongs to the post."""

from __future__ import annotations

import pytest

from flipscrape.fields.look.neighbours import find_cards
from flipscrape.markup.parse import parse


def found(markup):
    outline = parse(f"<body><main><p>The pans were given up in the year of the great storm.</p></main>{markup}</body>".encode())
    return len(find_cards(outline, outline.by_tag.get("a", ()), lambda i: "The pans" in outline.text(i)))


CARD = '<div class="{kind} n-{n}"><a href="/{n}/">The price of rakes</a><p>Somebody had painted the clock blue, they say.</p></div>'


@pytest.mark.parametrize(("kinds", "count"), [("card card card", 3), ("card", 0), ("next previous", 0), ("author-box author-box", 0)])
def test_cards_stand_beside_others_made_alike(kinds, count):
    assert found("<div>" + "".join(CARD.format(kind=kind, n=n) for n, kind in enumerate(kinds.split())) + "</div>") == count


def test_terms_and_links_to_one_page_are_no_cards():
    assert found('<ul><li><a href="/tag/a/">long grass</a></li><li><a href="/tag/b/">short grass</a></li></ul>') == 0
    assert found("<div>" + CARD.format(kind="c", n=1) * 2 + "</div>") == 0
