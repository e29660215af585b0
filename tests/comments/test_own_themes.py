"""Threads as people write them into their own WordPress themes: WordPress's numbers and links to answer, few of its classes."""

from __future__ import annotations

import pytest

from flipscrape import extract

JAPANESE = (
    '<li id="comment-{n}"><p class="cname">{name}さん <span>2021年3月{n}日 10:00</span></p><p>{body}</p><p class="res">'
    '<a class="comment-reply-link" href="?replytocom={n}#respond" data-commentid="{n}" aria-label="{label}">返信</a></p></li>')
IN_A_TABLE = (
    '<h2 id=comments>Comments (1)</h2><table class="replies"><tr id="comment-4"><td class="who"><b>Mrs Low</b><br>2021-03-04 10:24</td>'
    '<td class="what"><p>Rye.</p></td></tr></table>')
IN_A_BOX = (
    '<section><h3>Talk (1)</h3><div class="reader-reply" id="comment-4"><div class="reader"><b>Mrs Low</b> <em>2021-03-04 10:24</em></div>'
    '<div class="reader-says"><p>Rye.</p></div></div></section>')


def utility(n, name, words, inner="", *, deep=""):
    head = f'<span class="font-semibold">{name}</span><span class="text-xs">Mar {n}, 2021 10:0{n}</span>'
    text = f'<div class="prose"><p>{words}</p></div>'
    return f'<div class="flex gap-4 {deep}" id="c-{n}"><div class="flex-1"><div class="flex gap-2">{head}</div>{text}{inner}</div></div>'


def listed(n, inner=""):
    return f'<dl><dt id="comment-{n}">Ann {n}, {n} Mar 2021, 10:0{n}</dt><dd><p>Rye, always {n}.</p>{inner}</dd></dl>'


def row(n, indent):
    return (
        f'<tr id="comment-{n}"><td class="who"><b>Ann {n}</b><br>2021-03-0{n} 10:00</td>'
        f'<td class="what" style="padding-left:{indent}px"><p>Rye {n}.</p></td></tr>')


def german(n, body, inner=""):
    head = f'<div class="kommentarkopf"><strong>Ann {n}</strong> schrieb am {n}. März 2021 um 6:5{n} Uhr:</div>'
    return f'<div class="kommentar stufe1" id="kommentar-{n}">{head}<div class="kommentartext"><p>{body}</p></div>{inner}</div>'


def test_an_answer_is_numbered_as_what_it_answers_whatever_its_classes(read_thread):
    said = utility(4, "Kate", "A week.", utility(5, "Cleo", "Nine days.", deep="pl-8")) + utility(6, "Bo", "I minded.")
    thread = read_thread(f"<section><h2>3 Comments</h2>{said}</section>")
    assert [(c.id, c.parent, c.author, c.body) for c in thread.comments] == [
        ("4", None, "Kate", "A week."), ("5", "4", "Cleo", "Nine days."), ("6", None, "Bo", "I minded.")]


def test_names_of_many_words_that_begin_a_line_whose_rest_is_a_day(read_thread):
    said = utility(4, "Hannah from the Mill", "See <a href='https://ann.example.net/'>my notes on rye</a>.")
    said += utility(5, "J. R. Low", "<strong>Never</strong> knead it.")
    assert [c.author for c in read_thread(f"<section><h2>2 Comments</h2>{said}</section>").comments] == ["Hannah from the Mill", "J. R. Low"]


def test_comments_that_each_have_a_list_of_their_own(read_thread):
    thread = read_thread(f"<h3>3 comments</h3><div class=discussion>{listed(4, listed(5))}{listed(6)}</div>")
    assert [(c.id, c.parent, c.body) for c in thread.comments] == [
        ("4", None, "Rye, always 4."), ("5", "4", "Rye, always 5."), ("6", None, "Rye, always 6.")]


def test_lists_of_their_own_take_the_heading_along():
    words = "The starter wants three days, warm water and patience. " * 6
    thread = f"<h3>2 comments</h3><div class=discussion>{listed(4)}{listed(5)}</div>"
    article = extract(f"<html><body><div><h2>Rye</h2><div><p>{words}</p></div></div>{thread}</body></html>")
    assert (len(article.comments), "2 comments" in article.body) == (2, False)


def test_the_indent_of_a_cell_tells_what_a_row_answers(read_thread):
    rows = row(4, 10) + row(5, 40) + row(6, 70) + row(7, 10)
    thread = read_thread(f"<h2 id=comments>Comments (4)</h2><table class=replies>{rows}</table>")
    assert [(c.id, c.parent) for c in thread.comments] == [("4", None), ("5", "4"), ("6", "5"), ("7", None)]


