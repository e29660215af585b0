"""A short text that a feed or an API tells is found on its page, however little it looks like one there."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.whole import take_told, told_whole
from flipscrape.content.cues.blocks import read_blocks
from flipscrape.markup.parse import parse
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.platforms.rules import GENERIC

URL = "https://pans.example/the-rake/"
SENTENCE = "Sixteen tries, then it raked."
NOTE = "Words, pictures and raking by the people of the harbour, who are glad of every letter that reaches them, and answer all of them."
PAGE = f"""<html><head><title>The rake</title></head><body><div class=a><h1>The rake</h1></div><div class=b><div class=c>%s</div></div>
<div class=d><p>{NOTE}</p><p>{NOTE[:90]}</p></div></body></html>"""


def told(markup, source=AnnouncementSource.REST):
    return Announcement(source=source, url=URL, title="The rake", body_html=markup)


@pytest.mark.parametrize("source", list(AnnouncementSource))
def test_a_sentence_that_an_api_or_a_feed_tells_is_the_body(source):
    page = PAGE % f"<p>{SENTENCE}</p>"
    assert extract(page, URL, announced=told(f"<p>{SENTENCE}</p>\n", source)).body == SENTENCE


@pytest.mark.parametrize("heading", ["<h1>The rake</h1>", '\n<div class="section">\n<h2 id="a">The\n<a href="#a">rake</a></h2>'])
def test_a_title_at_the_head_of_a_told_text_is_no_text(heading):
    assert extract(PAGE % f"<p>{SENTENCE}</p>", URL, announced=told(f"{heading}\n<p>{SENTENCE}</p>", AnnouncementSource.FEED)).body == SENTENCE


def test_links_and_white_space_in_a_told_text_do_not_matter():
    shown = f'<p>{SENTENCE}  See <a href="/salt/">the salt</a>, too.</p>'
    assert extract(PAGE % shown, URL, announced=told(shown.replace("  ", "\n "))).body == f"{SENTENCE} See the salt, too."


def test_what_the_page_puts_between_two_told_paragraphs_is_left_out():
    first, last = f"<p>{SENTENCE}</p>", "<p>Then the tide came.</p>"
    page = PAGE % f"{first}<div class=e><p>Write to us about it, dear readers of this small page.</p></div>{last}"
    assert extract(page, URL, announced=told(first + last)).body == f"{SENTENCE}\n\nThen the tide came."


def chosen(shown, kept, markup):
    """The texts that are kept of ``shown`` after those of ``markup`` were told, where ``kept`` were before."""
    blocks = read_blocks(parse(f"<body>{shown}</body>".encode()), ())
    choice = take_told(Choice(root=0, kept=kept, chances=[0.9] * len(kept)), blocks, told_whole(told(markup), GENERIC))
    return [text for text, is_kept in zip(blocks.texts, choice.kept, strict=True) if is_kept]


def test_code_that_a_feed_tells_without_its_lines_is_found_line_by_line():
    lines = "<span>set -eu</span>", "<span>for</span> boat in harbour/*; do", "<span>weigh $boat</span>", "<span>done</span>"
    code = "<pre><code>" + "\n".join(lines) + "</code></pre>"
    shown = f"<p>{NOTE}</p><div><p>{SENTENCE}</p>{code}<p>Then the tide came.</p></div><p>{NOTE[:90]}</p>"
    markup = f"<p>{SENTENCE}</p>{code.replace(chr(10), '')}<p>Then the tide came.</p>"
    texts = chosen(shown, [True] * len(read_blocks(parse(f"<body>{shown}</body>".encode()), ()).texts), markup)
    assert texts[0] == SENTENCE
    assert any("weigh $boat" in text for text in texts)
    assert texts[-1] == "Then the tide came."


def test_an_excerpt_takes_nothing_from_a_text_that_goes_on():
    shown = f"<div><p>{SENTENCE}</p><p>Then the tide came.</p></div><p>{NOTE}</p>"
    assert chosen(shown, [True, True, False], f"<p>{SENTENCE}</p>") == [SENTENCE, "Then the tide came."]
    assert chosen(shown, [True, False, True], f"<p>{SENTENCE}</p>") == [SENTENCE]


OPENINGS = (
    "<blockquote><div><p>%s</p></div></blockquote>", "<ul><li><p>%s</p></li></ul>", "<h2><a id=a href=#a></a>%s</h2>",
    "<div class=note><p>%s</p></div>", "<details><summary>%s</summary><p>%s</p></details>", "<table><tbody><tr><td>%s</td></tr></tbody></table>",
    '<div class="gallery"><a href="/1.png"><img src="/1.png"></a><p class="caption">%s</p><p class="caption">%s</p></div>',
)


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_excerpt_that_is_a_part_of_a_text_of_any_kind_goes_on_beside_it(opening):
    opening = opening.replace("%s", SENTENCE)
    shown = f"<div>{opening}<p>Then the tide came.</p></div><p>{NOTE}</p>"
    parts = opening.count(SENTENCE)
    assert chosen(shown, [True] * (parts + 1) + [False], opening) == [SENTENCE] * parts + ["Then the tide came."]


@pytest.mark.parametrize("summary", [SENTENCE, SENTENCE + " It is heavy."])
def test_a_summary_above_a_text_that_begins_with_it_is_no_text(summary):
    shown = f"<div><p>{SENTENCE}</p></div><div><p>{summary}</p><p>Then the tide came.</p></div>"
    assert chosen(shown, [False, True, True], f"<p>{SENTENCE}</p>") == [summary, "Then the tide came."]


@pytest.mark.parametrize("first", [[f"{NOTE} {SENTENCE}"], [NOTE, SENTENCE]])
def test_a_summary_that_ends_within_a_word_above_its_text_is_none(first):
    summary = f"{NOTE} {SENTENCE[:20]}…"
    shown = f"<div><p>{summary}</p></div><div>{''.join(f'<p>{text}</p>' for text in first)}<p>Then the tide came.</p></div>"
    assert chosen(shown, [False, *[True] * len(first), True], summary) == [*first, "Then the tide came."]


def test_a_text_that_the_page_does_not_show_chooses_nothing():
    assert chosen(f"<p>{SENTENCE}</p><p>{NOTE}</p>", [False, True], "<p>Salt is dear this year.</p>") == [NOTE]
