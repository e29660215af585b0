"""The commands over an archive, as a user sees them: verify, copy, merge, history, stats, redact."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from store.samples import PAGE, POST, SITE, post

from flipscrape import extract
from flipscrape.cli import main
from flipscrape.exports import warc
from flipscrape.model import CommentService
from flipscrape.store import Access, Archive

TEXT = b"The ferry left at nine. " * 30
HTML = b"<html><body><article><h1>The last ferry</h1><p>" + TEXT + b"</p></article></body></html>"


@pytest.fixture
def blog(tmp_path):
    path = tmp_path / "blog.db"
    with Archive(path, Access.CREATE) as archive:
        for day, title in ((1, "The first title"), (2, "The last ferry")):
            seen = datetime(2026, 5, day, tzinfo=UTC)
            crawl_id = archive.start_crawl(command="crawl", version="1", started=seen)
            article = replace(extract(HTML, POST.url), title=title, comments=POST.comments, comments_stated=3)
            page = replace(PAGE, body=HTML + str(day).encode(), announced=())
            archive.store_article(article, site=SITE, page=page, crawl_id=crawl_id, seen=seen)
            archive.store_article(post(1), site=SITE, crawl_id=crawl_id, seen=seen)
    return path


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def damage(path, statement):
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_verify_passes_a_sound_archive(blog):
    result = run("verify", blog)
    assert (result.exit_code, result.output) == (0, f"{blog}: nothing is wrong\n")


def test_verify_names_and_mends(blog):
    damage(blog, "UPDATE articles SET word_count = 1")
    named = run("verify", blog)
    assert named.exit_code == 1
    assert named.output.count("wrong: article") == 2
    mended = run("verify", blog, "--repair")
    assert mended.exit_code == 0
    assert mended.output.count("mended: article") == 2
    assert run("verify", blog).exit_code == 0


def test_verify_mends_a_record_from_its_kept_page(blog):
    damage(blog, "UPDATE articles SET title = 'Forged' WHERE id = 1")
    assert run("verify", blog, "--repair").exit_code == 0
    with Archive(blog, Access.READ) as archive:
        assert archive.db["articles"].get(1)["title"] == "The last ferry"
        assert archive.db.execute("SELECT record ->> 'title' FROM revisions WHERE comment_id IS NULL ORDER BY id").fetchall()[-1] == ("Forged",)


@pytest.fixture
def waves(tmp_path):
    """An archive of one post with two comments, links and a picture, as its kept page has them."""
    path, url = tmp_path / "thread.db", "https://blog.example/waves/"
    thread = b"".join(b'<li class="comment" id="comment-%d"><cite class="fn">%s</cite><p>Waves, %d.</p></li>' % (at, name, at)
                      for at, name in enumerate((b"Cleo", b"Dan"), start=1))
    linked = b'<p>The <a href="/tide/">ferry</a> left <a href="https://sea.example/">the harbour</a> at nine. '
    told = HTML.replace(b"<p>", linked)
    html = told.replace(b"</article>", b'<img src="/wave.jpg" alt="A wave"></article><ol class="commentlist">%s</ol>' % thread)
    article = extract(html, url)
    with Archive(path, Access.CREATE) as archive:
        crawl_id = archive.start_crawl(command="crawl", version="1", started=PAGE.fetched)
        page = replace(PAGE, url=url, body=html, chain=(), announced=())
        archive.store_article(article, site=SITE, page=page, crawl_id=crawl_id, seen=PAGE.fetched)
    assert [(comment.author, comment.body) for comment in article.comments] == [("Cleo", "Waves, 1."), ("Dan", "Waves, 2.")]
    assert (len(article.links), len(article.images)) == (2, 1)
    return path


def test_verify_mends_a_comment_from_its_kept_page(waves):
    path = waves
    damage(path, "UPDATE comments SET body = 'Forged' WHERE id = 2")
    named = run("verify", path)
    assert (named.exit_code, "wrong: comment 2 does not fit its content hash" in named.output) == (1, True)
    assert run("verify", path, "--repair").exit_code == 0
    with Archive(path, Access.READ) as archive:
        assert archive.db["comments"].get(2)["body"] == "Waves, 2."
        assert archive.db.execute("SELECT record ->> 'body' FROM revisions WHERE comment_id = 2").fetchall() == [("Forged",)]


@pytest.mark.parametrize("lost", [
    "DELETE FROM links WHERE position = 1", "UPDATE links SET url = 'https://forged.example/' WHERE position = 0", "DELETE FROM images",
    "UPDATE images SET alt = 'Forged'", "DELETE FROM article_pages", "DELETE FROM comments WHERE id = 2", "DELETE FROM comments",
    "DELETE FROM descriptions",
])
def test_verify_mends_what_hangs_on_a_post(waves, lost):
    tables = {"links": "url, text, inside, target_id, url_key", "images": "url, alt, caption", "article_pages": "*", "descriptions": "*",
              "comments": "source_id, position, author, body"}
    before = {table: rows(waves, f"SELECT {columns} FROM {table}") for table, columns in tables.items()}
    damage(waves, lost)
    assert "wrong: " in run("verify", waves).output
    assert run("verify", waves, "--repair").exit_code == 0
    assert {table: rows(waves, f"SELECT {columns} FROM {table}") for table, columns in tables.items()} == before


def rows(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_verify_brings_a_lost_post_back_from_its_kept_page(blog):
    with Archive(blog, Access.READ) as archive:
        before = archive.db.execute("SELECT title, authors, tags, comment_count, first_seen FROM article_overview WHERE id = 1").fetchone()
    damage(blog, "DELETE FROM articles WHERE id = 1")
    assert "article 1 (https://blog.example/2010/06/ferry/) is not there" in run("verify", blog).output
    assert run("verify", blog, "--repair").exit_code == 0
    with Archive(blog, Access.READ) as archive:
        assert archive.db.execute("SELECT title, authors, tags, comment_count, first_seen FROM article_overview WHERE id = 1").fetchone() == before


def test_verify_says_what_it_cannot_mend(blog):
    damage(blog, "UPDATE articles SET title = 'Forged' WHERE id = 2")
    result = run("verify", blog, "--repair")
    assert result.exit_code == 1
    assert "wrong: article 2" in result.output


def test_copy_and_merge_make_new_files(blog, tmp_path):
    assert run("copy", blog, "-o", tmp_path / "slim.db", "--no-pages").exit_code == 0
    result = run("merge", blog, tmp_path / "slim.db", "-o", tmp_path / "both.db")
    assert (result.exit_code, result.output) == (0, f"{tmp_path / 'both.db'}: 2 posts, 3 comments, 1 revisions\n")
    again = run("copy", blog, "-o", tmp_path / "both.db")
    assert again.exit_code == 1
    assert "exists" in again.output


def test_history_shows_when_and_what(blog):
    result = run("history", blog, POST.url, "--diff")
    assert result.exit_code == 0
    assert "2026-05-01T00:00:00Z  first seen" in result.output
    assert "2026-05-02T00:00:00Z  post: title (the page changed, flipscrape 1)" in result.output
    assert "    -The first title\n    +The last ferry\n" in result.output
    assert run("history", blog, "https://blog.example/nothing/").exit_code == 2


def test_history_tells_of_comments_that_are_no_longer_there(blog):
    with Archive(blog) as archive:
        seen = datetime(2026, 5, 3, tzinfo=UTC)
        crawl_id = archive.start_crawl(command="crawl", version="1", started=seen)
        archive.store_article(replace(POST, comments=POST.comments[:2], comments_stated=2), site=SITE, crawl_id=crawl_id, seen=seen)
    assert f"2026-05-03T00:00:00Z  comment {POST.comments[2].id}: no longer there\n" in run("history", blog, POST.url).output


def test_stats_counts(blog):
    counted = json.loads(run("stats", blog, "--json").output)
    assert {name: counted["counts"][name] for name in ("posts", "comments", "revisions", "pages")} == {
        "posts": 2, "comments": 3, "revisions": 1, "pages": 2,
    }
    assert SITE in run("stats", blog).output
    assert run("stats", blog, "--coverage").exit_code == 0
    assert run("stats", blog, "--schema").output.startswith("# The schema of an archive")


def test_stats_say_which_comments_are_elsewhere(blog):
    assert "not in the archive" not in run("stats", blog).output
    with Archive(blog, Access.WRITE) as archive:
        seen = datetime(2026, 5, 3, tzinfo=UTC)
        crawl_id = archive.start_crawl(command="crawl", version="1", started=seen)
        there = replace(post(1), comment_service=CommentService(provider="disqus", thread="p-1", stated=17), comments_stated=17, comments=[])
        archive.store_article(there, site=SITE, crawl_id=crawl_id, seen=seen)
    kept = len(post(1).comments)
    assert f"Comments at disqus are not in the archive (posts: 1); the posts state {17 - kept} that are missing." in run("stats", blog).output


def test_redact_says_what_it_would_touch_and_then_does(blog):
    tried = run("redact", blog, "--names", "commenters", "--dry-run")
    assert "rows that would be touched: 3 in comments" in tried.output
    done = run("redact", blog, "--names", "commenters", "--key", "ours")
    assert "rows that changed: 3 in comments" in done.output
    assert "nothing to redact" in run("redact", blog, "--names", "commenters", "--key", "ours").output
    assert run("redact", blog, "--erase-person", "Nobody").exit_code == 2
    assert run("redact", blog, "--erase-address", POST.url).exit_code == 0
    assert run("redact", blog).exit_code == 2
    with Archive(blog, Access.READ) as archive:
        assert archive.db["articles"].count == 1


def test_history_and_export_tell_what_the_server_said_of_a_post_that_is_gone(blog):
    with Archive(blog) as archive:
        archive.mark_gone(POST.url, crawl_id=1, seen=datetime(2026, 5, 3, tzinfo=UTC), status=410, reason="HTTP 410")
    assert run("history", blog, POST.url).output.endswith("gone since 2026-05-03T00:00:00Z (HTTP 410)\n")
    told = [json.loads(line) for line in run("export", blog, "--format", "jsonl", "-o", "-").output.splitlines()]
    assert {one["gone_reason"] for one in told} == {None, "HTTP 410"}


@pytest.mark.parametrize("arguments", [
    ("redact", "--names", "commenters"), ("redact", "--erase-person", "Cleo"), ("redact", "--erase-address", POST.url), ("reextract",),
])
def test_a_dry_run_only_reads_the_file(blog, arguments):
    command, *options = arguments
    before = blog.read_bytes(), blog.stat().st_mtime_ns
    blog.chmod(0o444)
    blog.parent.chmod(0o555)
    folder = sorted(blog.parent.iterdir())
    tried = run(command, blog, *options, "--dry-run")
    blog.parent.chmod(0o755)
    assert tried.exit_code == 0, tried.output
    assert (blog.read_bytes(), blog.stat().st_mtime_ns) == before
    assert sorted(blog.parent.iterdir()) == folder


def test_a_dry_run_goes_beside_a_writer(blog):
    with Archive(blog):
        assert run("redact", blog, "--names", "all", "--dry-run").exit_code == 0
        assert run("reextract", blog, "--dry-run").exit_code == 0


def test_an_archive_without_kept_pages_cannot_be_read_again(blog, tmp_path):
    run("copy", blog, "-o", tmp_path / "slim.db", "--no-pages")
    result = run("reextract", tmp_path / "slim.db")
    assert result.exit_code == 1
    assert result.output == (f"Error: {tmp_path / 'slim.db'} keeps no page of these posts (--no-pages?): nothing could be read again\n")


def test_an_archive_in_use_is_exit_code_4(blog):
    with Archive(blog):
        assert {run("verify", blog).exit_code, run("redact", blog, "--names", "all").exit_code} == {4}
        assert run("stats", blog).exit_code == 0


def test_import_says_where_the_reasons_of_failures_are(tmp_path):
    (tmp_path / "book.epub").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    result = run("import", tmp_path / "book.epub", "-o", tmp_path / "new.db")
    assert "1 failed" in result.output
    assert "in the table failures" in result.output
    assert result.exit_code == 1
    with Archive(tmp_path / "new.db", Access.READ) as archive:
        assert [row["reason"] for row in archive.db["failures"].rows] == ["unreadable"]


def test_a_record_of_a_warc_that_is_no_page_is_told_and_no_error(tmp_path):
    page = replace(PAGE, body=b"\x89PNG\r\n\x1a\n" + bytes(40))
    with (tmp_path / "pixel.warc.gz").open("wb") as out:
        warc.write([page], out)
    result = run("import", tmp_path / "pixel.warc.gz", "-o", tmp_path / "new.db")
    assert (result.output.splitlines()[0], result.exit_code) == ("1 failed", 0)
