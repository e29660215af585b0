"""Threads as engines write them: who, when, what, and which answers which."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flipscrape import extract
from flipscrape.model import CommentKind

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def told(thread):
    """Of each comment: id, parent, author, time, text."""
    return [(c.id, c.parent, c.author, c.published, c.body) for c in thread.comments]


WORDPRESS_CLASSIC = """
<h3 id="comments">2 Responses to &#8220;Rye bread&#8221;</h3>
<ol class="commentlist">
 <li class="comment even thread-even depth-1" id="comment-11"><div id="div-comment-11" class="comment-body">
  <div class="comment-author vcard"><img class="avatar" src="a.png"><cite class="fn">
   <a href="https://ann.example.net/" rel="external nofollow" class="url">Ann</a></cite>
   <span class="says">says:</span></div>
  <div class="comment-meta commentmetadata"><a href="https://blog.example.org/2021/03/rye-bread/#comment-11">March 4, 2021 at 6:34 pm</a>
   <a href="edit">(Edit)</a></div>
  <p>Mine stayed flat.</p><p>Twice.</p>
  <div class="reply"><a rel="nofollow" class="comment-reply-link" href="?replytocom=11#respond">Reply</a></div></div>
  <ul class="children"><li class="comment odd depth-2" id="comment-12"><div id="div-comment-12" class="comment-body">
   <div class="comment-author vcard"><cite class="fn">Ben</cite> <span class="says">says:</span></div>
   <div class="comment-meta commentmetadata"><a href="https://blog.example.org/2021/03/rye-bread/#comment-12">
   March 5, 2021 at 7:00 am</a></div>
   <p>More water, Ann.</p><div class="reply">
   <a rel="nofollow" class="comment-reply-link" href="?replytocom=12#respond">Reply</a></div></div></li></ul>
 </li>
 <li class="pingback even thread-odd depth-1" id="comment-13">
   <p>Pingback: <a href="https://oven.example.com/" rel="external nofollow" class="url">Ten loaves | Oven</a></p></li>
</ol>
<div id="respond"><h3>Leave a Reply</h3><form id="commentform"><textarea name="comment"></textarea></form></div>"""

WORDPRESS_BLOCKS = """
<div class="wp-block-comments"><h2 class="wp-block-comments-title">2 responses</h2><ol class="wp-block-comment-template">
 <li id="comment-5" class="comment even depth-1"><div class="wp-block-columns"><div class="wp-block-column"><div class="wp-block-avatar">
   <img class="avatar" src="a"></div></div>
  <div class="wp-block-column"><div class="wp-block-comment-author-name"><a href="https://zoe.example.net">Zoë</a></div>
  <div class="wp-block-comment-date"><time datetime="2018-02-15T05:55:48+01:00">
   <a href="https://blog.example.org/2021/03/rye-bread/#comment-5">February 15, 2018</a></time></div>
  <div class="wp-block-comment-content"><p>How long did you leave it?</p></div>
  <div class="wp-block-comment-reply-link"><a class="comment-reply-link" href="?replytocom=5#respond">Reply</a></div></div></div>
  <ol><li id="comment-6" class="comment odd depth-2"><div class="wp-block-columns"><div class="wp-block-column">
   <div class="wp-block-comment-author-name">Ludo</div><div class="wp-block-comment-date">
   <time datetime="2018-02-15T09:00:00+01:00">February 15, 2018</time></div>
   <div class="wp-block-comment-content"><p>A night.</p></div></div></div></li></ol></li></ol></div>"""

WPDISCUZ = """
<div id="wpdcom"><div class="wpd-thread-list">
 <div id="wpd-comm-714_0" class="comment even depth-1 wpd-comment wpd_comment_level-1"><div class="wpd-comment-wrap">
   <div id="comment-714" class="wpd-comment-right">
  <div class="wpd-comment-header"><div class="wpd-comment-author ">MK</div>
   <div class="wpd-comment-date" title="November 1, 2024 5:04 am">1 year ago</div></div>
  <div class="wpd-comment-text"><p>So helpful!</p></div><div class="wpd-comment-footer"><div class="wpd-vote">
   <div class="wpd-vote-result">10</div></div>
  <div class="wpd-reply-button"><span>Reply</span></div></div></div></div><div id="wpdiscuz_form_anchor-714_0"></div>
  <div id="wpd-comm-720_714" class="comment odd depth-2 wpd-comment wpd-reply wpd_comment_level-2"><div class="wpd-comment-wrap">
   <div id="comment-720" class="wpd-comment-right">
   <div class="wpd-comment-header"><div class="wpd-comment-author ">Sara</div>
   <div class="wpd-comment-date" title="November 2, 2024 8:00 am">1 year ago</div>
   <div class="wpd-reply-to">Reply to&nbsp;<a href="#comment-714">MK</a></div></div><div class="wpd-comment-text">
   <p>Agreed.</p></div></div></div></div></div>
