"""Threads in markup that names no comments: like elements with a name, a time and a control to answer each."""

from __future__ import annotations

import pytest

BOARD = """
<div class="xk9"><ul class="b1">
 <li class="m" id="message_41"><a class="p" href="/u/7"><h4>Ann</h4></a><time datetime="2021-03-04T18:34:00+01:00">4. 3. 2021</time>
  <div class="o"><p>Mine stayed flat.</p></div><ul class="t"><li><a href="#a41">reply</a></li><li><a href="#r41">report</a></li></ul>
  <ul class="b1"><li class="m" id="message_42"><a class="p" href="/u/9"><h4>Ben</h4></a><time datetime="2021-03-05T07:00:00+01:00">5. 3. 2021</time>
   <div class="o"><p>More water, Ann.</p></div><ul class="t"><li><a href="#a42">reply</a></li><li><a href="#r42">report</a></li></ul></li></ul></li>
 <li class="m" id="message_43"><a class="p" href="/u/8"><h4>Cleo</h4></a><time datetime="2021-03-06T09:10:00+01:00">6. 3. 2021</time>
  <div class="o"><p>Lovely crust.</p></div><ul class="t"><li><a href="#a43">reply</a></li><li><a href="#r43">report</a></li></ul></li>
</ul></div>
"""


def test_who_when_what_and_which_answers_which(read_thread):
    assert [(c.id, c.parent, c.author, c.published, c.body) for c in read_thread(BOARD).comments] == [
        ("41", None, "Ann", "2021-03-04T18:34:00+01:00", "Mine stayed flat."),
        ("42", "41", "Ben", "2021-03-05T07:00:00+01:00", "More water, Ann."),
        ("43", None, "Cleo", "2021-03-06T09:10:00+01:00", "Lovely crust."),
    ]


@pytest.mark.parametrize(("control", "why"), [
    ("replies: 3", "the number of answers to another thread"),
    ('<a href="https://short.example.net/answer?to=41">reply</a>', "an answer on another site"),
    ("read on", "a teaser"),
])
def test_lists_of_other_things_are_no_thread(read_thread, control, why):
    items = "".join(
        f'<li class="m" id="t{n}"><h4>Ann</h4><time datetime="2021-03-0{n}">{n}. 3. 2021</time><p>Some words here.</p><span>{control}</span></li>'
        for n in range(1, 5))
    assert read_thread(f"<ul>{items}</ul>").comments == [], why


def test_a_form_around_the_whole_page_makes_the_article_no_comment(read_thread):
    """A newspaper puts heading, author, day and text beside its form, below one element that names comments."""
    article = "".join(f"<p>{word} of the long report on rye, water and patience, in many words.</p>" for word in ("First", "Second", "Third"))
    page = (
        '<div class="community"><div class="post comments-on"><div id="rep1"><h1>Rye bread</h1><span class="author">Ann</span>'
        f'<time datetime="2021-03-04">4. 3. 2021</time>{article}</div></div></div>')
    assert read_thread(page).comments == []


def remark(number, name, text, *, control=True, inner=""):
    answer = f'[<a rel="nofollow" class="comment-reply-link" href="/boats/?replytocom={number}#respond">Reply</a>]' if control else ""
    return (
        f'<div class="wx"><a name="c{number}"></a><div class="wx-words"><p>{text}</p></div><div class="wx-by">'
        f'<img class="avatar" alt="" src="/a.png"> {name} wrote this on '
        f'<a href="/boats/#comment-{number}">March {number}, 2021, 4:0{number} pm</a> {answer}</div>{inner}</div>')


def test_one_that_the_blog_lets_nobody_answer_is_a_comment_like_those_around_it(read_thread):
    deepest = remark(4, "Dan", "And so on.", control=False)
    thread = remark(2, "Ann", "The hull leaks.", inner=remark(3, "Ben", "Tar it.", inner=deepest)) + remark(5, "Cleo", "Or sell it.")
    assert [(c.id, c.parent, c.author, c.body) for c in read_thread(f"<div class='wxs'>{thread}</div>").comments] == [
        ("2", None, "Ann", "The hull leaks."), ("3", "2", "Ben", "Tar it."), ("4", "3", "Dan", "And so on."), ("5", None, "Cleo", "Or sell it.")]


def test_a_lone_one_is_told_by_wordpress_s_link_to_answer_it(read_thread):
    thread = read_thread(f"<div class='wxt'>A single remark</div><div class='wxs'>{remark(7, 'Ann', 'The hull leaks.')}</div>")
    assert [(c.id, c.author, c.body) for c in thread.comments] == [("7", "Ann", "The hull leaks.")]


def test_an_excerpt_of_another_page_is_a_notice(read_thread):
    thread = read_thread(remark(1, "Ann", "The hull leaks.") + remark(2, "Boats of the bay", "[&#8230;] has a leak, says Ann [&#8230;]"))
    assert [(c.author, c.kind) for c in thread.comments] == [("Ann", "comment"), ("Boats of the bay", "pingback")]


