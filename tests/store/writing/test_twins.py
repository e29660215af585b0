"""The same text at two addresses: linked with how alike they are, never merged; found again when a text changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.samples import POST

from flipscrape.store.values.likeness import likeness, sequences

TEXT = " ".join(f"On day {n} the ferry left at {n % 12} and came back with {n * 7} people." for n in range(40))
WHOLE = f"{TEXT} {TEXT.replace('ferry', 'train')}"
AT = POST.url.rstrip("/")


@pytest.fixture
def store(archive, crawl):
    def put(name, body):
        return archive.store_article(replace(POST, url=f"{AT}-{name}/", canonical_url=None, body=body), **crawl()).article_id

    return put


def pairs(archive):
    return [(one, other, round(share, 2)) for one, other, share in archive.db.execute("SELECT * FROM article_twins ORDER BY 1, 2")]


def test_the_same_words_are_linked_and_both_kept(archive, store):
    first, other = store("a", TEXT), store("b", TEXT.replace(". ", ".\n\n"))
    assert first != other
    assert pairs(archive) == [(first, other, 1.0)]


def test_nearly_the_same_words_are_linked_with_how_alike_they_are(archive, store):
    store("a", TEXT)
    store("b", TEXT.replace("On day 7 the ferry left", "On day 7 the boat left"))
    (pair,) = pairs(archive)
    assert 0.9 < pair[2] < 1


def test_texts_with_a_phrase_in_common_are_not(archive, store):
    store("a", TEXT)
    store("b", "Thank you for reading this far. " + " ".join(f"Quite another matter, number {n}, is the price of tar." for n in range(40)))
    store("c", TEXT[: len(TEXT) // 2])
    assert pairs(archive) == []


def test_a_text_that_changes_loses_its_link(archive, store):
    store("a", TEXT)
    store("b", TEXT)
    store("b", "Something else altogether, which nobody has said before in these words.")
    assert pairs(archive) == []


def test_likeness_is_the_share_of_what_both_have():
    assert likeness(sequences("one two three four five"), sequences("One, two; three four five!")) == 1
    assert likeness(sequences("one two three four five"), sequences("one two three four six")) == pytest.approx(1 / 3)
    assert likeness(sequences(""), sequences("")) == 0


@pytest.mark.parametrize(("addresses", "body", "same"), [
    (("?lang=de", ""), TEXT, True),
    (("?lang=de", "?lang=en"), TEXT, True),
    (("?p=7&lang=de", "?p=7&lang=en"), TEXT, True),
    (("?lang=de", "?lang=en"), TEXT.replace("ferry left", "Fähre fuhr").replace("came back with", "kam zurück mit"), False),
    (("?p=7", "?p=8"), TEXT, False),
    (("?p=7&lang=de", "?p=8&lang=de"), TEXT, False),
], ids=["asks for none", "asks for another", "beside a number", "a translation", "another post", "another post in that language"])
def test_an_address_that_differs_by_its_language_alone_is_the_same_post_where_the_text_is(archive, crawl, addresses, body, same):
    archived, asked = addresses
    archive.store_article(replace(POST, url=AT + archived, canonical_url=None, body=TEXT), **crawl())
    found = archive.other_form_of(replace(POST, url=AT + asked, canonical_url=None, body=body))
    assert found == (AT + archived if same else None)


@pytest.mark.parametrize(("at", "shown", "same"), [
    ("/single-page/", {"body": WHOLE}, True),
    ("/?view=all", {"body": WHOLE}, True),
    ("/single-page/", {"body": WHOLE, "title": "Another title"}, False),
    ("/part/", {"body": TEXT.replace("ferry", "train").replace("came back", "left again")}, False),
], ids=["below the post", "with a query", "another title", "another text"])
def test_a_page_that_has_all_of_the_post_above_it_is_that_post(archive, crawl, at, shown, same):
    archive.store_article(replace(POST, url=f"{AT}/", canonical_url=None, body=TEXT), **crawl())
    found = archive.other_form_of(replace(POST, url=AT + at, canonical_url=AT + at, **shown))
    assert found == (f"{AT}/" if same else None)