</div></div>"""

BLOGGER = """
<div class="comments" id="comments"><h4>2 comments:</h4><div id="comment-holder"><div class="comment-thread toplevel-thread">
   <ol id="top-ra">
 <li class="comment" id="c887"><div class="avatar-image-container"><img src="a.png"></div><div class="comment-block">
   <div class="comment-header">
  <cite class="user"><a href="https://www.blogger.com/profile/116" rel="nofollow">Amy</a></cite><span class="icon user "></span>
   <span class="datetime secondary-text">
  <a rel="nofollow" href="https://blog.example.org/2021/03/rye-bread/?showComment=122#c887">September 11, 2008 at 2:06 PM</a></span></div>
  <p class="comment-content">Timely. <br><br>Thank you.</p><span class="comment-actions"><a class="comment-reply">Reply</a>
   <span class="item-control"><a>Delete</a></span></span></div>
  <div class="comment-replies"><div id="c887-rt" class="comment-thread inline-thread"><ol id="c887-ra">
   <li class="comment" id="c888"><div class="comment-block"><div class="comment-header"><cite class="user blog-author">Ed</cite>
   <span class="datetime">
   <a href="https://blog.example.org/2021/03/rye-bread/?showComment=123#c888">September 12, 2008 at 9:19 AM</a></span></div>
   <p class="comment-content">Gladly.</p></div></li>
  </ol></div></div></li></ol></div></div></div>"""

MOVABLE_TYPE = """
<div class="comments-head"><a name="comments"></a>Comments</div>
<div class="comments-body"><p>No black screen here.</p><p>Works.</p>
 <span class="comments-post">Posted by: <a href="mailto:john@example.net" rel="nofollow">John</a> at December 18, 2025 05:48 PM</span></div>
<div class="comments-body"><p>Nor here.</p><span class="comments-post">Posted by: <a href="mailto:g@example.net" rel="nofollow">Groggy</a>
   at December 18, 2025 07:54 PM</span></div>
<div class="comments-head">Post a comment</div><form><textarea name=text></textarea></form>"""

CLASSIC_GERMAN = """
<h2 id="comments">2 Comments</h2><ol id="commentlist">
<li id="comment-57"><p>Im Klartext: nein.</p><p><cite>
   Comment by <a href="https://m.example.net" rel="external nofollow" class="url">Mirko</a>
   &#8212; 17.07, 2011 @ <a href="#comment-57">13:04</a></cite></p></li>
<li id="comment-58"><p>Doch.</p><p><cite>Comment by Daniel &#8212; 17.07, 2011 @ <a href="#comment-58">13:10</a></cite></p></li></ol>"""