@pytest.mark.parametrize("html", [IN_A_TABLE, IN_A_BOX])
def test_a_short_comment_in_what_is_called_as_controls_are(read_thread, html):
    assert [(c.id, c.author, c.body) for c in read_thread(html).comments] == [("4", "Mrs Low", "Rye.")]


def test_the_head_of_a_comment_beside_its_answers_is_none_of_them(read_thread):
    said = german(4, "Eine Woche <strong>lang</strong>.", german(5, "Neun Tage.") + german(6, "Ich nicht.")) + german(7, "Schade.")
    thread = read_thread(f"<h3 id=kommentare>4 Kommentare</h3>{said}", language="de")
    assert [(c.id, c.parent, c.body) for c in thread.comments] == [
        ("4", None, "Eine Woche lang."), ("5", "4", "Neun Tage."), ("6", "4", "Ich nicht."), ("7", None, "Schade.")]


@pytest.mark.parametrize("label", ["Reply to {}", "Auf {} antworten", "{} に返信"])
def test_the_label_of_wordpress_s_link_to_answer_names_who_wrote(read_thread, label):
    people = (("Hannah from the Mill", "See <a href='https://ann.example.net/'>my notes</a>."), ("田中 花子", "<strong>Never</strong> knead it."))
    said = "".join(JAPANESE.format(n=n, name=name, body=body, label=label.format(name)) for n, (name, body) in enumerate(people, 4))
    thread = read_thread(f"<div id=comments><h3>コメント(2件)</h3><ul>{said}</ul></div>", language="ja")
    assert [(c.author, c.body) for c in thread.comments] == [("Hannah from the Mill", "See my notes."), ("田中 花子", "Never knead it.")]


def test_a_lone_label_ends_with_the_name(read_thread):
    said = JAPANESE.format(n=4, name="Bo Low", body="<strong>Never</strong> knead it.", label="Reply to Bo Low")
    thread = read_thread(f"<div id=comments><h3>コメント(1件)</h3><ul>{said}</ul></div>", language="ja")
    assert [(c.author, c.body) for c in thread.comments] == [("Bo Low", "Never knead it.")]


def test_a_title_that_counts_comments_stands_over_none():
    head = '<h1>3 comments that changed my mind</h1><div class="flex gap-2"><span>Kate Low</span><span>·</span><span>Mar 3, 2021</span></div>'
    words = "<div class=prose><p>" + "The starter wants three days, warm water and patience. " * 6 + "</p></div>"
    said = utility(4, "Kate", "A week.") + utility(5, "Bo", "I minded.")
    body = f"<div>{head}{words}</div><section><h2>2 Comments</h2>{said}</section>"
    article = extract(f"<html><head><title>3 comments that changed my mind – Rye</title></head><body>{body}</body></html>")
    assert [c.id for c in article.comments] == ["4", "5"]


def test_the_deepest_has_no_label_and_its_name_stands_as_the_others_do(read_thread):
    said = "".join(JAPANESE.format(n=n, name=name, body="Rye.", label=f"Reply to {name}") for n, name in ((4, "Hannah from the Mill"), (5, "Bo")))
    last = JAPANESE.format(n=6, name="Guest Desk", body="<strong>Never</strong> knead it.", label="").replace("comment-reply-link", "")
    thread = read_thread(f"<div id=comments><h3>コメント(3件)</h3><ul>{said}{last}</ul></div>", language="ja")
    assert [c.author for c in thread.comments] == ["Hannah from the Mill", "Bo", "Guest Desk"]


def test_a_word_for_controls_that_is_the_theme_s_word_for_comments_hides_no_name(read_thread):
    said = "".join(
        f'<li class="reaction" id="comment-{n}"><div class="reaction-head"><strong>{name}</strong> <a href="#comment-{n}">vor {n} Stunden</a></div>'
        f'<div class="reaction-text"><p>Rye, always {n}.</p></div><a class="reaction-vote">+1</a></li>'
        for n, name in ((4, "Ann"), (5, "Bo"), (6, "Kate")))
    thread = read_thread(f'<section id="comments"><h2>3 Comments</h2><ul class="thread">{said}</ul></section>')
    assert [(c.author, c.body) for c in thread.comments] == [("Ann", "Rye, always 4."), ("Bo", "Rye, always 5."), ("Kate", "Rye, always 6.")]


