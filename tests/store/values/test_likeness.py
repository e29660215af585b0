"""Texts that are nearly the same share the hashes by which they are found."""

from __future__ import annotations

from flipscrape.store.values.likeness import LENGTH, NEAR, SAMPLE, SHARED, likeness, sample, sequences

TEXT = " ".join(f"word{n}" for n in range(200))


def test_the_same_words_are_alike_whatever_stands_between_them():
    assert sequences("The ferry left at nine, late.") == sequences("the FERRY left — at nine late")
    assert likeness(sequences(TEXT), sequences(TEXT)) == 1.0


def test_a_word_changed_costs_the_sequences_that_hold_it():
    changed = sequences(TEXT.replace("word100 ", "another "))
    assert len(sequences(TEXT) - changed) == LENGTH
    assert NEAR < likeness(sequences(TEXT), changed) < 1.0
    assert len(set(sample(sequences(TEXT))) & set(sample(changed))) >= SHARED


def test_short_texts_are_one_sequence_and_empty_ones_none():
    assert len(sequences("two words")) == 1
    assert sequences("…") == frozenset()
    assert likeness(frozenset(), frozenset()) == 0.0
    assert len(sample(sequences(TEXT))) == SAMPLE
