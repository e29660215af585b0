"""Comments whose markup names nothing but the number that their reply control names too."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.comments.finding.answered import answered
from flipscrape.page import decode_page, read_page

SENTENCES = ("The weir was shut for a week. ", "Nobody minded but the eels. ", "They went round by the meadow. ")
TEXT = "".join(f"<p>{sentence * 6}</p>" for sentence in SENTENCES)


def reply(number):
    return f'<a rel="nofollow" href="/weir/?replytocom={number}#respond" data-commentid="{number}">Reply</a>'


def item(number, author, words, *answers, depth=0, control=reply):
    """A comment in utility classes, which change with its depth; answers stand inside."""
    return (
        f'<div class="border-l mt-4 ml-{4 * depth}" id="reply-{number}"><div class="flex text-sm"><strong>{author}</strong>'
        f'<span class="text-gray-400">May {number}, 2021 9:1{depth} am</span></div>'
        f'<div class="mt-1"><p>{words}</p></div>{control(number)}{"".join(answers)}</div>'
    )


def read(*items):
    thread = f'<section class="mt-12"><h2>Replies</h2>{"".join(items)}</section>'
    page = f"<main><h1>The weir</h1><span>Apr 30, 2021</span><div>{TEXT}</div>{thread}</main>"
    form = '<form id="commentform"><textarea name="comment"></textarea></form>'
    article = extract(f"<html><head><title>The weir</title></head><body>{page}{form}</body></html>", "https://weir.example/weir/")
    return [(comment.author, comment.body, comment.parent) for comment in article.comments]


def test_each_has_its_own_words_and_its_parent():
    nested = item(11, "Ann Low", "It was not a week.", item(13, "Bo Berg", "Nine days.", item(14, "Ann Low", "Ten.", depth=2), depth=1))
    assert read(nested, item(12, "Cleo Holm", "I minded.")) == [
        ("Ann Low", "It was not a week.", None), ("Bo Berg", "Nine days.", "11"), ("Ann Low", "Ten.", "13"), ("Cleo Holm", "I minded.", None)]


def test_the_deepest_may_have_no_control():
    deepest = item(13, "Bo Berg", "Nine days.", depth=1, control=lambda number: "")
    assert [author for author, *_ in read(item(11, "Ann Low", "Not a week.", deepest), item(12, "Cleo Holm", "I minded."))] == [
        "Ann Low", "Bo Berg", "Cleo Holm"]


@pytest.mark.parametrize("control", [
    lambda number: '<a href="/weir/?replytocom=99#respond">Reply</a>', lambda number: '<a href="#respond">Reply</a>',
], ids=["of another number", "without a number"])
def test_a_control_that_names_no_number_of_theirs_tells_nothing(control):

    html = item(11, "Ann Low", "Not a week.", control=control) + item(12, "Cleo Holm", "I minded.", control=control)
    assert answered(read_page(decode_page(html.encode()), url=None, fetched=None).outline) == []
