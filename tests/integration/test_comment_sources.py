"""What WordPress's comments collection and the blog's comments feed tell joins the comments of the pages."""

from __future__ import annotations

import json

from integration.site_server import Answer, Site, blog


def row(number, post_path, site, **rest):
    return {
        "id": number, "post": 7, "parent": 0, "author_name": f"Reader {number % 10}", "author_url": "", "date": "2024-02-01T11:00:05",
        "date_gmt": "2024-02-01T10:00:05", "content": {"rendered": f"<p>Reply {number % 10} to post 7, with thanks.</p>"}, "status": "approved",
        "link": f"{site.url}{post_path}#comment-{number}", "type": "comment"} | rest


def offer(site, rows):
    """Let the blog's API offer its comments."""
    answers = {
        "/wp-json/": {"namespaces": ["wp/v2"]},
        "/wp-json/wp/v2/comments": rows,
        **{f"/wp-json/wp/v2/{name}": [] for name in ("users", "categories", "tags", "posts", "pages")},
    }
    for path, answer in answers.items():
        site.routes[path] = Answer(json.dumps(answer), kind="application/json")
    home = site.routes["/"]
    site.routes["/"] = Answer(str(home.body).replace("<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'))


def test_the_collection_gives_parents_and_what_the_page_lacks_and_no_doubles(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(9)) as site:
        offer(site, [
            row(700, "2024/01/post-7/", site), row(701, "2024/01/post-7/", site, parent=700),
            row(702, "2024/01/post-7/", site, parent=701, content={"rendered": "<p>Told by the collection alone.</p>"})])
        assert crawl(site.url, "-o", archive, "--concurrency", "1").returncode == 0
        thread = "SELECT c.source_id, c.parent_source_id, c.body FROM comments c JOIN articles a ON a.id = c.article_id WHERE a.title = 'Post 7'"
        told = [
            ("700", None, "Reply 0 to post 7, with thanks."), ("701", "700", "Reply 1 to post 7, with thanks."),
            ("702", "701", "Told by the collection alone.")]
        assert sorted(rows(archive, thread)) == told
        assert crawl(site.url, "-o", archive).returncode == 0
        assert sorted(rows(archive, thread)) == told
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
