"""What surrounds a thread: totals, other pages, services; and what threads must bear."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.comments.stated import count_in

ITEM = (
    '<li class="comment depth-1" id="comment-{n}"><cite class="fn">Ann {n}</cite> <time datetime="2021-03-04T10:00:00+00:00">then</time>'
    "<p>{body}</p>{inner}</li>")


def items(count, body="Rye, always."):
    return "<ol class=commentlist>" + "".join(ITEM.format(n=n, body=f"{body} {n}", inner="") for n in range(count)) + "</ol>"


@pytest.mark.parametrize(("text", "total"), [
    ("12 Comments", 12), ("1,204 comments", 1204), ("Kommentare (3)", 3), ("One thought on “Rye”", 1),
    ("3 Gedanken zu „Rye“", 3), ("3 réflexions sur « Seigle »", 3), ("「ライ麦」への3件のフィードバック", 3),
    ("《黑麦》有3条评论", 3), ("댓글 3개:", 3), ("5 σχόλια", 5),
    ("Commentaires : 7", 7), ("No comments yet", 0), ("Ein Kommentar", 1), ("2 Responses to “2 loaves”", 2),
    ("Rye bread", None), ("Comment by Wilma, 3 May 2022", None),
])
def test_a_total_in_words(text, total):
    assert count_in(text) == total


def test_the_total_may_be_more_than_the_page_shows(read_thread):
    thread = read_thread("<div id=comments><h3>14 Comments</h3>" + items(3) + "</div>")
    assert (thread.stated, len(thread.comments)) == (14, 3)


@pytest.mark.parametrize("link", [
    '<a href="/2021/03/rye-bread/comment-page-1/#comments">Older comments</a>',
    '<a href="?cpage=1#comments">1</a>',
    '<a href="?page=1">Ältere Kommentare</a>',
])
def test_pagers_of_the_thread(read_thread, link):
    thread = read_thread(f"<div id=comments><h3>30 Comments</h3>{items(3)}<nav class=comment-navigation>{link}</nav></div>")
    assert len(thread.pages) == 1
    assert "1" in thread.pages[0]


def test_permalinks_and_pagers_of_other_posts_are_no_pages_of_the_thread(read_thread):
    html = items(2).replace("then</time>", 'then</time> <a href="/2021/03/rye-bread/comment-page-2/#comment-1">#</a>')
    assert read_thread(f'<div id=comments>{html}</div><a href="/page/2/">Older posts</a><a href="/2020/oats/comment-page-1/">Oats</a>').pages == []


@pytest.mark.parametrize(("html", "provider", "name"), [
    ("<div id=disqus_thread></div><script>var disqus_identifier = 'post-7';</script>", "disqus", "post-7"),
    ('<script src="https://giscus.app/client.js" data-repo="a/b" data-term="rye"></script>', "giscus", "rye"),
    ("<div id=commento></div>", "commento", None),
    ('<div class="fb-comments" data-href="https://blog.example.org/rye/"></div>', "facebook", "https://blog.example.org/rye/"),
    ('<section id="isso-thread" data-isso-id="/rye/"></section>', "isso", "/rye/"),
    ('<div id=disqus_thread></div><script>this.page.url = "https://b.example/x"; this.page.identifier = "post-5";</script>', "disqus", "post-5"),
    (r'<div id=disqus_thread></div><script>var x = {"disqus_identifier":"5 https:\/\/b.example\/?p=5"};</script>', "disqus", "5 https://b.example/?p=5"),
    ('<giscus-widget repo="a/b" term="Rye"></giscus-widget>', "giscus", "Rye"),
    ('<div id="hyvor-talk-view"></div><script>var HYVOR_TALK_CONFIG = { url: false, id: "p5" };</script>', "hyvor", "p5"),
    ('<div id="remark42"></div><script>var remark_config = { host: "https://r.example", url: "https://b.example/p5" };</script>', "remark42",
     "https://b.example/p5"),
    ('<div id="waline"></div><script>import { init } from "https://x.example/@waline/waline.js"; init({ path: "/p5" });</script>', "waline", "/p5"),
    ('<div id="tcomment"></div><script>twikoo.init({ envId: "x", path: "/p5" })</script>', "twikoo", "/p5"),
    ('<script>Artalk.init({ pageKey: "/p5" })</script><script src="https://c.example/artalk/2.8/Artalk.js"></script>', "artalk", "/p5"),
    ('<script>var idcomments_post_id = "p5";</script><script src="https://www.intensedebate.com/js/w.js"></script>', "intensedebate", "p5"),
    ('<div id="coral_thread"></div><script>Coral.createStreamEmbed({ storyID: "p5" });</script>', "coral", "p5"),
    ('<vf-conversations vf-container-id="p5"></vf-conversations>', "viafoura", "p5"),
    ('<script src="https://c.example/ghost/comments-ui@~0.16/umd/comments-ui.min.js" data-post-id="63ab"></script>', "ghost", "63ab"),
    ('<div id="discourse-comments"></div><script>DiscourseEmbed = { topicId: 42 };</script>', "discourse", "42"),
    ('<div id="gitalk-container"></div><script>new Gitalk({ repo: "b", id: "p5" })</script>', "gitalk", "p5"),
    ('<div id="fastcomments-widget"></div><script>FastCommentsUI(x, { "urlId": "p5" });</script>', "fastcomments", "p5"),
    ("<div id=vanilla-comments></div><script>var vanilla_forum_url = 'https://f.example/', vanilla_identifier = 'p5';</script>", "vanilla", "p5"),
    ('<div class="talkyard-comments" data-discussion-id="p5"></div>', "talkyard", "p5"),
    ('<div id="vuukle-comments"></div><script>var VUUKLE_CONFIG = { apiKey: "k", articleId: "p5" };</script>', "vuukle", "p5"),
    ("<div id=tpc_thread></div><script>TPConnect.tpc_url = 'https://b.example/p5';</script>", "typepad", "https://b.example/p5"),
    ('<script src="https://x.example/assets/js/embed.js"></script>', None, None),
    ("<p>No service here.</p>", None, None),
])
def test_services_that_keep_the_comments(read_thread, html, provider, name):
    service = read_thread(html).service
    assert (service and service.provider, service and service.thread) == (provider, name)


def test_ids_are_unique_and_never_empty(read_thread):
    same = '<div class="comment"><cite>Ann</cite> <span class=date>4 March 2021</span><p>Rye.</p></div>'
    ids = [c.id for c in read_thread(f"<div id=comments>{same * 3}</div>").comments]
    assert len(set(ids)) == len(ids) == 3
    assert all(ids)


def test_the_hash_of_a_comment_does_not_move_with_its_place(read_thread):
    def block(name):
        return f'<div class="comment"><cite>{name}</cite> <span class=date>4 March 2021</span><p>Rye from {name}.</p></div>'
    alone = read_thread(f"<div id=comments>{block('Ann')}{block('Ben')}</div>").comments
    later = read_thread(f"<div id=comments>{block('Zoe')}{block('Ann')}{block('Ben')}</div>").comments
    assert [c.id for c in alone] == [c.id for c in later][1:]


def test_five_thousand_comments_lose_none(read_thread):
    comments = read_thread("<div id=comments>" + items(5000) + "</div>").comments
    assert [c.id for c in comments] == [str(n) for n in range(5000)]


def test_a_thread_of_three_hundred_levels(read_thread):
    html = ""
    for n in reversed(range(300)):
        html = f"<ol class=children>{ITEM.format(n=n, body=f'Level {n}.', inner=html)}</ol>"
    comments = read_thread(f"<div id=comments>{html}</div>").comments
    assert [c.parent for c in comments] == [None, *(str(n) for n in range(299))]


def test_a_comment_of_a_megabyte(read_thread):
    long = "Rye bread wants time. " * 50_000
    two = ITEM.format(n=1, body=long, inner="") + ITEM.format(n=2, body="Yes.", inner="")
    comments = read_thread(f"<div id=comments><ol class=commentlist>{two}</ol></div>").comments
    assert [len(c.body) for c in comments] == [len(long) - 1, 4]


DRUPAL = """<section class="field--name-comment comment-wrapper"><h2 class="title">Comments</h2>{}</section>"""
DRUPAL_COMMENT = """<article id="comment-{n}" class="comment js-comment by-anonymous clearfix"><footer class="comment__meta">
 <p class="comment__author"><span lang="">{name}</span></p><p class="comment__time">03/0{n}/2021 - 10:47</p></footer>
 <div class="comment__content"><h3><a href="/comment/{n}#comment-{n}" class="permalink" rel="bookmark">{title}</a></h3>
  <div class="clearfix text-formatted field field--name-comment-body field__item"><p>{text}</p></div>
  <ul class="links inline"><li class="comment-forbidden"><a href="/user/login">{login}</a> {to}</li></ul></div></article>"""


@pytest.mark.parametrize(("login", "to"), [
    ("Log in", "to post comments"), ("Log in", 'or <a href="/user/register">register</a> to post comments'),
    ("Anmelden", "oder registrieren, um Kommentare verfassen zu können"), ("Se connecter", "ou s'inscrire pour poster un commentaire"),
])
def test_an_invitation_to_log_in_and_a_subject_made_of_the_words_are_none_of_them(read_thread, login, to):
    said = [("Ann", "Mine stayed flat…", "Mine stayed flat on both days, whatever I did."), ("Ben", "Warm water", "Take more of it next time, Ann.")]
    items = "".join(DRUPAL_COMMENT.format(n=n, name=a, title=b, text=c, login=login, to=to) for n, (a, b, c) in enumerate(said, 1))
    assert [c.body for c in read_thread(DRUPAL.format(items)).comments] == [
        "Mine stayed flat on both days, whatever I did.", "Warm water\n\nTake more of it next time, Ann."]


SERENDIPITY = """<section id="trackbacks" class="serendipity_comments"><h3>Trackbacks</h3>
<p class="msg_notice no_trackbacks">{none}</p></section>
<section id="comments" class="serendipity_comments"><h3>Comments</h3>{items}</section>"""
SERENDIPITY_COMMENT = """<article id="c{n}" class="serendipity_comment odd">
 <h4>{name} on <time datetime="2021-03-0{n}T10:47:00+01:00">03.0{n}.2021</time>:</h4>
 <div class="serendipity_commentBody content"><p>{text}</p></div><footer class="meta"><a class="trace" href="#c{n}">#{n}</a>
 {answer} <a class="answer" href="#form">Reply</a></footer></article>"""


@pytest.mark.parametrize(("none", "answer"), [
    ("No Trackbacks", '<a class="origin" href="#c1">Reply to #1</a>'), ("Keine Trackbacks", '<a class="origin" href="#c1">Antwort auf #1</a>'),
    ("No Trackbacks", 'In reply to <a class="origin" href="#c1">Ann</a>'),
])
def test_a_link_that_says_what_is_answered_and_a_line_that_there_is_no_notice(read_thread, none, answer):
    said = [("Ann", "Mine stayed flat, both days.", ""), ("Zoe", "I never tried it.", ""), ("Ben", "More water, Ann, and warmer.", answer)]
    items = "".join(SERENDIPITY_COMMENT.format(n=n, name=a, text=b, answer=c) for n, (a, b, c) in enumerate(said, 1))
    comments = read_thread(SERENDIPITY.format(none=none, items=items)).comments
    assert [c.parent for c in comments] == [None, None, comments[0].id]
    assert read_thread(SERENDIPITY.format(none=none, items="")).comments == []


@pytest.mark.parametrize("name", ["Reply", "12.05.2010", "3 days ago", "Author", "Guest 12", "March 3"])
@pytest.mark.parametrize("markup", [
    "<b class=fn>{}</b> <span class=says>says:</span>", "<cite>{}</cite> says:",
    '<b class=fn><a href="https://reader.example/">{}</a></b> <span class=says>says:</span>',
    '<cite><a class=url rel="external nofollow" href="https://reader.example/">{}</a></cite> says:',
])
def test_a_name_that_reads_like_a_date_or_a_button_is_a_name_where_names_stand(read_thread, name, markup):
    html = "".join(
        f'<li class="comment{" alt" * (n == 8)}" id="comment-{n}">{markup.format(who)} '
        f'<a href="#comment-{n}">March {n}, 2019 at 8:10 pm</a><p>{said}</p></li>'
        for n, (who, said) in enumerate([("Tove", "Rye keeps longer."), (name, "Ours never did."), ("Ivo", "Nor mine, sadly.")], 7))
    comments = read_thread(f"<ol class=commentlist>{html}</ol>").comments
    assert [(one.author, one.published, one.body) for one in comments][1] == (name, "2019-03-08T20:10:00", "Ours never did.")


def test_a_comment_whose_marked_place_is_empty_has_no_author(read_thread):
    html = "".join(
        f'<li class="comment" id="comment-{n}"><cite>{who}</cite> <a href="#comment-{n}">March {n}, 2019</a><p>Rye no. {n}.</p></li>'
        for n, who in enumerate(["Tove", "", "Ivo"], 7))
    assert [one.author for one in read_thread(f"<ol class=commentlist>{html}</ol>").comments] == ["Tove", None, "Ivo"]


SIGNED = (
    "<dd class='texte niveau{level}'><p>{said}</p></dd>"
    "<dt class='signature niveau{level}'>Rédigé par : {who} | le {day} mars 2019 à 20 h 10 | <a href='#r'>Répondre</a></dt>")


@pytest.mark.parametrize("count", [1, 3])
def test_words_in_a_list_that_are_signed_below(read_thread, count):
    said = [("Tove", 1, "Le seigle se garde."), ("Ivo Petrov", 2, "Le nôtre jamais."), ("Reply", 1, "Oui.")][:count]
    html = "".join(SIGNED.format(level=level, said=text, who=who, day=n) for n, (who, level, text) in enumerate(said, 7))
    comments = read_thread(f"<div id=commentaires><h3>Commentaires</h3><dl>{html}</dl><h3>Écrire un commentaire</h3></div>").comments
    assert [(one.author, one.body) for one in comments] == [(who, text) for who, _, text in said]
    assert [one.parent for one in comments] == [None, comments[0].id, None][:count]
    assert comments[0].published == "2019-03-07T20:10:00"


def test_a_box_of_recent_comments_names_no_page_of_the_thread_by_another_post_s_key():
    box = '<footer><a href="/?p=124&amp;cpage=1#comment-471">Ben on Oats</a></footer>'
    pager = '<div class="comment-navigation"><a href="/?p=95&amp;cpage=1">Older comments</a></div>'
    html = f"<html><body><h1>Rye</h1><p>Bake it slowly.</p><div id=comments>{items(3)}{pager}</div>{box}</body></html>"
    assert extract(html, "https://blog.example/?p=95").comment_pages == ["https://blog.example/?p=95&cpage=1"]


def test_what_is_hidden_until_one_answers_is_no_part_of_the_words(read_thread):
    form = '<div style="display:none"><p>Write to <b>Ann</b></p><textarea></textarea><span>Be kind</span></div>'
    item = f'<li class="comment" id="c{{n}}">{form}<cite>Ann {{n}}</cite> <time datetime="2021-03-04">then</time><p>Rye, always. {{n}}</p></li>'
    thread = read_thread("<ol class=commentlist>" + "".join(item.format(n=n) for n in range(3)) + "</ol>")
    assert [comment.body for comment in thread.comments] == [f"Rye, always. {n}" for n in range(3)]


def test_a_name_between_a_rank_and_a_motto_is_the_linked_line(read_thread):
    head = '<div class="author_name"><div>Super user</div><a href="/readers/ann{n}">ann{n}</a><div>Onward through the fog</div></div>'
    item = f'<li class="comment" id="c{{n}}">{head}<time datetime="2021-03-04">then</time><p>Rye, always.</p></li>'
    thread = read_thread("<ol class=commentlist>" + "".join(item.format(n=n) for n in range(3)) + "</ol>")
    assert [comment.author for comment in thread.comments] == ["ann0", "ann1", "ann2"]


@pytest.mark.parametrize(("names", "ago"), [
    (("Herr Sonntag", "Heike"), "7 Jahre, 6 Monate her"), (("Le jardinier", "Émile"), "Il y a 5 années, 6 mois"),
])
def test_a_name_keeps_a_word_that_elsewhere_belongs_to_days(read_thread, names, ago):
    item = """<div id="comment-{n}" class="comment media"><div class="media-body"><h4 class="media-heading">{name} <small class="timespan">
 {ago} </small></h4><p>{words}</p><a href="#comment-{n}">Link</a> | <a href="#reply-{n}" class="reply">Answer</a></div></div>"""
    words = ("Me too.", "We stayed until it was dark.")
    rows = [item.format(n=n, name=name, ago=ago, words=said) for n, (name, said) in enumerate(zip(names, words, strict=True), 33)]
    found = read_thread(f'<div id="comments">{"".join(rows)}</div>').comments
    assert [(one.author, one.body) for one in found] == list(zip(names, words, strict=True))


def test_an_anchor_that_is_a_number_is_the_comment_s_id(read_thread):
    row = '<div class="comment"><a name="27900{n}"></a><b class="author">Ann {n}</b> <i class="date">4 March 2021</i><p>Rye, always.</p></div>'
    thread = read_thread('<div class="comments">' + "".join(row.format(n=n) for n in range(3)) + "</div>")
    assert [comment.id for comment in thread.comments] == ["279000", "279001", "279002"]


@pytest.mark.parametrize(("link", "found"), [
    ('<a href="/2021/03/rye-bread/comments/">Read the comments (5)</a>', "https://blog.example.org/2021/03/rye-bread/comments/"),
    ('<a href="?view=comments">5 Kommentare</a>', "https://blog.example.org/2021/03/rye-bread/?view=comments"),
    ('<a href="/cgi/mt-comments.cgi?entry_id=3">Comments (5)</a>', "https://blog.example.org/cgi/mt-comments.cgi?entry_id=3"),
    ('<a href="/2021/03/rye-bread/comments/">Comments (0)</a>', None), ('<a href="/2021/03/rye-bread/comments/feed/">5 comments</a>', None),
    ('<a href="/2021/03/oat-bread/comments/">5 comments</a>', None), ('<a href="/2021/03/rye-bread/#comments">5 comments</a>', None),
    ('<a href="/2021/03/rye-bread/comments/">5 comments</a><a href="/2021/03/rye-bread/?comments=all">5 comments</a>', None),
], ids=["below", "query", "popup", "none", "feed", "another post", "the page itself", "several"])
def test_a_page_of_its_own_holds_the_comments_that_a_link_counts(link, found):
    body = f"<h1>Rye bread</h1><p>{'It wants three days, warm water and patience. ' * 9}</p><p>{link}</p>"
    assert extract(f"<title>Rye bread</title>{body}", url="https://blog.example.org/2021/03/rye-bread/").comment_pages == ([found] if found else [])
