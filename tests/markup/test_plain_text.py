"""Plain text of an element: what parts its words, lines and paragraphs."""

from __future__ import annotations

import pytest

from flipscrape.markup.parse import parse
from flipscrape.markup.plain_text import plain_text


def text(html, *, cut=()):
    tree = parse(html.encode())
    return plain_text(tree, 0, [i for i, hint in enumerate(tree.hints) if hint.strip() in cut])


@pytest.mark.parametrize(("html", "expected"), [
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("<div>One.</div>Two.<div>Three.</div>", "One.\n\nTwo.\n\nThree."),
    ("One.<br>Two.", "One.\nTwo."),
    ("One.<br> <br/>\n Two.", "One.\n\nTwo."),
    ("<ul><li>Flour</li><li>Salt</li></ul><p>Mix.</p>", "Flour\nSalt\n\nMix."),
    ("<ul><li>Flour<ul><li>Rye</li></ul></li><li>Salt</li></ul>", "Flour\nRye\nSalt"),
    ("<dl><dt>Rye</dt><dd>A grain.</dd></dl>", "Rye\nA grain."),
    ("<table><tr><th>Day</th><th>Rain</th></tr><tr><td>Monday</td><td>3 mm</td></tr></table>", "Day\tRain\nMonday\t3 mm"),
    ("<pre>if x:\n    go()\n</pre><p>Done.</p>", "if x:\n    go()\n\nDone."),
    ("<pre><code><span>def</span> f():\n  <b>return</b> 1</code></pre>", "def f():\n  return 1"),
    ("<pre><span>if x:</span><br><span>    <b>go</b>()</span><br><span>\tstop()</span></pre>", "if x:\n    go()\n\tstop()"),
    ("<pre> <table><tr><td>1</td> <td><pre>  x  =  1</pre></td></tr></table> </pre><p>Done.</p>", "1\n\n  x  =  1\n\nDone."),
    ("<p>A  sentence\n over <b>two</b> lines.</p>", "A sentence over two lines."),
    ("<p>un<b>break</b>able</p>", "unbreakable"),
    ("<figure><img alt=cat><figcaption>A cat.</figcaption></figure>After.", "A cat.\n\nAfter."),
    ("<p>Seen</p><script>var a</script><style>p{}</style><noscript>never</noscript>", "Seen"),
])
def test_edges_of_blocks_part_the_text_and_inline_elements_do_not(html, expected):
    assert text(html) == expected


def test_a_cut_element_leaves_no_text_and_glues_no_words():
    assert text('Before<div class="ad">Buy!</div>after <i class="x">gone</i>now', cut={"ad", "x"}) == "Before\n\nafter now"


def test_the_cells_of_a_page_laid_out_as_a_table_are_paragraphs():
    story = "A long story that fills its cell. " * 20
    assert text(f"<table><tr><td>{story}</td><td>{story}</td></tr></table>") == f"{story.strip()}\n\n{story.strip()}"
