"""One post at several addresses is one post; one text in two posts stays two, linked."""

from __future__ import annotations

import pytest
from integration.site_server import Answer, Site, blog, listing, post

FORMS = (
    "amp/", "print/", "?replytocom=3", "?share=twitter", "?print=1", "feed/", "?utm_source=feed", "?sid=12345", "embed/", "?from=newsletter",
    "#comments", "?amp=1", "trackback/",
)


def test_other_forms_of_a_post_are_that_post(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(6)
    own = "/2024/01/post-3/"
    page = routes[own].body
    routes |= {own + form: Answer(page) for form in FORMS if "?" not in form}
    routes["/2024/01/attachment-of-3/"] = Answer(page.replace("single single-post", "attachment single-attachment"))
    routes["/old/three.html"] = Answer(page.replace("</head>", f'<link rel="canonical" href="{own}"></head>'))
    links = [f"/2024/01/post-{n}/" for n in range(1, 7)]
    routes["/"] = Answer(listing([*links, *(own + form for form in FORMS), "/2024/01/attachment-of-3/", "/old/three.html"]))
    with Site(routes) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
        assert {url.removeprefix(site.url) for (url,) in rows(archive, "SELECT url FROM articles")} == {link[1:] for link in links}


def test_a_doubled_slash_in_a_feed_s_addresses_makes_no_second_post(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(4)
    paths = [f"/2024/01/post-{n}/" for n in range(1, 5)]
    routes |= {f"/{path}": routes[path] for path in paths}
    routes["/"] = Answer(listing(paths).replace("<title>", '<link rel="alternate" type="application/rss+xml" href="/feed/"><title>'))
    with Site(routes) as site:
        items = "".join(f"<item><title>Post {n}</title><link>{site.url}{path}</link></item>" for n, path in enumerate(paths, 1))
        routes["/feed/"] = Answer(f"<rss version='2.0'><channel><title>Test blog</title>{items}</channel></rss>", kind="application/rss+xml")
        assert crawl(site.url, "-o", archive).returncode == 0
        assert {url.removeprefix(site.url) for (url,) in rows(archive, "SELECT url FROM articles")} == {path[1:] for path in paths}


def test_one_text_in_two_posts_is_linked(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(4)
    routes["/2024/01/post-9/"] = Answer(post(2).replace("post-2", "post-9"))
    routes["/"] = Answer(listing([f"/2024/01/post-{n}/" for n in (1, 2, 3, 4, 9)]))
    with Site(routes) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(5,)]
    linked = "SELECT substr(a.url, -7), substr(b.url, -7) FROM article_twins JOIN articles a ON a.id = article_id JOIN articles b ON b.id = other_id"
    (pair,) = rows(archive, linked)
    assert set(pair) == {"post-2/", "post-9/"}


@pytest.mark.parametrize("dead", [lambda page: Answer("Not found", 404), lambda page: Answer("", 301, headers={"Location": page})])
def test_a_post_whose_canonical_address_has_no_page_of_its_own_is_archived_where_it_is(crawl, rows, tmp_path, dead):
    archive = tmp_path / "blog.db"
    names = [f"/2024/01/post-{n}" for n in range(1, 7)]
    routes = {f"{name}.html": Answer(post(n).replace("</head>", f'<link rel="canonical" href="{name}"></head>')) for n, name in enumerate(names, 1)}
    routes |= {name: dead(f"{name}.html") for name in names}
    routes["/"] = Answer(listing([*names, *(f"{name}.html" for name in names)]))
    with Site(routes) as site:
        for _ in range(2):
            assert crawl(site.url, "-o", archive).returncode == 0
            archived = [url.removeprefix(site.url.rstrip("/")) for (url,) in rows(archive, "SELECT url FROM articles ORDER BY url")]
            assert archived == [f"{name}.html" for name in names]


def test_a_post_that_names_another_as_its_own_address_is_a_post_where_the_sitemap_names_both(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    names = [f"/2024/01/post-{n}/" for n in range(1, 9)]
    following = [*names[1:], names[0]]
    routes = {name: Answer(post(n).replace("</head>", f'<link rel="canonical" href="{other}"></head>'))
              for n, (name, other) in enumerate(zip(names, following, strict=True), 1)}
    routes["/"] = Answer(listing(names))
    with Site(routes) as site:
        rows_of_a_sitemap = "".join(f"<url><loc>{site.url.rstrip('/')}{name}</loc></url>" for name in names)
        sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows_of_a_sitemap}</urlset>'
        site.routes["/sitemap.xml"] = Answer(sitemap, kind="application/xml")
        assert crawl(site.url, "-o", archive).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(8,)]


def test_a_post_whose_canonical_address_robots_txt_forbids_is_archived_where_it_is(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    names = [f"/2024/01/post-{n}" for n in range(1, 7)]
    canonical = '<link rel="canonical" href="/print{}"></head>'
    routes = {f"{name}.html": Answer(post(n).replace("</head>", canonical.format(name))) for n, name in enumerate(names, 1)}
    routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /print/", kind="text/plain")
    routes["/"] = Answer(listing([*(f"{name}.html" for name in names), *(f"/print{name}" for name in names)]))
    with Site(routes) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(6,)]


def test_an_address_that_a_theme_gives_to_all_posts_as_their_own_is_nobody_s(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    names = [f"/2024/01/post-{n}/" for n in range(1, 7)]
    routes = {name: Answer(post(n).replace("</head>", '<link rel="canonical" href="/about-boats/"></head>')) for n, name in enumerate(names, 1)}
    routes["/about-boats/"] = Answer("<html><title>Boats</title><main><h1>Boats</h1><p>All about boats.</p></main></html>")
    routes["/"] = Answer(listing(["/about-boats/", *names]))
    with Site(routes) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles WHERE url LIKE '%post-%'") == [(6,)]
