"""The authors of a post: people whom the page names as such; its site or publisher is none."""

from __future__ import annotations

from typing import Any

from flipscrape.evidence.jsonld import JsonLd, types_of
from flipscrape.fields.bylines.boxes import names_of_boxes
from flipscrape.fields.bylines.checks import JOINED, announced, is_marked, shown, told_by_place, whole_list, without_the_site
from flipscrape.fields.bylines.engines import vouched
from flipscrape.fields.bylines.fact_rows import linked_faces
from flipscrape.fields.bylines.labelled import are_one_list, name_within, names_around, names_of_links
from flipscrape.fields.bylines.marks import ABOUT, ACCOUNT, ADDRESS, CREDIT, LABELS, METAS
from flipscrape.fields.bylines.names import ACCOUNTS, BYLINE, PARTICLES, PLACE, clean_name, is_full_name, leading, split_names
from flipscrape.fields.bylines.no_names import NoNames, without_filing
from flipscrape.fields.bylines.plain_text import BESIDE_LABEL
from flipscrape.fields.bylines.statements import own_statements
from flipscrape.fields.look.choosing import Candidate, choose
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.titles.site_naming import site_names
from flipscrape.markup.addresses import host
from flipscrape.markup.text import fold, squeeze
from flipscrape.trace import Trace

LEAST, LEAST_MARKED = -0.9, -6.0  # scores; the second where the page's markup names an author, which a menu's entry lacks
DEGREE = 7  # letters of the longest degree behind a name
LINK = 120  # characters of the longest link that may be names
LISTED = 3  # entries
MOST_LED_TO = 8  # words of names in a line that 'by' opens
NAMED = 14  # elements named as an author's that are looked at
JSON_LD = ("json-ld author", "json-ld creator")
SHOWN = ("before near", "inside near", "byline before", "byline start", "after byline word", "plain name before", "plain name start")


def find(reading: Reading) -> Finding[list[str]] | None:
    """The names, chosen among JSON-LD, microdata, metadata, links, class names and bylines."""
    candidates = collect(reading)
    if (found := vouched(candidates, reading)) is None:
        found = choose("authors", candidates, reading.trace, least=LEAST) or choose(
            "authors", filter(is_marked, candidates), Trace(), least=LEAST_MARKED)
        found = announced(found, candidates, reading)
    if (told := told_by_place(found, candidates, reading)) is not None or found is None:
        return told
    found = shown(whole_list(found, candidates), candidates, reading)
    names = list(dict.fromkeys(name for text in found.value for name in split_names(text)))
    return Finding(value=without_the_site(names, reading), source=found.source) if names else None


def collect(reading: Reading) -> list[Candidate[tuple[str, ...]]]:
    """All lists of names that some source gives, the same names once."""
    gathering = _Gathering(reading)
    gathering.stated()
    gathering.marked_up()
    gathering.linked()
    gathering.named()
    gathering.lists()
    gathering.lines()
    gathering.compare()
    return list(gathering.found.values())


