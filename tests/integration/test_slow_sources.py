"""Posts wait for what tells of them, however slow it is."""

from __future__ import annotations

import json

from integration.site_server import Answer, Site, blog

POSTS = 6
TERMS = "SELECT count(*) FROM article_tags JOIN tags ON tags.id = tag_id WHERE name = 'Harbours'"


def test_posts_that_the_home_page_links_to_are_read_with_what_a_slow_api_tells_of_them(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS)) as site:
        told = [{
            "id": n, "link": f"{site.url}2024/01/post-{n}/", "title": {"rendered": f"Post {n}"}, "date_gmt": f"2024-01-0{n}T08:00:00",
            "_embedded": {"wp:term": [[{"taxonomy": "category", "name": "Harbours"}]]}, "content": {"rendered": ""}} for n in range(1, POSTS + 1)]
        answers = {
            "/wp-json/": {"namespaces": ["wp/v2"]}, "/wp-json/wp/v2/posts": told,
            **{f"/wp-json/wp/v2/{name}": [] for name in ("users", "categories", "tags", "comments", "pages")},
        }
        for path, answer in answers.items():
            site.routes[path] = Answer(json.dumps(answer), kind="application/json", seconds=1.0)
        home = site.routes["/"]
        site.routes["/"] = Answer(str(home.body).replace("<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'))
        assert crawl(site.url, "-o", archive, "--concurrency", "16").returncode == 0
    assert rows(archive, TERMS) == [(POSTS,)]
