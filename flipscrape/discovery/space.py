"""The blog's own space: its host and the www twin, or the path under a host that it shares with others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from flipscrape.discovery.addressing import looks_like
from flipscrape.model import AddressKind

# Users' homes on shared hosts: /~name/, /@name/, /users/name/, /blogs/name/.
HOME = re.compile(r"^(/~[^/]+/|/@[^/]+/|/(?:users?|blogs|people|u)/(?!(?:19|20)\d\d/|page/|tags?/|categor)[^/.]+/(?=$|(?:19|20)\d\d/|index\.))")
# First segments under which a site keeps its blog, apart from the rest of the site.
CORNER = re.compile(
    r"^((?:/[a-z]{2}(?:-[a-z]{2})?)?/(?:blogs?|weblog|wordpress|wp|journal|diary|tagebuch|carnet|bitacora|notes|news|stories|devblog|engineering)/)",
    re.IGNORECASE)
YEAR = re.compile(r"/(?:19|20)\d\d/")


@dataclass(frozen=True, kw_only=True, slots=True)
class BlogSpace:
    """``hosts``: each with its port where it is not the usual one. ``prefix``: begins and ends with a slash, percent-decoded.

    ``folders``: where the posts lie that the pages under the prefix list, if not there.
    """

    hosts: frozenset[str]
    prefix: str = "/"
    folders: frozenset[str] = frozenset()

    def holds(self, url: str) -> bool:
        """Whether the address lies inside."""
        parts = urlsplit(url)
        if parts.netloc.lower() not in self.hosts:
            return False
        path = unquote(parts.path) or "/"
        inside = path.startswith(self.prefix) or path + "/" == self.prefix
        return inside or (bool(self.folders) and (_folder(path) in self.folders or looks_like(url) is AddressKind.LISTING))

    def with_posts(self, urls: Iterable[str]) -> BlogSpace:
        """The same with the folders of posts that lie beside the corner in which the blog lists them: Nikola's '/blog/' may list '/posts/'."""
        paths = [unquote(parts.path).rstrip("/") for parts in map(urlsplit, urls) if parts.netloc.lower() in self.hosts]
        if not paths or not CORNER.match(self.prefix):
            return self
        folders = frozenset(map(_folder, paths))
        return replace(self, prefix="/") if "/" in folders else replace(self, folders=self.folders | folders)


def space_of(seed: str) -> BlogSpace:
    """The space of the blog that ``seed`` belongs to."""
    parts = urlsplit(seed)
    netloc = parts.netloc.lower()
    bare = netloc.removeprefix("www.")
    path = unquote(parts.path) or "/"
    return BlogSpace(hosts=frozenset((netloc, bare, f"www.{bare}")), prefix=_prefix(path))


def _folder(path: str) -> str:
    """The first folder of a path; all years are one."""
    return "/YEAR/" if YEAR.match(path) else path[: path.find("/", 1) + 1] or "/"


def _prefix(path: str) -> str:
    if found := HOME.match(path if path.endswith("/") else path + "/"):
        return found.group(1)
    if found := CORNER.match(path if path.endswith("/") else path + "/"):
        return found.group(1)
    return "/"
