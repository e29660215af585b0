from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from flipscrape.exports.commonmark import to_markdown
from flipscrape.exports.tidy import tidy

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


@pytest.mark.parametrize(("html", "markdown"), [
    ("<p>Plain words.</p><p>More.</p>", "Plain words.\n\nMore."),
    ("<p><b>bold </b>and <em>soft</em></p>", "**bold** and *soft*"),
    ("<p>see <a href='https://e.example/a(b)'>the <i>page</i></a></p>", "see [the *page*](<https://e.example/a(b)>)"),
    ("<h1>One</h1><h3>Two</h3>", "## One\n\n### Two"),
    ("<p><a href='https://e.example/a'>x</a></p>", "[x](https://e.example/a)"),
    ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n\n  - c"),
    ("<ol start='4'><li>a</li><li>b</li></ol>", "4. a\n5. b"),
    ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ("<pre>x = 1\n```\n</pre>", "````\nx = 1\n```\n````"),
    ("<p>call <code>f(`x`)</code></p>", "call ``f(`x`)``"),
    ("<p>one<br>two</p>", "one\\\ntwo"),
    ("<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td></tr></table>", "| a | b |\n| --- | --- |\n| 1\\|2 |  |"),
    ("<table><tr><th>a</th></tr><tr><td><ul><li>one</li><li>two</li></ul></td></tr></table>", "| a |\n| --- |\n| one two |"),
    ("<table><tr><th>a</th></tr><tr><td><code>x|y</code></td></tr></table>", "| a |\n| --- |\n| `x\\|y` |"),
    ("<p># no heading</p><p>- no item</p><p>1. no number</p>", "\\# no heading\n\n\\- no item\n\n1\\. no number"),
    ("<p>snake_case and _edge_ *stars* [brackets] &amp;amp; &lt;b&gt;</p>", "snake_case and \\_edge\\_ \\*stars\\* \\[brackets\\] \\&amp; \\<b>"),
])
def test_html_becomes_markdown(html, markdown):
    assert to_markdown(html) == markdown


def test_text_without_html_is_kept_as_text():
    assert to_markdown("", "# one\n\n* two *\nthree") == "\\# one\n\n\\* two \\*\nthree"


def words(html):
    return re.findall(r"\S+", etree.tostring(tidy(html), method="text", encoding="unicode").replace("\xa0", " "))


TAGS = "<p> </p> <em> </em> <b> </b> <ul><li> </li></ul> <blockquote> </blockquote> <h2> </h2> <pre> </pre> <code> </code> <br>".split()
TEXTS = ["word ", "a*b ", "_x_ ", "1. ", "# ", "> ", "- ", "`", "``` ", "[y](z) ", "&amp;lt; ", "&lt;i&gt; ", "\\", "|", "=== ", "~~~ ", "\n"]
PIECES = st.lists(st.sampled_from(TAGS + TEXTS), max_size=12)


@given(PIECES)
def test_the_characters_of_a_body_survive(pieces):
    html = "".join(pieces)
    before = "".join(words(html))
    after = "".join(words(READER.render(to_markdown(html))))
    assert after == before
