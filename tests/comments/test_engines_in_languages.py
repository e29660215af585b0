"""Threads of engines whose translations say who wrote, and when, in words of many languages, and those whose classes differ within a thread."""

from __future__ import annotations

import pytest

NAMES = ((4, "Ann Low"), (5, "M. O'Brien"), (6, "Jürgen W."))


def expected(time="10:00:00"):
    return [(name, f"2021-03-0{n}T{time}", f"Rye {n}.") for n, name in NAMES]


def said(thread):
    return [(c.author, c.published, c.body) for c in thread.comments]


@pytest.mark.parametrize(("by", "day", "language"), [
    ("Kommentiert von:", "{n}. März 2021 um 10:00", "de"), ("Gönderen:", "{n} Mart 2021 saat 10:00", "tr"), ("投稿:", "2021年3月{n}日 10:00", "ja"),
    ("发表者:", "2021年3月{n}日 10:00", "zh"), ("Автор:", "{n} марта 2021 в 10:00", "ru"), ("كتبها:", "{n} مارس 2021 الساعة 10:00", "ar"),
    ("Dodany przez:", "{n} marca 2021 o 10:00", "pl"),
])
@pytest.mark.parametrize("count", [1, 3])
def test_a_line_below_the_words_that_names_who_wrote(read_thread, by, day, language, count):
    items = "".join(
        f'<div class="comment" id="comment-6a{n}"><div class="comment-content"><p>Rye {n}.</p></div><p class="comment-footer">{by} {name} | '
        f'<a href="#comment-6a{n}">{day.format(n=n)}</a></p></div>' for n, name in NAMES[:count])
    thread = read_thread(f'<div class="comments"><h3>Rye</h3><div class="comments-content">{items}</div></div>', language=language)
    assert said(thread) == expected()[:count]


@pytest.mark.parametrize("wrote", ["yazdı", "さんが書きました", "写道", "كتب", "писал(а)", "ka mea"])
def test_the_rest_of_a_byline_is_no_part_of_the_name_in_it(read_thread, wrote):
    items = "".join(
        f'<div class="comment" id="comment-{n}"><div class="comment-header"><span class="byline"><span class="vcard author">{name}</span> {wrote} | '
        f'<a href="#comment-{n}"><abbr class="published" title="2021-03-0{n}T10:00:00">{n}</abbr></a></span></div>'
        f'<div class="comment-content"><p>Rye {n}.</p></div></div>' for n, name in NAMES)
    assert said(read_thread(f'<div id="comments" class="comments">{items}</div>')) == expected()


def test_the_blog_s_own_author_among_terms_is_one_of_the_readers(read_thread):
    items = "".join(
        f'<dt class="comment-author {own}" id="c{n}88371234"><a href="https://{n}.example.net/" rel="nofollow">{name}</a> said...</dt>'
        f'<dd class="comment-body"><p>Rye {n}.</p></dd><dd class="comment-footer"><span class="comment-timestamp">'
        f'<a href="#c{n}88371234">March {n}, 2021 10:00 AM</a></span></dd>' for (n, name), own in zip(NAMES, ("", "blog-author", ""), strict=True))
    thread = read_thread(f'<div class="comments" id="comments"><h4>3 comments:</h4><dl id="comments-block">{items}</dl></div>')
    assert said(thread) == expected()


@pytest.mark.parametrize("invitation", ["Yorum yapmak için giriş yapın", "登录后发表评论", "Zaloguj się, aby dodawać komentarze"])
def test_drupal_s_place_for_what_a_visitor_may_not_is_no_part_of_a_lone_comment(read_thread, invitation):
    links = f'<ul class="links inline"><li class="comment_forbidden first last"><span><a href="/user/login">{invitation}</a></span></li></ul>'
    head = '<p class="commenter-name"><span class="username">Ann Low</span></p><p class="comment-time">4 March 2021 - 10:00</p>'
    words = f'<div class="comment-text"><div class="content"><p>Rye 4.</p></div>{links}</div>'
    item = f'<a id="comment-4"></a><div class="comment clearfix"><div class="submitted">{head}</div>{words}</div>'
    assert said(read_thread(f'<div id="comments" class="comment-wrapper"><h2>Rye</h2>{item}</div>')) == expected()[:1]


