"""Threads as newspapers and old themes have them: numbers that link to the comment, towns and counts beside names, one name for the whole thread."""

from __future__ import annotations

import pytest

NAMES = ((4, "Ann Low"), (5, "Ben Haw"), (6, "Kit Orr"))
WORDS = "Rye {n}, and never wheat."


def read(read_thread, one, around="<div id=comments class=comments><h3>3 Comments</h3>{}</div>", **page):
    html = "".join(one.format(n=n, name=name, words=WORDS.format(n=n)) for n, name in NAMES)
    return [(c.author, (c.published or "")[:10], c.body) for c in read_thread(around.format(html), **page).comments]


SAID = [(name, f"2021-03-0{n}", WORDS.format(n=n)) for n, name in NAMES]


@pytest.mark.parametrize("one", [
    '<div class=comment id=comment-{n}><a href="#comment-{n}">{n}</a> <b>{name}</b> // <em>Jul 2{n}th, 2021 at 3:04 pm</em><p>{words}</p></div>',
    '<div class=comment id=comment-{n}><b>{name}</b> says:<br><a class=comment-id href="#comment-{n}">#{n}</a> July 2{n}, 2021<p>{words}</p></div>',
])
def test_the_number_that_links_to_a_comment_is_no_part_of_its_day(read_thread, one):
    assert read(read_thread, one) == [(name, f"2021-07-2{n}", WORDS.format(n=n)) for n, name in NAMES]


def test_the_number_of_whom_a_reader_answers_is_the_reader_s_word(read_thread):
    one = (
        '<div class=comment id=comment-{n}><cite class=fn>{name}</cite> <span class=date>March {n}, 2021</span>'
        '<div class=comment-content><p><a href="#comment-1">#1</a> {words}</p></div></div>')
    assert read(read_thread, one) == [(name, day, "#1 " + body) for name, day, body in SAID]


def test_a_word_that_joins_may_begin_a_name(read_thread):
    html = "".join(
        f"<div class=reaction><p class=references>{name} | 0{n}/03/2021 - 18h30</p><p class=txt>{WORDS.format(n=n)}</p></div>"
        for n, name in ((4, "le_grincheux"), (5, "da_silva"), (6, "Zoé")))
    thread = read_thread(f"<div class=reactions><h2>Vos réactions (3)</h2>{html}</div>", language="fr")
    assert [c.author for c in thread.comments] == ["le_grincheux", "da_silva", "Zoé"]


@pytest.mark.parametrize("around", [
    "<div id=lesermeinungen><h2>Lesermeinungen (3)</h2><ul class=lsr-List>{}</ul></div>",
    "<div class=pluck-comments><h4>Reader comments</h4><div>{}</div></div>",
])
def test_one_name_for_the_whole_thread_whose_comments_stand_in_a_box_of_it(read_thread, around):
    one = (
        "<li class=lsr-Item><div class=lsr-Top><b class=lsr-Author>{name}</b> - 0{n}.03.2021 - 18:30</div>"
        "<div class=lsr-Text><p>{words}</p></div></li>")
    assert read(read_thread, one.replace("li", "div") if "<ul" not in around else one, around, language="de") == SAID


def test_drupal_in_german_says_who_saved_a_comment(read_thread):
    one = (
        '<article id=comment-{n}><footer><p>Gespeichert von <span>{name} (nicht überprüft)</span> am 0{n}.03.2021 - 18:30</p></footer>'
        '<div><h3><a href="/comment/{n}#comment-{n}">Mehl {n}</a></h3><div class="field--name-comment-body"><p>{words}</p></div></div></article>')
    said = read(read_thread, one, "<section><h2>Kommentare</h2>{}</section>", language="de")
    assert [(author, day) for author, day, _ in said] == [(author, day) for author, day, _ in SAID]


def test_a_signature_that_tells_who_and_when_is_the_comment_s(read_thread):
    one = (
        '<div class=comment-wrapper id=comment{n}><div class=comment><div class=body><p>{words}</p></div><div class=signature>March {n}, 2021 | '
        '<img src=u.png alt="Unregistered Commenter"><a href="https://{n}.example.net/">{name}</a></div></div></div>')
    assert read(read_thread, one, "<div class=comment-area><div class=caption>Reader Comments (3)</div>{}</div>") == SAID


@pytest.mark.parametrize("who", [
    "<p class=autor>{name} <span class=localidade>Évora</span></p>",
    "<div class=usermeta><span class=upost-usercontainer>{name}</span><span class=followercount>1{n}</span></div>",
])
def test_a_town_or_a_count_beside_a_name_is_no_part_of_it(read_thread, who):
    one = "<div class=comentario id=c{n}>" + who + "<p class=data>0{n}.03.2021 18:30</p><div class=mensagem><p>{words}</p></div></div>"
    assert read(read_thread, one, "<section class=comentarios><h2>3 comentários</h2>{}</section>", language="pt") == SAID


def test_a_line_of_name_town_and_day_between_the_words_and_a_vote(read_thread):
    one = (
        '<div class=comment id=c{n}><p class=comment-text>{words}<br><br>Twice.</p><p class=user-info><span class=user>{name}</span>, '
        '<span class=town>Whitby, Canada</span>, {n} March 2021</p><p class=rate><a href="#">Click to rate</a> Rating <b>1{n}</b></p></div>')
    assert [(author, day) for author, day, _ in read(read_thread, one)] == [(author, day) for author, day, _ in SAID]


def test_komento_names_the_parent_in_an_attribute(read_thread):
    item = (
        '<li id=kmt-{n} class="kmt-item kmt-child-{deep}" parentid="{parent}"><span class=kmt-author>{name}</span> '
        "<span class=kmt-time>{n} March 2021</span>"
        "<div class=kmt-text>{words}</div></li>")
    said = [(4, "Ann Low", 0, "kmt-0"), (5, "Ben Haw", 1, "kmt-4"), (6, "Kit Orr", 1, "kmt-4")]
    html = "".join(item.format(n=n, name=name, deep=deep, parent=parent, words=WORDS.format(n=n)) for n, name, deep, parent in said)
    thread = read_thread(f"<div id=comments><h3>3 Comments</h3><ul class=kmt-list>{html}</ul></div>")
    assert [c.parent for c in thread.comments] == [None, "kmt-4", "kmt-4"]


@pytest.mark.parametrize("attribute", ["data-level", "data-depth", "aria-level"])
def test_the_level_of_a_flat_posting_stands_in_an_attribute(read_thread, attribute):
    item = "<div class=comment id=comment-{n} {attribute}={level}><b class=author>{name}</b> {n} March 2021<p>{words}</p></div>"
    html = "".join(item.format(n=n, name=name, attribute=attribute, level=n - 3, words=WORDS.format(n=n)) for n, name in NAMES)
    assert [c.parent for c in read_thread(f"<div id=comments><h3>3 Comments</h3>{html}</div>").comments] == [None, "4", "5"]
