"""Bytes of any charset to UTF-8."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import Enum

from bs4.dammit import EncodingDetector, UnicodeDammit

# HTML Standard, 13.2.3.2: a declaration counts within the first 1024 bytes; real pages put it later, behind scripts.
DECLARATION_WINDOW = 4096
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
                    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Encoding Standard, 4.2: these labels mean the Windows code page that contains them.
LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
          "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
          "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "tis-620": "cp874", "iso-8859-11": "cp874"}
# RFC 9110, 8.3.1: a parameter of Content-Type, in quotation marks or without.
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# Control characters that no one writes (U+0080 to U+009F) are the inner bytes of a text that was encoded twice.
TWICE = re.compile(rb"\xc2[\x80-\x9f]")


class Flaw(Enum):
    """What was wrong with a page's bytes, in words for the user."""

    NONE = "nothing"
    LOSSY = "some bytes fit no charset"
    TWICE = "its UTF-8 was encoded twice"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """``data`` is UTF-8 without null bytes; ``encoding`` is what it came in."""

    data: bytes
    encoding: str
    flaw: Flaw = Flaw.NONE


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type header declares."""
    found = CHARSET.search(content_type)
    return found[1] if found else None


def decode(html: bytes | str, *, declared: str | None = None) -> Decoded:
    """Give ``html`` as UTF-8. ``declared`` is the charset of the HTTP header; bytes that are valid UTF-8 overrule it."""
    if isinstance(html, str):
        return Decoded(data=html.encode("utf-8", "replace").replace(b"\0", b""), encoding="unicode")
    for mark, name in BYTE_ORDER_MARKS:
        if html.startswith(mark):
            text = html[len(mark):].decode(name, "replace")
            return Decoded(data=_utf8(text), encoding=name, flaw=Flaw.LOSSY if "\ufffd" in text else Flaw.NONE)
    if (wide := _wide(html)) is not None:
        return Decoded(data=_utf8(html.decode(wide, "replace")), encoding=wide)
    try:
        text = html.decode("utf-8")
        if TWICE.search(html) and (once := _once(text)) is not None:
            return Decoded(data=once.replace(b"\0", b""), encoding="utf-8", flaw=Flaw.TWICE)
        return Decoded(data=html.replace(b"\0", b""), encoding="utf-8")
    except UnicodeDecodeError:
        return _other(html.replace(b"\0", b""), declared)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace").replace(b"\0", b"")


def _once(text: str) -> bytes | None:
    """The bytes of a whole page whose UTF-8 some tool took for Latin-1 and saved as UTF-8 again; None where they were no UTF-8."""
    try:
        data = text.encode("latin-1")
        data.decode("utf-8")
    except UnicodeError:
        return None
    return data


def _wide(html: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a page's first tags is null."""
    head = html[:200]
    if head.count(0) < len(head) // 3:
        return None
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _other(html: bytes, declared: str | None) -> Decoded:
    in_page = EncodingDetector.find_declared_encoding(html[:DECLARATION_WINDOW], is_html=True)
    for label in (declared, in_page):
        name = LABELS.get((label or "").lower(), label)
        if not name:
            continue
        try:
            return Decoded(data=_utf8(html.decode(name)), encoding=name)
        except (LookupError, ValueError):
            continue
    # A page of UTF-8 with a few broken bytes reads better as UTF-8 than as anything that fits each byte.
    text = html.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 < len(text):
        return Decoded(data=_utf8(text), encoding="utf-8", flaw=Flaw.LOSSY)
    guess = UnicodeDammit(html, is_html=True)
    markup = guess.unicode_markup
    return Decoded(data=_utf8(markup or text), encoding=guess.original_encoding or "unknown", flaw=Flaw.LOSSY)
