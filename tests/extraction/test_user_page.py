"""The page that the project's user gave: every field of its record, to the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flipscrape import extract

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FURNITURE = ("Share Tweet", "You Might Also Like", "Subscribe & Follow", "Related posts", "Leave a reply", "All rights reserved", "Get Involved")

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the user's page is not beside this checkout")


@pytest.fixture(scope="module")
def truth():
    return json.loads((SEEDS / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def article(truth):
    return extract((SEEDS / "flip-the-media.html").read_bytes(), truth["url"])


@pytest.mark.parametrize("field", ["url", "title", "authors", "published", "site_name", "categories", "tags", "body"])
def test_the_field_is_equal_to_the_truth(article, truth, field):
    assert getattr(article, field) == truth[field]


def test_the_comments_are_equal_to_the_truth(article, truth):
    assert [{name: getattr(comment, name) for name in ("author", "published", "body")} for comment in article.comments] == truth["comments"]


@pytest.mark.parametrize("words", FURNITURE)
def test_nothing_of_the_page_s_furniture_is_in_the_record(article, words):
    assert words not in article.body
    assert not [comment for comment in article.comments if words in comment.body]