class _Gathering:
    """The candidates of one page, by their folded names."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.outline = reading.page.outline
        self.found: dict[str, Candidate[tuple[str, ...]]] = {}
        self.site = site_names(reading)
        self.host = host(reading.address)

    def add(self, texts: list[str], source: str, *features: str) -> None:
        names = tuple(dict.fromkeys(name for text in texts if (name := clean_name(text))))
        key = " ".join(sorted(fold(" ".join(names)).split()))
        if not key or len(names) > 12:
            return
        candidate = self.found.get(key)
        if candidate is None:
            candidate = self.found[key] = Candidate(value=names)
        elif len(names) > len(candidate.value) and all(map(is_full_name, names)):
            candidate.value = names  # one by one, what another source gives in a row
        if source not in candidate.sources:
            candidate.sources.append(source)
        candidate.features.update((source, *features))
        if len(names) == 1 and (match := PLACE.search(names[0])) and is_full_name(names[0][: match.start()]):
            self.add([names[0][: match.start()]], "without a place")
        before, comma, rest = names[0].partition(",") if len(names) == 1 else ("", "", "")
        if comma and is_full_name(before):
            degree = max(map(len, rest.split()), default=0) <= DEGREE
            candidate.features.add("with a degree" if degree else "with a role")
            self.add([before], "without a degree" if degree else "without a role")

    def stated(self) -> None:
        evidence, told = self.reading.page.evidence, self.reading.announced
        for node in evidence.jsonld.works:
            for name in ("author", "creator"):
                values = evidence.jsonld.resolve(node.get(name))
                people = [value for value in values if not _is_organization(value)]
                self.add(_names_of(evidence.jsonld, name, people), f"json-ld {name}")
                self.add(_names_of(evidence.jsonld, name, [value for value in values if _is_organization(value)]), f"json-ld {name} organization")
        if not evidence.jsonld.works:
            for node in evidence.jsonld.of_type("person"):
                self.add(evidence.jsonld.texts(node, "name"), "json-ld person")
        for name in METAS:
            if values := [value for value in own_statements(self.reading.page, name) if "://" not in value and not value.startswith("@")]:
                self.add(values, f"meta {name}", "meta one" if len(values) == 1 else "meta several")
        for number in ("1", "2"):
            if fold(evidence.meta.first(f"twitter:label{number}")) in LABELS:
                self.add(evidence.meta.values.get(f"twitter:data{number}", [])[:1], "twitter:data")
        if told and told.authors:
            self.add(list(told.authors), told.source.value, "json-ld author")

    def marked_up(self) -> None:
        """Microdata: an author property's own name, else its text."""
        microdata, outline = self.reading.page.evidence.microdata, self.outline
        names: dict[str, list[str]] = {}
        for found in microdata.of("author", "creator"):
            if outline.inside(found.place, self.reading.thread.places):
                continue
            inner = [other.value for other in microdata.of("name") if found.place < other.place < outline.ends[found.place]]
            where = "apart" if self.reading.layout.apart(found.place) else "free"
            names.setdefault(where, []).extend(inner[:1] or [found.value])
        for where, values in names.items():
            self.add(values, f"microdata {where}")

    def linked(self) -> None:
        """Links that say so: rel=author, or an address of an author's page."""
        outline = self.outline
        links: dict[str, list[int]] = {}
        attributes, lengths, first, last = outline.attributes, outline.lengths, outline.first, outline.last
        for i in self.reading.layout.links:
            if not 0 < lengths[last[i]] - lengths[first[i]] < LINK:
                continue
            read = attributes[i].get
            rel, address = read("rel"), read("href") or ""
            if rel and "author" in rel.lower().split():
                kind = "rel=author"
            elif ADDRESS.search(address) and self.is_ours(address):
                kind = "author's address"
            else:
                continue
            if outline.inside(i, self.reading.thread.places):
                continue
            place = self.reading.layout.place(i)
            if kind == "rel=author" or place not in ("before", "after", "after near", "apart") or not self._is_in_a_list(i):
                links.setdefault(f"{kind} {place}", []).append(i)
        for kind, places in links.items():
            distinct = list(dict.fromkeys(map(outline.line, places)))
            if len(distinct) <= 6:
                self.add(distinct, kind, f"{kind} {len(distinct)}", *((JOINED,) if are_one_list(outline, places) else ()))
                if len(distinct) > 1:
                    self.add(distinct[:1], f"first {kind}")

    def _is_in_a_list(self, i: int) -> bool:
        """Whether a link is all that an entry of a list holds: far from the text, all who write for the blog are listed so (wp_list_authors)."""
        outline, entry = self.outline, self.outline.parents[i]
        alone = outline.tags[entry] == "li" and outline.chars(entry) == outline.chars(i)
        return alone and len(outline.within("li", outline.parents[entry])) >= LISTED

    def is_ours(self, address: str) -> bool:
        """Whether a link stays on the site and leads to no account page."""
        return ("//" not in address or not self.host or f".{host(address)}".endswith(f".{self.host}")) and not ACCOUNT.search(address)

    def named(self) -> None:
        """Elements whose class says that they hold an author's name."""
        outline, layout, seen = self.outline, self.reading.layout, 0
        for i in layout.named("author"):
            if not 1 < outline.chars(i) < 160 or (layout.before(i) and outline.inside(i, layout.cards)):
                continue
            hint = outline.hints[i]
            line, place = outline.line(i), self.reading.layout.place(i)
            if CREDIT.match(line):
                continue
            if name := name_within(outline, i):
                line = name
                self.add([name], f"plain name in named {place}")
            about = " about" if ABOUT.search(hint) else ""
            source = f"named {place}{about}"
            self.add([line], source, "named with by" if BYLINE.match(line) else "named alone", f"named {outline.tags[i]}")
            links = [outline.line(j) for j in outline.within("a", i) if outline.chars(j)]
            if links and links != [line]:
                self.add(links[:4], f"link in named {place}{about}")
            if match := leading(line):
                self.add([line[match.end() :]], f"byline in named {place}")
            first = next((text for text in outline.text(i).split("\n") if text.strip()), "")
            if squeeze(first) != line:
                self.add([first], f"first line in named {place}{about}")
            seen += 1
            if seen >= NAMED:
                break

    def lists(self) -> None:
        """Several names that stand together as links, faces or boxes."""
        reading = self.reading
        rows = ("faces that link to authors", linked_faces), ("byline of links", names_of_links), ("authors' boxes", names_of_boxes)
        for source, find_names in rows:
            if len(names := find_names(reading)) > 1:
                self.add(names, source, JOINED)

    def lines(self) -> None:
        """Bylines and names in plain text around the start of the body and at its end."""
        others = NoNames(self.reading)
        for text, source, features in names_around(self.reading):
            if not (source.startswith(("plain name", "piece beside a date")) and text in others):
                named = without_filing(text, others.terms)
                self.add(split_names(named) if source == BESIDE_LABEL else [named], source, *features)

    def is_site(self, text: str) -> bool:
        """Whether a folded name is the site's."""
        return text in self.site or text.replace(" ", "") in self.host.replace("-", "")

    def compare(self) -> None:
        texts = {key: fold(" ".join(candidate.value)) for key, candidate in self.found.items()}
        for key, candidate in self.found.items():
            count = len(words := texts[key].split())
            features, raw = candidate.features, " ".join(candidate.value)
            features.add(f"words {count if count < 5 else '5-8' if count < 9 else 'many'}")
            features.add(f"sources {min(5, len(candidate.sources))}")
            in_meta = any(feature.startswith(("meta ", "twitter:data")) for feature in features)
            stated = "json-ld" if not features.isdisjoint(JSON_LD) else "meta" if in_meta else "nowhere"
            shown = any(source.endswith(SHOWN) for source in candidate.sources)
            features.add(f"stated {stated}, {'shown' if shown else 'not shown'}")
            if self.is_site(texts[key]):
                features.add("is the site")
            weighty = sum(word not in PARTICLES for word in words)
            if weighty <= (MOST_LED_TO if "byline opens line" in features else 4) and all(map(is_full_name, split_names(raw))):
                features.add("capitals")
            if texts[key] in ACCOUNTS:
                features.add("an account")
            features.update(f"word {word}" for word in words[:8])
            if raw.islower():
                features.add("lower case")
            if any(c.isdigit() for c in raw):
                features.add("digits")
            if any(other != key and f" {texts[key]} " in f" {text} " for other, text in texts.items()):
                features.add("within another")
            if any(other != key and f" {text} " in f" {texts[key]} " for other, text in texts.items()):
                features.add("holds another")


def _is_organization(value: Any) -> bool:
    return isinstance(value, dict) and not types_of(value).isdisjoint(("organization", "newsmediaorganization", "corporation"))


def _names_of(jsonld: JsonLd, name: str, values: list[Any]) -> list[str]:
    return jsonld.texts({name: values}, name) if values else []
