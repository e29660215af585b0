"""What the text around comments says: who speaks, when, and the words of links and buttons, in a dozen languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

_Answer = TypeVar("_Answer")
LONGEST_PHRASE = 6  # words
BEGINNING = 300  # characters
LONGEST_LINE = 120  # characters of a line that can be nothing but words of controls


def _words(text: str) -> str:
    """Patterns parted by ``|`` as one alternation, line ends dropped."""
    return "(?:" + "|".join(part.strip() for part in text.split("|")) + ")"


_SAYS = _words(
    r"hat gesagt|hat geschrieben|hat kommentiert|says so|says?|said|wrote this|wrote|writes|commented|comments|replied|posted|meinte?|sagte?|schrieb"
    r"|schreibt|kommentierte?|antwortete?|dijo|dice|escribi[oó]|coment[oó]|disse|diz|escreveu|comentou|a\s+dit|dit|a\s+écrit|écrit|a\s+commenté|ha\s+scritto|scrive"
    r"|ha\s+detto|zegt|schreef|schrijft|zei|pisze|napisał(?:\(a\)|a)?|пишет|написал(?:а)?|говорит|комментирует|dedi(?:\s+ki)?|diyor|säger|skriver|skrev|sier|siger|sagde|sanoo|sanoi|kirjoitti"
    r"|napsala?|řekl(?:\(a\)|a)?|szerint|írta|mondta|λέει|είπε|коментує|каже|сказав|написав|spune|spunea|a\s+spus|ha\s+dit|diu|mengatakan|nói|님의\s말|댓글|さんのコメント"
    r"|より|提到|说道|說道|说|說")
_BY = "(?:by|von|par|por|da|di|de|door|przez|from|от)"
_WROTE = _words(
    r"comment(?:ed|s|aire|o)?|kommentar|posted|written|submitted|left|geschrieben|verfasst|eintrag|beitrag|post[ée]|[ée]crit|r[ée]dig[ée]|publicado|escrito|enviado|inviato|scritto"
    r"|geplaatst|dodany|reply")
SPEAKER = re.compile(rf"^(.{{1,60}}?)\s+{_SAYS}\s*[:：]?$", re.IGNORECASE)
# 'Comment from: Ann [Visitor]', as b2evolution writes.
SENDER = re.compile(rf"^{_WROTE}\s+{_BY}\s*[:：]?\s+(.{{1,60}}?)(?:\s*\[\w+\])?$", re.IGNORECASE)
_SAYING = re.compile(rf"(?<!\w){_SAYS}(?!\w)")  # put to text in lower case
SAYS_AFTER = re.compile(
    rf"[\s,]*(?:(?<!\w){_SAYS}(?:\s+(?:on|am|at|le|el))?)?[\s:：,.…»\-–—|•·]*$", re.IGNORECASE)
BY_BEFORE = re.compile(
    rf"^[\s\-–—|•·#@]*(?:(?:pingback|trackback)(?:\s+{_BY}\s|\s*[:：])|(?:{_WROTE}|antwort|response|author|autor|auteur|name|username|user|nick)\s*{_BY}?\s*[:：]|{_WROTE}\s+{_BY}\s"
    r"|(?:by|von|par|por|da|di|door|przez|from|от|投稿者)\s*[:：])\s*", re.IGNORECASE)

_MONTH = _words(
    "jan|feb|fév|fev|mär|mar|mrz|apr|avr|abr|mai|may|maj|jun|jui|jul|aug|aoû|aou|ago|sep|set|okt|oct|out|nov|dez|dec|déc|dic|gen|mag|giu|lug|ott|mei|maart|ene|sty|lut|kwi"
    "|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara") + r"\w{0,8}\.?"
# The patterns of times, and of what joins them, are put to text in lower case: telling cases apart, they are several times as fast.
_ABSOLUTE = re.compile(
    r"(?<![a-z_\d])\d{1,4}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?['’]?\d{2,4}|\d{1,2}[./]\d{1,2}\.?,\s?\d{4}"
    rf"|(?<![a-z_\d])(?:[12]\d|3[01]|0?[1-9])(?!\d)\.?(?:st|nd|rd|th|er|º|ª)?\s*(?:de\s+|of\s+)?(?<![^\W\d_]){_MONTH}(?:,?\s*(?:de\s+|of\s+)?'?\d{{2,4}})?"
    # Apart from the month: maruja73 and Mark12 are readers, and so are the Julia of 'Julia 3 days ago', the Marsh of 'Marsh 11/05/2020'
    # and the Mark of 'Mark 26 Nov 2024'.
    rf"|(?<![^\W\d_]){_MONTH}(?:(?<=\.)|\s)\s*(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[./\-]\d{{1,2}}[./\-]|\s+(?:year|month|week|day|hour|minute)s?\b|\.?\s+{_MONTH})(?:,?\s*'?\d{{4}})?"
    r"|\d{4}年\s?\d{1,2}月(?:\s?\d{1,2}日)?|\d{4}\s?년\s?\d{1,2}\s?월")
_AGO = r"\b(?:\d+|an?|one|ein\w*|een|un[ae]?)\s+\w+(?:,?\s+\d+\s+\w+)?\s+(?:ago|her|fa|geleden|temu|назад|önce|siden|sedan|atrás)\b"
_RELATIVE = re.compile(
    r"\b(?:vor|il y a|hace|fa|há|för|for|před|acum|πριν)\s+(?:\d+|ein\w*|une?|una?|um|en|et)\s+\w+"
    rf"|{_AGO}|\d+\s?(?:分|小时|小時|時間|天|日|ヶ月|个月|個月|年)前"
    r"|^\s*\d{1,2}\s?(?:s|m|min|h|hr|hrs|d|w|mo|y|yr|std|tg|j)\.?(?:\s+ago)?\s*$"
    r"|\b(?:yesterday|today|gestern|heute|hier|hoy|ayer|oggi|ieri|vandaag|gisteren|just now)\b")
_SPAN = re.compile(_AGO)
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[:.]\s?\d{2})?(?:\s*[ap]\.?\s?m\.?)?(?!\d)|\d{1,2}\s*[ap]\.?m\.?")
_WEEKDAY = re.compile(
    r"(?<![^\W\d_])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?![^\W\d_])"
    r"|[(（][月火水木金土日一二三四五六][)）]")
# What stands between names and dates and says nothing of its own.
_JOINER = re.compile(r"(?<![^\W\d_])" + _words(
    "at|on|um|am|uhr|the|le|à|a|as|às|las|los|del|de|el|em|i|il|alle|ore|o|om|op|uur|w|в|г|dnia|den|kl|klo|from|by|von|par|por|posted|said|says|wrote|comment(?:ed|s)?"
    "|kommentar|permalink|link|reply|antworten|edited|gmt|utc|est|edt|pst|pdt|cest|cet|mez|mesz|time|date|published|datum|gepostet|geschrieben|verfasst|via|and|edit|pm|h|nr|no"
    "|submitted|written|left|added|publié|posté|publicado|enviado|escrito|inviato|scritto|geplaatst|dodany"
) + r"(?![^\W\d_])")
_TIMES = (_ABSOLUTE, _RELATIVE, _CLOCK, _WEEKDAY)
_BEFORE_DATE = re.compile(r"\s+(?:on|am|um|at|le|el|il|em|op|den|dnia|kl)$", re.IGNORECASE)
# Dotclear names the author after the day and the time: 'Le jeudi 4 mars 2021, 18:34 par Ann'.
_AFTER_DATE = re.compile(
    rf"^[\s,.@-]*(?:(?:at|à|um|kl|[uo]m)\.?\s+)?(?:{_CLOCK.pattern})?[\s,.]*(?:uhr\s*)?(?:(?:{_BY}|{_SAYS})(?=\s))?[\s:–—|·-]*", re.IGNORECASE)
# P2 has the time of day between the name and the day: 'Ann 8:52 pm on May 18, 2016'.
_CLOCK_LAST = re.compile(rf"[\s,(]+{_CLOCK.pattern}[\s,.]*$", re.IGNORECASE)
_WEEKDAY_LAST = re.compile(rf"[\s,(]+{_WEEKDAY.pattern}[\s,.]*$", re.IGNORECASE)
# b2evolution's [Visitor] and [Member]; Drupal's '(not verified)' in its translations; FC2 marks a name without a password '#-'.
_UNVERIFIED = re.compile(
    r"\((?:not verified|nicht überprüft|non vérifié|no verificado|não verificado|non verificato|niet gecontroleerd|niezweryfikowany|не проверено"
    r"|inte verifierad|ikke verificeret|nem ellenőrzött|neověřeno)\)")
_STANDING = re.compile(rf"\s+(?:\[\w+\]|{_UNVERIFIED.pattern}|#-?)$", re.IGNORECASE)
# Ann K., John Smith Jr., L.: the dot is the name's.
_INITIAL_LAST = re.compile(r"(?<![^\s.])(?:[^\W\d_]|[JS]r)\.$")
AROUND = " \t\n:,|·•–—-»«@\u200b"
_DIGIT = re.compile(r"\d")
_MARKUP = re.compile(r"<[^<>]*>")
_LOOSE = re.compile(r"[^\w\s'’.&@-]|(?<!\w)[-.@&](?!\w)|(?<!\w)#?\d+(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")

# Links and buttons of a comment, in lower case, punctuation and digits left out.
CONTROLS = frozenset(" ".join(phrase.split()) for phrase in """
reply, replies, respond, antworten, antwort, répondre, responder, rispondi, beantwoorden, reageer, odpowiedz, ответить, yanıtla, cevapla
svar, svara, svare, 返信, 返信する, 回复, 回覆, reply to this
to reply, reply to this comment, reply to comment, log in to reply, log in to leave a comment
log in, login, log in or register, login or register, to post comments, to comment, anmelden oder registrieren, um kommentare verfassen zu können
um kommentare zu schreiben, um kommentare zu verfassen, se connecter, ou s inscrire, connectez vous ou inscrivez vous, pour poster un commentaire
pour publier un commentaire, inicie sesión, o regístrese, para comentar, para enviar comentarios, inloggen, log in of registreer, om te reageren
accedi o registrati, per inserire commenti, войдите или зарегистрируйтесь, чтобы отправлять комментарии
anmelden, zum antworten anmelden, connectez vous, accedi, report, report abuse, report comment, report this comment, report as inappropriate
melden, kommentar melden, signaler, signaler un abus, denunciar, segnala, flag, edit, bearbeiten, modifier, editar, delete, löschen, quote
zitieren, citer, citar, share, teilen, partager, compartir, copy link, like, likes, gefällt mir, j aime, me gusta, dislike, liked by, unlike
loading, link, permalink, permanent link, direktlink, direktlink zum kommentar, says, said, sagt, up, down, upvote, downvote, vote up
vote down, thumbs up, thumbs down, votes, vote, points, point, karma, score, was this helpful, helpful, hide replies, show replies
view replies, view reply, view more, see more, show more, read more, lire plus, mehr lesen, weiterlesen, mehr anzeigen, ver más
expand full comment, expand, collapse, collapse thread, show all, continue, thread, parent, context, oldest, newest, to top, nach oben
back to top, next, previous, prev, next page, previous page, older comments, newer comments, weiter, zurück, suivant, précédent
author, autor, guest, gast, admin, moderator, invité, the author, op, edited, pin, pinned, follow, subscribe, translate
original, kommentar, comment, pingback, trackback, répondre à ce message, répondre à ce commentaire, auf diesen kommentar antworten
auf kommentar antworten, responder a este mensaje, responder a este comentario, responder a este comentário, rispondi a questo commento
rispondi al messaggio, reageer op dit bericht, reageer op deze reactie, odpowiedz na ten komentarz, ответить на комментарий, vastaa, odpovědět
reagovat, odpovědět na komentář, svara på kommentaren, svar på kommentar, bu yorumu yanıtla, válasz, απάντηση, відповісти, răspunde, respon,
пожаловаться, пожаловаться на комментарий, поделиться, нравится, şikayet et, beğen, beğenme, rapporteer, rapporteren, zgłoś, zgłoś nadużycie
ilmoita asiaton, anmäl, rapportera, anmeld, rapporter, nahlásit, raportează, αναφορά, поскаржитися, 신고, 举报, 檢舉, 通報, 通報する, رد, الرد
إبلاغ, إعجاب, הגב, השב, trả lời, balas, laporkan, thích, like comment, a favor, en contra, mi piace, gosto, lubię to, tykkää, gilla, synes godt om
eliminar, borrar, supprimer, elimina, rimuovi, usuń, удалить, sil, ta bort, 削除, 删除, 삭제, 답글, delete this comment, report spam
""".replace("\n", ",").split(",") if phrase.strip())

_ANSWERS = re.compile(
    r"\s*(?:(?:in |en |em )?(?:reply|response|replying|réponse|respuesta|resposta|risposta) (?:to|à|a)"
    r"|(?:als )?antwoord op|antwort auf|odpowiedź na|(?:в )?ответ на)"
    r"(?!\w)(?: [#@]?[\w.]{1,20})?\s*[:：]?\s*", re.IGNORECASE)
_NONE = re.compile(
    r"\s*(?:no|none|keine|aucune?|sin|nessun[oa]?|geen|brak|nenhum)\s+(?:comments?|kommentare|commentaires?|comentarios?|comentários?|comment[oi]|reacties|komentarzy"
    r"|trackbacks?|pingbacks?|r[ée]trolien|rétroliens?)(?:\s+(?:yet|bisher|vorhanden|for this entry))?\s*[.!]?\s*", re.IGNORECASE)
# What a control says that lets one answer a comment.
_REPLY = re.compile(
    r"(?:reply|respond|quote|antworten?|beantworten|zitieren|répondre|citer|responder|citar|rispondi|cita|beantwoorden|reageer|reageren|odpowiedz|cytuj"
    r"|ответить|цитировать|відповісти|yanıtla|cevapla|svar[ae]?|vastaa|odpovědět|返信|回复|回覆|답글|답글쓰기|댓글쓰기|رد|الرد|הגב|השב"
    r"|trả lời|balas|răspunde|απάντηση|válasz|respon)(?: (?:to this|with quote|comment|link))?",
    re.IGNORECASE)


def _kept(asked: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Keeps the answers for short texts: names and days are asked for again and again."""
    known = lru_cache(maxsize=2048)(asked)
    return lambda text: known(text) if len(text) <= LONGEST_LINE else asked(text)


