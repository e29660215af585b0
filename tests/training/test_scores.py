"""The measures by which the body is judged in training."""

import runpy
from pathlib import Path

import pytest

SCORES = runpy.run_path(str(Path(__file__).parent.parent.parent / "training" / "scores.py"))


@pytest.mark.parametrize(("found", "gold", "mark"), [
    ("The boat came in", "the boat came in", 1.0),
    ("the boat came in late", "the boat", 4 / 7),
    ("", "the boat", 0.0),
    ("", "", 1.0),
])
def test_words_are_compared_as_bags_in_lower_case(found, gold, mark):
    assert SCORES["word_f1"](found, gold) == pytest.approx(mark)


def test_shingles_tell_precision_and_recall_apart():
    assert SCORES["shingle_shares"]("we walked along the quay and back", "we walked along the quay") == (2 / 4, 2 / 2)


def test_an_empty_text_has_no_precision_but_a_recall():
    assert SCORES["shingle_shares"]("", "we walked along the quay") == (None, 0.0)


def test_pages_without_a_precision_do_not_count_in_its_mean():
    assert SCORES["mean_f1"]([(None, 0.0), (1.0, 1.0)]) == pytest.approx(2 / 3)


def test_stretches_are_found_across_line_ends():
    assert SCORES["stretch_counts"]("Bread for\ntwo days.\n\nRead more", ["Bread for two", "a rope"], ["Read more", "Share"]) == (1, 1, 1)


def test_counts_of_all_pages_are_pooled():
    assert SCORES["pooled_f1"]([(1, 1, 1), (3, 0, 0)]) == pytest.approx(8 / 10)
    assert SCORES["pooled_f1"]([(0, 4, 0)]) == 0.0