def test_the_name_stands_in_the_same_place_of_each_comment_where_nothing_calls_it_one(read_thread):
    """Some readers' names are links, others' are not; a link in a sentence is nobody's name."""
    items = "".join(
        f'<div class="q1"><div class="q2"><span>{name}</span><i>0{n}.03.2021 18:34</i></div><p>{words}</p>'
        '<a href="#">Antworten</a><a href="#">Melden</a></div>'
        for n, (name, words) in enumerate((
            ('<a href="https://ann.example.net/" rel="nofollow">Ann</a>', "Bei mir blieb es flach."), ("ben_83", "Danke."),
            ("Zoë K.", 'Mehr dazu auf <a href="https://flour.example.com/">dieser Seite</a> von Ann.')), start=1))
    assert [(c.author, c.author_url, c.published, c.body) for c in read_thread(f"<div>{items}</div>").comments] == [
        ("Ann", "https://ann.example.net/", "2021-03-01T18:34:00", "Bei mir blieb es flach."),
        ("ben_83", None, "2021-03-02T18:34:00", "Danke."),
        ("Zoë K.", None, "2021-03-03T18:34:00", "Mehr dazu auf dieser Seite von Ann."),
    ]


def test_titles_in_the_same_place_are_no_names(read_thread):
    items = "".join(f'<div class="comment" id="comment-{n}"><p class="title">{title}</p><p>Well put.</p><p>{name}, March {n}, 2021</p></div>'
                    for n, (title, name) in enumerate((("On rye", "Ann"), ("Flour", "Ben")), start=1))
    assert [(c.author, c.body) for c in read_thread(f'<div id="comments">{items}</div>').comments] == [
        ("Ann", "On rye\n\nWell put."), ("Ben", "Flour\n\nWell put.")]


def test_a_long_name_that_nobody_links_is_a_name_and_a_link_to_answer_is_nobody_s_address(read_thread):
    name = "A. Very Long Name von und zu Beispielhausen"
    thread = remark(2, name, "The hull leaks.") + remark(3, "Ben", "Tar it.")
    assert [(c.author, c.author_url, c.body) for c in read_thread(f"<div class='wxs'>{thread}</div>").comments] == [
        (name, None, "The hull leaks."), ("Ben", None, "Tar it.")]


def closed(*numbers):
    return "".join(remark(n, name, text, control=False) for n, name, text in numbers)


def test_comments_that_nobody_can_answer_any_more_have_a_time_that_links_to_each(read_thread):
    for told in ([(2, "Ann", "The hull leaks."), (3, "Ben", "Tar it.")], [(4, "Cleo", "Or sell it.")]):
        thread = read_thread(f'<div class="wxs">{closed(*told)}</div>', url="https://blog.example.org/boats/")
        assert [(c.author, c.body) for c in thread.comments] == [(name, text) for _, name, text in told]


def test_a_list_of_recent_comments_that_links_their_times_is_no_thread(read_thread):
    items = "".join(f'<li>Ann wrote about boats <a href="/boats-{n}/#comment-{n}">March {n}, 2021</a></li>' for n in range(1, 5))
    assert read_thread(f"<ul>{items}</ul>").comments == []


BOX = '<div class="media"><img class="avatar" alt="" src="/a.png"><div class="media-body"><h5>{}</h5><p>{}</p>{}</div></div>'
ANSWER = '<a class="comment-reply-link" rel="nofollow" data-commentid="{0}" href="/rye/?replytocom={0}#respond">Reply</a>'


def test_one_comment_that_wordpress_s_link_to_answer_shows_without_a_time(read_thread):
    box = BOX.format("Ivo Petrov", "Rye keeps longer.", ANSWER.format(7))
    comments = read_thread(f"<h1>Rye</h1><p>Bake it slowly.</p><h4>1 Comment</h4>{box}").comments
    assert [(one.author, one.body) for one in comments] == [("Ivo Petrov", "Rye keeps longer.")]


def test_a_name_like_a_date_where_the_others_stand_without_marks(read_thread):
    names = ["Ivo Petrov", "12.05.2010", "Zoë", "Tove", "Ann", "Per Lie"]
    boxes = "".join(BOX.replace("h5", "div").format(name, f"Rye no. {n} keeps longer.", ANSWER.format(n)) for n, name in enumerate(names))
    assert [one.author for one in read_thread(f"<h1>Rye</h1><p>Bake it slowly.</p><h4>6 Comments</h4>{boxes}").comments] == names


TABLE = (
    '<table class="box d1" id="res{n}"><tr><th class="no">{n}. {who}</th><td class="when">2019年3月{n}日 20:10</td></tr>'
    '<tr><td colspan="2" class="text"><p>{said}</p></td></tr><tr><td>' "{answer}</td></tr></table>")


@pytest.mark.parametrize("names", [["Ivo"], ["Ivo Petrov", '<a href="http://tove.example/">Tove</a>', "22 Hunde"]])
def test_numbers_that_comments_begin_with_are_no_part_of_names_or_words(read_thread, names):
    html = "".join(TABLE.format(n=n, who=who, said=f"Rye keeps {n} days.", answer=ANSWER.format(n)) for n, who in enumerate(names, 1))
    comments = read_thread(f"<h1>Rye</h1><p>Bake it slowly.</p><div>コメント</div>{html}").comments
    assert [(one.author, one.body) for one in comments] == [
        (who.removeprefix('<a href="http://tove.example/">').removesuffix("</a>"), f"Rye keeps {n} days.") for n, who in enumerate(names, 1)]
