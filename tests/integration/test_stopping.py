"""How a crawl ends early, and what it leaves with."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from integration.site_server import Answer, Site, blog

POSTS = 40


def wait_until(happens, seconds=90.0):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_finishes_what_is_in_flight_and_the_same_command_goes_on(  # noqa: PLR0917 # fixtures
    start, crawl, contents, processes_left, tmp_path, number,
):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS), seconds=0.1) as site:
        process = start(site.url, "-o", archive)
        wait_until(lambda: len(site.asked) >= 12)
        process.send_signal(number)
        _, said = process.communicate(timeout=90)
        assert process.returncode == 3
        assert "The same command goes on" in said
        assert not processes_left()
        asked = len(site.asked)
        assert crawl(site.url, "-o", archive).returncode == 0
        again = [path for path, count in site.counts().items() if count > 1 and path not in ("/robots.txt", "/sitemap.xml")]
        assert len(contents(archive)["articles"]) == POSTS
        assert again == []
        assert asked < len(site.asked)


def test_a_second_interrupt_leaves_at_once(start, tmp_path):
    with Site(blog(POSTS)) as site:
        site.routes["/2024/01/post-40/"] = Answer("slow", seconds=30)
        process = start(site.url, "-o", tmp_path / "blog.db")
        wait_until(lambda: "/2024/01/post-40/" in site.counts())
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 3


def test_an_interrupt_ends_an_import_with_one_line_and_the_same_command_goes_on(contents, processes_left, mark, tmp_path):
    archive, mirror = tmp_path / "blog.db", tmp_path / "blog.example"
    for path, answer in blog(300).items():
        (mirror / path.strip("/")).mkdir(parents=True, exist_ok=True)
        (mirror / path.strip("/") / "index.html").write_text(answer.body)
    command = [sys.executable, "-m", "flipscrape", "import", str(mirror), "-o", str(archive)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=mark) as process:
        wait_until(lambda: len(processes_left()) > 1)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=90) == ("", "Error: Stopped before the end: run the same command again.\n")
    assert process.returncode == 3
    assert not processes_left()
    assert subprocess.run(command, env=mark, check=False, stdout=subprocess.DEVNULL).returncode == 0
    assert len(contents(archive)["articles"]) == 300


def test_max_pages_counts_the_fetches_of_this_run(crawl, contents, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS)) as site:
        first = crawl(site.url, "-o", archive, "--max-pages", 10)
        assert first.returncode == 3
        assert sum(count for path, count in site.counts().items() if path != "/robots.txt") == 10
        assert crawl(site.url, "-o", archive).returncode == 0
        assert len(contents(archive)["articles"]) == POSTS


def test_a_second_process_on_the_same_archive_leaves_with_its_own_code(start, crawl, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS), seconds=0.3) as site:
        start(site.url, "-o", archive)
        wait_until(lambda: site.asked)
        second = crawl(site.url, "-o", archive)
        assert second.returncode == 4
        assert len(second.stderr.strip().splitlines()) == 1


def test_a_file_that_is_no_archive_is_left_alone(crawl, tmp_path):
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = other.read_bytes()
    done = crawl("http://127.0.0.1:9/", "-o", other)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert other.read_bytes() == before


@pytest.mark.parametrize(("address", "code"), [("ftp://example.org/", 2), ("http://", 2), ("http://127.0.0.1:9/", 1)])
def test_an_address_that_cannot_be_crawled_gives_one_line(crawl, tmp_path, address, code):
    done = crawl(address, "-o", tmp_path / "blog.db")
    assert done.returncode == code
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_an_address_and_without_blogs_it_says_so(crawl, tmp_path):
    done = crawl("-o", tmp_path / "blog.db")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_an_address_all_blogs_of_the_archive_are_brought_up_to_date(crawl, contents, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(3)) as one, Site(blog(4)) as two:
        assert crawl(one.url, two.url, "-o", archive).returncode == 0
        before = contents(archive)
        assert len(before["articles"]) == 7
        counts = len(one.asked), len(two.asked)
        time.sleep(1)
        assert crawl("-o", archive).returncode == 0
        assert contents(archive) == before
        assert len(one.asked) > counts[0]
        assert len(two.asked) > counts[1]
