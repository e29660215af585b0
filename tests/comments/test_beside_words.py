"""What themes put beside a comment's words and its name: questions, votes, ranks, handles, whom it answers. Short comments show it."""

from __future__ import annotations

import pytest

from flipscrape import extract

NAMES = ((4, "Ann Low"), (5, "Ben Haw"), (6, "Kit Orr"), (7, "Cleo Ash"))
SAID = [(name, f"2021-03-0{n}", f"Rye, no. {n}, if at all!") for n, name in NAMES]


def read(read_thread, one, **page):
    html = "".join(one.format(n=n, name=name, words=f"Rye, no. {n}, if at all!") for n, name in NAMES)
    return [(c.author, (c.published or "")[:10], c.body) for c in read_thread(f"<div id=comments><h3>4 comments</h3>{html}</div>", **page).comments]


@pytest.mark.parametrize("foot", [
    "<div class=ask>Was this answer any good? Aye ({n}) Nay (1)</div>", "<p>In the barn since {n} days</p>", "<span class=k>Barn points: {n}</span>",
])
def test_what_all_comments_end_with_is_the_theme_s_though_it_stands_in_what_holds_the_words(read_thread, foot):
    head = "<b class=fn>{name}</b> <time>March {n}, 2021</time>"
    one = f"<div class=comment id=comment-{{n}}>{head}<div class=comment-content><p>{{words}}</p>{foot}</div></div>"
    assert read(read_thread, one) == SAID


def test_it_is_not_in_the_html_either(read_thread):
    one = (
        "<div class=comment id=comment-{n}><b class=fn>{n}th reader</b> <time>March {n}, 2021</time>"
        "<div class=comment-content><p>Rye, no. {n}!</p><div class=k>Barn points: {n}</div></div></div>")
    thread = read_thread("<div id=comments>" + "".join(one.format(n=n) for n in (4, 5, 6)) + "</div>")
    assert [c.body_html for c in thread.comments] == [f"<p>Rye, no. {n}!</p>" for n in (4, 5, 6)]


def test_a_heading_in_what_holds_the_words_is_a_reader_s_title(read_thread):
    one = (
        "<div class=comment id=comment-{n}><b class=fn>{name}</b> <time>March {n}, 2021</time>"
        "<div class=comment-content><h3>A word on rye {n}</h3><p>{words}</p></div></div>")
    assert read(read_thread, one) == [(name, day, f"A word on rye {n}\n\n{words}") for (n, _), (name, day, words) in zip(NAMES, SAID, strict=True)]


@pytest.mark.parametrize("beside", ["<span class=handle>@reader{n}</span>", "<small>IP: 84.{n}.xx.xx</small>", ", <span class=town>Hull {n}</span>"])
@pytest.mark.parametrize("head", [
    "<h4>{name} {beside} <small>March {n}, 2021</small></h4>", "<p class=meta>{name} {beside} | March {n}, 2021 | 3:04 pm</p>",
])
def test_what_stands_in_an_element_beside_a_name_is_none_of_it(read_thread, head, beside):
    one = f"<div class='media comment' id=c{{n}}>{head.replace('{beside}', beside)}<p>{{words}}</p></div>"
    assert read(read_thread, one) == SAID


def test_whom_a_head_says_a_reader_answers_is_no_comment(read_thread):
    one = (
        "<li id=comment-{n}><cite>{name}</cite> <span>replying to Ann of the mill</span> says:<br>"
        "<small class=commentmetadata><a href='#comment-{n}'>March {n}, 2021 at 3:04 pm</a></small><p>{words}</p></li>")
    assert read(read_thread, one) == SAID


def test_a_line_with_a_link_to_what_is_answered_is_none_of_the_words(read_thread):
    one = (
        "<div class=note id=k{n}><div><strong>{name}</strong> <span>March {n}, 2021</span></div>"
        "<div class=note__words><p>In reply to <a href='#k1'>Ann</a></p><p>{words}</p></div><a href='#r'>Reply</a></div>")
    assert read(read_thread, one) == SAID


def test_a_mark_of_some_readers_is_no_name(read_thread):
    html = "".join(
        f"<div class=kom id=comment-{n}><p class=meta>{name}{' <em>Premium</em>' if n % 2 else ''} | March {n}, 2021</p><p>Rye {n}!</p></div>"
        for n, name in NAMES)
    assert [c.author for c in read_thread(f"<div id=comments>{html}</div>").comments] == [name for _, name in NAMES]


def test_counts_of_votes_in_bold_are_nobody(read_thread):
    one = "<div class=kom id=comment-{n}><p class=meta>{name} | March {n}, 2021</p><p>{words}</p><div>👍 <b>1{n}</b> 👎 <b>0</b></div></div>"
    assert [name for name, _, _ in read(read_thread, one)] == [name for _, name in NAMES]


@pytest.mark.parametrize(("language", "words", "month"), [
    ("en", "Le levain demande trois jours, de l'eau tiède et de la patience, puis une nuit entière au calme.", 12),
    ("en", "The starter wants three days of it, and that is the time to be in the yard, and to let it be.", 3),
    ("fr", "The starter wants three days of it, and that is the time to be in the yard, and to let it be.", 12),
])
def test_the_month_goes_first_in_english_alone_whatever_a_theme_says_of_its_language(language, words, month):
    one = "<div class=comment id=comment-{n}><b class=fn>{name}</b> <span class=date>03/12/2021</span><p>Rye {n}.</p></div>"
    html = one.format(n=4, name="Ann Low") + one.format(n=5, name="Ben Haw")
    page = f"<html lang={language}><body><main><h1>Rye</h1>{f'<p>{words}</p>' * 12}</main><div id=comments>{html}</div></body></html>"
    assert [c.published for c in extract(page, url="https://blog.example.org/rye/").comments] == [f"2021-{month:02}-{15 - month:02}"] * 2


@pytest.mark.parametrize("ask", [
    "Was this helpful? <a href='#'>Yes (3)</a> <a href='#'>No (1)</a>", "War das hilfreich? <a href='#'>Ja (3)</a> <a href='#'>Nein</a>",
])
def test_one_comment_is_enough_to_know_a_question_of_the_theme_s(read_thread, ask):
    html = (
        "<div id=comments><div class='media comment' id=c4><h4>Ann Low <a href='https://ann.example/'>Website</a> <small>March 4, 2021</small></h4>"
        f"<div class=comment-content><p>Rye!</p><div>{ask}</div></div></div></div>")
    assert [(c.author, c.body) for c in read_thread(html).comments] == [("Ann Low", "Rye!")]
