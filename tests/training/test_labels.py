"""Labels for training: which blocks of an annotated page are its body."""

from __future__ import annotations

import runpy
from pathlib import Path

LABELS = runpy.run_path(str(Path(__file__).parent.parent.parent / "training" / "labels.py"))
BODY = "The ferry was late that morning.\n\nWhat the dog knew\n\nHe sat between the bollards like a clerk.\n\nBoat\tBicycles"


def by_body(*texts):
    return LABELS["label_by_body"](list(texts), BODY)[0]


def test_a_block_whose_words_stand_in_the_body_is_the_bodys():
    assert by_body("The ferry was late that morning.", "Subscribe to our letter for more ferries") == [1.0, 0.0]


def test_a_short_line_of_the_body_counts_only_near_the_body():
    far = ["Home of all things that float and some that do not"] * 4
    assert by_body("Boat", *far, "The ferry was late that morning.", "Boat") == [0.0, *[0.0] * 4, 1.0, 1.0]


def test_stretches_label_only_what_they_touch():
    labels, counted = LABELS["label_by_stretches"](["The ferry was late.", "Subscribe now", "Something else"], ["ferry was late"], ["Subscribe"])
    assert (labels, counted) == ([1.0, 0.0, 0.0], [1.0, 1.0, 0.0])
