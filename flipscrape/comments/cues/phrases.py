"""What the text around comments says: who speaks, and when, in a dozen languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from flipscrape.comments.cues.controls import DIGIT, LONGEST_LINE, is_control

_Answer = TypeVar("_Answer")
BEGINNING = 300  # characters


def _words(text: str) -> str:
    """Patterns parted by ``|`` as one alternation, line ends dropped."""
    return "(?:" + "|".join(part.strip() for part in text.split("|")) + ")"


_SAYS = _words(
    r"hat gesagt|hat geschrieben|hat kommentiert|says so|says?|said|wrote this|wrote|writes|commented|comments|replied|responded|answered|posted"
    r"|meinte?|sagte?|schrieb|schreibt|kommentierte?|antwortete?|dijo|dice|escribi[oó]|coment[oó]|disse|diz|escreveu|comentou|a\s+dit|dit|a\s+écrit|écrit|a\s+commenté|ha\s+scritto|scrive"
    r"|ha\s+detto|zegt|schreef|schrijft|zei|pisze|napisał(?:\(a\)|a)?|пишет|написал(?:а)?|говорит|комментирует|писал(?:\(а\)|а)?|написал\(а\)|dedi(?:\s+ki)?|diyor(?:\s+ki)?|yazdı|يقول|تقول|قال|كتب|säger|skriver|skrev|sier|siger|sagde|sanoo|sanoi|kirjoitti"
    r"|napsala?|řekl(?:\(a\)|a)?|szerint|írta|mondta|λέει|είπε|коментує|каже|сказав|написав|spune|spunea|a\s+spus|ha\s+dit|diu|mengatakan|nói|님의\s말|댓글|さんのコメント|さんが書きました"
    r"|より|提到|说道|說道|写道|寫道|说|說")
# What follows a name without a space.
_SAYS_JOINED = r"(?:说道|說道|写道|寫道|[说說](?=\s*[:：])|より(?=\s*[:：])|さんのコメント|さんが書きました|님의\s말)"
_BY = "(?:by|von|par|por|da|di|de|door|przez|from|от)"
_WROTE = _words(
    r"comment(?:ed|s|aire|o)?|coment[aá]rio|comentario|komentarz|reactie|kommentar|posted|written|submitted|left|geschrieben|verfasst|eintrag|beitrag|post[ée]|[ée]crit|r[ée]dig[ée]|publicado|escrito|enviado|inviato|scritto"
    r"|geplaatst|dodan[ye]|reply|kommentiert|gespeichert|soumis|envoyé|submetido|ingediend|ingezonden|inskickad|indsendt|wysłan[ey]|beküldte")
SPEAKER = re.compile(rf"^(.{{1,60}}?)\s+{_SAYS}\s*[:：,…]?$", re.IGNORECASE)
# 'Comment from: Ann [Visitor]', as b2evolution writes; 'Comment 3 by Ann'.
SENDER = re.compile(rf"^{_WROTE}\s+(?:#?\d+\s+)?{_BY}\s*[:：]?\s+(.{{1,60}}?)(?:\s*\[\w+\])?$", re.IGNORECASE)
# '#1 Kommentar von Ann', '#12 by Ann 3 May 2010': boards' and old engines' own heads.
NUMBERED_SENDER = re.compile(rf"^#(\d{{1,4}})\s+(?:{_WROTE}\s+)?{_BY}\s*[:：]?\s+\S", re.IGNORECASE)
_SAYING = re.compile(rf"(?<!\w){_SAYS}(?!\w)")  # put to text in lower case
SAYS_AFTER = re.compile(
    rf"(?<![\s,])[\s,]*(?:(?:(?<!\w){_SAYS}|{_SAYS_JOINED})(?:\s+(?:on|am|at|le|el))?)?[\s:：,.…»\-–—|•·]*$", re.IGNORECASE)
BY_BEFORE = re.compile(
    rf"^[\s\-–—|•·#@]*(?:(?:pingback|trackback)(?:\s+{_BY}\s|\s*[:：])|(?:{_WROTE}|antwort|response|author|autor|auteur|name|username|user|nick|autore|автор|yazan"
    rf"|gönderen|投稿|作者|发表者|發表者|كتبها?|بواسطة|الكاتب)\s*{_BY}?\s*[:：]|{_WROTE}\s+(?:#?\d+\s+)?{_BY}\s"
    r"|(?:by|von|par|por|da|di|door|przez|from|от|投稿者)\s*[:：])\s*", re.IGNORECASE)

# What all names of a thread may begin with.
SHARED_BY = re.compile(rf"^{_BY}\s+(?=\S)", re.IGNORECASE)
# 'By Ann' before a day; 'De', 'Da' and 'Von' may begin a name.
_BY_FIRST = re.compile(r"^(?:[Bb]y|[Pp]ar|[Pp]or|[Dd]oor|[Pp]rzez|[Оо]т|von)\s+")
_WITHOUT_KEY = re.compile(r"(.{1,60}?)\s+#-(?:\s*\[[^\[\]]{1,12}\])?$")  # FC2's mark behind a name that no password guards
# 'von Ann | 3.5.2010', 'Written on May 3, 2010 by Ann': who wrote, in a line that says when, too.
_SIGNED = re.compile(rf"(?:^|[\s|,·–—-]){_BY}\s*[:：]?\s+", re.IGNORECASE)

_MONTH = _words(
    "jan|feb|fév|fev|mär|mar(?!di|tes|ted[ìi]|[tțţ]i)|mrz|apr|avr|abr|mai|may|maj|jun|jui|jul|aug|aoû|aou|ago|sep|set|okt|oct|out|nov|dez|dec|déc|dic|gen|mag|giu|lug|ott|mei|maart|ene|sty|lut|kwi"
    "|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар(?:та?)?(?![а-яё])|апр|ма[йя](?![а-яё])|июн|июл|авг|сен|окт|ноя|дек|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|ιαν|φεβ|μαρ|απρ|μαΐ|ιου|αυγ|σεπ|οκτ|νοε|δεκ|tammi|helmi|maalis|huhti|touko|kesä|heinä|elok|syys|loka|marras"
    "|joulu|يناير|فبراير|مارس|[أإا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
) + r"\w{0,8}\.?"
_UNIT = (
    "(?:(?:year|month|week|day|hour|minute)s?|jahre?n?|tagen?|monate?n?|wochen?|stunden?|minuten?|jaar|dag(?:en|ar|er)?|maand(?:en)?|weken|uur|år|lat|dni)")
# The patterns of times, and of what joins them, are put to text in lower case: telling cases apart, they are several times as fast.
_ABSOLUTE = re.compile(
    r"(?<![a-z_\d])\d{1,4}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?['’]?\d{2,4}|\d{1,2}[./]\d{1,2}\.?,\s?\d{4}"
    rf"|(?<![a-z_\d])(?:[12]\d|3[01]|0?[1-9])(?!\d)\.?(?:st|nd|rd|th|er|º|ª)?\s*(?:de\s+|of\s+)?(?<![^\W\d_]){_MONTH}(?:,?\s*(?:de\s+|of\s+)?'?\d{{2,4}}(?:\s?[гр]\.)?)?"
    # Apart from the month: maruja73 and Mark12 are readers, and so are the Julia of 'Julia 3 days ago', the Marsh of 'Marsh 11/05/2020'
    # and the Mark of 'Mark 26 Nov 2024'.
    rf"|(?<![^\W\d_]){_MONTH}(?:(?<=\.)|\s)\s*(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[./\-]\d{{1,2}}[./\-]|\s+{_UNIT}\b|\.?\s+{_MONTH})(?:,?\s*'?\d{{4}})?"
    r"|\d{4}年\s?\d{1,2}月(?:\s?\d{1,2}日)?|\d{4}\s?년\s?\d{1,2}\s?월")
# How sure a span is, as Rails and others say it: 'over 8 years ago', 'hace más de 8 años'.
_APPROXIMATELY = _words(
    "about|over|almost|nearly|around|(?:more|less) than|etwa|ungefähr|circa|über|fast|(?:mehr|weniger) als|(?:más|menos|cerca|alrededor) de"
    "|casi|aproximadamente|environ|presque|(?:plus|moins|près) de|d['’]environ|(?:mais|menos|cerca) de|quase"
    "|più di|meno di|quasi|meer dan|minder dan|bijna|ongeveer"
    "|ponad|prawie|około|niemal"
    "|больше|более|почти|около|примерно|меньше|менее")
_AGO = (
    rf"\b(?:{_APPROXIMATELY}\s+)?(?:\d+|an?|one|ein\w*|een|un[ae]?)\s+\w+(?:,?\s+\d+\s+\w+)?\s+(?:ago|her|fa|geleden|temu|назад|тому|önce|siden|sedan|sitten|ezelőtt|atrás"
    r"|(?:yang )?lalu|trước|पहले|پیش)\b")
# Django writes two units: 'il y a 8 années, 9 mois'.
_SINCE = (
    rf"\b(?:vor|il y a|hace|fa|há|för|for|před|acum|преди|πριν(?: από)?|منذ|לפני)\s+(?:{_APPROXIMATELY}\s+)?(?:\d+|ein\w*|une?|una?|um|en|et)\s+\w+"
    r"(?:,\s+\d+\s+\w+)?")
_RELATIVE = re.compile(
    rf"{_SINCE}|{_AGO}|\d+\s?(?:秒|分钟?|分鐘|小时|小時|時間|天|日|周|週間?|[ヶか个個]月|年)前|\d+\s?(?:초|분|시간|일|주|개월|달|년)\s?전"
    r"|^\s*\d{1,2}\s?(?:s|m|min|h|hr|hrs|d|w|mo|y|yr|std|tg|j)\.?(?:\s+ago)?\s*$"
    r"|\b(?:yesterday|today|gestern|heute|hier|hoy|ayer|oggi|ieri|vandaag|gisteren|just now)\b")
_SPAN = re.compile(rf"{_AGO}|{_SINCE}")
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[:.]\s?\d{2})?(?:\s*[ap]\.?\s?m\.?)?(?!\d)|\d{1,2}\s*[ap]\.?m\.?")
_WEEKDAY = re.compile(
    r"(?<![^\W\d_])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?![^\W\d_])"
    r"|[(（][月火水木金土日一二三四五六][)）]")
# What stands between names and dates and says nothing of its own.
_JOINER = re.compile(r"(?<![^\W\d])" + _words(
    "at|on|um|am|uhr|the|le|à|a|as|às|las|los|del|de|el|em|i|il|alle|ore|o|om|op|uur|w|в|г|dnia|den|kl|klo|from|by|von|par|por|posted|said|says|wrote|comment(?:ed|s)?"
    "|kommentar|permalink|link|reply|antworten|edited|gmt|utc|est|edt|pst|pdt|cest|cet|mez|mesz|door|przez|от|time|date|published|datum|gepostet|geschrieben|verfasst|via|and|edit|pm|h|nr|no"
    "|submitted|written|left|added|publié|posté|publicado|postado|postato|pubblicato|opublikowano|dodano|опубликовано|enviado|escrito|inviato|scritto|geplaatst|dodany|saat|tarihinde|godz|klockan|στις|الساعة|في|homepage|website|webseite|www|url|e-?mail|发布于|發佈於|发表于|發表於|评论于|于|於|投稿日|投稿日時"
) + r"(?![^\W\d]|['’]\w)")
_TIMES = (_ABSOLUTE, _RELATIVE, _CLOCK, _WEEKDAY)
_BEFORE_DATE = re.compile(r"\s+(?:on|am|um|at|le|el|il|em|op|den|dnia|kl)$", re.IGNORECASE)
# Dotclear names the author after the day and the time: 'Le jeudi 4 mars 2021, 18:34 par Ann'.
_AFTER_DATE = re.compile(
    rf"^[\s,.@-]*(?:(?:at|à|um|kl|[uo]m)\.?\s+)?(?:{_CLOCK.pattern})?[\s,.]*(?:uhr\s*)?(?:(?:{_BY}|{_SAYS})(?=\s))?[\s:–—|·-]*", re.IGNORECASE)
# P2 has the time of day between the name and the day: 'Ann 8:52 pm on May 18, 2016'.
_CLOCK_LAST = re.compile(rf"[\s,(]+{_CLOCK.pattern}[\s,.]*$", re.IGNORECASE)
_WEEKDAY_LAST = re.compile(rf"[\s,(]+{_WEEKDAY.pattern}[\s,.]*$", re.IGNORECASE)
# b2evolution's [Visitor] and [Member]; Drupal's '(not verified)' in its translations, others' '(Guest)'; FC2 marks a name without a password '#-'.
_UNVERIFIED = re.compile(
    r"\((?:not verified|nicht überprüft|non vérifié|no verificado|não verificado|non verificato|niet gecontroleerd|niezweryfikowany|не проверено"
    r"|inte verifierad|ikke verificeret|nem ellenőrzött|neověřeno"
    r"|guest|visitor|gast|besucher|invitée?|visiteur|invitad[oa]|visitante|ospite|gość|гость)\)", re.IGNORECASE)
# Plone's '(Guest)', in its translations.
_GUEST = (
    r"\((?:guest|visitor|gast|besucher|invité|visiteur|invitado|visitante|convidado|ospite|visitatore|bezoeker"
    r"|gość|гость|vieras|gäst|gjest|host|vendég|misafir|ゲスト|游客|访客)\)")
STANDING = re.compile(rf"\s+(?:\[\w+\]|{_UNVERIFIED.pattern}|{_GUEST}|#-?)$", re.IGNORECASE)
# Ann K., John Smith Jr., L.: the dot is the name's.
_INITIAL_LAST = re.compile(r"(?<![^\s.])(?:[^\W\d_]|[JS]r)\.$")
AROUND = " \t\n:,|·•⋅∙–—-»«@¶\u200b"
# 'Ann (Link)', 'Ann (': a button, or nothing, in brackets behind a name.
_BRACKETS_LAST = re.compile(r"\s*[(\[]([^()\[\]]{0,30})[)\]]?$")
_MARKUP = re.compile(r"<[^<>]*>")
_LOOSE = re.compile(r"[^\w\s'’.&@-]|(?<!\w)[-.@&](?!\w)|(?<!\w)#?\d+(?!\w)")

def _kept(asked: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Keeps the answers for short texts: names and days are asked for again and again."""
    known = lru_cache(maxsize=2048)(asked)
    return lambda text: known(text) if len(text) <= LONGEST_LINE else asked(text)