@pytest.mark.parametrize("count", [2, 3])
def test_a_class_that_names_the_author_makes_no_head_of_a_short_comment(read_thread, count):
    items = "".join(
        f'<a id="c{n}"></a><div class="serendipity_comment serendipity_comment_author_ann"><div class="serendipity_commentBody">Rye {n}.</div>'
        f'<div class="serendipity_comment_source"><a href="#c{n}">#{n}</a> <span class="comment_source_author">{name}</span> '
        f'<span class="comment_source_date">0{n}.03.2021 10:00</span> (<a class="comment_reply" href="#form">Yanıtla</a>)</div></div>'
        for n, name in NAMES[:count])
    thread = read_thread(f'<div class="serendipity_comments"><div class="serendipity_commentsTitle">Yorumlar</div>{items}</div>', language="tr")
    assert said(thread) == expected()[:count]


@pytest.mark.parametrize("words", ["ライ麦、いつもです。", "黑麦，总是黑麦", "我总是用黑麦！"])
def test_a_short_sentence_above_a_signature_is_no_name(read_thread, words):
    item = '<li id="c00{0}"><p>{2}{0}</p><p><small>— {1} · <a href="#c00{0}">2021年3月{0}日, 10:00</a> · #</small></p></li>'
    items = "".join(item.format(n, name, words) for n, name in NAMES)
    thread = read_thread(f'<h2 id="comment">评论</h2><ol class="comments_wrapper">{items}</ol>', language="zh")
    assert [(c.author, c.body) for c in thread.comments] == [(name, f"{words}{n}") for n, name in NAMES]


@pytest.mark.parametrize("heading", ["التعليقات", "תגובות", "Σχόλια", "Comentarii"])
def test_words_and_signatures_behind_a_heading_for_comments(read_thread, heading):
    items = "".join(
        f'<a id="comment-{n}"></a><div class="comment-content"><p>Rye {n}.</p></div><p class="posted">Posted by: {name} | <a href="#comment-{n}">'
        f'March {n}, 2021 10:00</a></p>' for n, name in NAMES)
    assert said(read_thread(f'<h3 id="comments">{heading}</h3>{items}')) == expected()


def test_a_signature_below_the_words_keeps_initials_and_marks(read_thread):
    item = '<li id="c00{0}"><p>Rye {0}.</p><p><small>— {1} · <a href="#c00{0}">March {0}, 2021, 10:00 AM</a> · #</small></p></li>'
    items = "".join(item.format(n, name) for n, name in NAMES)
    assert said(read_thread(f'<h2 id="comment">Comments</h2><ol class="comments_wrapper">{items}</ol>')) == expected()


def replying(n, to, words, later=""):
    answer = f'<a href="#comment-{to}">Kommentar von Bo</a> geantwortet' if to else ""
    return (
        f'<div class="comment" id="comment-{n}"><div class="comment-header"><span class="vcard author">Ann {n}</span> {answer} {later}'
        f'<abbr class="published" title="2021-03-0{n}T10:00:00">{n}</abbr></div><div class="comment-content"><p>{words}</p></div></div>')


def test_a_link_beside_the_words_of_a_flat_thread_leads_to_what_is_answered(read_thread):
    items = replying(4, 0, "Rye.") + replying(5, 4, "Oat.") + replying(6, 4, 'As <a href="#comment-5">Ann</a> says.') + replying(7, 0, "Wheat.")
    thread = read_thread(f'<div id="comments" class="comments">{items}</div>')
    assert [(c.id, c.parent) for c in thread.comments] == [("4", None), ("5", "4"), ("6", "4"), ("7", None)]


def test_links_that_turn_from_comment_to_comment_tell_no_answer(read_thread):
    items = "".join(replying(n, n - 1 if n > 4 else 0, "Rye.", later=f'<a href="#comment-{n + 1}">v</a> ' if n < 6 else "") for n in (4, 5, 6))
    thread = read_thread(f'<div id="comments" class="comments">{items}</div>')
    assert [c.parent for c in thread.comments] == [None, None, None]
