"""Every query and program of README.md gives the output that stands below it; every file that it names is there."""

from __future__ import annotations

import contextlib
import io
import re
import sqlite3
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(sql|python)\n(.*?)^```\n```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def output(language, code, archive):
    if language == "python":
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, {})
        return printed.getvalue()
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        rows = connection.execute(code)
        names = [column[0] for column in rows.description]
        return "".join("|".join(map(str, row)) + "\n" for row in [names, *rows])


def test_there_are_examples():
    assert [language for language, _, _ in EXAMPLES] == ["sql"] * 4 + ["python"]


@pytest.mark.parametrize(("language", "code", "expected"), EXAMPLES)
def test_an_example_gives_its_output(language, code, expected, demo):
    assert output(language, code, demo) == expected


def test_the_picture_at_the_top_is_true(demo):
    query = re.search(r'^\$ sqlite3 -box blog\.db "(.*)"$', TEXT, re.MULTILINE)[1]
    with contextlib.closing(sqlite3.connect(demo)) as connection:
        rows = connection.execute(query).fetchall()
    shown = [[cell.strip() for cell in line.strip("│").split("│")] for line in TEXT.splitlines() if line.startswith("│ 2")]
    assert len(rows) == len(shown)
    for row, cells in zip(rows, shown, strict=True):
        for value, cell in zip(row, cells, strict=True):
            assert str(value).startswith(cell.removesuffix("…"))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_links_to_is_there(page):
    place = ROOT / page
    assert not [link for link in LINK.findall(place.read_text(encoding="utf-8")) if not (place.parent / link).exists()]
