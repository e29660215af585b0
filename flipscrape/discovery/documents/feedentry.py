"""One entry of a feed, RSS item or Atom entry, as a flat record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from flipscrape.discovery.documents.xmlstream import name_of
from flipscrape.errors import NotAPage
from flipscrape.markup.addresses import absolute
from flipscrape.markup.calendars import EARLIEST, LATEST
from flipscrape.markup.parse import parse
from flipscrape.markup.text import MARKUP, squeeze, unescaped

ISO = re.compile(r"^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
# RSS 2.0 wants an address in author: 'name@host (Name)'.
MAILBOX = re.compile(r"^\S+@\S+\s*\((.+)\)$|^(.+?)\s*<\S+@\S+>$")
LONGEST_PERSON, LONGEST_NUMBER = 300, 18  # characters
MAIL = re.compile(r"^\S+@\S+\.\S+$")
# WordPress titles a comment by its author and post.
COMMENT_TITLE = re.compile(r"^(?:By|Comment on .+? by|Von|Par|Por|Kommentar zu .+? von): ?(.+)$|^Comment on .+ by (.+)$")
CATEGORIES = "categor"  # in a term's scheme (Atom) or domain (RSS)
# Blogger's entries carry its own kinds among the categories.
BLOGGER_COMMENT = re.compile(r"/comments/default/(\d+)$")
BLOGGER_KINDS = "http://schemas.google.com/g/2005#kind"
SMILEY = re.compile(r'<img [^<>]*class="wp-smiley"[^<>]*>')
# Hugo gives the first day of the year 1 to what has no date; by RFC 5322, 4.3, that would be 2001.
NO_YEAR = re.compile(r"\s0\d{3}\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """``url`` absolute; dates in ISO 8601 as far as given; ``body_html`` whole or an excerpt, as it came.

    ``categories`` are terms whose scheme says so, ``tags`` all others. ``in_reply_to``: the post that a comment answers;
    ``answers``: the number of the comment that it answers, which Blogger links as related.
    """

    url: str | None
    id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    author_url: str | None = None
    published: str | None = None
    modified: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    body_html: str | None = None
    comments_stated: int | None = None
    comments_feed: str | None = None
    in_reply_to: str | None = None
    answers: str | None = None

    def text(self) -> str:
        """The body as plain text, paragraphs parted by a blank line."""
        try:
            lines = parse((self.body_html or "").encode())
        except NotAPage:
            return ""
        return "\n\n".join(line for line in map(squeeze, lines.text(0).split("\n")) if line)


def read_rss_item(item: etree._Element, base: str) -> Entry:
    """An RSS item of any version. Relative addresses count from ``base``."""
    values = _values(item)
    link = next((e.get("href") or text for e, text in values.get("link", ()) if e.get("rel", "alternate") == "alternate"), None)
    guid = next((text for e, text in values.get("guid", ()) if e.get("isPermaLink", "true").lower() != "false"), None)
    url = absolute(_first(values, "feedburner:origLink") or link or guid or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"), base)
    authors = [_person(text) for name in ("dc:creator", "author", "itunes:author") for _, text in values.get(name, ())]
    title = _plain(_first(values, "title", "dc:title"))
    if not authors and (written := COMMENT_TITLE.match(title or "")):
        authors = [written.group(1) or written.group(2)]
    # Hexo's feed has the address of each one's archive for its domain.
    terms = [(e.get("domain") or "", _plain(text)) for name in ("category", "dc:subject") for e, text in values.get(name, ())]
    return Entry(
        url=url, id=_first(values, "guid"), title=title, authors=_distinct(authors),
        published=iso_date(_first(values, "pubDate", "dc:date", "published", "dcterms:created")),
        modified=iso_date(_first(values, "updated", "dcterms:modified", "lastBuildDate")),
        tags=_distinct(term for domain, term in terms if CATEGORIES not in domain),
        categories=_distinct(term for domain, term in terms if CATEGORIES in domain),
        body_html=_longest(values, "content:encoded", "description", "content"),
        comments_stated=count(_first(values, "slash:comments", "thr:total")),
        comments_feed=absolute(_first(values, "wfw:commentRss", "wfw:commentRSS"), base),
    )


def read_atom_entry(entry: etree._Element, base: str, authors: tuple[str, ...]) -> Entry:
    """An Atom entry (RFC 4287; version 0.3 too). ``authors`` are the feed's, for an entry without its own (RFC 4287, 4.2.1)."""
    values = _values(entry)
    base = absolute(entry.get("{http://www.w3.org/XML/1998/namespace}base"), base) or base
    links: dict[str, list[etree._Element]] = {}
    for element in entry:
        if name_of(element) == "link":
            links.setdefault(element.get("rel") or "alternate", []).append(element)
    pages = sorted(links.get("alternate", ()), key=lambda link: (link.get("type") or "text/html") not in ("text/html", "application/xhtml+xml"))
    own = [element for element in entry if name_of(element) == "author"]
    people = _distinct(text for person in own for child in person if name_of(child) == "name" and (text := _person(child.text or "")))
    terms = [(e.get("scheme") or "", squeeze(e.get("label") or e.get("term"))) for e in entry if name_of(e) == "category"]
    replies = [link.get("href") for link in links.get("replies", ()) if "atom" in (link.get("type") or "") or "rss" in (link.get("type") or "")]
    answered = next((e.get("href") or e.get("ref") for e in entry if name_of(e) == "thr:in-reply-to"), None)
    return Entry(
        url=absolute(_first(values, "feedburner:origLink") or (pages[0].get("href") if pages else _first(values, "id")), base),
        id=_first(values, "id"), title=_plain(_first(values, "title")), authors=people or authors,
        author_url=next((absolute(child.text, base) for person in own for child in person if name_of(child) in ("uri", "url")), None),
        published=iso_date(_first(values, "published", "issued", "created", "dc:date")), modified=iso_date(_first(values, "updated", "modified")),
        tags=_distinct(term for scheme, term in terms if scheme != BLOGGER_KINDS and CATEGORIES not in scheme),
        categories=_distinct(term for scheme, term in terms if CATEGORIES in scheme),
        body_html=_longest(values, "content", "summary"), comments_stated=count(_first(values, "thr:total", "slash:comments")),
        comments_feed=absolute(replies[0], base) if replies else None, in_reply_to=absolute(answered, base),
        answers=next((match[1] for link in links.get("related", ()) if (match := BLOGGER_COMMENT.search(link.get("href") or ""))), None),
    )


