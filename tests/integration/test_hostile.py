"""Servers that break, lie and lay traps: all good posts are archived, and each trap has a line that says why it was left."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time

import pytest
from integration.site_server import Answer, Site, blog, listing, post

GOOD = 12
MEGABYTE = 2**20


def cut_in_the_middle(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html><body><p>It begins well")
    handler.wfile.flush()
    handler.close_connection = True


def longer_than_said(handler):
    body = post(901).encode()
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % (len(body) + 500) + body)
    handler.wfile.flush()
    handler.close_connection = True


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
    for _ in range(100):
        handler.wfile.write(b"<p>" + b"x" * MEGABYTE + b"</p>")
    handler.close_connection = True


def garbage(handler):
    handler.wfile.write(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 nothing of HTTP\r\n\r\n")
    handler.close_connection = True


def bomb():
    data = gzip.compress(b"\0" * (64 * MEGABYTE), 9)
    return Answer(data, headers={"Content-Encoding": "gzip"})


TRAPS = {
    "/loop-a/": Answer(status=302, headers={"Location": "/loop-b/"}),
    "/loop-b/": Answer(status=302, headers={"Location": "/loop-a/"}),
    "/cut/": cut_in_the_middle,
    "/endless/": endless,
    "/garbage/": garbage,
    "/bomb/": bomb(),
    "/half-gzip/": Answer(gzip.compress(post(902).encode())[:200], headers={"Content-Encoding": "gzip"}),
    "/no-gzip/": Answer(b"this was never packed", headers={"Content-Encoding": "gzip"}),
    "/login/": Answer("<p>Please log in", 401, headers={"WWW-Authenticate": 'Basic realm="x"'}),
    "/private/": Answer("<p>No", 403),
    "/gone/": Answer("<p>It was here", 410),
    "/broken/": Answer("<p>Internal error", 500),
    "/picture/": Answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 200),
    "/paper/": Answer(b"%PDF-1.7\n" + bytes(range(256)) * 200),
    "/empty/": Answer(""),
    "/deep/": Answer("<div>" * 10_000 + "deep" + "</div>" * 10_000),
    "/many/": Answer("<html><body>" + "<b>i</b>" * 300_000),
    "/nulls/": Answer(b"<html><body>\0\0\0<p>nul\0l</p>" + b"\0" * 5000),
    "/utf-16/": Answer(("\ufeff" + post(903)).encode("utf-16-le"), kind="text/html"),
    "/wrong-charset/": Answer(post(904).replace("garden", "jard\u00edn"), kind="text/html; charset=klingon"),
    "/no-location/": Answer(status=302),
    "/bad-location/": Answer(status=302, headers={"Location": "http://[::bad/"}),
    "/script-location/": Answer(status=302, headers={"Location": "javascript:alert(1)"}),
    "/longer/": longer_than_said,
} | {f"/chain-{n}/": Answer(status=301, headers={"Location": f"/chain-{n + 1}/"}) for n in range(30)}


@pytest.fixture
def trapped():
    """A good blog whose first page leads into every trap."""
    routes = blog(GOOD) | TRAPS
    links = [f"/2024/01/post-{n}/" for n in range(1, GOOD + 1)]
    routes["/"] = Answer(listing([*(path for path in TRAPS if not path.startswith(("/chain-", "/loop-"))), "/chain-0/", "/loop-a/", *links]))
    with Site(routes) as site:
        yield site


def posts_of(rows, archive):
    return {title for (title,) in rows(archive, "SELECT title FROM articles WHERE url LIKE '%/2024/01/%'")}


def test_all_good_posts_come_through_all_traps(trapped, crawl, rows, tmp_path):
    archive, began = tmp_path / "blog.db", time.monotonic()
    done = crawl(trapped.url, "-o", archive, "--concurrency", 4)
    assert done.returncode == 0, done.stderr
    assert posts_of(rows, archive) == {f"Post {n}" for n in range(1, GOOD + 1)}
    assert time.monotonic() - began < 90
    ends = dict(rows(archive, "SELECT substr(url, instr(substr(url, 9), '/') + 8), outcome || coalesce(': ' || note, '') FROM frontier"))
    assert ends["/loop-b/"] == "failed: redirected in a circle"
    assert ends["/chain-10/"] == "failed: too many redirects"
    assert ends["/bomb/"] == "failed: too large when unpacked"
    assert ends["/endless/"] == "failed: too large"
    assert ends["/cut/"] == "failed: cut short on the way"
    assert ends["/login/"] == "refused: HTTP 401"
    assert ends["/private/"] == "refused: HTTP 403"
    assert ends["/gone/"] == "gone: HTTP 410"
    assert ends["/broken/"] == "failed: HTTP 500"
    assert "pending" not in {state for (state,) in rows(archive, "SELECT state FROM frontier")}


def test_what_is_refused_is_asked_for_once(trapped, crawl, tmp_path):
    crawl(trapped.url, "-o", tmp_path / "blog.db", "--concurrency", 4)
    asked = trapped.counts()
    assert (asked["/login/"], asked["/private/"], asked["/gone/"], asked["/loop-a/"]) == (1, 1, 1, 1)
    assert asked["/broken/"] == 3


def test_a_redirect_into_the_private_network_is_not_followed(crawl, rows, tmp_path):
    with Site({"/": Answer("secret")}) as inner:
        targets = {
            "/a/": f"http://127.0.0.1:{inner.port}/", "/b/": f"http://localhost:{inner.port}/", "/c/": f"http://[::ffff:127.0.0.1]:{inner.port}/",
            "/d/": f"http://2130706433:{inner.port}/", "/e/": "file:///etc/passwd",
        }
        routes = blog(3) | {path: Answer(status=302, headers={"Location": target}) for path, target in targets.items()}
        routes["/"] = Answer(listing([*targets, "/2024/01/post-1/", "/2024/01/post-2/"]))
        with Site(routes) as site:
            archive = tmp_path / "blog.db"
            assert crawl(site.url, "-o", archive).returncode == 0
            assert inner.asked == []
            assert posts_of(rows, archive) == {"Post 1", "Post 2"}


def test_a_single_page_that_redirects_into_the_private_network_is_refused(mark):
    with Site({"/": Answer("secret")}) as inner, Site({"/": Answer(status=302, headers={"Location": f"http://localhost:{inner.port}/"})}) as site:
        command = [sys.executable, "-m", "flipscrape", "extract", site.url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=mark, check=False)
        assert done.returncode != 0
        assert inner.asked == []


def test_a_seed_that_redirects_into_the_private_network_is_refused(crawl, tmp_path):
    with Site({"/": Answer("secret")}) as inner, Site({"/": Answer(status=302, headers={"Location": f"http://localhost:{inner.port}/"})}) as site:
        crawl(site.url, "-o", tmp_path / "blog.db")
        assert inner.asked == []


def test_a_seed_that_is_no_page_is_an_error_and_no_empty_success(crawl, tmp_path):
    with Site({"/": Answer(b"%PDF-1.7 not a page")}) as site:
        done = crawl(site.url, "-o", tmp_path / "blog.db")
        assert done.returncode == 1
        assert "a file sent as one" in done.stderr


def test_a_private_address_that_the_user_names_is_followed(crawl, tmp_path):
    with Site({"/": Answer(post(1))}) as inner, Site({"/": Answer(status=302, headers={"Location": inner.url})}) as site:
        crawl(site.url, "-o", tmp_path / "blog.db", "--allow-address", f"127.0.0.1:{inner.port}")
        assert "/" in inner.counts()


def test_a_server_that_dies_under_way_leaves_the_rest_for_the_next_run(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"

    with Site(blog(GOOD)) as site:
        good = dict(site.routes)
        for path in list(site.routes)[:6]:
            site.routes[path] = Answer("<p>Too many", 429, headers={"Retry-After": "3600"})
        first = crawl(site.url, "-o", archive)
        assert first.returncode == 3
        assert "3600 seconds" in first.stderr + first.stdout
        site.routes = good
        assert crawl(site.url, "-o", archive).returncode == 0
        assert len(posts_of(rows, archive)) == GOOD
