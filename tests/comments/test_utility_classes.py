"""Threads in utility classes, which say how a thing looks and never what it is."""

from __future__ import annotations

TEXTS = (("Ann", "It was shut for a week.", 6), ("Bo", "Nine days, I think.", 12), ("Cleo", "I minded.", 6))


def items(*, control="Reply"):
    return "".join(
        f'<div class="relative pl-{indent} {"before:hidden" if indent == 6 else "before:left-6"}"><div class="flex justify-between {indent}px">'
        f'<p class="font-bold text-sm">{name}</p><p class="text-xs"></p></div><div class="font-serif"><p>{words}</p></div>'
        f'<div class="flex"><div role="button"><span>{control}</span></div></div></div>'
        for name, words, indent in TEXTS)


def read(read_thread, before, **kept):
    return [(c.author, c.body, c.parent) for c in read_thread(f'<p class="font-bold">{before}</p>{items(**kept)}').comments]


def test_a_text_that_counts_as_many_stands_for_their_days(read_thread):
    first, answer, last = read_thread(f'<p class="font-bold">3 comments</p>{items()}').comments
    assert [(c.author, c.body, c.published) for c in (first, answer, last)] == [(name, words, None) for name, words, _ in TEXTS]


def test_the_width_of_an_indent_tells_what_is_answered(read_thread):
    first, answer, last = read_thread(f'<p class="font-bold">3 comments</p>{items()}').comments
    assert (first.parent, answer.parent, last.parent) == (None, first.id, None)


def test_without_days_and_such_a_text_they_are_something_else(read_thread):
    assert read(read_thread, "4 comments") == read(read_thread, "Our guests") == read(read_thread, "3 comments", control="Read on") == []
