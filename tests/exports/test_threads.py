"""The order in which a thread is shown."""

from __future__ import annotations

from flipscrape.exports.threads import threaded
from flipscrape.model import Comment


def test_each_comment_comes_once_after_what_it_answers_and_those_of_one_parent_keep_their_order():
    parents = {"late": "first", "deep": "late", "first": None, "second": None, "early": "first", "lost": "not here"}
    thread = [Comment(id=own, parent=parent) for own, parent in parents.items()]
    shown = [(depth, comment.id) for depth, comment in threaded(thread)]
    assert shown == [(0, "first"), (1, "late"), (2, "deep"), (1, "early"), (0, "second"), (0, "lost")]


def test_a_thread_in_its_order_stays_as_it_is_however_deep():
    thread = [Comment(id=str(number), parent=str(number - 1) if number else None) for number in range(2000)]
    assert [(depth, comment.id) for depth, comment in threaded(thread)] == [(number, str(number)) for number in range(2000)]
