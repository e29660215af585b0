"""What classes and ids say; those that say how a thing looks say nothing."""

from __future__ import annotations

import pytest

from flipscrape.comments.cues import hints


@pytest.mark.parametrize("hint", ["justify-content-between", "align-content-center", "text-[15px]", "text-base", "text-slate-500"])
def test_looks_name_no_words_of_a_comment(hint):
    assert not hints.is_body(f" {hint}  ")


@pytest.mark.parametrize("hint", ["overflow-hidden", "overflow-x-hidden", "before:hidden", "md:hidden"])
def test_looks_name_no_control(hint):
    assert not hints.is_control(f" {hint}  ")


@pytest.mark.parametrize(("asked", "hint"), [
    (hints.is_body, "comment-content"), (hints.is_body, "comment-text"), (hints.is_control, "visually-hidden"), (hints.is_control, "hidden")])
def test_names_are_believed(asked, hint):
    assert asked(f" {hint}  ")
