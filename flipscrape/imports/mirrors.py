"""Mirrors as wget and HTTrack make them, and copies of whole sites.

Which address a file had, and the links in it as they stood before they were made to lead to files.
``wget --convert-links`` puts the names of its files in place of addresses: '../../x/index.html', 'index.html%3Fp=2.html'. Where an address
redirected it keeps both copies and lets all links lead to the first that it met, so that WordPress's '/?p=2' takes the place of the post's own.
"""

from __future__ import annotations

import html
import posixpath
import re
from functools import cached_property
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote

from flipscrape.imports.own_address import own_address, served_at
from flipscrape.markup.text import unescaped

HOST = re.compile(r"(?:(?=.{4,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}|(?:\d{1,3}\.){3}\d{1,3}|localhost)(?:[:+]\d{1,5})?", re.IGNORECASE)
INDEX = re.compile(r"(?:^|(?<=/))index\.html?$")
# What wget -E puts behind an address that does not end so.
HTML_END = re.compile(r"\.html$")
LINK = re.compile(rb"(?P<before>\s(?:href|src|action)\s*=\s*(?P<quote>[\"']))(?P<value>[^\"'<>\s]+)(?=(?P=quote))", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#?]", re.IGNORECASE)
SHORT_LINK = re.compile(rb"<link\s[^>]*rel\s*=\s*[\"']?shortlink[^>]*>", re.IGNORECASE)
HEAD = 65_536
# So many pages and feeds tell where their folder was.
SAMPLE, TELLING = 100, (".html", ".xml", ".atom")


class Mirror:
    """A folder in which folders are named after hosts, that is one of them, or whose pages name their addresses.

    Paths are relative to it, with slashes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._name = folder.absolute().name

    @cached_property
    def paths(self) -> list[str]:
        """All files but hidden ones, those of a folder before what lies deeper, as a post lies before its further pages."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return [
            path.as_posix()
            for path in sorted(found, key=lambda path: (path.parent, path.name))
            if not path.parts[0].startswith(".") and "/." not in path.as_posix()
        ]

    def address(self, path: str) -> str | None:
        """The address of a file; None where neither a folder above it is named after a host nor the pages say where they were.

        Names of folders do not tell the scheme: https.
        """
        parts = (self._name, *path.split("/"))
        for i in (1, 0):
            if len(parts) > i + 1 and HOST.fullmatch(parts[i]):
                return _address(f"https://{parts[i].replace('+', ':')}/", "/".join(parts[i + 1 :]))
        return _address(self._base, path) if self._base else None

    @cached_property
    def _base(self) -> str | None:
        """Where the pages say that the folder was: all begin alike, as in a copy of a whole site without the host's name."""
        pages = (path for path in self.paths if path.endswith(TELLING))
        named = ((path, own) for path in islice(pages, SAMPLE) if (own := own_address((self.folder / path).read_bytes())))
        return served_at(named)

    @cached_property
    def copies(self) -> dict[str, str]:
        """Files that are copies of others under a short address that redirected there, with the file that each is a copy of."""
        found: dict[str, str] = {}
        for path in self.paths:
            short = self._short_link(path) if "?" not in path and path.endswith((".html", ".htm")) else None
            if short is not None and "?" in short:
                found.setdefault(short, path)
        return found

    def unconverted(self, path: str, body: bytes, scheme: str) -> bytes:
        """A page with those links as addresses again that its mirroring turned into names of files."""
        if self.address(path) is None:
            return body
        return LINK.sub(lambda link: link["before"] + (self._address_of(path, link["value"], scheme) or link["value"]), body)

    def _short_link(self, path: str) -> str | None:
        """The file of a page's short address, where the mirror has it."""
        with (self.folder / path).open("rb") as file:
            link = SHORT_LINK.search(file.read(HEAD))
        if link is None or (value := LINK.search(link[0])) is None:
            return None
        address = unescaped(value["value"].decode("utf-8", "replace"))
        target = self._target(path, address)
        return target[0] if target else self._with_queries.get(address.partition("://")[2])

    def _address_of(self, path: str, value: bytes, scheme: str) -> bytes | None:
        target = self._target(path, value.decode("utf-8", "replace"))
        if target is None:
            return None
        file, fragment = target
        meant = self.copies.get(file, file)
        address = self.address(meant)
        if address is None or (meant == file and not INDEX.search(file) and "?" not in file):
            return None
        return html.escape(address.replace("https:", f"{scheme}:", 1) + fragment).encode()

    def _target(self, path: str, value: str) -> tuple[str, str] | None:
        """The file of the mirror to which a relative link leads, and the fragment."""
        if ELSEWHERE.match(value):
            return None
        name, mark, fragment = unescaped(value).partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(name))) if name else path
        return (file, mark + fragment) if file in self._files else None

    @cached_property
    def _with_queries(self) -> dict[str, str]:
        return {address.partition("://")[2]: path for path in self.paths if "?" in path and (address := self.address(path))}

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self.paths)


def _address(base: str, path: str) -> str:
    name, mark, query = path.partition("@" if "?" not in path and re.search(r"@\w+=", path) else "?")
    address = base + quote(INDEX.sub("", name), safe="/%:=&~+!$,;()*")
    return f"{address}?{HTML_END.sub('', query)}" if mark else address
