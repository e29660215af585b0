"""The charset that a header declares."""

from __future__ import annotations

import pytest

from flipscrape.markup.decode import charset_of


@pytest.mark.parametrize(("header", "charset"), [
    ("text/html; charset=utf-8", "utf-8"), ('text/html; Charset="ISO-8859-1"', "ISO-8859-1"), ("text/html", None), ("", None),
])
def test_the_charset_of_a_content_type(header, charset):
    assert charset_of(header) == charset
