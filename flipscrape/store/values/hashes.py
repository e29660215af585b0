"""Fingerprints: of records, of texts, of bytes, of addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from flipscrape.tracking import of_the_page

WORD = re.compile(r"\w+")
# What ``quote`` leaves as it is.
ASCII = "".join(map(chr, range(128)))
CODE = re.compile("%[0-9a-fA-F]{2}")
# ASCII by byte: the characters of words (\w) as they are, all others a space.
WORDS_ALONE = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(128)).ljust(256)
# What an address may add to its host without leading elsewhere (RFC 3986, 6.2.3).
PORTS = {"http": ":80", "https": ":443"}
# What WordPress adds to a post's address for its further comment pages (get_comments_pagenum_link), with permalinks and without.
PAGE_OF_COMMENTS = re.compile(r"/comment-page-\d+/?(?=[?#]|$)|(?<=[?&])cpage=\d+&?")

# What WordPress adds to a post's address for the further pages of its text (wp_link_pages), with permalinks and without.
PART = re.compile(r"(.+?(?:/|(?=[?&]page=)))(?:[?&]page=)?([2-9]|[1-4]\d)/?")


def record_hash(record: Mapping[str, object]) -> str:
    """Of a record's fields: 32 hexadecimal digits."""
    return _hex(as_json(record))


def text_hash(text: str) -> str | None:
    """Of the words of a text, whatever stands between them: 32 hexadecimal digits, None where there are none."""
    words = words_of(text)
    return blake2b(b" ".join(words), digest_size=16).hexdigest() if words else None


def words_of(text: str) -> list[bytes]:
    """The words of a text in UTF-8, and nothing of what stands between them."""
    if text.isascii():
        return text.encode().translate(WORDS_ALONE).split()
    return " ".join(WORD.findall(text)).encode("utf-8", "replace").split()


def bytes_hash(data: bytes) -> bytes:
    """Of bytes: 32 bytes."""
    return blake2b(data, digest_size=32).digest()


def address_key(url: str) -> int:
    """Of an address as ``bare_address`` gives it: a signed integer of 64 bits, as SQLite keeps them."""
    return int.from_bytes(blake2b(bare_address(url).encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def without_comment_page(url: str) -> str:
    """The post's address, its last slash left out, from that of a further page of its comments; others without their fragment."""
    return PAGE_OF_COMMENTS.sub("", url.partition("#")[0]).rstrip("?&")


def post_of_part(url: str) -> tuple[str, int | None]:
    """The post's address and the page's number from the address of a further page of a post; of any other the address itself, and None."""
    found = PART.fullmatch(url.partition("#")[0])
    return (found[1], int(found[2])) if found else (url, None)


def bare_address(url: str) -> str:
    """An address without scheme, ``www.``, the scheme's own port, last slash, fragment, and keys that tell of the reader alone.

    Its host is in lower case. Letters beyond ASCII are percent-encoded, and the digits of such codes in upper case (RFC 3986, 6.2.2.1; RFC 3987,
    3.1).
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = parts.path.rstrip("/")
    query = f"?{kept}" if parts.query and (kept := of_the_page(parts.query)) else ""
    site = parts.netloc.lower().removeprefix("www.").removesuffix(PORTS.get(parts.scheme.lower(), ":"))
    bare = f"{site}{path}{query}"
    return bare if bare.isascii() and "%" not in bare else CODE.sub(lambda code: code[0].upper(), quote(bare, safe=ASCII, errors="replace"))


def as_json(value: object) -> str:
    """JSON with sorted keys and letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hex(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