DRUPAL = """
<section id="comments" class="comment-wrapper"><h2>Comments</h2>
<a id="comment-3"></a><article class="comment" about="/comment/3"><h3><a href="/comment/3#comment-3" class="permalink">A doubt</a></h3>
 <p class="submitted">Submitted by <span class="username">Uma</span> on Mon, 03/08/2021 - 11:20</p><div class="content"><p>Is rye sour?</p>
   </div>
 <ul class="links"><li class="comment-reply"><a href="/comment/reply/1/3">reply</a></li></ul></article>
<div class="indented"><a id="comment-4"></a><article class="comment" about="/comment/4"><h3>
   <a href="/comment/4#comment-4" class="permalink">Yes</a></h3>
 <p class="submitted">Submitted by <span class="username">Vic</span> on Sat, 03/13/2021 - 09:00</p><div class="content"><p>It is.</p></div>
   </article></div>
</section>"""


def test_wordpress_classic_walker(read_thread):
    thread = read_thread(WORDPRESS_CLASSIC)
    assert told(thread) == [
        ("11", None, "Ann", "2021-03-04T18:34:00", "Mine stayed flat.\n\nTwice."),
        ("12", "11", "Ben", "2021-03-05T07:00:00", "More water, Ann."),
        ("13", None, "Ten loaves | Oven", None, ""),
    ]
    ann, _, ping = thread.comments
    assert (ann.author_url, ann.url) == ("https://ann.example.net/", "https://blog.example.org/2021/03/rye-bread/#comment-11")
    assert (ann.published_text, ann.body_html) == ("March 4, 2021 at 6:34 pm", "<p>Mine stayed flat.</p>\n<p>Twice.</p>")
    assert (ping.kind, ping.author_url) == (CommentKind.PINGBACK, "https://oven.example.com/")
    assert thread.stated == 2


def test_wordpress_block_theme(read_thread):
    assert told(read_thread(WORDPRESS_BLOCKS)) == [
        ("5", None, "Zoë", "2018-02-15T05:55:48+01:00", "How long did you leave it?"),
        ("6", "5", "Ludo", "2018-02-15T09:00:00+01:00", "A night."),
    ]


def test_wpdiscuz_hides_the_time_in_a_title_and_the_parent_in_an_id(read_thread):
    assert told(read_thread(WPDISCUZ)) == [
        ("714", None, "MK", "2024-11-01T05:04:00", "So helpful!"),
        ("720", "714", "Sara", "2024-11-02T08:00:00", "Agreed."),
    ]


def test_blogger_threads(read_thread):
    assert told(read_thread(BLOGGER)) == [
        ("887", None, "Amy", "2008-09-11T14:06:00", "Timely.\n\nThank you."),
        ("888", "887", "Ed", "2008-09-12T09:19:00", "Gladly."),
    ]


def test_a_time_in_an_element_named_like_a_control(read_thread):
    item = (
        '<li class="forum-fil"><div class="forum-top"><a href="#forum{n}" id="forum{n}">*</a> <b class="forum-qui-{n}">Ann {n}</b>'
        '<div class="forum-nav">({n} juin 2018 @11h29)</div>:</div><div class="forum-texte">Du seigle, toujours : {n}</div></li>')
    thread = read_thread(f'<h2>2 commentaires</h2><ul class="forum comments">{item.format(n=4)}{item.format(n=5)}</ul>', language="fr")
    assert [(c.author, c.published, c.body) for c in thread.comments] == [
        (f"Ann {n}", f"2018-06-0{n}T11:29:00", f"Du seigle, toujours : {n}") for n in (4, 5)]


def test_author_and_time_after_the_words(read_thread):
    thread = read_thread(MOVABLE_TYPE)
    assert [(c.author, c.published, c.body) for c in thread.comments] == [
        ("John", "2025-12-18T17:48:00", "No black screen here.\n\nWorks."), ("Groggy", "2025-12-18T19:54:00", "Nor here."),
    ]


def test_author_and_time_in_one_element_with_joining_words(read_thread):
    assert told(read_thread(CLASSIC_GERMAN, language="de")) == [
        ("57", None, "Mirko", "2011-07-17T13:04:00", "Im Klartext: nein."), ("58", None, "Daniel", "2011-07-17T13:10:00", "Doch."),
    ]


