"""Threads as a reader follows them: each comment below what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flipscrape.model import Comment


def threaded(comments: Sequence[Comment]) -> Iterator[tuple[int, Comment]]:
    """Each comment once with its depth, 0 for one that answers none of ``comments``, and after what it answers.

    A page may show the newest first: an answer then stands before its parent in ``comments``. Those that answer the same keep their order.
    """
    known = {comment.id for comment in comments}
    answers: dict[str | None, list[Comment]] = {}
    for comment in comments:
        answers.setdefault(comment.parent if comment.parent in known else None, []).append(comment)
    waiting = [(0, comment) for comment in reversed(answers.get(None, ()))]
    while waiting:
        depth, comment = waiting.pop()
        yield depth, comment
        waiting.extend((depth + 1, answer) for answer in reversed(answers.get(comment.id, ())))
