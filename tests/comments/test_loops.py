"""Loops that themes and engines write for themselves: heads beside their words, numbers, towns, notices in lists of their own."""

from __future__ import annotations

from flipscrape.model import CommentKind


def said(comments):
    return [(c.author, c.published and c.published[:10], c.body) for c in comments]


def test_a_day_in_the_words_of_one_makes_no_other_lose_its_head(read_thread):
    words = ["Rye.", "Closed since May 12, 2010, sadly.", "Spelt.", "Oats."]
    rows = "".join(
        f"<dt class=comment-author id=c{n}>Ann {n} said...</dt><dd class=comment-body id=cmt-{n}><p>{body}</p></dd>"
        f"<dd class=comment-footer><span>May {n}, 2012 at 8:0{n} AM</span></dd>" for n, body in enumerate(words, 1))
    thread = read_thread(f"<div class=comments id=comments><h4>4 comments:</h4><dl id=comments-block>{rows}</dl></div>")
    assert said(thread.comments) == [(f"Ann {n}", f"2012-05-0{n}", body) for n, body in enumerate(words, 1)]


def test_a_day_in_the_words_of_the_only_one(read_thread):
    rows = (
        "<dt class=comment-author id=c61>Ann said...</dt><dd class=comment-body><p>Closed since May 12, 2010.</p></dd>"
        "<dd class=comment-footer><span>May 1, 2012 at 8:00 AM</span></dd>")
    thread = read_thread(f"<div class=comments id=comments><h4>1 comment:</h4><dl id=comments-block>{rows}</dl></div>")
    assert said(thread.comments) == [("Ann", "2012-05-01", "Closed since May 12, 2010.")]


def test_every_term_is_a_head_whatever_its_class(read_thread):
    rows = "".join(
        f'<dt id=comment-{n} class="{"author" if n == 2 else ""}"><a href="#comment-{n}">{n}.</a> <strong>Ann {n}</strong> - May {n}, 2012</dt>'
        f"<dd><p>Rye {n}.</p></dd>" for n in (1, 2, 3))
    thread = read_thread(f"<div id=comments><dl class=commentlist>{rows}</dl></div>")
    assert said(thread.comments) == [(f"Ann {n}", f"2012-05-0{n}", f"Rye {n}.") for n in (1, 2, 3)]


def test_numbers_right_before_the_days(read_thread):
    rows = "".join(
        f'<dt id=comment-{n}><cite>Ann {n}</cite><br><span class=comment-meta>{n}. <a href="#comment-{n}">Sep 0{n}, 2013 at 8:10 am</a></span></dt>'
        f"<dd><p>Rye {n}.</p></dd>" for n in (1, 2, 3))
    thread = read_thread(f"<h3 id=comments-title>3 comments</h3><dl class=commentlist>{rows}</dl>")
    assert said(thread.comments) == [(f"Ann {n}", f"2013-09-0{n}", f"Rye {n}.") for n in (1, 2, 3)]


def test_a_cite_is_no_control_whatever_its_class(read_thread):
    rows = "".join(
        f'<li class=comment id=comment-{n}><div class=comment-meta><cite class=comment-author-reply title="Reply to {name}">{name}</cite>'
        f"<span class=comment-time>0{n}.05.2012 ● 10:0{n}</span></div><div class=comment-text><p>Rye {n}.</p></div></li>"
        for n, name in ((1, "Ann"), (2, "Guest")))
    assert said(read_thread(f"<ul class=comments-list>{rows}</ul>").comments) == [("Ann", "2012-05-01", "Rye 1."), ("Guest", "2012-05-02", "Rye 2.")]


def test_a_heading_among_what_is_said_of_a_reader_is_the_name(read_thread):
    rows = "".join(
        f"<table id=cm_{n} class=comment-table><tr><td colspan=2><div>{n} May 2012, 14:05</div></td></tr><tr><td class=author-info>"
        f"<h2>Lena from Leeds</h2><div>Joined: 4 March 2006<br>Comments: {n}</div></td><td class=comment-body>"
        f"<div class=comment-text>Rye {n}.</div></td></tr></table>"
        for n in (1, 2, 3))
    thread = read_thread(f"<div class=comments>{rows}</div>")
    assert said(thread.comments) == [("Lena from Leeds", f"2012-05-0{n}", f"Rye {n}.") for n in (1, 2, 3)]


def test_a_town_between_name_and_day(read_thread):
    rows = "".join(
        f"<article class=leserbrief><p class=absender><b>Ann {n}</b>, Bad Urach, 0{n}.05.2012 18:08 Uhr</p>"
        f"<p>Brot, immer {n}.</p></article>" for n in (1, 2, 3))
    thread = read_thread(f"<section id=leserbriefe><h2>Leserbriefe (3)</h2>{rows}</section>", language="de")
    assert said(thread.comments) == [(f"Ann {n}", f"2012-05-0{n}", f"Brot, immer {n}.") for n in (1, 2, 3)]