@lru_cache(maxsize=2048)
def has_date(text: str) -> bool:
    """Whether a short text prints a day, a time of day or a span before now."""
    lower = _lower(text)
    return bool((DIGIT.search(lower) and (_CLOCK.search(lower) or _ABSOLUTE.search(lower))) or _RELATIVE.search(lower))


@_kept
def printed_date(text: str) -> str:
    """The part of a line from its first to its last word that belongs to a date; the line itself where there is none."""
    lower = _lower(text)
    spans = [match.span() for pattern in _TIMES for match in pattern.finditer(lower)]
    return " ".join(text[min(start for start, _ in spans):max(end for _, end in spans)].split()) if spans else text


@_kept
def residue(text: str) -> str:
    """What a line says besides dates and the words that join them to names."""
    lower = _lower(text)
    for pattern in (*_TIMES, _UNVERIFIED, _SAYING, _JOINER):
        if spans := [match.span() for match in pattern.finditer(lower)]:
            text, lower = _without(spans, text), _without(spans, lower)
    return " ".join(_LOOSE.sub(" ", text).split())


def _lower(text: str) -> str:
    """``text`` in lower case, as long as before."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _without(spans: Sequence[tuple[int, int]], text: str) -> str:
    """``text`` with a space for each of ``spans``."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def begins_with_day(text: str) -> bool:
    """Whether a line begins with a day: '17. Februar 2018'."""
    return _ABSOLUTE.match(_lower(text[:LONGEST_LINE])) is not None