def test_a_lone_comment_of_emoji_alone_is_one(read_thread):
    said = (
        '<li class="comment depth-1" id="li-comment-9"><article id="comment-9" class="comment-body"><div><span class="fn">Jo</span> '
        '<span class="comment_date">on 3 May 2021 at 10:00</span></div><div class="comment_area"><p>👍👍 (9)</p></div></article></li>')
    thread = read_thread(f'<section id="comments"><h2>15 Comments</h2><ol class="commentlist">{said}</ol></section>')
    assert [(c.id, c.author, c.body) for c in thread.comments] == [("9", "Jo", "👍👍 (9)")]


def term(n, inner=""):
    """A term and its description with a list of answers, as Thesis and Walker_Comment have them."""
    head = f'<span class="comment_author">Ann {n}</span> <span class="comment_time">March {n}, 2021 at 10:00 am</span> <a href="#comment-{n}">#</a>'
    state = "even thread-even" if n % 2 else "odd alt thread-odd byuser comment-author-ann"
    reply = f'<p class="reply"><a href="?replytocom={n}#respond">Reply</a></p>'
    body = f'<div class="format_text" id="comment-body-{n}"><p>Rye, always {n}.</p>{reply}</div>'
    return f'<dt class="comment {state}" id="comment-{n}">{head}</dt><dd class="comment {state}">{body}{inner}</dd>'


@pytest.mark.parametrize("answers", [term(5), ""])
def test_terms_name_who_wrote_what_elements_of_their_descriptions_hold(read_thread, answers):
    answered = f'<dl class="children">{answers}</dl>' if answers else ""
    thread = read_thread(f'<div id="comments"><p>3 comments</p><dl id="comment_list">{term(4, answered)}{term(7)}</dl></div>')
    expected = [("4", None, "Ann 4", "Rye, always 4."), ("5", "4", "Ann 5", "Rye, always 5."), ("7", None, "Ann 7", "Rye, always 7.")]
    assert [(c.id, c.parent, c.author, c.body) for c in thread.comments] == [row for row in expected if answers or row[0] != "5"]
    assert thread.comments[0].published == "2021-03-04T10:00:00"


def test_a_word_for_says_that_only_programs_read_aloud_is_no_comment_in_any_language(read_thread):
    said = "".join(
        f'<li id="comment-{n}" class="comment"><article class="comment-body"><div class="comment-author vcard"><b class="fn">{name}</b> '
        f'<span class="screen-reader-text says">dedi ki:</span></div><a href="#comment-{n}"><time datetime="2021-03-0{n}T10:00">{n}</time></a>'
        f'<div class="comment-content"><p>{words}</p></div></article></li>' for n, name, words in ((4, "Gül", "Harika"), (5, "Bo", "👍")))
    thread = read_thread(f'<div id="comments"><ol class="comment-list">{said}</ol></div>', language="tr")
    assert [(c.author, c.body) for c in thread.comments] == [("Gül", "Harika"), ("Bo", "👍")]


def test_the_hour_in_a_line_below_the_day_is_no_part_of_the_words(read_thread):
    said = "".join(f'<tr id="comment-{n}"><td class="who"><b>Ann {n}</b><br><small>March {n}, 2021<br>5:5{n} am</small></td>'
                   f'<td class="what"><p>Same!</p></td></tr>' for n in (4, 5))
    thread = read_thread(f'<h3>Comments (2)</h3><table class="commenttable">{said}</table>')
    assert [(c.published, c.body) for c in thread.comments] == [("2021-03-04T05:54:00", "Same!"), ("2021-03-05T05:55:00", "Same!")]


@pytest.mark.parametrize("number", ["No. {}", "Nr. {}", "№ {}", "Nº {}"])
def test_a_number_before_the_day_is_no_author(read_thread, number):
    said = "".join(
        f'<li id="comment-{n}"><div class="chead"><a href="#comment-{n}">{number.format(n - 3)}</a> <span>March {n}, 2021, 10:00</span></div>'
        f'<div class="cbody"><p>Rye, always {n}.</p></div><div class="cfoot">{foot}</div></li>'
        for n, foot in ((4, '<a href="https://ann.example.net">Ann</a>'), (5, ""), (6, '<a href="https://bo.example.net">Bo</a>')))
    thread = read_thread(f'<div id="comments"><h3>3 Responses</h3><ol class="comments">{said}</ol></div>')
    assert [(c.author, c.body) for c in thread.comments] == [("Ann", "Rye, always 4."), (None, "Rye, always 5."), ("Bo", "Rye, always 6.")]


