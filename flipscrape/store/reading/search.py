"""Full-text search over posts and comments, best first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlite_utils import Database

from flipscrape.store.archive import Archive
from flipscrape.store.file.snapshot import snapshot
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.reading.query import Query, Target, parse_query, to_match, wanted_terms
from flipscrape.store.reading.selection import Asked, Selection, as_condition, dates_as_condition, reading_only, without_needless
from flipscrape.store.reading.snippets import finder, snippet
from flipscrape.store.values.days import through_blocks


class Place(StrEnum):
    """Where a hit was found."""

    POST = "post"
    COMMENT = "comment"


TARGETS = {Place.POST: Target.ARTICLES, Place.COMMENT: Target.COMMENTS}
# How much a hit in a title, or in a commenter's name, weighs against one in the text.
WEIGHTS = {Place.POST: "4.0, 1.0, 1.0", Place.COMMENT: "1.0, 1.0, 1.0"}
TABLES = {Place.POST: "articles", Place.COMMENT: "comments"}
# The number of a hit's post, and how the post is reached. The indexes hold what most conditions ask of a row; its other columns lie between
# long texts.
POST_NUMBERS = {Place.POST: "article_search.rowid", Place.COMMENT: "c.article_id"}
COMMENTS = "CROSS JOIN comments c INDEXED BY comments_day ON c.id = comment_search.rowid"
POSTS = "CROSS JOIN articles a INDEXED BY articles_day ON a.id = {}"
# What the hits of a million comments are looked up in fits, and is not read from the file for each search anew.
CACHE_KIB = 96 * 1024
BY_AUTHOR = "comment_search.rowid IN (SELECT id FROM comments WHERE author = ? COLLATE NOCASE)"
ROWS = {
    Place.POST: "SELECT id, title, authors, published, url, body FROM article_overview WHERE id = ?",
    Place.COMMENT: (
        "SELECT a.id, a.title, c.author, c.published, coalesce(c.url, a.url), c.body"
        " FROM comments c JOIN articles a ON a.id = c.article_id WHERE c.id = ?"
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """``article_id`` and ``title`` are the post's, for a comment too; ``author``, ``published``, ``url`` are the comment's own there."""

    place: Place
    id: int
    article_id: int
    title: str | None
    author: str | None
    published: str | None
    url: str | None
    score: float
    snippet: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Results:
    """``total`` counts all hits, ``hits`` are the best of them."""

    total: int
    hits: list[Hit]


def search(
    archive: Archive,
    words: str,
    *,
    selection: Selection | None = None,
    places: Collection[Place] = tuple(Place),
    limit: int = 20,
    marks: tuple[str, str] = ("[", "]"),
) -> Results:
    """Look for ``words`` in posts and comments, those that ``selection`` leaves. Raises BadQuery.

    ``since``, ``until`` and ``authors`` of the selection count for a comment's own date and author; all else for the post that it stands under.
    """
    query = parse_query(words)
    found = finder(wanted_terms(query))
    total = 0
    best: list[tuple[float, Place, int]] = []
    with translated(archive.called), snapshot(archive.db):
        archive.db.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        selection = without_needless(archive.db, selection or Selection())
        for place in Place:
            if place in places:
                count, ranked = _rank(archive.db, query, place, selection, limit)
                total += count
                best += [(score, place, number) for score, number in ranked]
        best = sorted(best)[:limit]
        rows = [(place, number, score, _row(archive.db, place, number)) for score, place, number in best]
    hits = [
        Hit(
            place=place, id=number, article_id=row[0], title=row[1], author=row[2], published=row[3], url=row[4], score=round(-score, 3),
            snippet=snippet(row[5], found, marks=marks),
        )
        for place, number, score, row in rows
    ]
    return Results(total=total, hits=hits)


def _rank(db: Database, query: Query, place: Place, selection: Selection, limit: int) -> tuple[int, list[tuple[float, int]]]:
    """How many rows hold the query, and the best of them, lowest score first."""
    index = TARGETS[place].index
    match = to_match(query, TARGETS[place])
    scores = f"SELECT bm25({index}, {WEIGHTS[place]}) AS score, {index}.rowid FROM {index}"
    if selection == Selection():
        with reading_only(db):
            total = db.conn.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH ?", (match,)).fetchone()[0]
            return total, db.conn.execute(f"{scores} WHERE {index} MATCH ? ORDER BY score LIMIT ?", (match, limit)).fetchall()
    joined, conditions, values = _narrowed(db, place, selection)
    chosen = f"{scores} {joined} WHERE {conditions} AND {index} MATCH ?"
    counted = f"WITH found AS MATERIALIZED ({chosen}) SELECT score, rowid, (SELECT count(*) FROM found) FROM found ORDER BY score LIMIT ?"
    with reading_only(db):
        rows = db.conn.execute(counted, (*values, match, limit)).fetchall()
    return rows[0][2] if rows else 0, [row[:2] for row in rows]


def _narrowed(db: Database, place: Place, selection: Selection) -> tuple[str, str, list[object]]:
    """Joins for the hits, conditions on them, and the values of both.

    CROSS: the search index first, then the rows of its hits (https://www.sqlite.org/optoverview.html#crossjoin).
    """
    index = TARGETS[place].index
    joins: list[str] = []
    conditions = ["1"]
    values: list[object] = []
    if selection.since is not None or selection.until is not None:
        # A sign keeps the index from being sought for the day too: the number alone is found in half the time.
        condition, days = dates_as_condition(selection, "+r")
        joined, blocks = through_blocks(TABLES[place], f"{index}.rowid", condition, since=selection.since, until=selection.until)
        joins.append(joined)
        values += blocks + days
    of_posts = replace(selection, since=None, until=None)
    if place is Place.COMMENT:
        conditions += [BY_AUTHOR] * len(selection.authors)
        values += selection.authors
        of_posts = replace(of_posts, authors=())
    if of_posts != Selection():
        joins += [COMMENTS] * (place is Place.COMMENT)
        joins += [POSTS.format(POST_NUMBERS[place])] * (of_posts.blog is not None)
        condition, more = as_condition(db, of_posts, Asked.OF_EACH, number=POST_NUMBERS[place])
        conditions.append(condition)
        values += more
    return " ".join(joins), " AND ".join(conditions), values


def _row(db: Database, place: Place, number: int) -> tuple[int, str | None, str | None, str | None, str | None, str]:
    row: tuple[int, str | None, str | None, str | None, str | None, str] = db.conn.execute(ROWS[place], (number,)).fetchone()
    return row
