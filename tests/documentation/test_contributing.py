"""The recipes of CONTRIBUTING.md work as they stand there."""

from __future__ import annotations

import io
import re
from pathlib import Path

from flipscrape import extraction, platforms
from flipscrape.exports import FORMATS
from flipscrape.fields import FIELDS
from flipscrape.page import read_page
from flipscrape.platforms import recognise
from flipscrape.store import Access, Archive, read_articles

TEXT = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGE = """<link rel="license" href="http://licence.invalid/by"><div class="quill-post"><h1>Ink</h1>
<div class="quill-text"><p>Ink is only water that has made up its mind, and so are most people.</p></div></div>"""


def recipe(heading):
    """What the program below ``heading`` defines."""
    code = re.search(rf"^## {heading}\n.*?^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)[1]
    names = {}
    exec(code, names)
    return names


def test_a_platform_is_recognised(monkeypatch):
    quill = recipe("A blog platform")["QUILL"]
    page = read_page(PAGE)
    assert recognise(page).name == "generic"
    monkeypatch.setattr(platforms, "PLATFORMS", (*platforms.PLATFORMS, quill))
    assert recognise(page) == quill


def test_a_field_gets_its_value_and_source(monkeypatch):
    found = []
    find = recipe("A field")["find"]
    monkeypatch.setitem(FIELDS, "licence", lambda reading: found.append(find(reading)))
    extraction.extract(PAGE)
    assert [(finding.value, finding.source) for finding in found] == [("http://licence.invalid/by", "rel=license")]


def test_an_export_writes_every_post(demo):
    out = io.BytesIO()
    with Archive(demo, Access.READ) as archive:
        recipe("An export")["write"](read_articles(archive), out)
    lines = out.getvalue().decode().splitlines()
    assert lines[0] == "2016-01-09 First light on the slipway"
    assert len(lines) == 32


def test_the_registrations_that_the_recipes_name_are_there():
    assert isinstance(platforms.PLATFORMS, tuple)
    assert FIELDS
    assert FORMATS
