"""How long searches take in a large archive, made by benchmarks/store_growth.py.

    python benchmarks/search_speed.py /tmp/growth.db

Words are chosen by how many posts or comments hold them, up to 10,000; each search counts its hits and gives the best twenty, with snippets.
Times are of the processor, the best of several, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path

from made_posts import COMMON, SITE

from flipscrape.store import Access, Archive, Selection
from flipscrape.store.reading.search import Place, search

HITS = (1, 100, 1000, 5000, 10_000)
REPEATS = 7
VOCABULARY = "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{index}', 'row')"
CHOICES = {
    "alone": Selection(),
    "since 2008": Selection(since="2008"),
    "until 2020-06": Selection(until="2020-06"),
    "2008 to 2012-06": Selection(since="2008", until="2012-06"),
    "one author": Selection(authors=("Author 3",)),
    "one commenter": Selection(authors=("Reader 3",)),
    "one blog": Selection(blog=SITE),
    "one category": Selection(tags=(COMMON,)),
    "blog since 2008": Selection(blog=SITE, since="2008"),
}
BODIES = {
    Place.POST: "SELECT body FROM articles WHERE id IN (SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT 1)",
    Place.COMMENT: "SELECT body FROM comments WHERE id IN (SELECT rowid FROM comment_search WHERE comment_search MATCH ? LIMIT 1)",
}
# 日本 and the like: two characters of a script without spaces; the index holds those of a title with a letter before them.
PAIR = "[\u3041-\u9fff][\u3041-\u9fff]"


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
                    print(f"{place.value:>8} {name:>15}: {total:>6} of {hits:>6} hits in {took * 1000:6.1f} ms")
            for query in _queries(archive, place, index, list(words.values())):
                total, took = _time(archive, query, place, Selection())
                print(f"{place.value:>8} {query:>28}: {total:>6} hits in {took * 1000:6.1f} ms")


def _queries(archive: Archive, place: Place, index: str, words: list[str]) -> Iterator[str]:
    """One of each kind: AND, OR, NOT, parentheses, a prefix, a phrase, a field, two characters of a script without spaces."""
    *_, third, second, common = words
    yield f"{common} {second}"
    yield f"{second} OR {third}"
    yield f"{common} NOT {third}"
    yield f"({second} OR {third}) -{words[0]}"
    yield f"{words[0][:4]}*"
    body = archive.db.execute(BODIES[place], (common,)).fetchone()[0]
    after = re.search(rf"\b{common} (\w+)", body, re.IGNORECASE)
    if after:
        yield f'"{common} {after[1]}"'
    yield f"body:{common}"
    if pair := _word(archive, index, PAIR, 10_000):
        yield pair[1]


def _words(archive: Archive, index: str) -> dict[int, str]:
    return dict(found for hits in HITS if (found := _word(archive, index, "[a-z]*", hits)))


def _word(archive: Archive, index: str, pattern: str, hits: int) -> tuple[int, str] | None:
    """The word that the nearest number of rows holds, with that number."""
    # A reader's connection may write to its own temporary tables only without query_only.
    archive.db.execute("PRAGMA query_only = OFF")
    archive.db.execute(VOCABULARY.format(index=index))
    statement = "SELECT doc, term FROM temp.words WHERE term GLOB ? ORDER BY abs(doc - ?), term LIMIT 1"
    row: tuple[int, str] | None = archive.db.execute(statement, (pattern, hits)).fetchone()
    archive.db.execute("DROP TABLE temp.words")
    return row


def _time(archive: Archive, words: str, place: Place, selection: Selection) -> tuple[int, float]:
    took = []
    for _ in range(REPEATS):
        before = time.process_time()
        results = search(archive, words, selection=selection, places=[place])
        took.append(time.process_time() - before)
    return results.total, min(took)


if __name__ == "__main__":
    main()