def test_drupal_keeps_titles_and_indents_replies(read_thread):
    thread = read_thread(DRUPAL)
    assert [(c.author, c.body) for c in thread.comments] == [("Uma", "A doubt\n\nIs rye sour?"), ("Vic", "Yes\n\nIt is.")]
    assert thread.comments[1].parent == thread.comments[0].id


def test_the_order_of_day_and_month_comes_from_all_comments(read_thread):
    assert [c.published for c in read_thread(DRUPAL).comments] == ["2021-03-08T11:20:00", "2021-03-13T09:00:00"]


def test_relative_times_count_from_the_fetching_alone(read_thread):
    html = WPDISCUZ.replace(' title="November 1, 2024 5:04 am"', "")
    assert read_thread(html).comments[0].published is None
    fetched = read_thread(html, fetched=datetime(2025, 11, 20, 12, tzinfo=UTC)).comments[0]
    assert (fetched.published, fetched.published_text) == (None, "1 year ago")


CLOSED = '<div id="comments"><p class="nocomments">Comments are closed.</p></div>'
FORM = """
<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form id="commentform">
<p class="comment-form-author"><label>Name</label><input name="author"></p><textarea name="comment"></textarea></form></div>"""
RECENT = """
<div class="sidebar"><ul id="recentcomments">
<li class="recentcomments"><span class="comment-author-link">Ann</span> on <a href="/a/#comment-1">A</a></li>
<li class="recentcomments"><span class="comment-author-link">Ben</span> on <a href="/b/#comment-2">B</a></li></ul></div>"""
TEASER = """
<article class="has-comments post-7"><h3><a href="/a/">Another post</a></h3><time>April 24, 2020</time>
<p><a href="/a/">It begins like this.</a></p></article>"""


@pytest.mark.parametrize("html", [CLOSED, FORM, RECENT, TEASER], ids=["closed", "form", "recent", "teaser"])
def test_pages_without_comments_give_none(read_thread, html):
    assert read_thread(html).comments == []


def test_the_thread_takes_its_headings_and_its_form_along(read_thread):
    html = WORDPRESS_CLASSIC
    page_text = extract(
        f"<html><body><h1>Rye</h1><div class=entry-content><p>{'The starter wants three days and patience. ' * 20}</p></div>{html}</body></html>",
        "https://blog.example.org/2021/03/rye-bread/").body
    assert "starter" in page_text
    assert not any(words in page_text for words in ("Responses", "stayed flat", "Leave a Reply", "says"))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the user's page is not here")
def test_the_users_page():
    truth = json.loads((SEEDS / "truth.json").read_text(encoding="utf-8"))
    article = extract((SEEDS / "flip-the-media.html").read_bytes(), truth["url"])
    assert [{"author": c.author, "published": c.published, "body": c.body} for c in article.comments] == truth["comments"]


def test_the_order_of_day_and_month_comes_from_the_run_of_the_thread(read_thread):
    days = ["03/04/2021", "04/04/2021", "02/05/2021", "01/06/2021"]
    item = "<li class=comment id=comment-{}><cite class=fn>Ann</cite> <span class=date>{}</span><p>Rye.</p></li>"
    html = "".join(item.format(n, day) for n, day in enumerate(days))
    comments = read_thread(f"<div id=comments><ol>{html}</ol></div>").comments
    assert [c.published for c in comments] == ["2021-04-03", "2021-04-04", "2021-05-02", "2021-06-01"]


def test_comments_that_the_page_states_as_data_alone(read_thread):
    reply = {"@type": "Comment", "text": "A night.", "author": {"@type": "Person", "name": "Ludo"}, "dateCreated": "2021-03-05",
             "url": "/rye/#comment-8"}
    stated = {"@type": "Comment", "text": "How long?", "author": "Zoe", "dateCreated": "2021-03-04T10:00:00Z",
              "url": "/rye/#comment-7", "comment": [reply]}
    node = {"@type": "BlogPosting", "headline": "Rye", "commentCount": 2, "comment": [stated]}
    thread = read_thread(f'<script type="application/ld+json">{json.dumps(node)}</script>')
    assert told(thread) == [("7", None, "Zoe", "2021-03-04T10:00:00+00:00", "How long?"), ("8", "7", "Ludo", "2021-03-05", "A night.")]
    assert thread.stated == 2


