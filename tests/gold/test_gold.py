"""Gold pages: saved pages in our own words, each with the record that it must give (``platform--case.html`` and ``.json``).

A record names only the fields that its page speaks of. ``floors.json`` holds the least mark of each field over all pages;
it is raised when the marks rise, and lowered only on purpose. Body: F1 of words; authors, tags, categories: F1 over the
sets of all pages together; other fields: the share of equal values.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from flipscrape import extract
from flipscrape.markup.text import WORD, fold

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*.html"))
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
SETS = ("authors", "tags", "categories")
LEAST_BODY = 0.85  # of any one page


def words(text):
    return Counter(WORD.findall(text.casefold()))


def f1(found, wanted):
    return 2 * (found & wanted).total() / ((found.total() + wanted.total()) or 1)


def gold(page):
    return json.loads(page.with_suffix(".json").read_text("utf-8"))


def read(page):
    return extract(page.read_bytes(), gold(page)["url"])


@pytest.fixture(scope="module")
def pairs():
    return [(gold(page), read(page)) for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_loses_its_body(page):
    wanted, found = gold(page)["body"], read(page).body
    assert f1(words(found), words(wanted)) >= LEAST_BODY, found


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_a_field_stays_at_its_floor(field, pairs):
    judged = [(getattr(article, field), wanted[field]) for wanted, article in pairs if field in wanted]
    if field == "body":
        mark = sum(f1(words(found), words(wanted)) for found, wanted in judged) / len(judged)
    elif field in SETS:
        found, wanted = (Counter((n, fold(name)) for n, pair in enumerate(judged) for name in pair[side]) for side in (0, 1))
        mark = f1(found, wanted)
    else:
        mark = sum(found == wanted for found, wanted in judged) / len(judged)
    assert mark >= FLOORS[field]


def test_every_page_has_its_record_and_every_record_its_page():
    assert sorted(page.stem for page in PAGES) == sorted(path.stem for path in HERE.glob("*--*.json"))


def test_what_is_cut_is_cut_from_the_html_too(pairs):
    for wanted, article in pairs:
        text = " ".join(WORD.findall(article.body_html))
        assert all(word in text for word in WORD.findall(wanted["body"])), wanted["url"]
        assert "<script" not in article.body_html
