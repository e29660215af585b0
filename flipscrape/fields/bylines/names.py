"""Names in bylines: without the words around them, and one by one."""

from __future__ import annotations

import json
import re
from importlib import resources

from flipscrape.comments.cues.phrases import before_span
from flipscrape.markup.text import WORD, fold, squeeze

_WORDS: dict[str, list[str]] = json.loads(resources.files("flipscrape.fields").joinpath("bylines.json").read_text("utf-8"))
_BY = "|".join(re.escape(word) for word in sorted(_WORDS["by"], key=len, reverse=True))
# Words that lead to a name: with a colon, or with white space and then anything but a lower-case letter.
BYLINE = re.compile(rf"^\W{{0,4}}(?:{_BY})(?:\s*[:：|/]\s*|\s+)", re.IGNORECASE)
BYLINE_STATED = re.compile(rf"(?:^|(?<=[\s|·•—–-]))(?i:{_BY})(?:\s*[:：]\s*|\s+(?=[^\W\d_a-zà-ÿа-я]))")
FACT_ENDS = re.compile(r"\s*[|｜·•/]\s*|\s+[–—-]\s+")  # between the facts of one line
NAME_ENDS = re.compile(rf"{FACT_ENDS.pattern}|\s*[,;、،]\s*")
FIRST_WORDS = frozenset(re.split(r"\W", word)[0] for word in _WORDS["by"])
BARE = frozenset(map(fold, _WORDS["by"]))
ACCOUNTS = frozenset(map(fold, _WORDS["accounts"]))  # what a blog's software or a paper calls whoever writes
ROLES = frozenset(_WORDS["roles"])  # what may stand behind a name and a comma: 'Ann Low, Senior Editor'
NOT_NAMES = (frozenset(map(fold, _WORDS["not names"])) | BARE) - ACCOUNTS
# What a byline says of where a post is filed, or of whom it was written for ('Ann Lee in Gardens', 'on behalf of').
PLACE = re.compile(r"\s+(?:in|under|unter|dans|on behalf of|im Gespräch mit|für|pour|para|for)\s+")
LEADING_ON = re.compile(r"(?:\s+[^\W\d_A-ZÀ-ÞА-Я]+){1,3}\s+")  # the words between a name and where a post is filed, in any language
AND = re.compile(r"\s+(?:" + "|".join(re.escape(word) for word in _WORDS["and"]) + r")\s+|\s*[;|｜·•]\s*|\s+/\s+", re.IGNORECASE)
COMMA = re.compile(r"\s*[,、،]\s*")
# What may follow a name in its line: a day, a time, a separator.
REST = re.compile(
    r"\s*(?:[|｜·•]|\s[–—-]\s|\s+(?:on|am|le|el|il|op|den|posted|published|veröffentlicht|updated|last)\s+(?=\S*\d|\w+,? \w+ \d)|\(\s*\d|(?:^"
    r"|\s)\d{1,2}[./]\d|\b\d{4}\b|\b\d{1,2}\.?\s).*$",
    re.IGNORECASE,
)
MARKED = re.compile(r"[\d|｜·•]")
# A month and its day; in 'Ann Lee 2 May 2021' the number belongs to what follows.
DAY = re.compile(r",?\s+[^\W\d]{3,12}\.?\s+\d{1,2}\b(?!\.?\s+[^\W\d]{3,9}\.?,?\s+\d).*$")
HOUR = re.compile(r"\s+(?:(?:at|um|à|às|as|a las|alle|om|kl\.?|klo|o|@)\s+)?\d{1,2}[:.h]\d\d\b.*$")
LEFT = re.compile(r"(?:^|,?\s+)(?:on|at|am|um|in|le|el|il|op|den|em|the)$")  # of a date that is cut
TIME = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")  # at the beginning of what is no name: '9:39AM BST'
MONTH_DAY = re.compile(r"^[^\W\d]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}\.?\s+[^\W\d]{3,9}$")
WEEKDAY = re.compile(
    r"(?:\s+(?:on|at|am|le|el|em|il|op|w|we|в|во)\s+|,\s+)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|\w+-feira|(?:lune|marte|mercole|giove"
    r"|vener)dì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę"
    r"|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b.*$",
    re.IGNORECASE,
)
LAST_WEEKDAY = re.compile(r"(?<=\w)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")  # 'Ann May Low Tuesday', the day in a line of its own
HANDLE = re.compile(r"(?<=\w)\s+@\w+$")  # 'Ann Low @annlow'
# From where somebody writes: 'ANN LOW Envoyée spéciale à Oslo'.
CORRESPONDENT = re.compile(
    r"[,(]?\s+\(?(?:(?:envoyée?s? spécia(?:l|le|ux|les)|(?:notre )?correspondante?s?)\b|enviad[oa]s? especial(?:es)?\b|corresponsal(?:es)?\b"
    r"|inviat[oaie] special[ei]\b|(?:foreign|special|staff) (?:correspondent|writer|reporter)s?\b|korrespondent(?:in)? (?:in|aus)\b).*$",
    re.IGNORECASE,
)
FOLLOW = re.compile(r"(?<=[a-zà-ÿ])\s?Follow(?:ing)?$")  # Medium's button
GLUED = re.compile(r"^(?:[Bb]y|[Vv]on)(?=[A-Z][\w.'’-]+\s+[A-Z])")
GLUED_PARTICLE = re.compile(r"(?:[dl]|dell|al|el|ul)['’-][^\W\d_](?<![a-zà-ÿа-я])")
# An address; what a line says of a picture's rights, or of anything that it calls by a word and a colon ('En kiosques : mai').
NO_NAME = re.compile(r"https?://|www\.|[\w.]+@[\w.]+|.*©|.*\w\s?[:：]\s")
# Who looked at the text after its authors: '. Reviewed by Molly Low', ', edited by'.
CHECKED = re.compile(
    r"[.,;]?\s+(?:(?:medically|clinically|legally|fact)[ -])?(?:reviewed|edited|checked|geprüft|überprüft|bearbeitet) (?:by|von)\b.*$", re.IGNORECASE
)
# Who made the pictures, after who wrote: 'Text von Ann Lee Illustration von Max Low', 'by Ann Lee, photos by Max Low'.
PICTURED = re.compile(
    r"[.,;|]?\s+(?:(?:and|und|et)\s+)?(?:illustration|illustrated|photo|photograph|picture|foto|bild|grafik|illustrazion|ilustraci[oó]n)\w* "
    r"(?:by|von|de|par|di)\b.*$",
    re.IGNORECASE,
)
AGENCY = re.compile(r"/(?:[A-Z][A-Z-]{1,5}|dpa|afp|apa|sda|ots)(?:/[A-Za-z-]{2,6})?$")  # 'Ann Lee/SP-X', 'Ann Lee/dpa'
MAIL = re.compile(r"(?<=\w)\s+[\w.+-]+@[\w-]+\.[\w.]+")
MARKUP = re.compile(r"<[^<>]*>|\[[^\[\]]*\]")
EDGES = " \t,;:|/·•●○◦■▪–—-\"“”„'’*✉"
EAST_ASIAN = re.compile(
    r"[\u3400-\u9fff々]{2,6}|(?=[\u3400-\u9fff々]*[\u3040-\u30ff])[\u3040-\u30ff\u3400-\u9fff々ー]{3,8}|[\uac00-\ud7a3]{2,5}"
    r"|[\u3040-\u30ff\u3400-\u9fff々ー]{1,5}[ ・][\u3040-\u30ff\u3400-\u9fff々ー]{1,5}|[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,3}"
)
# Words in small letters that stand within a name, or before the family's.
PARTICLES = frozenset(
    "de da do dos das du des del della dello degli dei di la los las van von der den ter ten zu zur zum vom af av bin ibn ben 't ’t".split()
)
JOINTS = ("i", "y")  # before the second of two family names: 'Pau Camps i Soler', 'Ana Ortega y Gil'
LABEL, LEAST_LABEL = re.compile(r"[^:：]{3,40}[:：]\s+"), 4  # 'Post author: ', and the letters of a word in it that names a writer
LONGEST = 100
# What an author's box says of the author: five words or more that end as a sentence does, the last in lower case or not.
SENTENCE = re.compile(r"(?:\S+\s+){4,}\S{3,}[.!?。]$")


