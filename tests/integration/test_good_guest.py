"""What a server may expect: robots.txt, its delays, rests that it asks for, one request at a time, a name to complain to."""

from __future__ import annotations

import socket
from itertools import pairwise

import pytest
from integration.site_server import Answer, Site, blog, listing


def robots(text, status=200):
    return {"/robots.txt": Answer(text, status, kind="text/plain")}


def test_what_robots_txt_forbids_is_not_asked_for(crawl, contents, tmp_path):
    with Site(blog(6) | robots("User-agent: *\nDisallow: /2024/01/post-2/\nDisallow: /*post-4/$\n")) as site:
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 0
        assert not {"/2024/01/post-2/", "/2024/01/post-4/"} & set(site.counts())
        assert len(contents(tmp_path / "blog.db")["articles"]) == 4


def test_a_group_of_our_own_goes_before_the_one_for_all(crawl, contents, tmp_path):
    with Site(blog(3) | robots("User-agent: *\nDisallow: /\n\nUser-agent: flipscrape\nDisallow: /2024/01/post-1/\n")) as site:
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 0
        assert len(contents(tmp_path / "blog.db")["articles"]) == 2


def test_forbidden_addresses_are_settled_without_a_fetch_each(crawl, contents, rows, tmp_path):
    with Site(blog(3) | robots("User-agent: *\nDisallow: /members/\n")) as site:
        named = "".join(f"<url><loc>{site.url}members/{n}/</loc></url>" for n in range(3000))
        site.routes["/sitemap.xml"] = Answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{named}</urlset>', kind="application/xml")
        done = crawl(site.url, "-o", tmp_path / "blog.db", "--max-pages", 60)
        assert not [path for path in site.counts() if path.startswith("/members/")]
    assert done.returncode == 0, done.stderr
    assert len(contents(tmp_path / "blog.db")["articles"]) == 3
    assert rows(tmp_path / "blog.db", "SELECT count(*), count(DISTINCT note) FROM frontier WHERE outcome = 'forbidden'") == [(3000, 1)]


def test_a_robots_txt_that_forbids_everything_gives_one_line(crawl, tmp_path):
    with Site(blog(3) | robots("User-agent: *\nDisallow: /\n")) as site:
        done = crawl(site.url, "-o", tmp_path / "blog.db")
        assert done.returncode == 1
        assert "robots.txt" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert set(site.counts()) == {"/robots.txt"}


def test_a_robots_txt_in_trouble_means_wait_and_not_go(crawl, contents, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(3) | robots("", 503)) as site:
        assert crawl(site.url, "-o", archive).returncode == 1
        assert set(site.counts()) == {"/robots.txt"}
        site.routes |= robots("User-agent: *\nAllow: /\n")
        assert crawl(site.url, "-o", archive).returncode == 0
        assert len(contents(archive)["articles"]) == 3


@pytest.mark.parametrize("status", [429, 503])
def test_a_robots_txt_that_asks_for_a_rest_is_asked_for_again_after_it(status, crawl, contents, tmp_path):
    answers = iter([Answer(status=status, headers={"Retry-After": "2"})])
    with Site(blog(3)) as site:
        site.routes["/robots.txt"] = lambda handler: next(answers, Answer("User-agent: *\nAllow: /\n", kind="text/plain"))
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 0
        assert len(contents(tmp_path / "blog.db")["articles"]) == 3
        (first, _, _), (second, path, _) = site.asked[:2]
    assert path == "/robots.txt"
    assert second - first >= 1.9


def test_a_robots_txt_that_asks_for_more_than_ten_minutes_ends_the_run(crawl, tmp_path):
    with Site(blog(3)) as site:
        site.routes["/robots.txt"] = Answer(status=503, headers={"Retry-After": "3600"})
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 1
        assert [path for _, path, _ in site.asked] == ["/robots.txt"]


def test_pages_in_doubt_do_not_wait_for_a_server_that_was_left(crawl, contents, tmp_path):
    with Site(blog(3)) as site:
        text = "<p>The mill stood still all winter, and nobody minded, as there was no grain to be had.</p>" * 3
        site.routes |= robots("User-agent: *\nAllow: /\nSitemap: http://pans.invalid/sitemap.xml\n")
        site.routes["/mill/"] = Answer(f"<html><head><title>The mill</title></head><body><h1>The mill</h1><i>3 May 2021</i>{text}</body></html>")
        site.routes["/"] = Answer(listing(["/2024/01/post-1/", "/2024/01/post-2/", "/2024/01/post-3/", "/mill/"]))
        done = crawl(site.url, "-o", tmp_path / "blog.db", timeout=60)
    assert done.returncode == 3, done.stderr
    assert "was left for this run" in done.stdout
    assert len(contents(tmp_path / "blog.db")["articles"]) == 4


def test_a_robots_txt_that_is_not_there_forbids_nothing(crawl, contents, tmp_path):
    with Site(blog(3) | robots("no", 403)) as site:
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 0
        assert len(contents(tmp_path / "blog.db")["articles"]) == 3


def test_crawl_delay_is_a_floor_under_the_delay(crawl, tmp_path):
    with Site(blog(3) | robots("User-agent: *\nCrawl-delay: 0.4\n")) as site:
        crawl(site.url, "-o", tmp_path / "blog.db", "--concurrency", 4, delay="0.1")
        times = [moment for moment, path, _ in site.asked if path != "/robots.txt"]
        assert all(later - earlier > 0.35 for earlier, later in pairwise(times))