def test_a_list_of_teasers_called_comments_is_no_comment(read_thread):
    teaser = (
        '<ul class="comments details"><li class="author">Ann Writer</li><li class="date">3 March 2019</li>'
        "<li>What we would rather not hear.</li></ul>")
    assert read_thread(teaser).comments == []


def test_notices_in_a_list_of_terms_are_items_of_their_own(read_thread):
    html = "".join(
        f'<dt id="comment-{n}" class="c-{kind} depth-1">{name}, <a href="#comment-{n}">{n} March 2021 at 08:1{n}</a></dt><dd><p>{words}</p></dd>'
        for n, kind, name, words in ((1, "comment", "Ann", "Mine stayed flat."), (2, "pingback", "Another blog", "[…] as somebody wrote […]"),
                                     (3, "comment", "Ben", "More water, Ann.")))
    comments = read_thread(f'<h3>3 comments</h3><dl class="answers">{html}</dl>').comments
    assert [(c.id, c.kind, c.body) for c in comments] == [
        ("1", CommentKind.COMMENT, "Mine stayed flat."), ("2", CommentKind.PINGBACK, "[…] as somebody wrote […]"),
        ("3", CommentKind.COMMENT, "More water, Ann."),
    ]


def test_the_same_thanks_from_most_readers_are_kept(read_thread):
    html = "".join(
        f'<li class="comment" id="comment-{n}"><cite>{name}</cite> <a href="#comment-{n}">{n} March 2021 at 08:1{n}</a><p>{words}</p></li>'
        for n, name, words in ((1, "Ann", "Thank you!"), (2, "Ben", "Thank you!"), (3, "Cem", "Mine stayed flat."), (4, "Dee", "Thank you!")))
    comments = read_thread(f'<h3>4 comments</h3><ol class="commentlist">{html}</ol>').comments
    assert [comment.body for comment in comments] == ["Thank you!", "Thank you!", "Mine stayed flat.", "Thank you!"]


def test_an_id_of_many_letters_is_read_in_time_that_grows_with_it(read_thread):
    name = "x" * 60 + "-1"
    thread = read_thread(CLASSIC_GERMAN.replace('id="comment-57"', f'id="{name}"'))
    assert [c.body for c in thread.comments] == ["Im Klartext: nein.", "Doch."]


@pytest.mark.parametrize("sentence", ["Number {n} says rye {n}.", "{n}番はライ麦です。", "黑麦{n}！", "قال الجاودار {n}؟"])
def test_a_sentence_that_differs_in_numbers_alone_is_no_label(read_thread, sentence):
    items = "".join(f"<dt id=comment-{n}><b>Ann {n}</b> March {n}, 2021</dt><dd>Rye.<br>{sentence.format(n=n)}</dd>" for n in range(1, 5))
    thread = read_thread(f"<dl class=commentlist>{items}</dl>")
    assert [c.body for c in thread.comments] == [f"Rye.\n{sentence.format(n=n)}" for n in range(1, 5)]


def test_a_parent_on_another_page_of_the_thread_is_named_where_the_markup_names_it(read_thread):
    items = "".join(f'<div class="comment" id="comment-{n}" data-parent="{parent}"><b class="author">Ann</b> '
                    f'<time datetime="2021-03-0{n}">March {n}</time>'
                    f"<p>Flat again, {n}.</p></div>" for n, parent in ((5, ""), (6, "5"), (7, "2")))
    pager = '<nav><a href="/2021/03/rye-bread/?commentPage=1">1</a></nav>'
    read = lambda more: [(c.id, c.parent) for c in read_thread(f'<section class="comments">{items}{more}</section>').comments]  # noqa: E731
    assert read(pager) == [("5", None), ("6", "5"), ("7", "2")]
    assert read("") == [("5", None), ("6", "5"), ("7", None)], "a thread that has no other page"


