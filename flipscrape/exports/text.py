"""Text and dates in the forms that more than one format needs."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit

from flipscrape.model import Article

# XML 1.0, production 2 (Char): what no escape can bring into a document.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The form that XML Schema gives to a language.
LANGUAGE_TAG = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")
NOT_IN_NAMES = re.compile(r"[^\w]+", re.ASCII)
NAME_BYTES = 80
UNTITLED = "Untitled"


def xml_text(text: str | None) -> str:
    """``text`` without the characters that XML 1.0 cannot hold."""
    return NOT_XML.sub("", text or "")


def ascii_address(url: str) -> str:
    """``url`` as xsd:anyURI and BibTeX take it: nothing but ASCII, no space, no angle bracket or quotation mark."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")


def language_tag(article: Article) -> str | None:
    """The article's language where it has the form of a tag (BCP 47), else None."""
    return article.language if LANGUAGE_TAG.fullmatch(article.language or "") else None


def heading(article: Article) -> str:
    """The title, else the first words of the body, else 'Untitled'."""
    words = (article.title or " ".join(article.body.split()[:8])).split()
    return " ".join(words) or UNTITLED


def slug(article: Article) -> str:
    """A short name of letters, digits and hyphens: the address's last part, else the title. May be empty."""
    parts = [part for part in urlsplit(article.url or "").path.split("/") if part]
    last = unquote(parts[-1]).rpartition(".")[0] or unquote(parts[-1]) if parts else ""
    for source in (last if re.search(r"[^\W\d]", last) else "", article.title or ""):
        plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode()
        if name := NOT_IN_NAMES.sub("-", plain).strip("-_").lower()[:NAME_BYTES].strip("-_"):
            return name
    return ""


def date_parts(date: str | None) -> list[int]:
    """Year, month and day of an ISO 8601 date, as many as it has."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date or "")
    return [int(part) for part in found.groups() if part] if found else []


def moment(date: str | None) -> datetime | None:
    """The date as a datetime, without a zone where the page gave none; a month or year alone begins on its first day."""
    parts = date_parts(date)
    if not parts or date is None:
        return None
    try:
        if "T" in date:
            found = datetime.fromisoformat(date)
            # In a zone the first day and the last have hours that no calendar has in UTC.
            in_utc(found)
            return found
        year, month, day = [*parts, 1, 1][:3]
        return datetime(year, month, day)  # noqa: DTZ001 - a page's day has no zone
    except (ValueError, OverflowError):
        return None


def in_utc(date: datetime) -> datetime:
    """The instant in UTC; a time without a zone is taken as it stands."""
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
