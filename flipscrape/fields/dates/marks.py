"""What marks a date as the post's: names of metadata and properties, class names, words."""

from __future__ import annotations

import re

METAS = {
    "published": (
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "published_time",
        "og:published_time",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "publicationdate",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
        "dcterms.available",
        "sailthru.date",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "originalpublicationdate",
        "article_date_original",
        "article.published",
        "created",
        "datecreated",
        "pdate",
        "dat",
        "bt:pubdate",
        "vr:published_time",
        "shareaholic:article_published_time",
        "rnews:datepublished",
        "displaydate",
        "ptime",
        "release_date",
        "gentime",
        "timestamp",
    ),
    "modified": (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "modified_time",
        "last-modified",
        "lastmod",
        "dcterms.modified",
        "dc.date.modified",
        "revised",
        "article.updated",
        "shareaholic:article_modified_time",
        "updated_time",
        "moddate",
        "last_updated",
        "date.modified",
    ),
}
PROPERTIES = {
    "published": ("datepublished", "datecreated", "created", "issued", "date", "dt-published", "uploaddate"),
    "modified": ("datemodified", "modified", "updated"),
}
KEYS = {"published": ("datePublished", "dateCreated", "uploadDate"), "modified": ("dateModified",)}
DATE_NAME = re.compile(r"date|publish|posted|created|issued|time$")
# In data for scripts; read only where nothing states the publication.
IN_SCRIPT = re.compile(
    r"[\"'\\](date_?published|(?:first_?)?publish(?:ed)?_?(?:at|date|on|time)?|publication_?date|pub_?date|original_?date|created(?:_?(?:at|date|on))?"
    r"|creation_?date|date_?(?:created|posted|time)?|(?:page_?)?post(?:ed)?_?(?:at|on|date)|display_?date|article_?date)[\"'\\]+\s*:\s*"
    r"[\\\"']{0,3}((?:19|20)\d\d-?[01]\d[^\"'\\,}]{2,30}|1\d{9}(?:\d{3})?(?!\d))",
    re.IGNORECASE,
)
# Of classes and ids that speak of a date.
STEMS = ("date", "time", "publi", "posted", "stamp", "datum", "fecha", "created", "meta", "byline", "info")
STRONG_HINT = re.compile(
    r"[ _-](?:date|published|publish|pubdate|datetime|timestamp|posted|datum|fecha|time|dt-published|created)[ _-]|(?:post|entry|article"
    r"|publish|published)[-_]?(?:date|time|on)"
)
OLD_HINT = re.compile(r"[ _-](?:updated|modified|update|dt-updated)[ _-]")
MODIFIED = re.compile(
    r"updat|modif|edited|revis|review|aktualisiert|geändert|mis à jour|mise à jour|actualiz|atualiz|aggiorn|bijgewerkt|uppdater|oppdater"
    r"|opdater|päivitet|zaktualiz|aktualiz"
    r"|обновлен|оновлен|güncelle|frissítve|diperbarui|更新|수정|最終",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"publi|posted|date|written|created|on |erstellt|veröffentlicht|datum|vom |posté|écrit|fecha|data|scritto|geplaatst|inlagd|dodan|опубл"
    r"|дата|yayın|投稿|公開|发布|發布|작성|등록",
    re.IGNORECASE,
)
# How blogs say below a text that, when and by whom it was posted, in a line that goes on (WordPress's first default theme); German
# says so with the verb last. Others leave out what was posted ('Posted by Ann Low on May 5, 2019 in Boats. You can follow …').
POSTING_NOTE = re.compile(
    r"(?:this|dieser|diese|ce|cet|cette|esta|este|dit|questo) [\w -]{3,30}\b(?:posted|published|written|veröffentlicht|erstellt|geschrieben"
    r"|publiée?|postée?|écrite?|rédigée?|publicad[ao]|geplaatst|gepubliceerd|pubblicato|scritto)\b"
    r"|.{3,120}? wurde am .{6,70}? (?:geschrieben|gepostet|veröffentlicht|erstellt|verfasst|publiziert)\b"
    r"|(?:posted|published|written|filed|geschrieben|gepostet|veröffentlicht|erstellt|verfasst|publiée?|postée?|écrite?|rédigée?|publicad[ao]|escrit[ao]|geplaatst"
    r"|geschreven|gepubliceerd|pubblicato|scritto) (?:by|on|von|am|vom|par|le|por|el|door|op|da|il)\b(?=.{3,70}\d)",
    re.IGNORECASE,
)
# The words before a press release's day, at the head of its first paragraph.
RELEASE = re.compile(
    r"(?:pressemitteilung|pressemeldung|medienmitteilung|press release|communiqué(?: de presse)?|comunicato stampa|persbericht) "
    r"(?:vom|of|from|du|del|van) .{6,24}?\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
FULL = re.compile(r"(?:19|20|25)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d\b|[’']\d\d\b|[٠-٩۰-۹]{4}")


def opening(line: str, most: int) -> str:
    """A line of at most ``most`` characters as it is; of a longer one its beginning where that is a note on the posting, else the whole."""
    if len(line) <= most:
        return line
    if release := RELEASE.match(line):
        return release[0]
    return line[:most].rsplit(" ", 1)[0] if POSTING_NOTE.match(line) else line