def test_a_word_that_joins_is_part_of_a_name_before_a_day(read_thread):
    rows = "".join(
        f"<a id=c{n}></a><div class=serendipity_comment style='padding-left: 0px'><div class=serendipity_commentBody>Rye {n}.</div>"
        f"<div class=serendipity_comment_source>"
        f'<a href="#c{n}">#{n}</a> {name} am 0{n}.05.2012 18:39 (<a href="#form">Antwort</a>)</div></div>'
        for n, name in ((1, "Bernd aus Bochum"), (2, "Peter am See"), (3, "Captain 42 (<a href='https://c.example/'>Link</a>)")))
    thread = read_thread(f"<div class=comments>{rows}</div>", language="de")
    assert said(thread.comments) == [
        ("Bernd aus Bochum", "2012-05-01", "Rye 1."), ("Peter am See", "2012-05-02", "Rye 2."), ("Captain 42", "2012-05-03", "Rye 3.")]


def test_notices_in_a_list_that_alone_is_called_so(read_thread):
    comment = "<li class=comment id=comment-{n}><span class=fn>Ann {n}</span> <small>May {n}, 2012</small><div class=text><p>Rye {n}.</p></div></li>"
    link = '<a href="https://e.example/{n}" rel="external nofollow" class=url>Links of May</a>'
    notice = f"<li class=item id=comment-{{n}}><span class=commentauthor>{link}</span></li>"
    comments = comment.format(n=1) + comment.format(n=2)
    for head, name in (("", " class=pinglist"), ("<h4>2 Trackbacks</h4>", "")):
        listed = f"<div id=comments><ol class=commentlist>{comments}</ol>{head}<ol{name}>{notice.format(n=3)}{notice.format(n=4)}</ol></div>"
        thread = read_thread(listed)
        assert [(c.author, c.kind, c.parent) for c in thread.comments] == [
            ("Ann 1", CommentKind.COMMENT, None), ("Ann 2", CommentKind.COMMENT, None),
            ("Links of May", CommentKind.PINGBACK, None), ("Links of May", CommentKind.PINGBACK, None)]


def test_what_one_author_says_elsewhere_is_no_thread(read_thread):
    posts = "".join(
        f'<li class=tweet id=tweet-{n}><b>The Notebook</b> <a href="https://t.example/{n}">May {n}, 2012</a><p>Rye, again, {n}.</p>'
        "<span><a>Reply</a> <a>Retweet</a></span></li>"
        for n in (1, 2, 3))
    assert not read_thread(f"<div class=feed><h3>Messages of ours</h3><ul>{posts}</ul></div>").comments


def test_controls_called_the_comments_hide_no_box_of_cards(read_thread):
    card = (
        "<div class=wl-card-item id=w{n}><div class=wl-head><a class=wl-nick href=#>Ann {n}</a><span class=wl-time>2012-05-0{n}</span>"
        "<div class=wl-comment-actions><button>{n}</button></div></div><div class=wl-content><p>Rye {n}.</p></div></div>")
    thread = read_thread(f"<div class=wl-comments><div class=wl-cards>{card.format(n=1)}{card.format(n=2)}{card.format(n=3)}</div></div>")
    assert said(thread.comments) == [(f"Ann {n}", f"2012-05-0{n}", f"Rye {n}.") for n in (1, 2, 3)]


def test_answers_whose_class_words_are_random_are_as_what_they_answer(read_thread):
    one = (
        "<article class=css-1up1g6x id=permid_{n}><h3 class=css-1vg>Ann {n}</h3><span class=css-17i>May {n}, 2012</span><p>Rye {n}.</p>"
        "<button>Reply</button>{inner}</article>")
    inner = f"<div class=css-9rep>{one.format(n=2, inner='')}</div>"
    thread = read_thread(f"<div id=commentsContainer class=css-cc><div>{one.format(n=1, inner=inner)}{one.format(n=3, inner='')}</div></div>")
    assert [(c.author, c.parent) for c in thread.comments] == [("Ann 1", None), ("Ann 2", thread.comments[0].id), ("Ann 3", None)]