def test_the_post_beside_its_comments_stays_out_of_them_where_its_title_is_a_lesser_heading():
    words = "<p>We let the dough stand for a night, and then for a second one, since nobody was at home to bake it.</p>"
    said = "Mine stayed flat, and the next one too. " * 8
    comments = "".join(
        f'<div class="comment" id="comment-{n}"><p><strong>{name}</strong> wrote on 4 March 2021:</p><p>{said}</p></div>'
        for n, name in enumerate(("Ann", "Ben", "Cleo"), 4))
    page = f"""<html><head><title>Rye bread – The oven</title></head><body><div id="head"><h1>The oven</h1></div>
    <div id="main"><div class="entry"><h2>Rye bread</h2><div>{words}</div></div><h3>3 comments</h3>{comments}</div></body></html>"""
    article = extract(page, "https://oven.example/rye-bread/")
    assert article.body.startswith("We let the dough stand")
    assert "flat" not in article.body
    assert len(article.comments) == 3


OPINIONS = """<section id="op"><h3>{0}</h3><ul class="op"><li class="op-item" id="op-4"><div class="who">marina73 dijo:</div>
<div class="when">27 de marzo de 2019 a las 09:35</div><div class="what"><p>Más agua, y más tiempo en el horno.</p></div>
<ul class="below"><li class="op-item" id="op-6"><div class="who">Lucía dijo:</div><div class="when">28 de marzo de 2019 a las 10:00</div>
<div class="what"><p>Una noche entera la tuve yo, y nada.</p></div></li></ul></li>
<li class="op-item" id="op-5"><div class="who">El vecino dijo:</div><div class="when">1 de abril de 2019 a las 08:10</div>
<div class="what"><p>La mía quedó plana, como siempre.</p></div></li></ul></section>"""


@pytest.mark.parametrize("heading", ["3 opiniones", "3 thoughts on “Rye bread”", "3 Gedanken zu „Roggenbrot“", "3 réponses à « Pain »", "3 ответа"])
def test_a_closed_thread_that_only_its_heading_names_and_readers_with_numbers_in_their_names(heading):
    text = "<p>Dejamos la masa una noche, y luego otra, porque nadie estaba en casa para hornearla.</p>" * 3
    page = f"<html><head><title>Pan</title></head><body><article><h1>Pan</h1>{text}</article>{OPINIONS.format(heading)}</body></html>"
    article = extract(page, "https://horno.example/pan/")
    assert told(article) == [
        ("op-4", None, "marina73", "2019-03-27T09:35:00", "Más agua, y más tiempo en el horno."),
        ("op-6", "op-4", "Lucía", "2019-03-28T10:00:00", "Una noche entera la tuve yo, y nada."),
        ("op-5", None, "El vecino", "2019-04-01T08:10:00", "La mía quedó plana, como siempre."),
    ]
    assert "plana" not in article.body


def test_terms_and_descriptions_behind_a_heading_that_counts_them():
    said = "".join(
        f'<dt id="c{n}"><a href="#c{n}">#</a> <strong>{name}</strong>, {n} March 2021, 09:0{n}</dt><dd><p>{words}</p><p>Twice.</p></dd>'
        for n, (name, words) in enumerate((("Ann", "Mine stayed flat."), ("Ben", "More water, then.")), 4))
    text = "<p>We let the dough stand for a night, and then for a second one, since nobody was at home to bake it.</p>" * 3
    page = f"<html><head><title>Rye</title></head><body><h1>Rye</h1><div>{text}</div><h3>2 comments</h3><dl>{said}</dl></body></html>"
    assert told(extract(page, "https://oven.example/rye/")) == [
        ("4", None, "Ann", "2021-03-04T09:04:00", "Mine stayed flat.\n\nTwice."),
        ("5", None, "Ben", "2021-03-05T09:05:00", "More water, then.\n\nTwice."),
    ]


