"""Threads over several pages come together under their post."""

from __future__ import annotations

from integration.site_server import Answer, Site, blog, post


def pages_of_a_thread(count):
    """A post whose comments stand on so many pages, the last of them on the post's own."""
    routes = {}
    for page in range(1, count + 1):
        path = "/2024/01/post-7/" if page == count else f"/2024/01/post-7/comment-page-{page}/"
        others = "".join(
            f'<a class="page-numbers" href="/2024/01/post-7/comment-page-{n}/#comments">{n}</a>' for n in range(1, count + 1) if n != page
        )
        html = post(7).replace("comment-70", f"comment-7{page}").replace("Reply ", f"On page {page}, reply ")
        routes[path] = Answer(html.replace("</ol>", f'</ol><nav class="navigation comments-pagination"><div class="nav-links">{others}</div></nav>'))
    routes[f"/2024/01/post-7/comment-page-{count}/"] = routes["/2024/01/post-7/"]
    return routes


def test_the_comments_of_all_pages_are_those_of_the_post(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(9) | pages_of_a_thread(3)) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
        bodies = rows(archive, "SELECT c.body FROM comments c JOIN articles a ON a.id = c.article_id WHERE a.title = 'Post 7' ORDER BY c.source_id")
        assert sorted({body for (body,) in bodies}) == sorted(
            f"On page {page}, reply {n} to post 7, with thanks." for page in (1, 2, 3) for n in (0, 1)
        )
        assert len(rows(archive, "SELECT 1 FROM articles")) == 9


def test_a_page_of_a_thread_that_is_met_before_its_post_is_none(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(9) | pages_of_a_thread(2)
    alone = post(12)  # which only the list of the latest comments leads to
    routes |= {"/2024/01/post-12/": Answer(alone), "/2024/01/post-12/comment-page-1/": Answer(alone)}
    latest = "".join(f'<li><a href="/2024/01/post-{n}/comment-page-1/#comment-{n}00">On post {n}</a></li>' for n in (7, 12))
    home = routes["/"].body
    home = home.decode() if isinstance(home, bytes) else home
    routes["/"] = Answer(home.replace("<h1>", f"<ul class='latest'>{latest}</ul><h1>", 1))
    with Site(routes) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
        stored = {url.removeprefix(site.url) for (url,) in rows(archive, "SELECT url FROM articles")}
    assert stored == {f"2024/01/post-{n}/" for n in (*range(1, 10), 12)}
    assert rows(archive, "SELECT count(*) FROM comments c JOIN articles a ON a.id = article_id WHERE a.title = 'Post 7'") == [(4,)]
