"""Topics of boards that show no control to answer: posts that each link to their own place."""

from __future__ import annotations

import pytest

from flipscrape import extract

SAID = [(11, "Ann Low", "Rye, and never wheat."), (12, "Ben Haw", "A week is enough."), (13, "Kit", "See you.")]
TOPIC = "The starter wants three days, warm water and patience. " * 5
PHPBB = (
    '<div id="p{n}" class="post has-profile bg1"><dl class=postprofile><dt><a href="./memberlist.php?u={n}" class=username>{name}</a></dt>'
    '<dd><strong>Posts:</strong> {n}</dd></dl><div class=postbody><p class=author><a href="./viewtopic.php?p={n}#p{n}">Post</a> by <strong>'
    '<a class=username>{name}</a></strong> &raquo; <time datetime="2021-03-{n}T10:00:00+00:00">then</time></p>'
    '<div class=content>{words}</div></div></div>')
VBULLETIN = (
    '<li class="postcontainer old" id="post_{n}">'
    '<span class=date>{n}.03.2021, 10:00</span> <a name="post{n}" href="showthread.php?7&p={n}#post{n}">#{n}</a>'
    '<a class=username href="member.php?{n}"><strong>{name}</strong></a><div id="post_message_{n}">'
    '<blockquote class=postcontent>{words}</blockquote></div></li>')
MYBB = (
    '<a name="pid{n}" id="pid{n}"></a><div class="post classic" id="post_{n}"><div class=author><strong><a href="/user-{n}">{name}</a></strong></div>'
    '<div class=post_head><a href="/t?pid={n}#pid{n}">#{n}</a> <span class=post_date>{n}-03-2021, 10:00 AM</span></div>'
    '<div class=post_body>{words}</div></div>')


def topic(one, said=SAID, first=(10, "Mo", TOPIC)):
    posts = "".join(one.format(n=n, name=name, words=words) for n, name, words in [first, *said])
    posted = f"<h1>Board</h1><h2>Rye bread</h2><div>4 posts, page 1</div><div>{posts}</div>"
    html = f"<html><head><title>Rye bread - Board</title></head><body>{posted}</body></html>"
    return extract(html, url="https://board.example.org/viewtopic.php?t=7")


@pytest.mark.parametrize("one", [PHPBB, VBULLETIN, MYBB])
def test_the_posts_behind_the_first_of_a_topic_answer_it(one):
    article = topic(one)
    assert [(c.author, (c.published or "")[:10], c.body) for c in article.comments] == [(name, f"2021-03-{n}", words) for n, name, words in SAID]
    assert (article.title, article.body) == ("Rye bread", TOPIC.strip())


def test_what_is_said_of_the_writers_of_short_posts_is_none_of_their_words():
    article = topic(PHPBB, [(n, name, "+1" if n > 11 else words) for n, name, words in [*SAID, (14, "Lu", "+1")]])
    assert [c.body for c in article.comments] == [SAID[0][2], "+1", "+1", "+1"]


def test_posts_of_a_blog_that_lead_to_pages_of_their_own_are_no_comments():
    one = (
        '<div class=post id="post-{n}"><h2><a href="/p/{n}">Rye {n}</a></h2><p class=meta>{name}, <a href="/p/{n}#more-{n}">March {n}, 2021</a></p>'
        "<div class=content>{words}</div></div>")
    assert topic(one).comments == []
