"""The comments of the gold pages: each exactly as its page's record says, and the marks over all pages at their floors.

``found``: F1 of comments, one matched to one with the same words; ``author``, ``day``, ``depth``: the share right among the matched.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flipscrape import extract

GOLD = Path(__file__).parents[1] / "gold"
RECORDS = [record for path in sorted(GOLD.glob("*--*.json")) if "comments" in (record := json.loads(path.read_text("utf-8")) | {"page": path.stem})]
FLOORS = {"found": 1.0, "author": 1.0, "day": 1.0, "depth": 1.0}


def read(record):
    return extract((GOLD / f"{record['page']}.html").read_bytes(), record["url"])


def depths(comments):
    """How deep each comment stands in its thread, of pairs of id and parent."""
    found = {}
    for name, parent in comments:
        found[name] = found[parent] + 1 if parent else 0
    return list(found.values())


@pytest.mark.parametrize("record", RECORDS, ids=[record["page"] for record in RECORDS])
def test_every_comment_is_as_recorded(record):
    found = read(record).comments
    wanted = record["comments"]
    told = [{key: getattr(c, key) for key in want} for c, want in zip(found, wanted, strict=True)]
    assert told == wanted
    assert read(record).comments_stated == record.get("comments_stated", read(record).comments_stated)
    assert not any(len(c.body) > 8 and c.body in read(record).body for c in found)


def test_marks_over_all_pages_stay_at_their_floors():
    right = dict.fromkeys(FLOORS, 0)
    found = wanted = matched = 0
    for record in RECORDS:
        comments, gold = read(record).comments, record["comments"]
        found, wanted = found + len(comments), wanted + len(gold)
        deep = depths([(c.id, c.parent) for c in comments])
        gold_deep = depths([(c.get("id", n), c["parent"]) for n, c in enumerate(gold)])
        for comment, depth, want, want_depth in zip(comments, deep, gold, gold_deep, strict=False):
            if comment.body == want["body"]:
                matched += 1
                right["author"] += comment.author == want["author"]
                right["day"] += (comment.published or "")[:10] == (want["published"] or "")[:10]
                right["depth"] += depth == want_depth
    marks = {name: right[name] / matched for name in ("author", "day", "depth")} | {"found": 2 * matched / (found + wanted)}
    assert all(marks[name] >= floor for name, floor in FLOORS.items()), marks


def test_the_accuracy_page_names_the_cases():
    text = " ".join((GOLD.parents[1] / "docs" / "accuracy-comments.md").read_text("utf-8").partition("## The gate")[2].partition("\n## ")[0].split())
    engines = sorted({record["page"].partition("--")[0] for record in RECORDS})
    assert f": {len(RECORDS)} cases" in text
    assert ", ".join(f"`{engine}`" for engine in engines) + "." in text
