"""Lines above a text that say when, by whom and where it was posted, and are no part of it."""

from __future__ import annotations

import re

from flipscrape.content.cues.features import ends_sentence
from flipscrape.content.cues.phrases import phrase_length
from flipscrape.markup.dates import find_dates

LONGEST, WORDS_BESIDE = 100, 4  # characters; words a date
LONGEST_FILING = 250  # characters
MOST_FACTS = 4  # a day, and names or minutes
MOST_NAMED = 10  # words of a line that names who wrote, and where it is filed, beside its day
# 'May 3, 2016, by Ann Low in Boats', '3 May 2016 by Ann Low', 'by Ann Low, May 3, 2016', '3 May 2016 · 2 min read · Ann Low'.
BYLINE = re.compile(
    r"(?:^|[,·|–—-]\s*|\d\s+)(?:by|von|par|por|di|door|av|af)\s+[^\W\d_a-zà-ÿа-я]|[·|•]\s*\d+\s?min\b|\d\s?min(?:utes?)?(?: read)?\s*[·|•]")
# 'Reading time: 2 minutes', '812 words'.
TO_READ = re.compile(
    r"(?:[^\d:：]{0,25}[:：])?\s*\d+\s?(?:min|мин|dk|words|wörter|mots|palabras|parole|woorden|słów|слов|ord|kelime|分|분|字)", re.IGNORECASE)
PICTURED = re.compile(r"(?:^|\s|(?<=\w))[📅📆🗓🕒🕓🕔⏰⏱]")  # '🖊️ Ann Low 📅 2 May 2016 boats'
# '投稿日：2019年3月4日　投稿者：山田'; what follows a time's colon is a digit.
LABEL = re.compile(r"[^\s:：|]{2,20}\s?[:：](?!\d)")
FACT_ENDS = re.compile(r"\s*[|｜·•]\s*|\s+[–—-]\s+")
# 'Ann Low', 'Jan de Vries', 'Ettore De Santis'; '高坂 悠'.
EAST_ASIAN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{1,5}"
CAPITAL = r"[^\W\d_a-zà-ÿа-я\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][\w.'’-]*"
PERSON = re.compile(rf"{CAPITAL}(?:(?:\s+[a-z]{{1,3}}){{0,2}}\s+{CAPITAL}){{1,3}}|{EAST_ASIAN}[ ・]?{EAST_ASIAN}")


def days_of_a_line(text: str) -> int:
    """How many days a text names that is days and a few words beside them: when a post was created, and when it was updated."""
    if len(text) > LONGEST or ends_sentence(text):
        return 0
    days = len(find_dates(text))
    return days if len(text.split()) <= WORDS_BESIDE * (days + 1) else 0


def is_dateline(text: str) -> bool:
    """Whether a text is a line of several days, or a day and, parted from it, names, a byline, the minutes to read, or a label of something else."""
    if days_of_a_line(text) > 1:
        return True
    if len(text) > LONGEST or ends_sentence(text):
        return False
    if PICTURED.search(text) and len(find_dates(text)) == 1:
        return True
    facts = FACT_ENDS.split(text)
    days = [fact for fact in facts if _is_day(fact)]
    if len(days) == 1 < len(facts) <= MOST_FACTS and all(PERSON.fullmatch(fact) or TO_READ.match(fact) for fact in facts if fact not in days):
        return True
    named = BYLINE.search(text) is not None or len(LABEL.findall(text)) > 1
    return named and len(text.split()) <= WORDS_BESIDE + MOST_NAMED and len(find_dates(text)) == 1


def is_day_beside(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text is one of ``names`` and a day, though nothing but their elements may part them."""
    return len(text) <= LONGEST and any(name in text and _is_day(text.replace(name, " ")) for name in names)


def _is_day(text: str) -> bool:
    """Whether a text is a day and a few words beside it, which a point may end: 'Опубликовано 2 августа 2021 г.'."""
    return len(text.split()) <= 2 * WORDS_BESIDE and len(find_dates(text)) == 1


def is_filing(text: str) -> bool:
    """Whether a text is nothing but where a post is filed, by whom and when: 'By Ann Low, 3 May 2016 Category: Boats Tags: oars, rope'."""
    if len(text) > LONGEST_FILING:
        return False
    labels = [match for match in LABEL.finditer(text) if phrase_length(text[match.start() :][:LONGEST].lower())]
    if len(labels) > 1 and labels[0].start() == 0:
        return True
    return bool(labels) and not ends_sentence(text) and len(text[: labels[0].start()].split()) <= MOST_NAMED and len(find_dates(text)) == 1