def test_heads_with_the_days_beside_posts_with_the_names(read_thread):
    post = (
        '<div id=post-{n} class=bbp-reply-header><span class=bbp-reply-post-date>May {n}, 2012 at 8:0{n} am</span> <a href="#post-{n}">#{n}</a></div>'
        '<div class="post-{n} reply"><div class=bbp-reply-author><a class=bbp-author-link href="/u/{n}">Ann {n}</a></div>'
        "<div class=bbp-reply-content><p>{words}</p></div></div>")
    posts = "".join(post.format(n=n, words=words) for n, words in ((1, "Rye."), (2, "Shut since May 2, 2010."), (3, "Oats.")))
    thread = read_thread(f"<ul class=bbp-replies id=topic-7-replies><li class=bbp-header>Author</li><li class=bbp-body>{posts}</li></ul>")
    assert said(thread.comments) == [
        ("Ann 1", "2012-05-01", "Rye."), ("Ann 2", "2012-05-02", "Shut since May 2, 2010."), ("Ann 3", "2012-05-03", "Oats.")]


def test_rows_of_numbers_names_and_days_above_rows_of_words(read_thread):
    rows = "".join(
        f"<tr><td>{n}</td><td><b>Ann {n}</b></td><td>0{n}.05.2012 18:39</td></tr><tr><td colspan=3>Rye it is, always, {n}.</td></tr>"
        for n in (1, 2, 3))
    thread = read_thread(f"<h3>Comments</h3><table class=comments>{rows}</table>")
    assert said(thread.comments) == [(f"Ann {n}", f"2012-05-0{n}", f"Rye it is, always, {n}.") for n in (1, 2, 3)]


def test_a_button_that_holds_the_name_is_no_control(read_thread):
    rows = "".join(
        f"<div class=talk-comment id=c_{n}><button><span class=talk-author-name>Ann {n}</span></button> <span class=date>May {n}, 2012</span>"
        f"<div class=talk-comment-content>Rye {n}.</div><button>Reply</button></div>"
        for n in (1, 2))
    thread = read_thread(f"<div class=talk-comments>{rows}</div>")
    assert said(thread.comments) == [("Ann 1", "2012-05-01", "Rye 1."), ("Ann 2", "2012-05-02", "Rye 2.")]


def test_a_lone_comment_under_a_heading_that_counts_one(read_thread):
    said_once = (
        "<div class=wrapper><div id=comments><h2>1 comment</h2><div class=article__comments><article id=460530 class=article__comments-comment>"
        "<p>Brilliant.</p><footer><span class=caption>Rufus</span> <time datetime=2018-02-28>February 28, 2018</time></footer>"
        "</article></div></div></div>")
    assert said(read_thread(said_once).comments) == [("Rufus", "2018-02-28", "Brilliant.")]
    dutch = (
        "<div class=reacties><h3>1 reacties</h3><div class=reactie id=reactie78><p>De link werkt niet.</p>"
        "<div class=door>Door <em>tulpje</em> op 3 mei 2012, 10:22 uur <a href=#>Meld ongewenste reactie</a></div></div></div>")
    assert said(read_thread(dutch, language="nl").comments) == [("tulpje", "2012-05-03", "De link werkt niet.")]


def test_a_day_in_words_that_nobody_reads_is_none_of_the_comments(read_thread):
    rows = "".join(
        f"<li class=comment id=comment-{n}><div id=div-comment-{n}><cite class=fn>Ann {n}</cite><div class=comment-meta>"
        f'<a href="/p#comment-{n}">{n} blinks hence</a></div><p>Rye {n}.</p></div></li>' for n in (1, 2))
    assert said(read_thread(f"<ol class=commentlist>{rows}</ol>").comments) == [("Ann 1", None, "Rye 1."), ("Ann 2", None, "Rye 2.")]


def test_a_guest_is_somebody_where_the_others_names_are_marked(read_thread):
    rows = "".join(
        f"<li class=opinia id=opinia{n}><p class=kto><span class=nick>{name}</span> <span class=kiedy>2012-05-0{n} 10:00</span></p>"
        f"<p class=tresc>Rye {n}.</p><p class=oceny>Ocena: <b>{n + 5}</b></p></li>" for n, name in ((1, "~Marta"), (2, "~Gast"), (3, "~Ola")))
    thread = read_thread(f"<div id=comments><h3>Comments (3)</h3><ul>{rows}</ul></div>")
    assert [c.author for c in thread.comments] == ["~Marta", "~Gast", "~Ola"]


def test_a_short_day_before_a_dash_and_the_hour(read_thread):
    rows = "".join(
        f"<div class=comment id=comment-{n}><div class=meta>Kommentar von Ann am {n}.04.13 - 16:19</div><p>Rye {n}.</p></div>" for n in (1, 2))
    assert said(read_thread(rows, language="de").comments) == [("Ann", "2013-04-01", "Rye 1."), ("Ann", "2013-04-02", "Rye 2.")]
