"""What an address alone tells: its key for comparing, whether it can be a page at all, its twins, and what it looks like."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from flipscrape.model import AddressKind

# Files that are no pages.
FILE = re.compile(
    r"\.(?:7z|aac|apk|avi|avif|bib|bmp|bz2|cdr|cfg|cls|css|csv|deb|diff|djvu|dmg|docx?|eot|eps|epub|exe|flac|flv|gif|gz|heic|ico|ics|ipynb|iso|jar|jpe?g|js|"
    r"key|kml|log|m3u8?|m4[abv]|map|md|midi?|mjs|mkv|mobi|mov|mp[234]|mpe?g|msi|odp|ods|odt|og[gv]|opml|opus|otf|patch|pdf|pgp|png|pptx?|ps|psd|py|rar|rpm|rst|"
    r"rtf|sh|sig|svgz?|swf|tar|te?xt?|tgz|tiff?|torrent|ttf|vcf|wav|web[mp]|wmv?|woff2?|xlsx?|xpi|xsl|xz|zip)$", re.IGNORECASE)
# Doors of the engine, of shops and of accounts; nothing behind them is a post.
DOOR = re.compile(
    r"/(?:wp-admin|wp-login\.php|wp-content|wp-includes|wp-cron\.php|wp-signup\.php|xmlrpc\.php|wp-comments-post\.php|wp-trackback\.php|cgi-bin|cdn-cgi|"
    r"mt-comments?\.cgi|mt-tb\.cgi|trackback|oembed|cart|checkout|my-account|lost-password|_next|assets/(?:js|css))(?:/|$)|"
    r"/share-?(?:post|widget)|/search/?$|/email-post|/post-edit|/comments?/(?:reply|flag|like|dislike|vote|report|edit|delete|preview|react)/|"
    r"/profile/blogger|/feeds/\d+/\d+/comments", re.IGNORECASE)
FEED = re.compile(
    r"(?:^|/)(?:feed|feeds|rss|rss2|atom|rdf)(?:/(?:rss2?|atom|rdf|posts/default|all|index)?)?/?$|(?:^|/)[^/]*\.(?:rss|atom|rdf)$|"
    r"(?:^|/)(?:feeds?/[^/]+|[^/]*(?:rss|atom|feed|index|blog)[^/]*)\.xml$|(?:^|/)[^/]*feed[^/]*\.json$", re.IGNORECASE)
SITEMAP = re.compile(r"sitemap[^/]*\.(?:xml|txt)(?:\.gz)?$|/sitemap/?$", re.IGNORECASE)
COMMENT_FEED = re.compile(r"/comments/(?:feed|default)|comments?[^/]*\.(?:rss|atom|xml)$|/\d+/comments/default", re.IGNORECASE)
# Higher numbers are a post's own (Hexo's /p/60572/).
NUMBERED = re.compile(
    r"(?:^|/)(?:(?:page|seite|pagina|página|strona|sida|side|страница)[/_-]?\d{1,4}|p[/_-]?\d{1,3})/?(?:index\.html?|\.html?)?$"
    r"|(?:^|/)(?:index|page|archives?)[_-]?\d+\.(?:html?|php)$|(?:^|/)index-\d+/?$", re.IGNORECASE)
# Years to come are none of an archive's: 2048 is a game, of which people write.
DATES_ONLY = re.compile(
    r"(?:^|/)(?:19\d|20[0-3])\d(?:/(?:0?[1-9]|1[0-2])(?:/(?:0?[1-9]|[12]\d|3[01]))?)?/?(?:index\.html?)?$"
    r"|(?:^|/)(?:19\d|20[0-3])\d(?:[-_](?:0[1-9]|1[0-2]))?(?:[-_]archive)?\.html?$")
MONTH = re.compile(r"(?:^|/)(?:19\d|20[0-3])\d/(?:0?[1-9]|1[0-2])/?(?:index\.html?)?$")
DATED = re.compile(r"(?:^|[/_-])(?:19|20)\d\d[/_-](?:0?[1-9]|1[0-2])(?:[/_-]|$)")
LISTING_WORD = re.compile(
    r"(?:^|/)(?:tags?|tagged|tag-cloud|categor(?:y|ies|ia|ias|ie)|cat|catégories?|kategorien?|kategori|archives?|archiv|archivo|archivi|archivio|arkiv|archief|authors?|autor|"
    r"autores|auteurs?|autori|labels?|topics?|themen?|rubrik(?:a|en|i|y)?|rubriques?|schlagw[oö]rte?r?|etiquet(?:a|as|te|tes)|temas?|search|type|tagi|autorzy|"
    r"метки|рубрики|категории|标签|分类|归档|タグ|カテゴリー?)(?:\.html?|/[^/]+)?(?:/[^/]+)?/?$", re.IGNORECASE)
# A post by its number (WordPress's numeric permalinks, Movable Type, Livedoor), in a category's folder or not, and its further pages.
NUMBERED_POST = re.compile(
    r"(?:^|/)archives?/(?:\d+(?:/\d{1,2}/?|/|\.html?|\.php)?|(?!tag|cat|kateg|author|autor|date|page|label|topic|\d+/)[^/]+/\d+\.html?(?:/\d{1,2}/?)?)$",
    re.IGNORECASE)
# One by its name there (Hexo, Typecho, WordPress), below a year's folder or not: it may be a month's archive as well, which the page tells.
NAMED_POST = re.compile(
    r"(?:^|/)archives?/(?:(?:19|20)\d\d/)?(?!\d+(?:[_-]\d+)*(?:\.html?|/)?$)"
    r"(?!(?:all|index|tags?|labels?|topics?|authors?|autor\w*|date|page|cat|categor\w*|kateg\w*)(?:[/._-]|$))[^/]+/?$", re.IGNORECASE)
# Query keys that change how a page is shown, not what it is about.
SHOWING = frozenset((
    "replytocom share like_comment amp noamp outputtype output m print printable preview showcomment showcomments sort sortby order orderby view "
    "action do redirect redirect_to return returnto replyto reply quote rss comments_open highlight hl theme mobile nomobile nb msg related "
    "serendipity[cview] cview"
).split())
ANSWERING = frozenset((("mode", "reply"), ("mode", "comment")))
PAGING = frozenset("page paged p pg start offset max-results updated-max updated-min by-date from seite start-index skip limit".split())
LISTING_KEYS = frozenset(("cat", "tag", "author", "paged", "tags", "category", "label", "updated-max"))
# Archives by date: WordPress's without permalinks, and a window whose first or last day the address names (Redmine's activity, calendars).
WINDOW = re.compile(r"(?:^|&)(?:m=\d{4,8}|year=\d{4}|[^=&]+=\d{4}-\d\d(?:-\d\d)?)(?:&|$)")
TWIN_PATH = re.compile(r"/(?:amp|print|embed|trackback|comment-page-\d+|amp\.html|index\.amp\.html)/?$", re.IGNORECASE)
INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
COMMENT_PAGE = re.compile(r"/comment-page-\d+/?$|[?&](?:cpage|commentpage)=\d+", re.IGNORECASE)
# Longer than any address that a blog engine makes: its slug may be 200 characters of nine each when percent-encoded.
LONGEST = 2500
# The same segment this often is a link that grows on each visit.
REPEATS = 3


@lru_cache(maxsize=8192)
def key(url: str) -> str:
    """The address for comparing: no scheme, no www., no percent-encoding, no index file, no last slash, no fragment."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:
        return url
    path = INDEX.sub("/", unquote(parts.path)).rstrip("/")
    return f"{host}{path}?{unquote(parts.query)}" if parts.query else host + path


