"""Comments and posts in rows that nothing names: of tables of old boards, of Drupal's views, of papers where readers can only report."""

from __future__ import annotations

import pytest

from flipscrape import extract

NAMES = ((4, "Ann Low"), (5, "Ben Haw"), (6, "Kit Orr"))
WORDS = "Rye {n}, and never wheat."
SAID = [(name, f"2021-03-0{n}", WORDS.format(n=n)) for n, name in NAMES]


def read(read_thread, one, around="{}", **page):
    html = "".join(one.format(n=n, name=name, words=WORDS.format(n=n)) for n, name in NAMES)
    return [(c.author, (c.published or "")[:10], c.body) for c in read_thread(around.format(html), **page).comments]


def topic(rows):
    return [(c.author, c.body) for c in extract(
        "<html><head><title>Rye bread - The oven</title></head><body><div>The oven</div><a class=maintitle>Rye bread</a>"
        f"<table>{rows}</table></body></html>", url="https://board.example/viewtopic.php?t=7").comments]


def test_rows_of_a_board_that_answers_by_pictures_are_posts_and_the_first_is_the_topic():
    row = (
        "<tr><td class=row1><span class=name><a name={n}></a><b>{name}</b></span><br><span class=details>Joined: 12.03.2004<br>Posts: {n}</span></td>"
        "<td class=row1><table><tr><td><span class=details>Posted: 0{n}.03.2021 10:00</span></td>"
        '<td><a href="posting.php?mode=quote&amp;p={n}"><img src=q.gif alt="Reply with quote"></a></td></tr>'
        "<tr><td colspan=2><span class=postbody>{words}</span></td></tr></table></td></tr>")
    rows = "".join(row.format(n=n, name=name, words=WORDS.format(n=n) + " Nobody minded but the eels." * 3) for n, name in ((3, "Cleo"), *NAMES))
    assert [name for name, _ in topic(rows)] == [name for _, name in NAMES]


def test_a_view_names_the_words_of_each_comment_alone(read_thread):
    one = (
        "<div class='views-row views-row-{n}'><div class='views-field views-field-name'><span class=username>{name}</span></div>"
        "<div class='views-field views-field-created'><span>Thursday, 0{n}/03/2021 - 18:30</span></div>"
        "<div class='views-field views-field-comment-body'><div class=field-content><p>{words}</p></div></div></div>")
    assert read(read_thread, one, "<div class='view view-comments'><div class=view-content>{}</div></div>", language="en-GB") == SAID


def test_where_nobody_can_answer_one_can_report(read_thread):
    one = "<div class=beitrag><b>{name}</b> <span class=zeit>0{n}.03.2021, 18:30</span><p>{words}</p><a href='/melden/{n}'>Beitrag melden</a></div>"
    assert read(read_thread, one, "<div class=diskussion>{}</div>", language="de") == SAID


def test_links_with_a_name_and_a_day_are_topics_elsewhere(read_thread):
    one = "<li><a href='/forum/p-{n}'>Wheat after all, no. {n}</a> <span>{name}, the elder</span> <time>March {n}, 2021</time></li>"
    assert read(read_thread, one, "<div><h3>Comments (3)</h3><ul>{}</ul></div>") == []


def test_the_time_that_is_a_link_is_the_comment_s(read_thread):
    one = (
        "<div class=comment id=comment-{n}><a class=username>{name}</a><div class=card><time datetime=2018-03-02>Mar 2, 2018</time></div>"
        "<a href='/c/{n}' class=comment-date><time datetime='2021-03-0{n}'>Mar {n}</time></a><div class=comment__body><p>{words}</p></div></div>")
    assert read(read_thread, one, "<div id=comments>{}</div>") == SAID


def test_a_day_of_the_week_is_nobody(read_thread):
    one = (
        "<div class=umbComment id=comment-{n}><p><strong>{name}</strong> says</p><p>{words}</p><p class=when>Wednesday, March 0{n}, 2021</p></div>")
    said = one.format(n=4, name="guest", words="Rye.") + one.format(n=5, name="Ann Low", words="Wheat.")
    thread = read_thread(f"<div id=comments>{said}</div>")
    assert [c.author for c in thread.comments] != ["Wednesday", "Ann Low"]


@pytest.mark.parametrize("says", ["responded", "answered"])
def test_who_responds_says_something(read_thread, says):
    head = f"<header><time>March {{n}}, 2021</time><h4><a href='/{{n}}'>{{name}}</a> {says}:</h4></header>"
    one = f"<article class=response>{head}<div class=body>{{words}}</div></article>"
    assert read(read_thread, one, "<section class=responses><h3>3 responses</h3>{}</section>") == SAID


def test_a_day_in_the_words_of_one_of_many_sets_it_not_apart(read_thread):
    words = {4: "Rye.", 5: "Wheat since March 5, 2010.", 6: "Spelt."}
    html = "".join(f"<li><p><strong>{name}</strong>: {words[n]}</p></li>" for n, name in NAMES)
    thread = read_thread(f"<div><h4>Comments</h4><ul>{html}</ul></div>")
    assert [(c.author, c.body) for c in thread.comments] == [(name, words[n]) for n, name in NAMES]
