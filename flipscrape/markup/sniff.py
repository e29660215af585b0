"""What bytes are before anyone parses them: a page, plain text, or neither; and how much of a huge page is read."""

from __future__ import annotations

import codecs
import re

from flipscrape.errors import NotAPage

# MIME Sniffing Standard, 6 and 7.1: the first bytes of files that servers and people take for pages.
SIGNATURES = {
    b"\x89PNG\r\n": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\x00\x00\x01\x00": "an icon",
    b"RIFF": "an image or a sound",
    b"OggS": "a sound or a film", b"ID3": "a sound", b"\x1aE\xdf\xa3": "a film", b"wOFF": "a font", b"wOF2": "a font",
    b"%PDF-": "a PDF document", b"PK\x03\x04": "a ZIP archive or an office document", b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "gzip data (unpack it first)", b"\x28\xb5\x2f\xfd": "Zstandard data (unpack it first)", b"BZh": "bzip2 data (unpack it first)",
    b"\xfd7zXZ\x00": "xz data (unpack it first)", b"SQLite format 3\x00": "an SQLite database", b"\x7fELF": "a program", b"MZ\x90": "a program",
}
# MIME Sniffing Standard, 3: binary data bytes; the null byte is not counted, broken pages are full of them.
CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
REPLACEMENT = "\ufffd".encode()
WINDOW = 65536
# HTML Standard, 13.1.2: a tag begins with < or </ and a letter.
OPENING = re.compile(rb"\s*<(?:!--|!doctype|\?|/?[a-z])", re.IGNORECASE)
CLOSING = re.compile(rb"</(?:p|div|a|span|li|ul|td|tr|table|h[1-6]|script|style|article|section|b|i|em|strong|body|html)\s*>", re.IGNORECASE)
# An element costs about a kilobyte of memory; the longest real threads have a tenth of that many tags.
MOST_TAGS = 400_000


def refuse_binary(raw: bytes) -> None:
    """Raise NotAPage where ``raw`` is empty or begins like a file of another kind."""
    if not raw.strip(b"\0 \t\r\n\f"):
        raise NotAPage("it is empty")
    for signature, name in SIGNATURES.items():
        # A text may well begin with the words ID3 or RIFF.
        if raw.startswith(signature) and not _reads_as_text(raw[:WINDOW]):
            raise NotAPage(f"it is {name}, not a page")


def refuse_noise(data: bytes) -> None:
    """Raise NotAPage where ``data`` (decoded, UTF-8) has no tag at its beginning and reads like no text either."""
    head = data[:WINDOW]
    if OPENING.match(head):
        return
    noise = len(CONTROLS.findall(head)) + head.count(REPLACEMENT)
    if noise * 50 > len(head) and not CLOSING.search(data):
        raise NotAPage("it is neither HTML nor text")


def is_plain_text(data: bytes) -> bool:
    """Whether ``data`` (UTF-8) is text that is no HTML, nor a fragment of it: tags are a rare thing in it, as in an article on HTML."""
    return not OPENING.match(data) and len(CLOSING.findall(data)) * 5 <= data.count(b"\n")


def readable_part(data: bytes) -> bytes:
    """``data``, cut where it has more tags than a page can need."""
    if len(data) <= MOST_TAGS or data.count(b"<") <= MOST_TAGS:
        return data
    rest = data.split(b"<", MOST_TAGS)[-1]
    return data[:len(data) - len(rest) - 1]


def _reads_as_text(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\0" not in head and not CONTROLS.search(head)
