"""All dates that a page gives for its post, gathered once for ``published`` and ``modified``."""

from __future__ import annotations

from urllib.parse import urlsplit

from flipscrape.comments.cues.phrases import is_date
from flipscrape.fields.dates.addresses import day_in, month_in
from flipscrape.fields.dates.comparison import PUBLISHED_STATED, compare
from flipscrape.fields.dates.lines import tell_apart
from flipscrape.fields.dates.marks import (
    DATE_NAME,
    FULL,
    IN_SCRIPT,
    KEYS,
    METAS,
    MODIFIED,
    OLD_HINT,
    POSTING_NOTE,
    PROPERTIES,
    PUBLISHED,
    STEMS,
    STRONG_HINT,
    opening,
)
from flipscrape.fields.dates.orders import DaysInTexts
from flipscrape.fields.dates.titled_days import heads_a_section, without_titles
from flipscrape.fields.look.choosing import Candidate
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.text import squeeze

ATTRIBUTES = ("title", "datetime", "data-datetime", "data-time", "data-timestamp", "data-date", "data-utime", "content")
LINES, TIMES, NAMED = 14, 12, 10  # how many of each are read
LONGEST_LINE = 160
BEFORE, AFTER = 1500, 500  # characters around the body's start whose lines are read
SCRIPTS, SHORTEST_DATA = 3, 40  # scripts, and characters of an attribute that may hold data
ELSEWHERE, SHORT_LINE = 4, 80  # lines, and characters of one


def collect(reading: Reading) -> list[Candidate[str]]:
    """The days that may be the post's, each once."""
    gathering = _Gathering(reading)
    gathering.stated()
    gathering.elements()
    gathering.lines()
    gathering.address()
    gathering.scripts()
    gathering.elsewhere()
    compare(gathering.found)
    for day, candidate in gathering.found.items():
        candidate.manner = gathering.texts.order_of(day)
    return list(gathering.found.values())


