"""What class and id say of an element: comment, author, date, body, control. Patterns over outline hints (lower case, spaces around).

The words grew from pages in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Turkish,
Swedish, Japanese and Chinese; each answer is kept, for pages repeat a few hints thousands of times.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar


def _any(words: str) -> str:
    """Patterns parted by white space as one alternation."""
    return "(?:" + "|".join(words.split()) + ")"


# Tokens may lead with words of their own: entry-comments, td-author, c-comment__author.
_LEAD = r"(?:[\w-]*[-_])?"

# One of these stands in every hint that names comments; looked for first, for most pages hold none.
STEMS = tuple(
    "comment coment komment komentar komentář reactie reaction réaction leserbrie leser-brie lesermeinung leser-meinung leserstimme yorum коммент"
    " відгук コメント 评论 評論 留言 댓글 trackback pingback webmention disqus wpd- talkback replies reply-list respond discussion"
    " message-list messagelist h-cite guestbook forum-".split())
COMMENT = re.compile(_any(
    r"comm?ent komment komentar komentář coment[aá]r reactie r[eé]action leserbrie leser-?(?:brief|meinung|stimme) yorum коммент"
    r" відгук コメント 评论 評論 留言 댓글 trackback pingback webmention disqus wpd- talkback replies repl(?:y|ies)-list respond\b"
    r" discussion-?(?:list|item|thread) message-?list h-cite guestbook-?entr"
    r" forum-(?:fil|message|texte|chapo)"))
# Tokens that tell of comments without being any: has-comments, comment-count.
_ABOUT_WORDS = re.compile(
    r"(?:has|no|with|without|open|closed|off|disabled|enabled|count|counter|number|total)[-_]?comments?"
    r"|comments?[-_]?(?:open|closed|off|on|disabled|enabled|count|counter|number|total|link|icon|bubble|policy|rules|guidelines|notice|disclaimer)")
ABOUT = re.compile(rf"(?<![\w-])[\w-]*(?:{_ABOUT_WORDS.pattern})[\w-]*")
# Lists of comments of other posts.
RECENT = re.compile(
    r"(?:recent|latest|last|newest|top|popular)[-_]?(?:post[-_]?)?comments?(?:[-_](?:list|widget|box|block|area|\d+))* "
    r"|(?:derniers?|letzte|neueste|[uú]ltimos|ultimi|laatste|ostatnie|son|senaste|siste|seneste|uusimmat|posledn[ií]e?)[-_]?"
    r"(?:commentaires|kommentare|comentarios|comentários|commenti|reacties|komentarze|yorumlar|kommentarer|kommentit|kommentarii|koment[aá][rř]e) "
    r"|comments?[-_]?(?:recent|latest) |jcomments-latest")
BESIDE_STEMS = tuple(
    "comment repl respon antwort komment widget sidebar secondary related similar recommend yarpp neueste testimonial"
    " outbrain taboola zergnet reactie koment coment yorum".split())
# Whatever stands beside the article.
BESIDE = re.compile(
    r"[ _]widget (?!blog )| sidebar | secondary |-sidebar |\brelated(?:[-_]|(?:posts?|articles?|content)? )"
    r"|\bsimilar[-_](?:posts?|articles?|threads?|topics?)|\byarpp|\brecommend(?:ed|ations)?[-_](?:posts?|articles?|content|reading)|neueste|testimonial|\boutbrain|\btaboola|\bzergnet")
# Where a comment is written, or where the page says that there is none.
FORM = re.compile(
    r" " + _LEAD + r"(?:respond|(?:comment|reply|response|kommentar|commentaire|antwort)s?[-_]?_?form(?:ular|ulaire)?|commentform|post-?comment"
    r"|(?:write|add|new|leave|submit|your)[-_](?:a[-_])?(?:comment|reply)|replybox|comment-editor|reply-?box|no-?comments?|nocomments)"
    r"(?:[-_](?:wrap(?:per)?|container|area|section|box|holder|title|block|inner|[\d#]+))* ")
PING = re.compile(r"pingback|trackback|webmention|\bpings?\b|\bpinglist")

_AUTHOR = (
    re.compile(
        r" (?:fn|p-author|nick(?:name)?|pseudo|" + _LEAD
        + r"(?:author|user|display|commenter|poster|comment|full|screen|nick)[-_]{0,2}name(?:[-_]\w+)?|" + _LEAD
        + r"(?:author|user)[-_](?:link|url|title)) "),
    re.compile(" " + _LEAD + _any(
        r"comment-?_?author commentauthor author autor auteur autore auth commenter commentator poster user posted-?by by byline verfasser usuario"
        r" utilisateur gebruiker kto naam isim"
        r" rumuz nimi nimimerkki imie imię podpis jmeno jméno navn namn name writer who"
        r" owner from submitted creator member profile nombre nom nome") + " "),
    re.compile(r"auth(?:or)?(?!orit|ent)|user|commenter|(?:^|[-_ ])name|nick|poster"),
)
_NOT_AUTHOR = re.compile(_any(
    "avatar agent image picture photo thumb icon badge label says role rank stat count reply date time title-?name hidden bio info-?box level"
    " location"))
# What stands beside a reader's name, often in the same element: a town, a rank.
_OF_READER = re.compile(
    r"locali[dt]|location|wohnort|woonplaats|miasto|город"
    r"|(?:^|[-_ ])(?:city|town|country|rank|role|level|ciudad|cidade|citt[aà]|ville|pays|pa[ií]s)(?=[-_ ])")
# Drupal names its fields so (field--name-comment-body), microformats the name of a whole answer (e-content p-name).
_NAMES_NOBODY = re.compile(r"field-{1,2}name-| (?:[\w-]*content|e-content) p-name | p-name [\w-]*content ")
UNNAMED = 9

_DATE = re.compile(
    r"dat(?:e|um|a)|time(?!line)|publi|posted|stamp|fecha|meta|created|when|\bago|dtstart|zeit|jour|permalink|czas|tarih|tijd"
    r"|kiedy|(?:^|[-_ ])(?:hora|heure|day)")
_BODY = re.compile(
    r"(?<!justify-)(?<!align-)content|(?:^|[-_ ]|comment)(?<!screen-reader-)text(?![-_](?:\[|\d|muted|right|left|center|small|xs|sm|base|lg|xl"
    r"|gray|grey|black|white|slate|zinc|neutral|stone|secondary|primary|end|start))|body|message|msg"
    r"|entry|inhalt|texte|texto|copy|markdown|prose|said|treść|tresc|userhtml|bericht|excerpt|richtext|read-more|metin|tekst"
    r"|(?:^|[-_ ])txt"
    r"|(?:^|[-_ ])desc|(?:^| )comment(?:[-_]p)? ")
_TITLE = re.compile(r"tit(?:le|re|ulo|olo|el)|subject|betreff|headline|subj|asunto|objet\b|oggetto|onderwerp")
_CONTROL = re.compile(
    r"repl(?:y|ies)|respond|r[eé]pond|antwort|vot(?:e|ing)|\blikes?\b|like-|-like|dislike|rating|share|sharing|report|abus|flag|delete|action|tools?\b|button|btn|toggle"
    r"|quote[-_]link|karma|badge|label|says|avatar|gravatar|thumb|social|counter|collaps|signaler|(?<!:)(?<!overflow-)(?<!overflow-[xy]-)hidden|screen-reader|sr-only|cancel|menu|dropdown|tooltip|signature"
    r"|user-?agent|browser|heartbeat|melden|awaiting|forbidden|icon|reactions?\b|reputation|points|user-?info|status|ribbon|verified"
    r"|(?:^|[-_ ])(?:edit|score|nav(?!bar)|count)|(?<!ac)count(?= )")
# Words of controls that some themes have for a comment itself: class="reaction", with a "reaction-head".
_COMMENT_TOO = re.compile(r"repl(?:y|ies)|respond|r[eé]pond|antwort|reactions?")
# What WordPress and others add to a comment's class: its turn, its depth and whose it is.
_STATES = re.compile(r"(?:thread-)?(?:odd|even|alt)|first|last|byuser|(?:by-?)?(?:blog|post)-?author|comment-author-.+|depth-#")
_HEADER = re.compile(r"meta|head(?:er)?(?![a-z])|info|details|byline|attribution|author|user|vcard|foot")


_Answer = TypeVar("_Answer")
_NUMBER = re.compile(r"\d+")


def _kept(asked: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Keeps the answers. Hints that differ in numbers alone (``comment-12``) are asked once: no pattern here looks for a certain one."""
    answer = lru_cache(maxsize=2048)(asked)

    @lru_cache(maxsize=2048)
    def kept(hint: str) -> _Answer:
        return answer(_unnumbered(hint))

    return kept


