"""Comments over which a heading alone says how many there are, each named by a heading of its own."""

from __future__ import annotations

from flipscrape import extract
from flipscrape.comments.finding.headings import is_named_by_its_words
from flipscrape.markup.parse import parse

SENTENCES = ("The weir was shut for a week. ", "Nobody minded but the eels. ", "They went round by the meadow. ")
TEXT = "".join(f"<p>{sentence * 6}</p>" for sentence in SENTENCES)


def comment(number, author, words, *answers):
    return (
        f'<div class="p-4" id="k{number}"><h3 class="font-bold">{author}</h3>'
        f'<p class="text-sm"><a href="#k{number}">May {number}, 2021 at 9:10 AM</a></p>'
        f'<div class="mt-1"><p>{words}</p></div>{"".join(answers)}</div>')


def read(under):
    page = f"<main><h1>The weir</h1><span>Apr 30, 2021</span><div>{TEXT}</div><div class='mt-12'>{under}</div></main>"
    return [(c.author, c.body, c.parent) for c in extract(f"<html><head><title>The weir</title></head><body>{page}</body></html>").comments]


def test_as_many_as_are_counted_are_comments():
    thread = comment(1, "Ann Low", "It was not a week.", comment(2, "Bo Berg", "Nine days.")) + comment(3, "Cleo", "I minded.")
    assert read(f"<h2>3 comments</h2>{thread}") == [
        ("Ann Low", "It was not a week.", None), ("Bo Berg", "Nine days.", "k1"), ("Cleo", "I minded.", None),
    ]


def test_more_than_are_counted_are_something_else():
    cards = "".join(comment(n, f"Ann Low {n}", "A teaser of another post.") for n in (1, 2, 3))
    assert read(f"<h2>One comment</h2>{cards}") == []


def test_where_none_are_counted_boxes_with_headings_are_something_else():
    assert read(f"<h2>Comments</h2>{comment(1, 'Read also', 'The meadow in May.')}{comment(2, 'The newest', 'Eels again.')}") == []


def test_a_french_question_is_no_heading_of_comments():
    noted = "<p><strong>Après 11 ans, la digue était fermée.</strong> <code>eau</code> Vers le soir nous en avons compté 40.</p>"
    for head in ('<h2 id="comment-tout-a-commence">Comment tout a commencé</h2>', "<h2>Comment la digue a tenu</h2>"):
        assert read(f"{head}<p>{SENTENCES[0]}</p>{noted}<p>{SENTENCES[1]}</p>") == []


def test_an_id_that_a_heading_of_comments_gives_its_section_names_them():
    told = b"<section id='comment-tout'><h2>Comment tout</h2></section><div id='comments'><h2>Comments</h2></div>"
    outline = parse(told + b"<h3 id='comment-on-it'>What</h3>")
    assert [is_named_by_its_words(outline, outline.by_tag[tag][0]) for tag in ("section", "div", "h3")] == [True, False, False]
