"""How long searches take in a large archive, made by benchmarks/store_growth.py.

    python benchmarks/search_speed.py /tmp/growth.db

Words are chosen by how many posts or comments hold them, up to 10,000; each search counts its hits and gives the best twenty, with snippets.
Times are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from flipscrape.store import Access, Archive, Selection
from flipscrape.store.search import Place, search

HITS = (1, 100, 1000, 5000, 10_000)
REPEATS = 7
VOCABULARY = "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{index}', 'row')"
CHOICES = {
    "alone": Selection(),
    "since 2008": Selection(since="2008"),
    "one author": Selection(authors=("Author 3",)),
}


def main() -> None:
    """Print a line for each number of hits and each choice."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("file", type=Path)
    with Archive(arguments.parse_args().file, Access.READ) as archive:
        for place, index in ((Place.POST, "article_search"), (Place.COMMENT, "comment_search")):
            words = _words(archive, index)
            for hits, word in words.items():
                for name, selection in CHOICES.items():
                    total, took = _time(archive, word, place, selection)
                    print(f"{place.value:>8} {name:>10}: {total:>6} of {hits:>6} hits in {took * 1000:6.1f} ms")
            common = list(words.values())
            for query in (f"{common[-1]} {common[-2]}", f"{common[-2]} OR {common[-3]}", f"{common[-1]} NOT {common[-3]}", f"{common[0][:4]}*"):
                total, took = _time(archive, query, place, Selection())
                print(f"{place.value:>8} {query:>28}: {total:>6} hits in {took * 1000:6.1f} ms")


def _words(archive: Archive, index: str) -> dict[int, str]:
    # A reader's connection may write to its own temporary tables only without query_only.
    archive.db.execute("PRAGMA query_only = OFF")
    archive.db.execute(VOCABULARY.format(index=index))
    found = {}
    for hits in HITS:
        row = archive.db.execute("SELECT doc, term FROM temp.words WHERE term GLOB '[a-z]*' ORDER BY abs(doc - ?), term LIMIT 1", (hits,)).fetchone()
        found[row[0]] = row[1]
    archive.db.execute("DROP TABLE temp.words")
    return found


def _time(archive: Archive, words: str, place: Place, selection: Selection) -> tuple[int, float]:
    took = []
    for _ in range(REPEATS):
        before = time.process_time()
        results = search(archive, words, selection=selection, places=[place])
        took.append(time.process_time() - before)
    return results.total, statistics.median(took)


if __name__ == "__main__":
    main()