@lru_cache(maxsize=2048)
def _unnumbered(hint: str) -> str:
    return _NUMBER.sub("0", hint)


@_kept
def is_comment(hint: str) -> bool:
    """Whether a hint names comments as more than a count or a switch."""
    return bool(COMMENT.search(hint) and (not _ABOUT_WORDS.search(hint) or COMMENT.search(ABOUT.sub("", hint))))


@_kept
def is_about(hint: str) -> bool:
    """Whether a hint speaks of comments without naming any: their number, a switch, the rules."""
    return bool(COMMENT.search(hint)) and not is_comment(hint)


@_kept
def is_beside(hint: str) -> bool:
    """Whether a hint names a form to comment, a sidebar, or comments of other posts."""
    return bool(FORM.search(hint) or BESIDE.search(hint) or RECENT.search(hint))


@_kept
def author_rank(hint: str) -> int:
    """0 to 2 where a hint names an author, the lower the surer; UNNAMED for others."""
    # WordPress marks a whole comment with byuser and comment-author-NAME.
    if not hint or " byuser " in hint or (_NAMES_NOBODY.search(hint) and "author" not in hint):
        return UNNAMED
    if _AUTHOR[0].search(hint):
        return 2 if _NOT_AUTHOR.search(hint.replace("comment-author", "")) else 0
    if _NOT_AUTHOR.search(hint):
        return UNNAMED
    return next((rank for rank, pattern in enumerate(_AUTHOR) if pattern.search(hint)), UNNAMED)


