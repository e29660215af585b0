"""What looks like comments and is none; and comments over which nothing but a heading says so."""

from __future__ import annotations

import pytest

POSTS = (("Oats in the oven", "Ann Miller", "March 4, 2021"), ("Wheat at night", "Ben Adams", "March 2, 2021"),
         ("Barley, slowly", "Zoe King", "February 27, 2021"), ("Spelt again", "Dan Brown", "February 20, 2021"))


def of_posts(form):
    return "".join(form.format(n=n, title=title, name=name, day=day) for n, (title, name, day) in enumerate(POSTS))


RELATED = "<section class=related-posts><h3>Related posts</h3>" + of_posts(
    '<article class=post-card id=post-{n}><img src=x class=photo><h4><a href="/p{n}/">{title}</a></h4>'
    '<div class=meta><span class=author>By {name}</span>'
    ' <time datetime="2021-03-01">{day}</time> <a href="/p{n}/#comments">{n} comments</a></div>'
    '<p>Some words on it, and more.</p></article>') + "</section>"
TEASERS = "<div class=more><h3>More</h3>" + of_posts(
    '<div class=item><a href="/p{n}/">{title}</a><span class=author>{name}</span><span class=date>{day}</span>'
    '<span class=comments-count>3 Comments</span>'
    "<p>Some words on it.</p></div>") + "</div>"
LATEST = '<ol class="has-dates wp-block-latest-comments">' + of_posts(
    '<li class="wp-block-latest-comments__comment"><img class="avatar" src=x><article><footer>'
    '<a class="wp-block-latest-comments__comment-author" href="#">{name}</a> on'
    ' <a href="https://blog.example.org/p{n}/#comment-5{n}">{title}</a> <time datetime="2021-03-01T10:00:00+00:00">{day}</time></footer>'
    "<p>I tried that and it worked.</p></article></li>") + "</ol>"
LETZTE = "<div class=box><h3>Letzte Kommentare</h3><ul class=kommentare>" + of_posts(
    '<li><b>{name}</b> zu <a href="/p{n}.html#kommentar5{n}">{title}</a> <small>{day}</small><br>Das habe ich auch probiert …</li>') + "</ul></div>"
ONE_RECENT = (
    '<div class=box><ul class=comments><li class=comment><b>Ann</b> on <a href="/other-post/#comment-12">Other post</a>: I tried that.'
    "<span class=date>March 1, 2021</span></li></ul></div>")
NONE_YET = (
    "<div id=comments class=comments-area><h3 class=comments-title>No comments yet</h3><div id=respond class=comment-respond>"
    "<h3>Leave a Reply</h3>"
    "<form id=commentform><textarea name=comment></textarea></form></div></div>")
POLICY = (
    "<div id=comments><h3>Comments</h3>"
    "<div class=comment-policy><p>Be kind. Those of March 4, 2021 were lost. <strong>Editor</strong></p></div></div>")
AUTHOR_BOX = (
    '<div class="author-box vcard" id=author-5><img class=avatar src=x><h4 class="author-name fn">Ann Miller</h4>'
    "<p class=author-bio>Ann has baked since May 2009.</p></div>")
TICKER = "<div class=liveticker>" + of_posts(
    "<div class=ticker-entry id=entry-{n}><span class=time>1{n}:30 Uhr</span> <span class=author>{name}</span>"
    "<div class=text>Rye rises.</div></div>") + "</div>"
TESTIMONIALS = "<section class=testimonials>" + of_posts(
    "<blockquote class=testimonial><p>The best bread class I took.</p><cite class=author>{name}</cite>"
    "<span class=date>{day}</span></blockquote>") + "</section>"
REVIEWS = "<section id=reviews>" + of_posts(
    '<div class=review id=review-{n} itemprop=review itemscope itemtype="https://schema.org/Review">'
    '<span itemprop=author>{name}</span>'
    ' <time itemprop=datePublished datetime="2021-03-01">{day}</time><p itemprop=reviewBody>Good mixer, quiet.</p></div>') + "</section>"
TOPICS = "<div class=latest-discussions><h3>From the forum</h3>" + of_posts(
    '<div class=discussion-item id=d{n}><img class=avatar src=x><a href="/forum/{n}">{title}</a>'
    ' by <span class=username>{name}</span>'
    " <span class=date>{day}</span> <span class=replies>12 replies</span></div>") + "</div>"
