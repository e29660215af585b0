"""Text as people compare it."""

from __future__ import annotations

import pytest

from flipscrape.markup.text import fold, unescaped


@pytest.mark.parametrize(("one", "other"), [("कला", "कल"), ("ดี", "ดู"), ("café", "cafe")])
def test_words_that_differ_in_a_sign_alone_are_two(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("text", "words"), [
    ("Rye – bread!", "rye bread"), ("ＡＢＣ １２", "abc 12"), ("हिन्दी, कला", "हिन्दी कला"), (None, ""), ("  ", ""),
])
def test_words_are_compared_without_case_width_and_punctuation(text, words):
    assert fold(text) == words


def test_references_are_undone_where_they_can_be():
    assert unescaped("Bread &amp; salt &#8211; rye") == "Bread & salt – rye"
    assert unescaped(far := f"&#{'1' * 5000};") == far