@_kept
def is_of_reader(hint: str) -> bool:
    """Whether a hint names what is said of a reader besides the name."""
    return bool(_OF_READER.search(hint))


@_kept
def is_date(hint: str) -> bool:
    return bool(_DATE.search(hint))


@_kept
def is_body(hint: str) -> bool:
    return bool(_BODY.search(hint))


@_kept
def is_ping(hint: str) -> bool:
    return bool(PING.search(hint))


@_kept
def is_title(hint: str) -> bool:
    return bool(_TITLE.search(hint))


@_kept
def is_control(hint: str) -> bool:
    return bool(_CONTROL.search(hint))


def is_control_in(hint: str, item: str) -> bool:
    """Whether a hint speaks of a control in a comment whose own element has the hint ``item``: the word for the comment says nothing there."""
    if (own := _COMMENT_TOO.search(item)) is None:
        return is_control(hint)
    return is_control(hint.replace(own[0], ""))


@_kept
def is_header(hint: str) -> bool:
    return bool(_HEADER.search(hint))


@lru_cache(maxsize=2048)
def mask(token: str) -> str:
    """A token with its numbers and random parts replaced: ``comment-12`` and ``comment-7`` become one."""
    if not _NUMBER.search(token):
        return token
    return "".join("#" if _random(part) else _NUMBER.sub("#", part) for part in re.split(r"([-_:])", token))


@lru_cache(maxsize=2048)
def kinds(hint: str) -> frozenset[str]:
    """The words of a hint, masked."""
    return frozenset(map(mask, hint.split()))


def lasting(hint: str) -> frozenset[str]:
    """As ``kinds``, less the words that part comments of one thread."""
    return frozenset(token for token in kinds(hint) if not _STATES.fullmatch(token))


def _random(part: str) -> bool:
    """Hashes and keys: 6a00d83451c2ea, 36xq748gjtbarnktk."""
    return len(part) >= 8 and sum(map(str.isdigit, part)) * 6 >= len(part)