class _Gathering:
    """The candidates of one page, by day."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.outline = reading.page.outline
        self.texts = DaysInTexts(reading)
        self.found: dict[str, Candidate[str]] = {}
        self.latest = reading.page.fetched.date().isoformat() if reading.page.fetched else "2100-01-01"

    def parse(self, text: str | None) -> str | None:
        return next(iter(self.parse_all(text)), None) if text else None

    def parse_all(self, text: str) -> list[str]:
        return self.texts.read(text, known=self.found)

    def add(self, iso: str | None, source: str, *features: str) -> None:
        if iso is None or len(iso) < 10 or iso[:10] > self.latest or iso < "1990":
            return
        day = iso[:10]
        candidate = self.found.get(day)
        if candidate is None:
            candidate = self.found[day] = Candidate(value=iso)
        elif self.is_fuller(iso, source, candidate):
            candidate.value = iso
        if source not in candidate.sources:
            candidate.sources.append(source)
        candidate.features.update((source, *features))

    def is_fuller(self, iso: str, source: str, candidate: Candidate[str]) -> bool:
        """Whether ``iso`` says more of the publication than what the day has so far; a change's time does not count beside it."""
        has_own = any("odified" not in other for other in candidate.sources)
        if "odified" in source:
            return not has_own and len(iso) > len(candidate.value)
        return not has_own or len(iso) > len(candidate.value)

    def stated(self) -> None:
        """What the head, JSON-LD and the announcement say."""
        evidence, announced = self.reading.page.evidence, self.reading.announced
        for kind, keys in KEYS.items():
            for node in evidence.jsonld.works:
                for key in keys:
                    for text in evidence.jsonld.texts(node, key)[:1]:
                        self.add(self.parse(text), f"json-ld {key}")
            if not evidence.jsonld.works:
                for node in evidence.jsonld.of_type("webpage", "itempage", "videoobject", "podcastepisode", "product", "event"):
                    for key in keys:
                        for text in evidence.jsonld.texts(node, key)[:1]:
                            self.add(self.parse(text), f"json-ld other {key}")
            for name in METAS[kind]:
                for text in evidence.meta.values.get(name, ())[:1]:
                    self.add(self.parse(text), f"meta {name}", f"meta {kind}")
            for name, texts in evidence.meta.values.items() if kind == "published" else ():
                if name not in METAS["published"] and name not in METAS["modified"] and DATE_NAME.search(name):
                    self.add(self.parse(texts[0]), "meta modified other" if MODIFIED.search(name) else "meta other")
            for found in evidence.microdata.of(*PROPERTIES[kind])[:4]:
                if not self.outline.inside(found.place, self.reading.thread.places):
                    self.add(
                        self.parse(found.value),
                        f"microdata {kind}",
                        f"microdata {kind} {'apart' if self.reading.layout.apart(found.place) else 'free'}",
                    )
        listed = self.reading.listed
        for told in (announced, listed if announced is None or announced.published is None else None):
            if told is not None:
                self.add(self.parse(told.published), told.source.value)

    def elements(self) -> None:
        """Time elements, and elements whose class speaks of a date."""
        outline, count = self.outline, 0
        others = {*self.reading.thread.places, *self.reading.layout.cards}
        for i in outline.by_tag.get("time", ()):
            if count >= TIMES or outline.inside(i, others):
                continue
            attributes, line = outline.attributes[i], outline.line(i) if outline.last[i] - outline.first[i] < 30 else ""
            count += 1
            place = self.place(i)
            stated, shown = self.parse(attributes.get("datetime")), self.parse(line)
            if stated and shown and stated[:10] != shown[:10] and len(shown) >= 10:
                self.add(shown, f"time shown {place}")
            around = outline.hints[i] + outline.hints[outline.parents[i]]
            old = " modified" if (OLD_HINT.search(around) and " published" not in around) or MODIFIED.search(self.before(i)) else ""
            self.add(
                stated or shown,
                f"time{old} {place}",
                f"time {'named' if STRONG_HINT.search(around) else 'unnamed'}",
                *(("time pubdate",) if attributes.get("pubdate") is not None else ()),
                *(("first time",) if count == 1 else ()),
            )
        for i in (*(i for i in self.reading.layout.links if outline.attributes[i].get("title")), *outline.by_tag.get("abbr", ())):
            if is_date(title := outline.attributes[i].get("title") or "") and not outline.inside(i, self.reading.thread.places):
                self.add(self.parse(title), f"named date {self.place(i)}")  # 'over 8 years ago' to a reader
        count, dated = 0, set(outline.named_with(STEMS))
        for i, hint in self.reading.layout.hinted:
            if i not in dated or outline.inside(i, others) or not (chars := outline.chars(i)) < 120 or 0 < chars <= 5 or outline.tags[i] == "time":
                continue
            line = outline.line(i) if chars else ""
            dates = [*self.in_attributes(i), *(tell_apart(line, self.parse_all(line)) if FULL.search(line) else ())]
            if not dates:
                continue
            count += 1
            if count > NAMED:
                break
            strong = "date" if STRONG_HINT.search(hint) else "other"
            changed = MODIFIED.search(self.before(i)) is not None
            for iso, old in dates:
                self.add(iso, f"named {strong}{' modified' if changed else old} {self.place(i)}", *(("first named",) if count == 1 else ()))

    def in_attributes(self, i: int) -> list[tuple[str, str]]:
        """The machine value of an element whose text is for people (hatom's abbr, data-time)."""
        attributes = self.outline.attributes[i]
        texts = [text for name in ATTRIBUTES if (text := attributes.get(name)) and any(c.isdigit() for c in text)]
        old = " modified" if OLD_HINT.search(self.outline.hints[i]) else ""
        return [(iso, old) for text in texts[:1] if (iso := self.parse(text))]

    def place(self, i: int) -> str:
        """Where an element stands; what stands in a card is another post's."""
        layout = self.reading.layout
        return "apart" if self.outline.inside(i, layout.cards) else layout.place(i)

    def before(self, i: int) -> str:
        """The words right before an element, in its own line."""
        first = self.outline.first[i]
        return "".join(self.outline.pieces[max(0, first - 3) : first]).rsplit("\n", 1)[-1][-40:]

    def lines(self) -> None:
        """Lines of plain text around the start of the body, and at its end."""
        count = 0
        for where, lines in self.reading.layout.lines(before=BEFORE, after=AFTER, behind=25):
            for k, text in enumerate(reversed(lines) if where == "before" else lines):
                line = opening(text, LONGEST_LINE)
                if len(line) > LONGEST_LINE or count >= LINES or not FULL.search(line) or heads_a_section(self.reading, line):
                    continue
                line = without_titles(self.reading, line, own=True)
                count += 1
                for iso, old in tell_apart(line, self.parse_all(line)):
                    rest = len(line) - 12
                    how = "alone" if rest < 12 else "short" if rest < 50 else "long"
                    self.add(
                        iso,
                        f"line{old} {where}",
                        f"line {where} {how}",
                        f"line {where} {'near' if k < 4 else 'off'}",
                        *(("line says published",) if PUBLISHED.search(line) else ()),
                    )

    def address(self) -> None:
        """A day in the page's address; a month there confirms what else is found."""
        path = urlsplit(self.reading.address).path
        if day := day_in(path):
            self.add(day, "address")
        else:
            self._confirm(month_in(path), "address")
        image = self.reading.page.evidence.meta.first("og:image") or next((image.url for image in self.reading.content.images[:1]), "")
        self._confirm(month_in(image), "image")

    def _confirm(self, month: str | None, source: str) -> None:
        if month is not None:
            for day, candidate in self.found.items():
                candidate.features.add(f"month of the {source}" if day.startswith(month) else f"not the month of the {source}")

    def scripts(self) -> None:
        """Dates in a script's data, or in data for scripts in attributes, where nothing states the publication."""
        if any(not PUBLISHED_STATED.isdisjoint(candidate.features) for candidate in self.found.values()):
            return
        found = [match for i in self.outline.by_tag.get("script", ()) if (match := IN_SCRIPT.search(self.outline.written(i)))]
        if not self.found and not found:
            values = (str(value) for attributes in self.outline.attributes for value in attributes.values() if len(value) > SHORTEST_DATA)
            found = [match for value in values if (match := IN_SCRIPT.search(value))]
        for match in found[:SCRIPTS]:
            self.add(self.parse(match[2]), "script", f"script {'published' if 'ubl' in match[1] else 'other'}")

    def elsewhere(self) -> None:
        """Short lines with a date, wherever they stand outside the thread, where the page gives no other date."""
        if self.found:
            return
        outline, count = self.outline, 0
        gone = sorted((outline.first[i], outline.last[i]) for i in self.reading.thread.places)
        parts, k = [], 0
        for first, last in gone:
            parts += outline.pieces[k:first]
            k = max(k, last)
        for text in "".join([*parts, *outline.pieces[k:]]).split("\n"):
            line = opening(squeeze(text), LONGEST_LINE)
            if not FULL.search(line) or heads_a_section(self.reading, line):
                continue
            line = without_titles(self.reading, line, own=False)
            if (5 < len(line) < SHORT_LINE or POSTING_NOTE.match(line)) and FULL.search(line) and (dates := tell_apart(line, self.parse_all(line))):
                count += 1
                for iso, old in dates:
                    self.add(iso, f"line{old} elsewhere", *(("first elsewhere",) if count == 1 else ()))
                if count == ELSEWHERE:
                    break
