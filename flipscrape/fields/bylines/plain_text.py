"""Names in plain text around a post: after the words that lead to one, beside a date, on a line of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from flipscrape.content.cues.datelines import TO_READ
from flipscrape.fields.bylines.marks import DATED, LABELS, YEAR
from flipscrape.fields.bylines.names import (
    BARE,
    BYLINE,
    FACT_ENDS,
    GLUED,
    LEADING_ON,
    NOT_NAMES,
    PARTICLES,
    PLACE,
    ROLES,
    WEEKDAY,
    clean_name,
    has_byline_word,
    is_full_name,
    leading,
    split_names,
)
from flipscrape.fields.dates.marks import POSTING_NOTE
from flipscrape.fields.look.reading import Reading
from flipscrape.fields.titles.home_links import called_home
from flipscrape.markup.dates import find_dates
from flipscrape.markup.text import fold

BEFORE, AFTER, BEHIND = 1500, 500, 12  # characters around the body's start; pieces of text behind its end
FAR_NOTE = 80  # pieces of text behind the last paragraph, a table among them, in which a note on the posting may begin
NOTE = 25  # pieces of text behind the body in which a note on the posting may begin
CELLS = 80  # pieces of a table at its end
LONGEST, SHORT = 140, 40  # characters of a line that may hold a byline, and of one that may be a name
SHORT_LABEL = 25
MORE_SAID = "more is said of whom the byline names"
BESIDE_LABEL = "beside a label behind the text"
SIGNED = LABELS - {"by", "von", "par", "por"}  # a last line may begin with these for other reasons
MOST_WORDS = 8  # of a line of names
MOST_LEADING = 2  # words before those that lead to a name
MOST_UNCASED = 3  # words
MOST_IN_A_DAY = 6  # words of a day with its weekday and its time
FULL_DAY = len("2021-05-02")
# What a box behind the text goes on to say of who wrote it, as Gatsby's starter has it.
WHO = re.compile(r"\s+(?:who|(?<![Vv][ao]n )der|die|qui|que|che)\s+")
UNDER = re.compile(r"\s+(?:filed )?under\s+", re.IGNORECASE)
# Kubrick, and what was made of it: "This entry was posted on ... by Ann Lee and is filed under Boats. Tags: ...".
FILED = re.compile(r"\s+(?:and\s+)?(?:(?:is|was)\s+)?(?:filed|tagged|posted)\s+(?:under|in|with)\s", re.IGNORECASE)
# Of the next fact in the line: 'by Ann Low  Section: Boats'; what follows a time's colon is a digit.
NEXT_LABEL = re.compile(r"\s+[^\s:：|｜·•]{2,20}[:：](?!\d)")
NUMERIC_DAY = re.compile(r"(?<=\w)[\s,]\s*(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})$")
BAR = re.compile(r"\s+[|｜·•]\s+")
# WordPress's Kubrick in Japanese, whose writer stands between the day and the category.
POSTED_BY = re.compile(r"\sに\s+([^\s<>]{2,20}(?:[ ・][^\s<>]{1,10})?)\s+が\s.{0,60}投稿")
AT_HOUR = re.compile(r"[–—]\s+([^–—@]{2,40}?)\s+@\s+\d{1,2}:\d\d")  # 'Filed under: Boats — ann @ 10:31', WordPress's first theme
FIELDS = re.compile(r"\s*[|｜]\s*")  # between what one line says of a post: who, where filed, tags, remarks
# Who did not write, and links to what else they wrote: 'Photos by Ann Low', 'Contributions from Max Low', 'Find articles by Eva Lund'.
HELPERS = re.compile(
    r"foto|photo|bild|image|illustrat|grafik|graphic|video|contribut|addition|edit|translat|übersetz|produc|review|find|view|search|more|see|all|weitere|mehr",
    re.IGNORECASE,
)
Named = tuple[str, str, tuple[str, ...]]  # text, source, features


def names_in_lines(reading: Reading) -> Iterator[Named]:
    """Texts that may be names, with what leads to each, out of lines around the start of the body and at its end."""
    for where, lines in reading.layout.lines(before=BEFORE, after=AFTER, behind=BEHIND):
        labelled = [(label, name) for label, name in pairwise(lines) if len(label) < SHORT_LABEL and fold(label) in LABELS and is_full_name(name)]
        if where == "before" and len(labelled) > 1 and len({label for label, _ in labelled}) == 1:  # Blowfish's boxes: 'Author' above each
            yield " & ".join(dict.fromkeys(name for _, name in labelled)), BESIDE_LABEL, ()
        for k, whole in enumerate(lines):
            if has_byline_word(whole) and called_home(reading, {fold(whole)}):
                continue  # a site's name may begin with such a word: 'De blikken lantaarn'
            line = whole if len(whole) <= LONGEST else FIELDS.split(whole, maxsplit=1)[0]
            if len(line) <= LONGEST:
                beside = lines[k + 1] if k + 1 < len(lines) else ""
                yield from _in_line(line, beside, lines[k - 1] if k else "", where)
    for _, lines in reading.layout.lines(before=0, after=0, behind=FAR_NOTE):
        for line in lines:
            if POSTING_NOTE.match(line) and (match := leading(line[:LONGEST])):
                yield FILED.split(line[match.end() : LONGEST], maxsplit=1)[0], "posting note", ("byline end", "byline opens line")


def names_in_pieces(reading: Reading) -> Iterator[Named]:
    """Pieces of text that share a line with a date: markup alone may part a name from it ('Ann Lee2 May 2021')."""
    outline, layout = reading.page.outline, reading.layout
    lengths, pieces = outline.lengths, outline.pieces
    first = bisect_left(lengths, lengths[layout.start] - BEFORE, 0, layout.start + 1)
    last = bisect_left(lengths, lengths[layout.start] + AFTER, layout.start, len(pieces))
    line: list[str] = []
    for piece in (*layout.own_pieces(first, last), "\n"):
        if piece != "\n":
            line.append(piece)
            continue
        parts = [part for text in line if (part := text.strip())]
        if 1 < len(parts) <= 8 and any(DATED.search(part) for part in parts):
            for part in parts:
                if len(part) < SHORT and is_full_name(part):
                    yield part, "piece beside a date", ()
        line = []


def names_beside_labels(reading: Reading) -> Iterator[Named]:
    """Names behind the body right after an element that holds a word for their writers alone, beside it or below it."""
    outline, layout = reading.page.outline, reading.layout
    # A table or code may end the text; its pieces are too short to be the end of the last sentence.
    end = max(layout.end, min(outline.last[layout.root], layout.end + CELLS)) if layout.root >= 0 else layout.end
    places = [k for k in range(layout.end, min(end + NOTE, len(outline.pieces))) if not outline.pieces[k].isspace()]
    names: list[str] = []
    further = -1  # the element that holds links to a label's names one below the other
    for k, behind in pairwise(places):
        label, name, owner = outline.pieces[k], outline.pieces[behind], outline.owners[behind]
        told = len(label) < SHORT and fold(label) in LABELS and outline.owners[k] != owner
        if not told and not (outline.tags[owner] == "a" and outline.parents[owner] == further):
            further = -1
            continue
        if len(name) < SHORT and is_full_name(name) and not (names and outline.inside(outline.owners[k], layout.cards)):  # other posts'
            names.append(name)
            further = outline.parents[owner] if outline.tags[owner] == "a" else -1
    if names:
        yield " & ".join(dict.fromkeys(names)), BESIDE_LABEL, ()


def _in_line(line: str, below: str, above: str, where: str) -> Iterator[Named]:
    leads = has_byline_word(line)
    if ("@" in line and (match := AT_HOUR.search(line))) or ("投稿" in line and (match := POSTED_BY.search(line))):
        yield match[1], "posting note", ("byline opens line",)
    elif (parted := GLUED.sub("", line)) != line and _are_names(parted):
        yield line, f"byline {where}", ("byline opens line",)
    elif leads and len(line) < SHORT_LABEL and fold(line) in BARE:
        yield below, f"line after byline word {where}", ()
    elif leads and (match := leading(line)):
        if POSTING_NOTE.match(line) and where != "end":
            yield PLACE.split(line[match.end() :], maxsplit=1)[0], "posting note", (f"byline {where}",)
        yield from _byline(line[match.end() :], where, "opens" if _opens(line, match) else "within")
        if where == "end" and fold(match[0]) in SIGNED and match.start() == 0 and _are_names(name := line[match.end() :]):
            yield name, BESIDE_LABEL, ()
        day, name = line[: match.start()], _without_position(_before_filing(line[match.end() :]))
        if where != "end" and DATED.search(day) and len(day.split()) <= MOST_IN_A_DAY and _are_names(name):
            yield name, "piece beside a date", ()  # 'Monday, May 3, 2016, by Ann Low in Boats'
    elif leads and len(line) < 60 and (match := BYLINE.match(line)) and not _is_article(match[0], line[match.end() :]):
        yield from _byline(line[match.end() :], where, "opens lower")
    elif len(line) < SHORT and is_full_name(line):
        beside = "beside a date" if DATED.search(below) or DATED.search(above) else "alone"
        yield line, f"plain name {where}", (f"plain name {beside}",)
    elif where != "end" and DATED.search(line):
        facts = [part for text in FACT_ENDS.split(line) if (part := text.strip())]
        # 'Dec. 19, 2025 · Ann Low in Boats', or 'on behalf of' some people.
        parts = [part if is_full_name(part) or DATED.search(part) else PLACE.split(part, maxsplit=1)[0] for part in facts]
        names = [part for part in parts if len(part) < SHORT and _are_names(part) and not _is_position(part) and not DATED.search(part)]
        for part in names:
            yield part, f"plain name in {where}", ()
        told = len(parts) > 2 or parts != facts or (where == "before" and len(parts) > 1 and len(parts[0].split()) <= MOST_IN_A_DAY)
        if len(names) == 1 and told and all(part in names or _is_position(part) or _is_counted(part) for part in parts):
            yield names[0], "piece beside a date", ()  # 'May 3, 2016 · 2 min · Ann Low', as themes of Hugo write
        elif where == "before" and (name := _beside_day(line)):
            yield name, f"plain name in {where}", ()
            yield name, "piece beside a date", ()


def _is_counted(part: str) -> bool:
    """Whether a fact of a line is a day, or how long the post is."""
    return TO_READ.match(part) is not None or YEAR.search(part) is not None


def _is_article(lead: str, name: str) -> bool:
    """Whether a word that may lead to a name is another in this language, as small letters behind it tell: 'de molen' in Dutch."""
    return fold(lead) in PARTICLES and name[:1].islower()


def _before_filing(text: str) -> str:
    """The names before the next fact, or the words that lead to where a post is filed: 'Ann Low · Boats', 'Ann Low w kategorii Boats'."""
    text = FACT_ENDS.split(text, maxsplit=1)[0]
    parted = PLACE.split(text, maxsplit=1)[0]
    names = (name for match in LEADING_ON.finditer(text) if is_full_name(name := text[: match.start()]))
    return parted if _are_names(parted) else next(names, parted)


def _beside_day(line: str) -> str:
    """The names in a line of them and a day: 'Ann Low, 2 May 2021', '2 May 2021, Ann Low', 'Ann Low 2021/05/02 · 1 min'.

    Books have a year, releases a weekday.
    """
    line, *rest = BAR.split(line)
    if not all(map(_is_counted, rest)):
        return ""
    if match := NUMERIC_DAY.search(line):
        line = f"{line[: match.start()].rstrip(', ')},{match[0]}"
    elif "," not in line:
        return ""
    before, _, day = line.partition(",")
    if not _are_names(before):
        day, _, before = line.rpartition(",")
    is_day = len(day.split()) <= MOST_IN_A_DAY and any(len(found) >= FULL_DAY for found in find_dates(day))
    named = _are_names(before) and not _is_position(before) and not any(map(str.isdigit, before))
    return before.strip() if is_day and named and not any(WEEKDAY.match(f", {word}") for word in before.split()) else ""


def _byline(text: str, where: str, how: str) -> Iterator[Named]:
    # Where the post is filed may follow ('Filed by Ann Lee under Boats and Oars and tagged tar, rope').
    text, *more = (text,) if where == "before" else WHO.split(text, maxsplit=1)
    place = PLACE if where == "end" or len(text.split()) > MOST_WORDS else UNDER
    text = NEXT_LABEL.split(text, maxsplit=1)[0]
    parts = place.split(text, maxsplit=1)
    name = clean_name(_without_position(parts[0]))
    # A sentence at a text's end may hold any of the words that lead to a name.
    if name and len(name.split()) <= MOST_WORDS and (where != "end" or (how == "opens" and (_are_names(name) or _is_uncased(name)))):
        noted = where == "end" and how == "opens" and (len(parts) > 1 or FIELDS.search(text) is not None)
        further = (*(["byline end"] if noted else []), *([MORE_SAID] if more else []))
        yield name, "posting note" if noted else f"byline {where}", (f"byline {how} line", *further)


def _opens(line: str, lead: re.Match[str]) -> bool:
    """Whether nothing but marks stands before the words that lead to a name, or a word or two and names alone follow: 'Blog post by Ann Low'."""
    before, after = line[: lead.start()], line[lead.end() :]
    if not any(map(str.isalnum, before)):
        return True
    words = before.split()
    told = all(map(str.isalpha, words)) and (len(words) == 1 or (len(words) == MOST_LEADING and words[-1].islower()))
    return told and not any(map(HELPERS.match, words)) and _are_names(after)


def _without_position(text: str) -> str:
    """The name before a comma and many words, which say what its bearer is ('Ann Low, Candidate Member of the Committee on Boats and Oars')."""
    name = text.partition(",")[0]
    return name if len(text.split()) > MOST_WORDS and is_full_name(name) else text


def _is_uncased(name: str) -> bool:
    """Whether a few words are of a script without capitals, where only the word before them tells a name."""
    return name.upper() == name.lower() and len(name.split()) <= MOST_UNCASED


def _is_position(text: str) -> bool:
    """Whether a fact says what somebody is ('Senior Writer'), or is a label."""
    return fold(text) in NOT_NAMES or not ROLES.isdisjoint(text.lower().split())


def _are_names(text: str) -> bool:
    """Whether a text is a full name, or several."""
    return all(map(is_full_name, split_names(text) or [text]))