def iso_date(text: str | None) -> str | None:
    """RFC 822 (RSS) or RFC 3339 (Atom) as ISO 8601, kept as far as it goes; None for anything else."""
    text = squeeze(text)
    if not text or NO_YEAR.search(text):
        return None
    if found := ISO.match(text):
        day, time, zone = found.groups()
        zone = {"Z": "+00:00", None: ""}.get(zone, f"{zone[:3]}:{zone[-2:]}" if zone else "")
        text = day if time is None else f"{day}T{time if time.count(':') > 1 else time + ':00'}{zone}"
        return text if _exists(text) else None
    try:
        text = parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return text if _exists(text) else None


def _exists(text: str) -> bool:
    """Whether it is a moment, and one of the time in which blogs are written."""
    try:
        return EARLIEST <= datetime.fromisoformat(text).year <= LATEST
    except ValueError:
        return False


def _values(parent: etree._Element) -> dict[str, list[tuple[etree._Element, str]]]:
    values: dict[str, list[tuple[etree._Element, str]]] = {}
    for element in parent:
        values.setdefault(name_of(element), []).append((element, _inner(element)))
    return values


def _inner(element: etree._Element) -> str:
    """An element's content as HTML: its text, or its child elements written out (Atom's type xhtml, and markup that nobody escaped)."""
    text = element.text or ""
    if len(element):
        text += "".join(etree.tostring(child, encoding="unicode") for child in element)
    return text.strip()


def _first(values: dict[str, list[tuple[etree._Element, str]]], *names: str) -> str | None:
    return next((text for name in names for _, text in values.get(name, ()) if text), None)


def _longest(values: dict[str, list[tuple[etree._Element, str]]], *names: str) -> str | None:
    """The longest of some contents. WordPress escapes a comment's description twice, and puts pictures for emoji: these make it no longer."""
    texts = [text for name in names for _, text in values.get(name, ()) if text]
    return max(texts, key=lambda text: len(SMILEY.sub("", unescaped(text)))) if len(texts) > 1 else texts[0] if texts else None


def _plain(text: str | None) -> str | None:
    """A title or term without markup: feeds escape it once too often as a rule."""
    if text is None:
        return None
    return squeeze(MARKUP.sub("", unescaped(text)) if "&" in text or "<" in text else text) or None


def _person(text: str) -> str:
    text = unescaped(text)
    if len(text) <= LONGEST_PERSON and (found := MAILBOX.match(text)):
        return squeeze(found.group(1) or found.group(2))
    return "" if MAIL.match(text) else squeeze(text)


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def count(text: str | None) -> int | None:
    """The number that ``text`` is; None where it is none, or too long for one."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None