def is_date(text: str) -> bool:
    """Whether a text is a date and joining words, and no more."""
    return has_date(text) and not residue(text)


def says_more(text: str) -> bool:
    """Whether a line says anything in letters besides dates and joining words; of a long one, the beginning shows it."""
    if len(text) > BEGINNING and len(residue(text[:BEGINNING])) > BEGINNING // 2:
        return True
    return any(map(str.isalpha, residue(text)))


@_kept
def clean_name(text: str) -> str | None:
    """A name without what stands around it ('Posted by', 'says:', a date); None where nothing is left, or it is too long for one."""
    if len(text) > BEGINNING:
        return None
    text = BY_BEFORE.sub("", _MARKUP.sub("", text))
    lower = _lower(text)
    day = _ABSOLUTE.search(lower)
    if match := day or _SPAN.search(lower):
        if not says_more(text[:match.start()]) and (after := _AFTER_DATE.sub("", text[match.end():])):
            return clean_name(after)
        before = _BY_FIRST.sub("", text[:match.start()].strip(AROUND))
        # Herr Sonntag said it '6 Jahre her', not on a Sunday.
        text = _CLOCK_LAST.sub("", _BEFORE_DATE.sub("", _WEEKDAY_LAST.sub("", before) if day else before))
    initial = _INITIAL_LAST.search(text.rstrip(AROUND))
    text = SAYS_AFTER.sub("", text.strip(AROUND))
    name = STANDING.sub("", " ".join(text.split()).strip(" :,|·•–—")) + ("." if initial else "")
    if (last := _BRACKETS_LAST.search(name)) and last.start() and (not last[1].strip() or is_control(last[1])):
        name = name[:last.start()]
    # An 'on' in an element of its own stands between the name and the time; 'Le' is somebody.
    joins = (name == name.lower() and _JOINER.fullmatch(name)) or (" " in name and any(map(str.isalpha, name)) and not residue(name))
    return name if any(map(str.isalnum, name)) and not joins and not is_control(name) else None