def test_answers_in_lists_between_dt_and_dd_are_comments_of_their_own(read_thread):
    def said(n, name, depth, *answers):
        inner = f'<ul class="children">{"".join(answers)}</ul>' if answers else ""
        day = f'<a href="#comment-{n}">March {n}th, 2021 at 9:1{depth} am</a>'
        head = f'<dt id="comment-{n}" class="depth-{depth}"><cite>{name}</cite> says: <small>{day}</small></dt>'
        return f'{head}<dd class="depth-{depth}"><p>Number {n} says rye, and means it.</p></dd>{inner}'

    thread = said(11, "Ann", 1, said(12, "Bo", 2, said(13, "Ann", 3)), said(14, "Cleo", 2)) + said(15, "Dan", 1)
    comments = read_thread(f'<h3 id="comments">5 Responses</h3><dl class="commentlist">{thread}</dl>').comments
    assert [(comment.author, comment.parent) for comment in comments] == [
        ("Ann", None), ("Bo", "11"), ("Ann", "12"), ("Cleo", "11"), ("Dan", None)]
    assert {comment.body for comment in comments} == {f"Number {n} says rye, and means it." for n in range(11, 16)}


def test_a_day_and_an_hour_that_touch_are_two(read_thread):
    comment = (
        "<ol class=commentlist><li class=comment id=comment-7><cite class=fn>Ann</cite>"
        "<div class=datetime><span class=date>November 22, 2021</span><span class=time>11:15 am</span></div><p>Mine stayed flat.</p></li></ol>")
    assert [(c.published, c.published_text) for c in read_thread(comment).comments] == [("2021-11-22T11:15:00", "November 22, 2021 11:15 am")]


def test_a_thread_that_a_builder_shows_again_elsewhere_is_one_and_leaves_the_post_its_text():
    thread = "".join(
        f'<li class="comment depth-1" id="li-comment-{n}"><article id="comment-{n}" class="ast-comment"><cite class=fn>{name}</cite>'
        f'<time datetime="2022-11-0{n}T07:03:58-05:00">Nov {n}</time><section class="comment"><p>{words}</p></section></article></li>'
        for n, name, words in ((1, "Ann", "Mine stayed flat."), (2, "Ben", "More water, Ann.")))
    text = "".join(f"<p>{sentence * 8}</p>" for sentence in ("The starter wants three days. ", "Warm water helps it. ", "So does patience. "))
    post = (
        f'<div class="site-content"><article><div class="entry-content">{text}</div><div id=comments><ol>{thread}</ol></div></article></div>'
        f'<div class="hook"><div class="inner"><ol>{thread}</ol></div></div>')
    article = extract(f"<html><head><title>Rye</title></head><body><h1>Rye</h1>{post}</body></html>", "https://rye.example/rye/")
    assert [(c.id, c.author, c.body) for c in article.comments] == [("1", "Ann", "Mine stayed flat."), ("2", "Ben", "More water, Ann.")]
    assert article.body.startswith("The starter wants")


def test_a_comment_links_to_its_page_by_letters_that_the_page_s_address_has_quoted():
    text = "When the rain came over the landing, the narrow coil was still lying in the grass, and nobody came to fetch it. " * 4
    item = (
        '<div id="comment-22" class="comment media"><img class="pull-left media-object" src="a.png"><div class="media-body">'
        '<h4 class="media-heading">Berta Quist <small>5 years, 11 months ago</small></h4><p>I have kept a list of all that broke.</p>'
        '<a href="/blog/川沿いの朝/#comment-22">Link</a> | <a href="#reply-22" class="reply">Reply</a></div></div>'
    )
    page = f'<title>川沿いの朝</title><body><h1>川沿いの朝</h1><p>{text}</p><div id="comments"><h3>Comments</h3>{item}</div>'
    article = extract(page, url="https://radio.example/blog/%E5%B7%9D%E6%B2%BF%E3%81%84%E3%81%AE%E6%9C%9D/")
    assert [(c.author, c.author_url, c.body) for c in article.comments] == [("Berta Quist", None, "I have kept a list of all that broke.")]
