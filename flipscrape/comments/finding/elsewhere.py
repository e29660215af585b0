"""Whether what looks like comments belongs to other pages: a box of recent comments links to each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from urllib.parse import unquote

from flipscrape.comments.cues import hints
from flipscrape.comments.cues.marks import DIGIT, links_in
from flipscrape.markup.outline import Outline

# Drupal gives a comment an address of its own, /comment/12#comment-12.
OWN_PATH = re.compile(r"/comments?/\d+$")
HOST = re.compile(r"^https?://[^/]*")
# WordPress's plain permalinks tell posts apart by a key alone.
POST_KEY = re.compile(r"[?&](?:p|page_id)=\d+")
COMMENT_PAGE = re.compile(r"/comment-page-\d+/?$")


def are_elsewhere(outline: Outline, members: Sequence[int], url: str | None) -> bool:
    """Whether most of some items link to comments of other pages than ``url``: a box of recent comments."""
    here = unquote((url or "").partition("#")[0])  # Mezzanine writes other alphabets into its links as they are
    here = here if POST_KEY.search(here) else here.partition("?")[0].rstrip("/")
    paths = _comment_paths(outline, members)
    foreign = [path for path in paths if not here.endswith(path)]
    if len(members) == 1 and here.startswith("http"):
        return any("?" not in path and (last := path.rstrip("/").rpartition("/")[2]) and last not in here for path in foreign)
    return len(foreign) * 2 > len(members) and len(set(paths)) > 1  # one path may be this page's under another address


def _comment_paths(outline: Outline, members: Sequence[int]) -> list[str]:
    """Of each member that holds one: the path of its first link to a numbered comment, without host and page of comments."""
    places: list[int] = []
    paths: list[str] = []
    for j in links_in(outline, min(members, default=0), max((outline.ends[i] for i in members), default=0)):
        path, _, fragment = (outline.attributes[j].get("href") or "").partition("#")
        if not path or not DIGIT.search(fragment) or OWN_PATH.search(path) or (name := fragment.lower()) in outline.by_token:
            continue  # Django's /comments/cr/12/3/#comment-3 leads back to this page, where that place is
        if hints.COMMENT.search(name):
            address = path if POST_KEY.search(path) else COMMENT_PAGE.sub("", path.partition("?")[0].rstrip("/"))
            places.append(j)
            paths.append(HOST.sub("", unquote(address)))
    firsts = ((bisect_left(places, i), i) for i in members)
    return [paths[at] for at, i in firsts if at < len(places) and places[at] < outline.ends[i]]