def without_showing(url: str) -> str:
    """The address without the keys that only change how the same page is shown (?m=1, ?replytocom=7, ?share=twitter)."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _shows(name, value, parts.path)]
    if len(kept) == parts.query.count("&") + 1:
        return url
    return urlunsplit(parts._replace(query=urlencode(kept)))


def twin_of(url: str) -> str | None:
    """The address of the post whose AMP, print, embed or comment page this looks like; None where it looks like none."""
    parts = urlsplit(url)
    path = TWIN_PATH.sub("/", parts.path)
    return urlunsplit(parts._replace(path=path)) if path != parts.path else None


def looks_like(url: str) -> AddressKind | None:
    """What the address looks like: None for files, doors and traps that no blog page lies behind, PAGE where it tells nothing."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if len(url) > LONGEST or DOOR.search(path) or _repeats(path):
        return None
    if SITEMAP.search(path):
        return AddressKind.SITEMAP
    names = {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    if FEED.search(path) or "feed" in names:
        return AddressKind.FEED
    if FILE.search(path):
        return None
    if COMMENT_PAGE.search(url):
        return AddressKind.COMMENTS
    return AddressKind.LISTING if _lists(path, parts.query, names) else AddressKind.PAGE


def is_month(url: str) -> bool:
    """Whether an address ends with the folders of a year and a month, and so lists what was posted then, were it a single post."""
    return MONTH.search(unquote(urlsplit(url).path)) is not None


def listing_word(url: str) -> str | None:
    """The word in an address that says of what the listing is: 'tags', 'archive'; None where there is none."""
    match = LISTING_WORD.search(unquote(urlsplit(url).path))
    return match[0].strip("/").partition("/")[0].lower() if match else None


def is_further(url: str) -> bool:
    """Whether the address is that of a listing's further page (/page/2/)."""
    return NUMBERED.search(unquote(urlsplit(url).path)) is not None


def _lists(path: str, query: str, names: set[str]) -> bool:
    if names:
        return WINDOW.search(query) is not None or not LISTING_KEYS.isdisjoint(names) or ("page" in names and "id" not in names)
    if not path.strip("/") or NUMBERED.search(path) or DATES_ONLY.search(path):
        return True
    return bool(LISTING_WORD.search(path)) and not DATED.search(path) and not NUMBERED_POST.search(path) and not NAMED_POST.search(path)


def _shows(name: str, value: str, path: str) -> bool:
    name = name.lower()
    if (name, value) in ANSWERING or (name == "thread" and value.isdigit() and path.endswith(".html")):
        return True  # LiveJournal: the form for an answer, one branch of the thread
    return name in SHOWING and not (name == "m" and len(value) > 1)


def _repeats(path: str) -> bool:
    segments = [segment for segment in path.split("/") if segment]
    return (len(segments) >= REPEATS and any(segments.count(segment) >= REPEATS for segment in set(segments))) or len(segments) > 16
