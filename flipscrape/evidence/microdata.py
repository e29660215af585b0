"""itemprop and property attributes: microdata (HTML Standard, 5) and RDFa Lite, by the names that schema.org and Dublin Core share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze

# A link's text names a person or a section, its address only says where they live.
ADDRESSES = {"area": "href", "link": "href", "img": "src", "video": "src", "audio": "src", "iframe": "src", "source": "src"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Property:
    """What element ``place`` states: its machine value where it has one (content, datetime), else its text on one line."""

    place: int
    value: str
    is_item: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Microdata:
    """``properties``: by name in lower case, without a prefix, in page order. ``places``: the elements that state one."""

    properties: Mapping[str, list[Property]]
    places: frozenset[int] = frozenset()

    def of(self, *names: str) -> list[Property]:
        """The properties of each of ``names``, in the order of the names."""
        return [found for name in names for found in self.properties.get(name, ())]


def read_microdata(outline: Outline, *, rdfa: bool = True) -> Microdata:
    """Gather all properties, those of meta elements in RDFa aside (they are Meta's); those of RDFa only if ``rdfa``."""
    properties: defaultdict[str, list[Property]] = defaultdict(list)
    for i, attributes in enumerate(outline.attributes):
        if "itemprop" not in attributes and not (rdfa and "property" in attributes and outline.tags[i] != "meta"):
            continue
        names = attributes.get("itemprop") or attributes.get("property") or ""
        found = Property(place=i, value=_value(outline, i), is_item=attributes.get("itemscope") is not None or attributes.get("typeof") is not None)
        for name in names.lower().split():
            properties[name.rpartition(":")[2].rpartition("/")[2]].append(found)
    return Microdata(properties=dict(properties), places=frozenset(found.place for stated in properties.values() for found in stated))


def _value(outline: Outline, i: int) -> str:
    attributes, tag = outline.attributes[i], outline.tags[i]
    if (content := attributes.get("content")) is not None:
        return squeeze(content)
    if tag == "time" and (moment := attributes.get("datetime")):
        return squeeze(moment)
    if attribute := ADDRESSES.get(tag):
        return squeeze(attributes.get(attribute))
    return outline.line(i) if outline.last[i] - outline.first[i] < 200 else ""