@lru_cache(maxsize=2048)
def has_date(text: str) -> bool:
    """Whether a short text prints a day, a time of day or a span before now."""
    lower = _lower(text)
    return bool((_DIGIT.search(lower) and (_CLOCK.search(lower) or _ABSOLUTE.search(lower))) or _RELATIVE.search(lower))


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


def is_date(text: str) -> bool:
    """Whether a text is a date and joining words, and no more."""
    return has_date(text) and not residue(text)


def says_more(text: str) -> bool:
    """Whether a line says anything in letters besides dates and joining words; of a long one, the beginning shows it."""
    if len(text) > BEGINNING and len(residue(text[:BEGINNING])) > BEGINNING // 2:
        return True
    return any(map(str.isalpha, residue(text)))


@_kept
def is_control(text: str) -> bool:
    """Whether a line is made of nothing but the words of links and buttons."""
    if len(text) > LONGEST_LINE:
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    at = 0
    while at < len(words):
        size = next((n for n in range(min(LONGEST_PHRASE, len(words) - at), 0, -1) if " ".join(words[at:at + n]) in CONTROLS), 0)
        if not size:
            return False
        at += size
    return bool(words)


def answers(text: str) -> bool:
    """Whether a link, or the words right before it, say that it leads to what is answered: 'In reply to', 'Antwort auf #2'."""
    return _ANSWERS.match(text) is not None


