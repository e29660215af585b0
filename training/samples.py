"""Annotated pages as blocks with labels and weights.

A folder holds ``cases.jsonl``, one annotated page a line: ``page`` (path of the gzipped bytes), ``url``, and ``gold`` with
``body`` (the text) or with ``with`` and ``without`` (stretches that must and must not be in it). A folder of whole blogs holds
one folder a blog, in it ``site/`` and ``truth.jsonl`` with ``url`` and ``body`` of each post.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from labels import label_by_body, label_by_stretches

from flipscrape.comments import find_thread
from flipscrape.content.body import leave_out
from flipscrape.content.cues.blocks import Blocks, read_blocks
from flipscrape.content.cues.features import Statements
from flipscrape.content.cues.paths import WHOLE, hint_words
from flipscrape.content.cues.statements import gather
from flipscrape.errors import ExtractionError
from flipscrape.page import read_page
from flipscrape.platforms import recognise
from flipscrape.platforms.rules import Platform
from flipscrape.trace import Trace

FOLDS = 5
LONGEST, DAMPING = 400, 0.75  # characters; a block weighs its length to this power, an annotated stretch weighs 1
LEAST_BODY = 200
POSTS_OF_A_BLOG = 12
BLOG = 4.0  # a post of a whole blog against another page
PARTIAL = 0.8  # a page of stretches against one with its whole body
NONE: dict[str, str] = {}
HOSTERS = ("blogspot.com", "wordpress.com", "tumblr.com", "github.io", "substack.com", "medium.com")


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One page. ``words``: for each block those of class and id on its path. ``fold``: the same for all pages of a site.

    ``thread``: the elements of its comments; ``never``: those that are no body before anything is judged.
    """

    name: str
    fold: int
    site: str
    blocks: Blocks
    statements: Statements
    labels: list[float]
    weights: list[float]
    words: list[frozenset[str]]
    gold: dict[str, Any]
    platform: Platform
    thread: frozenset[int]
    never: dict[int, str]


def annotated(folder: Path) -> Iterator[Sample]:
    """Every page of ``folder`` whose body is annotated, whole or in stretches."""
    for line in (folder / "cases.jsonl").open(encoding="utf-8"):
        case = json.loads(line)
        if case["gold"].keys() & {"body", "with"}:
            html = gzip.decompress((folder / case["page"]).read_bytes())
            yield from _sample(case["id"], case["url"], html, case["gold"], site=site_of(case["url"]), importance=1.0)


def blogs(folder: Path) -> Iterator[Sample]:
    """Some posts of every blog in ``folder``, spread over its years."""
    for blog in sorted(path for path in folder.iterdir() if (path / "truth.jsonl").is_file()):
        posts = [json.loads(line) for line in (blog / "truth.jsonl").open(encoding="utf-8")]
        for post in posts[::max(1, len(posts) // POSTS_OF_A_BLOG)]:
            path = blog / "site" / post["url"]
            path = path / "index.html" if path.is_dir() else path
            if path.is_file():
                name = f"{blog.name}/{post['url']}"
                yield from _sample(name, f"http://{name}", path.read_bytes(), {"body": post["body"]}, site=blog.name, importance=BLOG)


def site_of(url: str) -> str:
    """The registered name of an address's host, roughly."""
    host = (urlsplit(url).hostname or url).lower().removeprefix("www.")
    parts = host.split(".")
    if host.endswith(HOSTERS):
        return host
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def _sample(name: str, url: str, html: bytes, gold: dict[str, Any], *, site: str, importance: float) -> Iterator[Sample]:
    try:
        page = read_page(html, url=url if url.startswith("http") else None)
    except ExtractionError:
        return
    platform = recognise(page)
    outline = page.outline
    thread = frozenset(find_thread(page, Trace()).places)
    never = leave_out(outline, platform, thread)
    blocks = read_blocks(outline, never)
    if not len(blocks):
        return
    whole = "body" in gold
    texts = blocks.texts
    labels, counted = label_by_body(texts, gold["body"]) if whole else label_by_stretches(texts, gold["with"], gold["without"])
    sizes = [min(chars, LONGEST) ** DAMPING for chars in blocks.chars] if whole else counted
    inside = sum(size for size, label in zip(sizes, labels, strict=True) if label)
    # Where links lead is all that is asked of attributes again; those of thousands of pages would fill the memory.
    addresses = [{"href": href} if (href := attributes.get("href")) else NONE for attributes in outline.attributes]
    body = max(LEAST_BODY ** DAMPING, inside) if whole else (sum(sizes) or 1.0) / PARTIAL
    yield Sample(
        name=name, site=site, fold=zlib.crc32(site.encode()) % FOLDS, statements=gather(page, platform.body, None), labels=labels,
        weights=[importance * size / body for size in sizes], words=_path_words(blocks), gold=gold,
        platform=platform, thread=thread, never=never,
        blocks=replace(blocks, outline=replace(outline, attributes=addresses, unheard={})),
    )


def _path_words(blocks: Blocks) -> list[frozenset[str]]:
    outline = blocks.outline
    whole = WHOLE * outline.chars(0)
    known: dict[int, frozenset[str]] = {-1: frozenset()}
    for owner in blocks.owners:
        path = []
        i = owner
        while i not in known:
            path.append(i)
            i = outline.parents[i]
        for j in reversed(path):
            telling = outline.hints[j] and outline.chars(j) <= whole and outline.tags[j] not in ("html", "body")
            known[j] = known[outline.parents[j]] | (hint_words(outline.hints[j]) if telling else frozenset())
    return [known[owner] for owner in blocks.owners]