SIMILAR = "<div id=similar_threads><h4>Similar threads</h4><ol>" + of_posts(
    '<li><h6><a href="/t{n}.html">{title}</a></h6><div class=starter>By {name} in the forum Bread</div>'
    '<span>Replies:</span> {n} <span class=time>{day}</span></li>'
) + "</ol></div>"
NEVER = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, str)}

TITLED = {
    "divs": "<h3>2 Comments</h3><div class=x1><b>Ann</b> – March 4, 2021, 18:34<p>Flat.</p></div>"
            "<div class=x1><b>Ben</b> – March 5, 2021, 08:34<p>More water.</p></div>",
    "list": "<h2>Comments</h2><ul><li><strong>Ann</strong> <em>2021-03-04</em><br>Flat.</li>"
            "<li><strong>Ben</strong> <em>2021-03-05</em><br>More water.</li></ul>",
    "boxes": "<div class=hd><h3>Comments (2)</h3></div><div class=bd><div class=i1><b>Ann</b>, March 4, 2021<p>Flat.</p></div>"
             "<div class=i1><b>Ben</b>, March 5, 2021<p>More water.</p></div></div>",
    "table": "<h3>Comments</h3><table><tr><td><b>Ann</b><br>2021-03-04</td><td>Flat.</td></tr>"
             "<tr><td><b>Ben</b><br>2021-03-05</td><td>More water.</td></tr></table>",
}


@pytest.mark.parametrize("html", NEVER.values(), ids=NEVER)
def test_nothing_there_is_a_comment(read_thread, html):
    assert read_thread(html).comments == []


@pytest.mark.parametrize("html", TITLED.values(), ids=TITLED)
def test_a_heading_alone_says_what_follows(read_thread, html):
    found = [(c.author, (c.published or "")[:10], c.body) for c in read_thread(html).comments]
    assert found == [("Ann", "2021-03-04", "Flat."), ("Ben", "2021-03-05", "More water.")]


def test_a_box_of_blogger_s_that_holds_the_post_holds_its_comments(read_thread):
    item = ('<li class=comment id=c6452616768283379311><cite class=user>Ann</cite> <span class=datetime>'
            '<a href="#c6452616768283379311">10 September 2017 18:12</a></span>'
            "<p class=comment-content>Flat.</p></li>")
    html = "<p>" + "Words beside. " * 200 + (
        f"</p><div class='widget Blog' id=Blog1><div class=comments id=comments><ol id=top-ra>{item}</ol></div></div>")
    assert [(c.author, c.body) for c in read_thread(html).comments] == [("Ann", "Flat.")]


@pytest.mark.parametrize("html", [
    pytest.param(of_posts('<div class="entry"><h3><a href="/p{n}/">{title}</a></h3><span>{name}</span> <span>{day}</span>'
                        '<p>Words of post {n} on ovens.</p><a href="/p{n}/#respond">Reply</a></div>'),
        id="each post may be answered on its own page"),
    pytest.param('<ul class="comment-list-posts">' + of_posts(
        '<li><a href="/p{n}/">{title}</a> <span>{day}</span> <em>Words of post {n} on ovens, and more of them.</em></li>') + "</ul>",
        id="titles are no names"),
    pytest.param('<ul class="derniers-commentaires">' + of_posts(
        '<li><strong>{name}</strong> sur <a href="/p{n}/">{title}</a> <span>1{n}/03/2021</span></li>') + "</ul>",
        id="recent comments in French"),
    pytest.param("<h3>Kommentare</h3><p>Noch keine Kommentare.</p><div><h4>Mehr zum Thema</h4>" + of_posts(
        '<div><a href="/p{n}/">{title}</a> <span>{name}</span> <span>1{n}.03.2021</span><p>Words of post {n} on ovens.</p></div>') + "</div>",
        id="teasers under a heading of their own"),
    pytest.param('<div id="comments"><h3>0 Comments</h3><div class="outbrain">' + of_posts(
        '<div class="ob-item"><span>{title}</span><span>{day}</span><p>Words of post {n} on ovens.</p></div>') + "</div></div>",
        id="bought teasers among the comments"),
])
def test_lists_of_posts_are_no_comments(read_thread, html):
    assert read_thread(html).comments == []
