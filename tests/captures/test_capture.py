"""Captures of several makers and languages, each beside the record that it must give."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flipscrape import extract
from flipscrape.trace import Trace

TEXTS = Path(__file__).parent / "texts"
SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_6285c75fbab2f6b2.txt"


def record(article):
    """The fields of a record that a capture can give; a comment's parent by its author."""
    names = {comment.id: comment.author for comment in article.comments}
    comments = [{"author": c.author, "published": c.published, "body": c.body, "parent": names.get(c.parent)} for c in article.comments]
    fields = ("url", "title", "site_name", "authors", "published", "categories", "tags", "body")
    return {name: value for name in fields if (value := getattr(article, name))} | {"comments": comments}


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_capture_gives_its_record(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert record(extract(path.read_bytes())) == expected


@pytest.mark.skipif(not SEED.exists(), reason="the user's page is not beside this checkout")
def test_the_user_s_capture_gives_the_same_as_the_page():
    truth = json.loads(SEED.with_name("truth.json").read_text(encoding="utf-8"))
    got = record(extract(SEED.read_bytes(), truth["url"]))
    assert got == truth | {"comments": [comment | {"parent": None} for comment in truth["comments"]]}


def test_the_same_bytes_give_the_same_record_and_every_comment_an_id_of_its_own():
    data = (TEXTS / "blogger--signed-below.txt").read_bytes()
    article = extract(data)
    assert article == extract(data)
    assert len({comment.id for comment in article.comments}) == len(article.comments) == 3


def test_two_equal_comments_have_two_ids():
    twice = "Ann says:\nMay 1, 2010 at 1:00 pm\nFirst!\nReply\n" * 2
    article = extract(f"A day out\nBy Bo on May 1, 2010\nWe walked to the mill and back again.\n2 Comments\n{twice}Leave a Reply\n")
    assert [comment.body for comment in article.comments] == ["First!", "First!"]
    assert len({comment.id for comment in article.comments}) == 2


def test_what_is_left_out_of_the_body_is_told():
    trace = Trace()
    extract((TEXTS / "blogger--signed-below.txt").read_bytes(), trace=trace)
    assert "Pots, glazes and a dog" in [cut.text for cut in trace.cuts]


def test_the_html_of_a_capture_is_safe():
    text = "A day out\nBy Bo on May 1, 2010\n" + "We wrote <script>alert(1)</script> on the wall & left.\n" + "Then we went home by the river.\n" * 4
    article = extract(text)
    assert article.body_html.startswith("<p>We wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall &amp; left.</p>")


def test_a_text_of_no_structure_is_a_body_all_the_same():
    assert extract("Only one sentence that nobody signed or dated.").body == "Only one sentence that nobody signed or dated."


def test_relative_times_are_resolved_by_the_time_of_fetching_alone():
    text = "A day out\nBy Bo on May 1, 2010\nWe walked to the mill and back again.\n1 Comment\nAnn\n3 days ago\nSo did we.\nReply\nLeave a Reply\n"
    (comment,) = extract(text).comments
    assert (comment.author, comment.published, comment.published_text) == ("Ann", None, "3 days ago")
    (comment,) = extract(text, fetched=datetime(2010, 5, 20, 12, tzinfo=UTC)).comments
    assert comment.published.startswith("2010-05-17")


HEAD = "The low water\n\nBy Ann Low\n\nJune 5, 2010\n\n"
TEXT = "The water was lower than anybody could remember, and the old road lay dry for a week.\n\n"
REMARKS = "".join(
    f"{name} says:\n\nJune {day}, 2010 at 6:34 pm\n\nWe walked along it as children.\n\n" for name, day in (("Bo", 6), ("Cy", 7), ("Di", 8)))


def test_a_count_above_the_text_is_not_where_the_comments_begin():
    article = extract(f"{HEAD}3 Comments on The low water\n\n{TEXT}3 replies on The low water\n\n{REMARKS}")
    assert "old road" in article.body
    assert [c.author for c in article.comments] == ["Bo", "Cy", "Di"]
    assert article.comments_stated == 3


@pytest.mark.parametrize("sentence", [
    "One comment I always get is that the pictures are too small to see the road on them.",
    "Delays on the ring road made us late, and so we saw the lowest water of the year after all.",
    "Navigation by stars is what the old men on the river still speak of when the evenings are long.",
])
def test_a_sentence_that_begins_with_a_word_of_furniture_is_the_text_s(sentence):
    assert sentence in extract(f"{HEAD}{TEXT}{sentence}\n\n{TEXT}").body


@pytest.mark.parametrize(("line", "tags"), [
    ("标签：苹果，梨", ["苹果", "梨"]), ("Tags:apples, pears", ["apples", "pears"]), ("Tags: apples", ["apples"]),
])
def test_tags_right_behind_a_colon(line, tags):
    assert extract(f"{HEAD}{TEXT}{line}\n").tags == tags


def test_thousands_of_comments_are_counted():
    assert extract(f"{HEAD}{TEXT}1,234 Comments\n\n{REMARKS}").comments_stated == 1234
