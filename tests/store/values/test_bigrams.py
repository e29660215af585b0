"""Words of scripts without spaces, in pairs."""

from __future__ import annotations

from flipscrape.store.values.bigrams import bigrams, phrase


def test_pairs_overlap_and_the_last_character_stands_alone():
    assert bigrams("日本語 text") == "日本 本語 語"
    assert bigrams("C言語", title="島") == "t島 C 言語 語"


def test_texts_with_spaces_have_none():
    assert bigrams("Zwölf Fähren", title="Łódź") is None


def test_a_term_is_the_pairs_that_follow_one_another():
    assert phrase("日本語") == (["日本", "本語"], False)
    assert phrase("語") == (["語"], True)
    assert phrase("島", "t") == (["t島"], True)
    assert phrase("ferry") == ([], False)
