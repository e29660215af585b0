"""The title of a post: the heading that the page shows, found with the help of what its metadata say."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import unquote, urlsplit

from flipscrape.comments.cues.phrases import is_date
from flipscrape.fields.look.choosing import Candidate, choose
from flipscrape.fields.look.class_names import kinds_of
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.titles.bare_titles import bare_titles
from flipscrape.fields.titles.headlines import headline
from flipscrape.fields.titles.home_links import is_home
from flipscrape.fields.titles.lost_tags import with_its_tags
from flipscrape.fields.titles.relations import relation
from flipscrape.fields.titles.second_title import instead_of_the_site
from flipscrape.fields.titles.section_names import without_section
from flipscrape.fields.titles.site_naming import SiteNaming, cuts, names_of_the_site, strength
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.text import fold, squeeze, unescaped

METAS = ("og:title", "twitter:title", "headline", "title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
LONGEST = 400
NEAREST = 5  # headings below h1 on each side of the body's start that are looked at


def find(reading: Reading) -> Finding[str] | None:
    """The title, chosen among headings, metadata and parts of them."""
    candidates = collect(reading)
    found = choose("title", candidates, reading.trace)
    if found is None:
        return None
    if (short := without_section(found.value, reading.page.outline)) != found.value:
        return Finding(value=short, source=found.source)
    if whole := with_its_tags(found.value, candidates):
        return whole
    own = names_of_the_site(reading, found)
    address = urlsplit(reading.page.url or "")
    if not (address.path.strip("/") or address.query) or fold(found.value) not in own:
        return found
    return instead_of_the_site(reading, [c for c in candidates if fold(c.value) not in own])


def collect(reading: Reading) -> list[Candidate[str]]:
    """All that could be the title, the same words once."""
    gathering = _Gathering(reading)
    gathering.headings()
    gathering.metadata()
    gathering.compare()
    return [candidate for key, candidate in gathering.found.items() if key not in gathering.beside]


class _Gathering:
    """The candidates of one page, by their folded words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: dict[str, Candidate[str]] = {}
        self.kinds: dict[str, str] = {}  # of each candidate that is shown: the best kind of heading that shows it
        self.beside: set[str] = set()  # folded texts that stand above or below a title in its heading
        self.site = SiteNaming(reading)

    @cached_property
    def headed(self) -> list[str]:
        """The folded titles that the head states as such."""
        meta = self.reading.page.evidence.meta
        texts = [self.site.without(text) for text in (meta.first("og:title"), meta.first("twitter:title"), self.site.element) if text]
        return [key for key in dict.fromkeys(map(fold, texts)) if key]

    @cached_property
    def stated(self) -> list[str]:
        """All that the head states; a description that says no more than a heading of the post is one too."""
        described = fold(self.reading.page.evidence.meta.first("description"))
        shown = self.kinds.get(described, "apart") != "apart"
        return [*self.headed, described] if shown and described not in self.headed else self.headed

    @cached_property
    def slug(self) -> set[str]:
        """The words of the address."""
        return {word for word in fold(unquote(urlsplit(self.reading.address).path).replace("_", " ")).split() if len(word) > 1}

    def add(self, text: str | None, source: str, *features: str) -> Candidate[str] | None:
        text = squeeze(unescaped(text or ""))
        if len(text) > LONGEST or not (key := fold(text := self.site.without(text))):
            return None
        candidate = self.found.get(key)
        if candidate is None:
            candidate = self.found[key] = Candidate(value=text)
        if source not in candidate.sources:
            candidate.sources.append(source)
        candidate.features.update((source, *features))
        return candidate

    def headings(self) -> None:
        outline = self.reading.page.outline
        places = self.places()
        for rank, i in enumerate(places):
            shown, beside = headline(outline, i, stated=self.headed)
            if shown and is_date(shown) and shown not in outline.title:
                continue  # Serendipity and Movable Type head the posts of a day with it
            if (candidate := self.add(shown, kind := self.kind(i))) is None:
                continue
            self.beside.add(fold(beside))
            position, apart = self.position(i), self.reading.layout.apart(i)
            candidate.features.update((f"{kind} {position}", f"{kind} apart" if apart else f"{kind} free"))
            self.kinds.setdefault(fold(candidate.value), "apart" if apart else kind)
            kinds = kinds_of(outline.hints[i]) + kinds_of(outline.hints[outline.parents[i]])
            if "title" in kinds:
                candidate.features.add("named a post's title")
            if "site" in kinds:
                candidate.features.add("named the site's")
            if rank == 0:
                candidate.features.add("first of headings")
            if self.links_home(i):
                candidate.features.add("links home")
            if kind.startswith("h1"):
                self.pieces(i, candidate.value)
        for found in self.reading.page.evidence.microdata.of("headline"):
            if not self.reading.layout.apart(found.place):
                self.add(found.value, "microdata")

    def kind(self, i: int) -> str:
        tag, by_tag = self.reading.page.outline.tags[i], self.reading.page.outline.by_tag
        if tag == "h1":
            return "h1 alone" if len(by_tag["h1"]) == 1 else "h1 of two" if len(by_tag["h1"]) == 2 else "h1 of many"
        return tag if tag in HEADINGS else "element"

    def pieces(self, i: int, text: str) -> None:
        """A heading's own parts: a kicker or the site's name may stand in it with the title."""
        outline = self.reading.page.outline
        for j in list(outline.children(i))[:4]:
            part = outline.line(j)
            if part and part != text:
                self.add(part, "child of h1", f"child of h1 {int(4 * len(part) / (len(text) + 1))}")
        lines = [line for line in map(squeeze, outline.text(i).split("\n")) if line]
        if len(lines) > 1:
            self.add(lines[0], "first line of h1")
            self.add(lines[-1], "last line of h1")
        for a, b in cuts(text):
            self.add(text[:a], "start of h1", f"start of h1 {self.rest(text[b:])} {strength(text[a:b])}")
            self.add(text[b:], "end of h1", f"end of h1 {self.rest(text[:a])} {strength(text[a:b])}")

    def places(self) -> list[int]:
        """Headings that may be the post's: every h1, the lesser ones nearest to where the body starts, elements named a title."""
        layout, outline = self.reading.layout, self.reading.page.outline
        places = [i for i in outline.by_tag.get("h1", ()) if not outline.inside(i, layout.thread)][:8]
        lesser = sorted(i for tag in ("h2", "h3", "h4") for i in outline.by_tag.get(tag, ()))
        before = [i for i in lesser if layout.before(i)]
        after = [i for i in lesser if not layout.before(i)]
        named = [i for i in layout.named("title") if outline.tags[i] not in HEADINGS][:NEAREST] + bare_titles(layout, self.site.element)
        return [i for i in sorted({*places, *before[-NEAREST:], *after[:NEAREST], *named}) if 0 < outline.chars(i) <= LONGEST]

    def position(self, i: int) -> str:
        layout = self.reading.layout
        if layout.root < 0:
            return "anywhere"
        distance = layout.distance(i)
        if layout.before(i):
            return "near" if distance > -150 else "off" if distance > -1000 else "far"
        if layout.inside(i):
            return "inside near" if distance < 20 else "inside off" if distance < 400 else "inside far"
        return "after"

    def links_home(self, i: int) -> bool:
        outline = self.reading.page.outline
        link = next((j for j in (*outline.within("a", i), outline.parents[i]) if j >= 0 and outline.tags[j] == "a"), None)
        if link is None:
            return False
        address = outline.attributes[link].get("href") or ""
        try:
            return address in ("/", "#", "./") or urlsplit(address).path in ("", "/") or is_home(address, self.reading)
        except ValueError:  # what is typed as an address need not be one: http://[
            return False

    def metadata(self) -> None:
        page, announced = self.reading.page, self.reading.announced
        evidence = page.evidence
        for node in evidence.jsonld.works:
            for text in evidence.jsonld.texts(node, "headline", "name"):
                self.add(text, "json-ld")
        for name in METAS:
            for text in evidence.meta.values.get(name, ())[:2]:
                self.add(text, name)
                if name in ("og:title", "twitter:title"):
                    self.parts(text, name)
        self.add(self.site.element, "title element")
        self.parts(self.site.element, "title element")
        if announced and announced.title:
            self.add(announced.title, announced.source.value)

    def parts(self, text: str, source: str) -> None:
        """What is left of a title without one end: it may be the site's name or a section's."""
        text = self.site.without(text)
        places = list(cuts(text))[:6] if text not in self.site.whole else []
        for k, (a, b) in enumerate(places):
            how = strength(text[a:b])
            where = "last" if k == len(places) - 1 else "inner"
            self.add(text[:a], f"start of {source}", f"start without {self.rest(text[b:])} {where} {how}")
            where = "first" if k == 0 else "inner"
            self.add(text[b:], f"end of {source}", f"end without {self.rest(text[:a])} {where} {how}")

    def rest(self, text: str) -> str:
        """What the part that is cut off looks like."""
        return "site" if self.site.named(text) else "few" if len(fold(text).split()) <= 3 else "many"

    def compare(self) -> None:
        """Note how the candidates stand to one another, to the address and to the site's name."""
        relations = {key: relation(key, self.stated) for key in self.found}
        best = next(
            (
                key
                for kind in ("h1 alone", "h1 of two", "h1 of many", "h2", "element", "h3")
                for key, own in self.kinds.items()
                if own == kind and relations[key] in ("is", "starts", "ends", "holds", "in", "shares much")
            ),
            None,
        )
        h1 = next((key for key, kind in self.kinds.items() if kind.startswith("h1") and key not in self.site.names), None)
        for key, candidate in self.found.items():
            words = key.split()
            kind, stands, slug = self.kinds.get(key, "unshown"), relations[key], self.in_address(words)
            features = candidate.features
            features.update((f"{kind} {stands}", f"{kind} address {slug}", f"{stands} address {slug}", f"{kind} {stands} {slug}"))
            features.add(f"words {'1' if len(words) == 1 else '2' if len(words) == 2 else '3+' if len(words) < 25 else 'many'}")
            features.add(f"sources {min(len(candidate.sources), 5)}")
            if key in self.site.names or (words and key.replace(" ", "") == self.site.host.partition(".")[0]):
                features.add("is the site")
            if best is not None:
                features.add("best shown" if key == best else f"other than best shown, {kind}")
            elif h1 is not None and kind == "unshown":
                features.add(f"beside an h1 that {relations[h1]}, address {self.in_address(h1.split())}")

    def in_address(self, words: list[str]) -> str:
        if not self.slug:
            return "unknown"
        own = {word for word in words if len(word) > 1}
        share = len(self.slug & own) / max(1, len(own))
        return "all" if share > 0.85 else "most" if share > 0.5 else "some" if share > 0.2 else "none"
