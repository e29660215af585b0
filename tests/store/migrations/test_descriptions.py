"""Every table, view and column is described inside the file, and docs/schema.md says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from flipscrape.store.migrations.descriptions import read_descriptions, schema_page

PAGE = Path(__file__).parents[3] / "docs" / "schema.md"


def test_every_column_is_described_and_no_other(archive):
    shadows = {f"{index}_{part}" for index in ("article_search", "comment_search") for part in ("data", "idx", "docsize", "config")}
    objects = {row[0] for row in archive.db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")}
    there = {(name, "") for name in objects - shadows}
    columns = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1"
    there |= {(name, row[0]) for name in objects - shadows for row in archive.db.execute(columns, (name,))}
    described = {(row["object"], row["column"]) for row in archive.db["descriptions"].rows}
    assert described == there


def test_the_page_of_the_schema_is_that_of_the_file(archive):
    assert PAGE.read_text(encoding="utf-8") == schema_page(archive.db), "write it anew: flipscrape stats NEW.db --schema > docs/schema.md"


def test_tables_are_strict(archive):
    loose = archive.db.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND schema = 'main'").fetchall()
    assert {name for (name,) in loose} <= {"sqlite_schema", "_sqlite_migrations"}


def test_a_statement_without_descriptions_is_refused():
    with pytest.raises(ValueError, match="no description"):
        list(read_descriptions("CREATE TABLE bare (\n  id INTEGER\n) STRICT"))
