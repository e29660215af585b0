"""Which posts: by blog, by a condition in SQL, by a search, by date. Conditions run with nothing but reading allowed."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum

from sqlite_utils import Database

from flipscrape.errors import BadQuery
from flipscrape.store.reading.query import Target, parse_query, to_match
from flipscrape.store.values.dates import day_number, is_date
from flipscrape.store.values.hashes import bare_address


class Asked(Enum):
    """How a condition names its posts: for all posts of an archive by the list of them, for a few by asking of each."""

    OF_ALL = "{number} IN (SELECT {key} FROM {rows})"
    OF_EACH = "EXISTS (SELECT 1 FROM {rows} AND {key} = {number})"


# The posts with a name, as the rows of a table that has their numbers.
NAMED = "article_{0}s WHERE {0}_id IN (SELECT id FROM {0}s WHERE name = ? COLLATE NOCASE)"
READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
FORBIDDEN_FUNCTIONS = {"load_extension", "fts3_tokenizer", "writefile", "readfile", "edit"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """All posts, or those for which every given condition holds.

    ``where``: an SQL expression over the columns of article_overview. ``search``: as in ``flipscrape search``. ``blog``: the root
    address of a blog, or its host. ``since`` and ``until``: published on or after, and on or before (2010, 2010-06 or 2010-06-05).
    """

    where: str | None = None
    search: str | None = None
    blog: str | None = None
    since: str | None = None
    until: str | None = None
    authors: tuple[str, ...] = field(default=())
    tags: tuple[str, ...] = field(default=())


def select_ids(db: Database, selection: Selection) -> array[int]:
    """The numbers of the posts, oldest first, those without a date last; eight bytes each. Raises BadQuery."""
    condition, values = as_condition(db, selection)
    statement = f"SELECT a.id FROM articles a WHERE {condition} ORDER BY published IS NULL, coalesce(published_utc, published), id"
    with reading_only(db):
        return array("q", (row[0] for row in db.conn.execute(statement, values)))


def as_condition(db: Database, selection: Selection, asked: Asked = Asked.OF_ALL, *, number: str = "a.id") -> tuple[str, list[object]]:
    """The selection as an SQL condition on a row ``a`` of articles, and its values. ``number`` is the post's, in SQL.

    Only the dates and the blog ask for other columns of the row.
    Raises BadQuery for a search without words, a ``where`` that SQLite cannot read, a blog that is not there.
    """
    condition, values = dates_as_condition(selection, "a")
    parts = [condition]
    if selection.where is not None:
        _require_readable(db, selection.where)
        parts.append(asked.value.format(number=number, key="id", rows=f"article_overview WHERE ({_on_its_own_lines(selection.where)})"))
    if selection.search is not None:
        parts.append(f"{number} IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)")
        values.append(to_match(parse_query(selection.search), Target.ARTICLES))
    if selection.blog is not None:
        roots = _blogs(db, selection.blog)
        parts.append(f"a.site_id IN ({', '.join('?' * len(roots))})")
        values.extend(roots)
    for name in selection.authors:
        parts.append(asked.value.format(number=number, key="article_id", rows=NAMED.format("author")))
        values.append(name)
    for name in selection.tags:
        parts.append(asked.value.format(number=number, key="article_id", rows=NAMED.format("tag")))
        values.append(name)
    return " AND ".join(parts), values


def without_needless(db: Database, selection: Selection) -> Selection:
    """The selection without a blog that is the whole archive. Raises BadQuery for a blog that is not there."""
    if selection.blog is None:
        return selection
    others = f"SELECT 1 FROM sites WHERE id NOT IN ({', '.join(map(str, _blogs(db, selection.blog)))})"
    narrows = db.conn.execute(f"SELECT EXISTS ({others}) OR EXISTS (SELECT 1 FROM articles WHERE site_id IS NULL)").fetchone()[0]
    return selection if narrows else replace(selection, blog=None)


def dates_as_condition(selection: Selection, row: str) -> tuple[str, list[object]]:
    """``since`` and ``until`` alone as an SQL condition on a ``row`` that has the columns published and published_day, and its values.

    Raises BadQuery for what is no date.
    """
    for date in (selection.since, selection.until):
        if date is not None and not is_date(date):
            raise BadQuery(f"{date!r} is no date: give a year, a month or a day, as 2010, 2010-06 or 2010-06-05")
    parts: list[str] = ["1"]
    values: list[object] = []
    if selection.since is not None:
        day = day_number(selection.since, rest="0000")
        parts.append(f"{row}.published >= ?" if day is None else f"{row}.published_day >= ?")
        values.append(selection.since if day is None else day)
    if selection.until is not None:
        day = day_number(selection.until, rest="9999")
        parts.append(f"substr({row}.published, 1, {len(selection.until)}) <= ?" if day is None else f"{row}.published_day <= ?")
        values.append(selection.until if day is None else day)
    return " AND ".join(parts), values


@contextmanager
def reading_only(db: Database) -> Iterator[None]:
    """Let SQLite compile nothing but reading while the block runs (https://www.sqlite.org/c3ref/set_authorizer.html)."""
    for target in Target:
        # Connecting to an index for the first time declares its table, which counts as writing.
        db.conn.execute(f"SELECT rowid FROM {target.index} LIMIT 0")
    db.conn.set_authorizer(_judge)
    try:
        yield
    finally:
        db.conn.set_authorizer(None)


def _judge(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in FORBIDDEN_FUNCTIONS
    else:
        # FTS5 asks for data_version itself, to know whether its index has changed.
        allowed = action in READING or (action == sqlite3.SQLITE_PRAGMA and first == "data_version")
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _require_readable(db: Database, where: str) -> None:
    try:
        with reading_only(db):
            for form in ("({})", "ifnull(({}), 0)"):  # the second is none where brackets in it end ours
                db.conn.execute(f"EXPLAIN SELECT id FROM article_overview WHERE {form.format(_on_its_own_lines(where))}")
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise BadQuery(f"the condition {where!r} cannot be read ({error}); it is an SQL expression over article_overview") from error


def _on_its_own_lines(where: str) -> str:
    """So that a comment in it ends there."""
    return f"\n{where}\n"


def _blogs(db: Database, blog: str) -> list[int]:
    wanted = bare_address(blog if "://" in blog else f"https://{blog}")
    sites = {number: bare_address(url) for number, url in db.conn.execute("SELECT id, url FROM sites")}
    found = [number for number, root in sites.items() if root == wanted] or [number for number, root in sites.items() if root.split("/")[0] == wanted]
    if not found:
        raise BadQuery(f"no blog {blog} in this archive; it has {', '.join(sorted(sites.values())) or 'none'}")
    return found