def discuz(n, parent, inner=""):
    head = f'<div class="wpd-comment-author">Ann {n}</div><div class="wpd-comment-date" title="May {n}, 2021 5:04 am">1 year ago</div>'
    foot = '<div class="wpd-comment-footer"><div class="wpd-reply-button"><span>Reply</span></div></div>'
    right = f'<div class="wpd-comment-header">{head}</div><div class="wpd-comment-text"><p>Rye {n}.</p></div>{foot}'
    wrap = f'<div class="wpd-comment-left"><img class="avatar" src="a"></div><div id="comment-{n}" class="wpd-comment-right">{right}</div>'
    return f'<div id="wpd-comm-{n}_{parent}" class="comment wpd-comment"><div class="wpd-comment-wrap">{wrap}</div>{inner}</div>'


def test_the_wrapped_words_of_a_comment_with_several_answers_are_no_comment_of_their_own(read_thread):
    said = discuz(4, 0, discuz(5, 4) + discuz(6, 4)) + discuz(7, 0, discuz(8, 7) + discuz(9, 7))
    thread = read_thread(f'<div id="wpdcom"><div class="wpd-thread-list">{said}</div></div>')
    assert [(c.id, c.parent, c.author) for c in thread.comments] == [
        ("4", None, "Ann 4"), ("5", "4", "Ann 5"), ("6", "4", "Ann 6"), ("7", None, "Ann 7"), ("8", "7", "Ann 8"), ("9", "7", "Ann 9")]


def test_two_rows_are_the_comments_and_not_the_table_around_them(read_thread):
    said = "".join(
        f'<tr class="row{n}"><td><a name="comment-{n}"></a><b>Ann {n}</b><br>March {n}, 2021</td><td><p>Rye {n}.</p></td></tr>' for n in (4, 5))
    thread = read_thread(f'<h3>Comments (2)</h3><table class="commenttable">{said}</table>')
    assert [(c.author, c.body) for c in thread.comments] == [("Ann 4", "Rye 4."), ("Ann 5", "Rye 5.")]


def test_heads_in_a_language_that_is_not_known_are_no_comments(read_thread):
    day = '<a href="#comment-{n}"><time datetime="2021-03-0{n}T10:00">{n}</time></a>'
    said = "".join(
        f'<li class="comment" id="li-comment-{n}"><article id="comment-{n}" class="comment"><footer class="comment-meta">'
        f'<div class="comment-author vcard"><span class="fn">Ann {n}</span> ma {day.format(n=n)} <span class="says">ka mea maila penei:</span></div>'
        f'</footer><div class="comment-content"><p>Rye.</p></div></article></li>' for n in (4, 5, 6))
    thread = read_thread(f'<div id="comments"><h2>3 Comments</h2><ol class="commentlist">{said}</ol></div>', language="haw")
    assert [(c.id, c.author, c.body) for c in thread.comments] == [("4", "Ann 4", "Rye."), ("5", "Ann 5", "Rye."), ("6", "Ann 6", "Rye.")]


def test_rows_of_two_kinds_without_a_number(read_thread):
    rows = "".join(
        f'<li class="{"alt" if n % 2 else ""}"><cite>{who}</cite> | <small><a href="#comment-{n}" title="">{n}.05.2012 11:38</a></small>'
        f"<p>Rye, always {n}.</p></li>" for n, who in enumerate(["Ann", "Sven", "Zoe", "Mia"], 11))
    thread = read_thread(f"<ol class=commentlist></ol><ol class=commentlist>{rows}</ol>")
    assert [(c.author, c.body) for c in thread.comments] == [
        ("Ann", "Rye, always 11."), ("Sven", "Rye, always 12."), ("Zoe", "Rye, always 13."), ("Mia", "Rye, always 14.")]


def test_words_in_what_a_class_calls_a_date(read_thread):
    said = ["Somebody should bake these loaves for a day longer.", "I never tried it."]
    cards = "".join(
        f'<div class="commentcard"><p class="author">Ann {n}</p><div class="commentDate"><p class="comment">{text}</p>'
        f'<div><p class="date">March {n}, 2021</p></div></div></div>' for n, text in enumerate(said, 3))
    assert [(c.author, c.published, c.body) for c in read_thread(f"<h2>Comments</h2>{cards}").comments] == [
        ("Ann 3", "2021-03-03", said[0]), ("Ann 4", "2021-03-04", said[1])]


def test_a_day_in_the_title_of_an_element_beside_the_name(read_thread):
    said = "".join(
        f'<li class="comment" id="comment-{n}"><div class="user">{who} <span title="March {n}, 2021 5:31 am">6 months ago</span></div>'
        f"<p>Rye {n}.</p></li>" for n, who in ((4, "Ann"), (5, "Ben")))
    comments = read_thread(f"<ol>{said}</ol>").comments
    assert [(c.author, c.published) for c in comments] == [("Ann", "2021-03-04T05:31:00"), ("Ben", "2021-03-05T05:31:00")]