def before_span(text: str) -> str:
    """What stands before a span before now: the name in 'Ann Low 8 years ago', 'Ann Low, vor 8 Jahren'."""
    match = _SPAN.search(_lower(text))
    return text[: match.start()].rstrip(AROUND) if match else text


def without_name(text: str, name: str) -> str:
    """A line without a name in it: the one that stands for itself, not the J of January."""
    bare, found = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, count=1)
    return bare if found else text.replace(name, " ", 1)


@_kept
def signed_name(text: str) -> str | None:
    """The name in a line that says when, and by whom, and no more; or in FC2's 'Ann #- [Edit]'."""
    if match := _WITHOUT_KEY.match(text):
        return clean_name(match[1])
    name = clean_name(text) if len(text) <= LONGEST_LINE and has_date(text) else None
    if name is None or residue(text.replace(name, " ", 1)):
        return None
    return name if any(text.startswith(name, match.end()) for match in _SIGNED.finditer(text)) else None


@_kept
def is_signature(text: str) -> bool:
    """Whether a line begins as one that says who wrote: 'Posted by:'."""
    return len(text) <= LONGEST_LINE and BY_BEFORE.match(text) is not None


def without_says(text: str) -> str:
    """A line from which the author was taken, without the 'says:' that stays behind."""
    rest = (SAYS_AFTER.sub("", " " + text) if len(text) < LONGEST_LINE // 3 else text).strip()
    return (rest if residue(rest) == "" else text).lstrip(" :：,|·•-–—").strip()
