"""The other pages of a thread that is spread over several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from flipscrape.comments.cues.marks import Stretch, inside, links_in, merged
from flipscrape.comments.finding.elsewhere import POST_KEY
from flipscrape.comments.finding.items import Item
from flipscrape.markup.addresses import absolute
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

# WordPress (get_comments_pagenum_link), Blogger, SPIP, and other keys seen.
COMMENT_PAGE = re.compile(
    r"/comment-page-\d+|/comments?/page/\d+|[?&](?:cpage|comments?-?_?p(?:age|g)?|page_comments?|cp|debut_forums?|comments?_?start|comments?_?offset)=[\w-]+",
    re.IGNORECASE)
# Any pager's address, believed only inside the comment area.
PAGE = re.compile(r"[?&](?:page|p|pg|seite|offset|start|debut\w*)=\d+|/(?:page|seite)/\d+", re.IGNORECASE)
_TURN = (
    r"(?:older|newer|earlier|later|previous|next|more|load|ältere|neuere|vorherige|nächste|weitere|frühere|anciens|récents|suivants?|précédents?|anteriores"
    r"|siguientes|más|mais|precedenti|successivi|oudere|nieuwere|starsze|nowsze|предыдущие|следующие)")
_NOUN = r"(?:comments?|kommentare|commentaires|comentarios|comentários|commenti|reacties|komentarze|комментарии|replies)"
TURN = re.compile(rf"{_TURN}\W+(?:\w+\W+){{0,2}}?{_NOUN}|{_NOUN}\W+(?:\w+\W+){{0,2}}?{_TURN}", re.IGNORECASE)
LONGEST_TURN = 80  # characters of a pager's link
PAGE_PART = re.compile(r"/(?:comment-page-\d+|comments?/page/\d+|page/\d+)/?$")


def thread_pages(page: Page, items: Sequence[Item], places: Collection[int], links: Mapping[int, str]) -> list[str]:
    """The absolute addresses of the thread's other pages, without fragments, in page order. ``links``: the page's, by element."""
    outline, found = page.outline, dict[str, None]()
    threads = merged([(item.start, item.end) for item in items])
    areas = merged([(i, outline.ends[i]) for i in places])
    turning = list(_turning(outline, links, threads, areas))
    if not turning:
        return []
    here = {_bare(page.url), *_permalink_pages(page, threads, links)}
    for href in turning:
        url = _bare(absolute(href, page.base))
        if url and url not in here and _same_post(url, page.url):
            found[url] = None
    return list(found)


def _turning(outline: Outline, links: Mapping[int, str], threads: Sequence[Stretch], areas: Sequence[Stretch]) -> Iterator[str]:
    """The links outside of comments whose address or words turn the page."""
    for i, href in links.items():
        telling = "omment" in href or "cp" in href or "debut_forum" in href
        if not (telling or areas) or not href or href[0] == "#" or inside(threads, i):
            continue
        if not inside(areas, i):
            turns = telling and COMMENT_PAGE.search(href)
        else:
            turns = PAGE.search(href) or COMMENT_PAGE.search(href) or (outline.chars(i) <= LONGEST_TURN and TURN.search(outline.line(i)))
        if turns and "replytocom" not in href:
            yield href


def _permalink_pages(page: Page, threads: Sequence[Stretch], links: Mapping[int, str]) -> set[str]:
    """The page of the thread that this one is, as its comments' permalinks say."""
    inner = (links.get(i, "") for start, end in threads for i in links_in(page.outline, start, end))
    pages = {href.partition("#")[0] for href in inner if "#" in href and COMMENT_PAGE.search(href)}
    return {absolute(href, page.base) or "" for href in pages}


def _bare(url: str | None) -> str:
    return (url or "").partition("#")[0]


def _same_post(url: str, here: str | None) -> bool:
    """Whether both are one post's: the same host, the same path once the pager's part is gone, and no other key of a post."""
    if not here:
        return True
    one, two = urlsplit(url), urlsplit(here)
    hosts = {(parts.hostname or "").removeprefix("www.") for parts in (one, two)}
    theirs, own = (POST_KEY.search(f"?{parts.query}") for parts in (one, two))
    if theirs and own and theirs[0][1:] != own[0][1:]:
        return False
    return len(hosts) == 1 and len({PAGE_PART.sub("", parts.path).rstrip("/") for parts in (one, two)}) == 1
