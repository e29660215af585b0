"""Threads of papers and boards whose heads say more than a name, whose feet sign, and over which no heading stands."""

from __future__ import annotations

import pytest

NAMES = ((4, "Ann Low"), (5, "Ben Haw"), (6, "Kit Orr"))
WORDS = "Rye {n}, and never wheat."
SAID = [(name, f"2021-03-0{n}", WORDS.format(n=n)) for n, name in NAMES]


def read(read_thread, one, around="<div id=comments class=comments><h3>3 Comments</h3>{}</div>", **page):
    html = "".join(one.format(n=n, name=name, words=WORDS.format(n=n)) for n, name in NAMES)
    return [(c.author, (c.published or "")[:10], c.body) for c in read_thread(around.format(html), **page).comments]


@pytest.mark.parametrize("foot", ["{name}, Fulda, {n}.3.2021", "Door {name} op 0{n}-03-2021 18:30"])
def test_who_signs_below_wrote_it_and_the_title_above_is_a_title(read_thread, foot):
    one = f"<div class=leserbrief><h4>{{name[0]}} wie Brot</h4><p>{{words}}</p><p class=foot>{foot}</p></div>"
    said = read(read_thread, one, "<div class=leserbriefe><h3>Leserbriefe</h3>{}</div>", language="de")
    assert said == [(name, day, f"{name[0]} wie Brot\n\n{body}") for name, day, body in SAID]


@pytest.mark.parametrize("head", [
    '<div class=comment_name><a href="https://people.example/{n}">{name}</a><span class=author_flag>Mod</span></div>',
    "<h3 class=userText><a class=username>{name}</a><em class=userTitle>Active Member</em></h3>",
])
def test_a_rank_beside_the_link_of_a_name_is_none_of_it(read_thread, head):
    assert read(read_thread, f"<div class=comment id=comment-{{n}}>{head}<time>March {{n}}, 2021</time><p>{{words}}</p></div>") == SAID


def test_a_name_over_its_day_is_no_control_whatever_its_class(read_thread):
    one = "<li id=comment-{n}><div class=commenticon><strong>{name}</strong><br><small>March {n}, 2021 | 3:04 pm</small></div><div>{words}</div></li>"
    assert read(read_thread, one, "<div id=comments><h3>3 comments</h3><ul>{}</ul></div>") == SAID


def test_counts_and_buttons_behind_a_day_leave_it_a_day(read_thread):
    one = (
        "<div class=comment-box><span class=username>{name}</span> <span class=text>{words}</span>"
        "<div class=dt>0{n}.03.2021 14:16 · <span>Gefällt mir ({n})</span> · <a>Antworten</a></div></div>")
    assert read(read_thread, one, "<div class=comments><h4>Kommentare</h4>{}</div>", language="de") == SAID


def test_words_that_joined_a_name_and_a_day_are_no_comment_however_short_it_is(read_thread):
    one = (
        "<li id=comment{n}><p><span>{n}. </span>At <a class=time>3:04pm on 0{n} Mar 2021</a>, <a class='url fn'>{name}</a> wrote:</p>"
        "<div class=comment-text><p>{words}</p></div><p><a href='/complain?p={n}'>Complain about this comment (Comment number {n})</a></p></li>")
    long = one.replace("{words}", "{words} " + "Nobody minded but the eels, and these went round by the meadow. " * 3)
    thread = read_thread("<ul class=forumthreadposts>" + "".join(
        (one if n == 5 else long).format(n=n, name=name, words=WORDS.format(n=n)) for n, name in NAMES) + "</ul>")
    assert thread.comments[1].body == "Rye 5, and never wheat."


def test_a_line_in_bold_serves_as_heading(read_thread):
    one = "<table><tr><td><b>{name}</b> am 0{n}.03.2021 um 18:30 Uhr:</td></tr><tr><td>{words}</td></tr></table><br>"
    assert read(read_thread, one, "<br><b>Kommentare unserer Leser:</b><br>{}", language="de") == SAID


def test_a_count_in_the_post_s_own_line_is_no_heading(read_thread):
    cards = "<div><b>{name}</b> March {n}, 2021 <p>{words}</p></div>"
    assert read(read_thread, cards.replace("<b>{name}</b>", "Concert no. {n} of the festival,"), "<p>3 comments</p><section>{}</section>") == []


@pytest.mark.parametrize("heading", ["Leser*innenkommentare", "Alle Kommentare", "Vos commentaires"])
def test_headings_say_whose_comments_they_are(read_thread, heading):
    one = (
        "<li class='odd guest' id=bb_message_{n}><a class='author person'><h4>{name}</h4></a><time datetime=2021-03-0{n}>0{n}.03.2021</time>"
        "<div class=objlink>{words}</div></li>")
    around = f"<div id=ugc><div class=secthead><h3>{heading}</h3></div><div class=sectbody><p>Register to join.</p><ul>{{}}</ul></div></div>"
    assert read(read_thread, one, around, language="de") == SAID


def test_a_lone_comment_that_says_who_wrote_it_when(read_thread):
    html = "<div class=kommentare_box><h2>Kommentare (1)</h2><div class=kom><p>Uwe S. schrieb am 04.10.2018, 05:45 Uhr</p><p>Rye.</p></div></div>"
    assert [(c.author, (c.published or "")[:10], c.body) for c in read_thread(html, language="de").comments] == [("Uwe S.", "2018-10-04", "Rye.")]
