"""Every block of docs/examples.md gives the output that stands below it. ``python tests/documentation/test_examples.py`` writes the outputs anew."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flipscrape.exports import FORMATS
from flipscrape.model import Article, Comment, CommentKind, Link
from flipscrape.store import Access, Archive, Ending, read_articles

DOCUMENT = Path(__file__).parents[2] / "docs" / "examples.md"
EXAMPLE = re.compile(r"^```(?P<engine>[a-z -]+)\n(?P<code>.*?)^```\n```text\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOG = "https://boats.example/"
FIRST = datetime(2021, 3, 5, 9, 30, tzinfo=UTC)
TEXTS = (
    ("The kettle", "Mira Holm", ("kettle", "galley"), "The kettle sings when the lock is near. We have learnt to listen for it."),
    ("Waiting at the lock", "Mira Holm", ("lock", "weather"), "The lock was closed for an hour, and the rain came down on both sides of it."),
    ("Painting the hull", "Jonas Berg", ("hull", "weather"), "Green or blue, that was the question. It rained, so the hull is both."),
    ("A list of knots", "Mira Holm, Jonas Berg", ("rope",), "The bowline, the cleat hitch, and the one that nobody can name."),
    ("Winter quarters", "Jonas Berg", ("hull", "winter"), "The boat lies still, the stove is lit, and the kettle never cools."),
    ("New rope", "Jonas Berg", ("rope", "hull"), "Forty metres of it, and it smells of the shop."),
    ("The long lock", "Mira Holm", ("lock", "weather"), "Eleven metres down in the dark, with the rain far above."),
    ("Back on the river", "Mira Holm", ("weather",), "The first warm day. The kettle sang before breakfast."),
)
THREADS = {
    1: [("Pia", None, "Ours whistles in D.")],
    3: [("Tom", None, "Blue!"), ("Pia", 0, "Green."), ("Tom", 1, "Never."), ("Jonas Berg", 1, "It is decided: both.")],
    4: [("Tom", None, "The one is called a cow hitch."), ("Mira Holm", 0, "Thank you!"), ("river-links.example", None, "A list of lists")],
    7: [("Pia", None, "We were behind you.")],
}


def build(path):
    """The archive of the examples."""
    with Archive(path, Access.CREATE) as archive:
        run = archive.start_crawl(command="crawl", version="example", started=datetime(2024, 1, 1, tzinfo=UTC))
        for number, (title, authors, tags, body) in enumerate(TEXTS, 1):
            posted = FIRST + timedelta(days=45 * number)
            links = [Link(url=f"{BLOG}{number - 1}/", text="the last one")] if number in (2, 7) else []
            article = Article(
                url=f"{BLOG}{number}/", title=title, authors=authors.split(", "), published=posted.isoformat(), tags=list(tags), body=body,
                body_html=f"<p>{body}</p>", language="en", site_name="Boats", links=links, comments=list(thread(number, posted)),
            )
            archive.store_article(article, crawl_id=run, seen=datetime(2024, 1, 1, tzinfo=UTC), site=BLOG)
        archive.finish_crawl(run, finished=datetime(2024, 1, 1, 1, tzinfo=UTC), ending=Ending.FINISHED)
    with Archive(path, Access.READ) as archive:
        for name in ("jsonl", "parquet"):
            with path.with_suffix(f".{name}").open("wb") as out:
                FORMATS[name].write(read_articles(archive), out)


def thread(number, posted):
    for place, (author, parent, body) in enumerate(THREADS.get(number, ())):
        kind = CommentKind.PINGBACK if "." in author else CommentKind.COMMENT
        yield Comment(
            id=f"c{place}", parent=None if parent is None else f"c{parent}", author=author, kind=kind, body=body, body_html=f"<p>{body}</p>",
            published=(posted + timedelta(hours=5 * (place + 1))).isoformat(),
        )


def run(engine, code, folder):
    """What the block prints, run in ``folder``. Raises Missing where its program is not installed."""
    with contextlib.chdir(folder):
        printed = ENGINES[engine](code)
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


class Missing(Exception):
    pass


def run_sql(code):
    """As ``sqlite3 -header`` prints it."""
    with contextlib.closing(sqlite3.connect("file:boats.db?mode=ro", uri=True)) as db:
        cursor = db.execute(code)
        rows = [[name for name, *_ in cursor.description], *cursor.fetchall()]
    return "\n".join("|".join("" if value is None else str(value) for value in row) for row in rows)


def run_python(code):
    if "pandas" in code and importlib.util.find_spec("pandas") is None:
        raise Missing("pandas")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_duckdb(code):
    try:
        import duckdb  # noqa: PLC0415 - not all who run the tests have it
    except ImportError as error:
        raise Missing("duckdb") from error
    config = {"autoinstall_known_extensions": "false", "extension_directory": "extensions"}
    with duckdb.connect(config=config) as db:
        if "TYPE sqlite" in code:
            try:
                import duckdb_extensions  # noqa: PLC0415 - the extension as a package, which nothing has to fetch

                duckdb_extensions.import_extension("sqlite_scanner", con=db)
            except ImportError as error:
                raise Missing("DuckDB's sqlite extension") from error
            db.execute("LOAD sqlite")
        for statement in code.split(";\n"):
            if statement.strip():
                result = db.execute(statement)
        names, rows = [name for name, *_ in result.description], result.fetchall()
    return "\n".join(" | ".join(str(value) for value in row) for row in [names, *rows])


def run_r(code):
    if shutil.which("Rscript") is None:
        raise Missing("R")
    if subprocess.run(["Rscript", "-e", "library(RSQLite)"], capture_output=True, check=False).returncode:
        raise Missing("RSQLite")
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    return done.stdout


ENGINES = {"sql": run_sql, "python": run_python, "sql duckdb": run_duckdb, "sql duckdb-attached": run_duckdb, "r": run_r}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("examples")
    build(made / "boats.db")
    return made


EXAMPLES = list(EXAMPLE.finditer(DOCUMENT.read_text(encoding="utf-8")))


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{place}-{example['engine'].replace(' ', '-')}" for place, example in enumerate(EXAMPLES, 1)])
def test_the_block_gives_the_output_below_it(example, folder):
    try:
        assert run(example["engine"], example["code"], folder) == example["output"]
    except Missing as missing:
        pytest.skip(f"{missing} is not installed")
    assert example["output"]


def test_every_block_is_an_example():
    fences = re.findall(r"^```\w.*$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(EXAMPLES)


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="sqlite3 is not installed")
def test_the_sqlite3_shell_prints_the_same(folder):
    for example in EXAMPLES:
        if example["engine"] == "sql":
            done = subprocess.run(["sqlite3", "-header", folder / "boats.db", example["code"]], capture_output=True, text=True, check=True)
            assert done.stdout == example["output"]


def write_outputs():
    """Put the outputs of today below the blocks; those whose program is not installed stay."""
    with tempfile.TemporaryDirectory() as name:
        build(Path(name) / "boats.db")

        def renewed(example):
            try:
                output = run(example["engine"], example["code"], name)
            except Missing as missing:
                sys.stderr.write(f"left as it is, {missing} is not installed:\n{example['code']}")
                return example[0]
            return f"```{example['engine']}\n{example['code']}```\n```text\n{output}```"

        DOCUMENT.write_text(EXAMPLE.sub(renewed, DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write_outputs()