def test_the_whole_host_rests_when_retry_after_asks_for_it(crawl, contents, tmp_path):
    calm = {"at": None}

    def busy_once(handler):
        if calm["at"] is None:
            calm["at"] = handler.site.asked[-1][0]
            return Answer("<p>Later", 503, headers={"Retry-After": "2"})
        return good

    routes = blog(8)
    good = routes["/2024/01/post-8/"]
    routes["/2024/01/post-8/"] = busy_once
    with Site(routes) as site:
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 0
        after = [moment - calm["at"] for moment, _, _ in site.asked if moment > calm["at"]]
        assert min(after) > 1.9
        assert len(contents(tmp_path / "blog.db")["articles"]) == 8


def test_pages_that_always_refuse_are_given_up_and_hold_no_other_back(crawl, contents, rows, tmp_path):
    refusals = {
        "/2024/01/post-8/": Answer("<p>Too often", 429), "/2024/01/post-7/": Answer("<p>Later", 503, headers={"Retry-After": "0"}),
    }
    with Site(blog(8) | refusals) as site:
        done = crawl(site.url, "-o", tmp_path / "blog.db", "--concurrency", 4, timeout=120)
        asked = [path for _, path, _ in site.asked]
    assert done.returncode == 0, done.stderr
    assert [asked.count(path) for path in refusals] == [3, 3]
    assert max(asked.index(f"/2024/01/post-{n}/") for n in range(1, 7)) < min(len(asked) - 1 - asked[::-1].index(path) for path in refusals)
    assert len(contents(tmp_path / "blog.db")["articles"]) == 6
    assert rows(tmp_path / "blog.db", "SELECT note FROM frontier WHERE outcome = 'failed' ORDER BY note") == [("HTTP 429",), ("HTTP 503",)]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_gives_so_many_pages_a_second_and_no_more_loses_none(status, crawl, contents, tmp_path):
    given, site = [], Site(blog(30))

    def seldom(answer):
        def give(handler):
            now = handler.site.asked[-1][0]
            if sum(moment > now - 1 for moment in given) >= 8:
                return Answer("<p>Slower", status)
            given.append(now)
            return answer
        return give

    site.routes = {path: seldom(answer) for path, answer in site.routes.items()}
    with site:
        done = crawl(site.url, "-o", tmp_path / "blog.db", "--concurrency", 8, timeout=120)
        refused = len(site.asked) - len(given)
    assert done.returncode == 0, done.stderr
    assert refused > 0
    assert len(contents(tmp_path / "blog.db")["articles"]) == 30


def test_a_server_that_takes_few_connections_at_once_loses_no_page(crawl, contents, tmp_path):
    site, lost = Site(blog(30), seconds=0.05), []

    def few(answer):
        def give(handler):
            if site.active <= 2:
                return answer
            lost.append(handler.path)
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)
            return None
        return give

    site.routes = {path: few(answer) for path, answer in site.routes.items()}
    with site:
        done = crawl(site.url, "-o", tmp_path / "blog.db", "--concurrency", 8, timeout=120)
    assert done.returncode == 0, done.stderr
    assert lost
    assert len(contents(tmp_path / "blog.db")["articles"]) == 30


def test_one_request_at_a_time_unless_more_are_asked_for(crawl, tmp_path):
    with Site(blog(12), seconds=0.05) as site:
        crawl(site.url, "-o", tmp_path / "one.db")
        assert site.most_at_once == 1
        crawl(site.url, "-o", tmp_path / "four.db", "--concurrency", 4)
        assert 2 <= site.most_at_once <= 4


def test_requests_carry_our_name_and_the_user_s_contact(crawl, tmp_path):
    with Site(blog(1)) as site:
        crawl(site.url, "-o", tmp_path / "blog.db", "--contact", "https://example.org/about-my-research")
        assert {headers["User-Agent"] for _, _, headers in site.asked} == {"flipscrape/0.1.0 (+https://example.org/about-my-research)"}
        assert not any("Cookie" in headers for _, _, headers in site.asked)


def test_a_page_that_has_not_changed_is_not_sent_again(crawl, contents, tmp_path):
    archive = tmp_path / "blog.db"

    def tagged(handler):
        if handler.headers.get("If-None-Match") == '"a"':
            return Answer(status=304)
        return Answer(listing(["/2024/01/post-1/"]), headers={"ETag": '"a"'})

    with Site(blog(1) | {"/": tagged}) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
        before = contents(archive)
        assert crawl(site.url, "-o", archive).returncode == 0
        assert [headers.get("If-None-Match") for _, path, headers in site.asked if path == "/"] == [None, '"a"']
        assert contents(archive) == before


def test_a_feed_service_that_has_closed_leaves_the_archive_whole(crawl, rows, tmp_path):
    routes, archive = blog(3), tmp_path / "blog.db"
    feed = '<link rel="alternate" type="application/rss+xml" href="http://feeds.closed.invalid/log">'
    routes["/"] = Answer(routes["/"].body.replace("<title>", f"{feed}<title>"))
    with Site(routes) as site:
        done = crawl(site.url, "-o", archive)
        assert done.returncode == 0, done.stderr
        assert "robots.txt cannot be had" in done.stdout
        assert crawl(site.url, "-o", archive).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(3,)]
    assert rows(archive, "SELECT outcome FROM frontier WHERE url LIKE '%closed%'") == [("failed",)]


def test_old_links_to_a_name_that_is_no_host_s_end_neither_the_crawl_nor_each_later_one(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(routes := blog(3)) as site:
        twin = site.url.replace("://", "://www.")
        routes["/"] = Answer(routes["/"].body.replace("</body>", f'<p><a href="{twin}2019/05/old-post/">An old post</a></p></body>'))
        done = crawl(site.url, "-o", archive)
        assert done.returncode == 0, done.stderr
    assert rows(archive, "SELECT count(*) FROM articles") == [(3,)]
    assert rows(archive, "SELECT outcome FROM frontier WHERE url LIKE '%old-post%'") == [("failed",)]
