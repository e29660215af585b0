"""How long the further pages of a source are asked for: while they tell something new. Some servers give pages for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from flipscrape.discovery.addressing import key, without_showing
from flipscrape.discovery.documents.wordpress_rest import Collection, collection_of
from flipscrape.discovery.judging.judgement import Source
from flipscrape.discovery.judging.known import Known, KnownAddresses
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.model import AddressKind, Found

# So many sitemaps in a row may name nothing new before those that they name are left: indexes may name indexes without end.
BARREN = 100
# Pages of one of the API's collections, of a hundred rows each.
MOST_PAGES = 5000
# Pages of comments in a row that are all on addresses which are no posts'.
STRANGE = 50


class Paging:
    """Remembers what collections and sitemaps told. It may hear the same page twice, but pages like it lead no further."""

    def __init__(self, known: KnownAddresses) -> None:
        self._known = known
        self._told: dict[Collection | None, set[int]] = {}  # of each collection: what its last page told
        self._pages: Counter[Collection | None] = Counter()
        self._barren = self._strange = 0

    def onward(self, found: Iterable[Found], outlook: Outlook, *, feeds: bool) -> Iterable[Found]:
        """``found`` by a source that told ``outlook``, without further pages where those before them told nothing new.

        ``feeds``: pages of feeds too; an update goes on in them by what changed.
        """
        if any(self._is_news(one) for one in outlook.found if one.source == Source.SITEMAP):
            self._barren = 0
        ends = {kind for kind in {one.kind for one in outlook.found} if self._ends(kind, outlook, feeds=feeds)}
        return (one for one in found if one.kind not in ends) if ends else found

    def _ends(self, kind: AddressKind, outlook: Outlook, *, feeds: bool) -> bool:
        if kind is AddressKind.FEED:
            return feeds and not any(one.kind is AddressKind.POST and not self._is_in_a_feed(one.url) for one in outlook.found)
        if kind is AddressKind.SITEMAP:
            self._barren = 0 if any(map(self._is_news, outlook.found)) else self._barren + 1
            return self._barren > BARREN
        return kind is AddressKind.REST and self._collection_ends(outlook)

    def _is_news(self, found: Found) -> bool:
        return not found.kind.is_source and key(without_showing(found.url)) not in self._known

    def _mine(self, url: str) -> Known | None:
        return self._known.get(key(without_showing(url)))

    def _is_in_a_feed(self, url: str) -> bool:
        return (mine := self._mine(url)) is not None and Source.FEED in mine.sources

    def _may_be_post(self, url: str) -> bool:
        return (mine := self._mine(url)) is not None and mine.may_be_post

    def _collection_ends(self, outlook: Outlook) -> bool:
        further = [one for one in outlook.found if one.kind is AddressKind.REST]
        if len(further) > 1:
            return False  # the root of the API, which names the first pages
        told = {hash(one.url) for one in outlook.found if one.kind is not AddressKind.REST}
        told.update(hash((one.url, comment.id)) for one in outlook.remarked for comment in one.comments)
        self._strange = self._strange + 1 if outlook.remarked and not any(self._may_be_post(one.url) for one in outlook.remarked) else 0
        collection = collection_of(further[0].url)
        news = not told <= self._told.get(collection, set())
        self._told[collection] = told
        self._pages[collection] += 1
        return not news or self._strange > STRANGE or self._pages[collection] > MOST_PAGES