def has_byline_word(line: str) -> bool:
    """Whether some word of ``line`` begins a wording that leads to a name; cheap, for the many lines that hold none."""
    return not FIRST_WORDS.isdisjoint(WORD.findall(line.lower()))


def leading(line: str) -> re.Match[str] | None:
    """The words in ``line`` that lead to a name, with nothing else but white space behind them; the particle within a name leads to none.

    '2 May 2021 · Jan de Vries', but 'Reportage von Ann Low'.
    """
    for match in BYLINE_STATED.finditer(line):
        before, after = NAME_ENDS.split(line[: match.start()])[-1], NAME_ENDS.split(line[match.end() :], maxsplit=1)[0]
        if not before or not is_full_name(f"{before}{match[0]}{after}") or (len(before.split()) == 1 and is_full_name(after)):
            return match
    return None


def clean_name(text: str | None) -> str | None:
    """A name without the words and dates around it; None where none is left."""
    text = squeeze(MARKUP.sub(" ", text) if text and ("<" in text or "[" in text) else text)
    text = FOLLOW.sub("", GLUED.sub("", text))
    if (match := LABEL.match(text)) and any(len(word) >= LEAST_LABEL and word in BARE for word in fold(match[0]).split()):
        text = text[match.end() :]
    for _ in range(2):
        if (match := BYLINE.match(text)) and not (fold(match[0]) in ACCOUNTS and fold(match[0]) == match[0].strip().casefold()):
            text = text[match.end() :]
    if MARKED.search(text):
        text = LEFT.sub("", REST.sub("", DAY.sub("", HOUR.sub("", before_span(text)))))
    if "ed by " in text or "ft von " in text or "tet von " in text:
        text = CHECKED.sub("", text)
    if " by " in text or " von " in text or " de " in text or " par " in text or " di " in text:
        text = PICTURED.sub("", text)
    if "/" in text and is_full_name(before := AGENCY.sub("", text)):
        text = before
    if "@" in text:
        text = HANDLE.sub("", MAIL.sub("", text))
    if "," in text or "day" in text or "tag" in text:
        text = WEEKDAY.sub("", text)
        text = LAST_WEEKDAY.sub("", text) if len(text.split()) > 2 else text
    if len(text.split()) > 3 and (before := CORRESPONDENT.sub("", text)) != text and all(map(is_full_name, COMMA.split(before))):
        text = before
    if "," in text:
        text = _without_role(text)
    text = text.strip(EDGES)
    if text.startswith("(") or text.count("(") != text.count(")"):
        text = text.strip(EDGES + "()")
    if SENTENCE.match(text) or MONTH_DAY.match(text) or TIME.match(text):
        return None
    if len(text) > LONGEST or not (key := fold(text)) or key in NOT_NAMES or NO_NAME.match(text) or key.isdigit():
        return None
    return text