def says_none(text: str) -> bool:
    """Whether a line says that there are no comments or notices."""
    return _NONE.fullmatch(text) is not None


@lru_cache(maxsize=2048)
def is_reply(text: str) -> bool:
    """Whether a short text is the word for answering, and nothing else but marks around it. With a number or a colon it counts answers.

    An item, its link and the link's span say the same, so answers are kept.
    """
    return not _DIGIT.search(text) and not text.rstrip().endswith((":", "：")) and bool(_REPLY.fullmatch(" ".join(_WORD.findall(text))))


@_kept
def clean_name(text: str) -> str | None:
    """A name without what stands around it ('Posted by', 'says:', a date); None where nothing is left."""
    text = BY_BEFORE.sub("", _MARKUP.sub("", text))
    lower = _lower(text)
    if match := _ABSOLUTE.search(lower) or _SPAN.search(lower):
        if not says_more(text[:match.start()]) and (after := _AFTER_DATE.sub("", text[match.end():])):
            return clean_name(after)
        text = _CLOCK_LAST.sub("", _BEFORE_DATE.sub("", _WEEKDAY_LAST.sub("", text[:match.start()].strip(AROUND))))
    initial = _INITIAL_LAST.search(text.rstrip(AROUND))
    text = SAYS_AFTER.sub("", text.strip(AROUND))
    name = _STANDING.sub("", " ".join(text.split()).strip(" :,|·•–—")) + ("." if initial else "")
    # An 'on' in an element of its own stands between the name and the time; 'Le' is somebody.
    joins = name.islower() and _JOINER.fullmatch(name)
    return name if any(map(str.isalnum, name)) and not joins and not is_control(name) else None


@_kept
def is_signature(text: str) -> bool:
    """Whether a line begins as one that says who wrote: 'Posted by:'."""
    return len(text) <= LONGEST_LINE and BY_BEFORE.match(text) is not None


def without_says(text: str) -> str:
    """A line from which the author was taken, without the 'says:' that stays behind."""
    rest = (SAYS_AFTER.sub("", " " + text) if len(text) < LONGEST_LINE // 3 else text).strip()
    return (rest if residue(rest) == "" else text).lstrip(" :,|·•-–—").strip()
