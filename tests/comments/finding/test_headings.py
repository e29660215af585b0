"""Comments over which a heading alone says how many there are, each named by a heading of its own."""

from __future__ import annotations

from flipscrape import extract

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