def _without_role(text: str) -> str:
    """The full names before a comma and words of which one is a role's, or an institution's."""
    pieces = text.split(",")
    told = next((n for n, piece in enumerate(pieces) if n and not ROLES.isdisjoint(WORD.findall(piece.lower()))), 0)
    for names in (",".join(pieces[:told]), pieces[0]):
        if told and all(is_full_name(name) for part in AND.split(names) for name in part.split(",")):
            return names
    return text


def split_names(text: str) -> list[str]:
    """The people in a line of names. A comma before a degree or a role parts nothing."""
    names: list[str] = []
    for part in AND.split(text):
        pieces = COMMA.split(part.rstrip(", "))  # 'Ann Low, Eva Lund, and Max Low'
        if len(pieces) > 1 and (all(map(is_full_name, pieces)) or all(map(EAST_ASIAN.fullmatch, pieces))):
            names.extend(pieces)
        else:
            names.append(part)
    if len(names) > 1 and not all(may_be_name(COMMA.split(name)[0]) for name in names):
        return [text]
    return [cleaned for name in names if (cleaned := clean_name(name))]


def is_full_name(text: str) -> bool:
    """Whether ``text`` looks like a given and a family name."""
    words = text.split()
    if len(words) > 3 and words[-2] in JOINTS:
        words.pop(-2)
    return 2 <= len(words) <= 5 and all(
        begins_as_name(word) or word.casefold() in PARTICLES for word in words
    )


def may_be_name(text: str) -> bool:
    """Whether ``text`` may be a person's whole name where something calls it one: in Chinese, Japanese and Korean nothing need part its words."""
    return is_full_name(text) or EAST_ASIAN.fullmatch(text) is not None


def begins_as_name(word: str) -> bool:
    """Whether a word begins with a capital, or with a particle that is glued to one (d’Arras, al-Amin), and is no label or link that leads on."""
    return not word.endswith((":", "…", "...")) and (word[:1].isupper() or GLUED_PARTICLE.match(word) is not None)
