"""Categories that the archives of a blog tell, and not the pages of its posts."""

from __future__ import annotations

import subprocess
import sys

from integration.site_server import Answer, Site, listing, post

POSTS = {f"/2024/01/post-{n}/": Answer(post(n)) for n in range(1, 7)}
BY_CATEGORY = {"Old Boats": (1, 2, 3), "Water": (3, 4, 5)}


def archive_page(name, numbers):
    page = listing([f"/2024/01/post-{n}/" for n in numbers])
    return Answer(page.replace("<h1>Test blog</h1>", f"<h1>Category: {name}</h1>").replace("home blog", "archive category"))


def site():
    archives = {f"/category/{name.lower().replace(' ', '-')}/": archive_page(name, numbers) for name, numbers in BY_CATEGORY.items()}
    menu = "".join(f'<p><a href="{path}">{name}</a></p>' for path, name in zip(archives, BY_CATEGORY, strict=True))
    home = listing(list(POSTS)).replace("</body>", f"<aside>{menu}</aside></body>")
    return Site({"/": Answer(home), **POSTS, **archives})


def test_each_post_has_the_categories_whose_archives_list_it_and_an_update_changes_nothing(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    filed = (
        "SELECT name, url FROM article_tags JOIN tags ON tags.id = tag_id JOIN articles ON articles.id = article_id"
        " WHERE kind = 'category' ORDER BY 1, 2")
    with site() as served:
        for _ in range(2):
            assert crawl(served.url, "-o", archive).returncode == 0
            assert rows(archive, filed) == [(name, f"{served.url}2024/01/post-{n}/") for name, numbers in BY_CATEGORY.items() for n in numbers]
            assert rows(archive, "SELECT DISTINCT source FROM article_sources WHERE field = 'categories'") == [("listing",)]
            assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_a_new_reading_of_the_kept_pages_keeps_them(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with site() as served:
        assert crawl(served.url, "-o", archive).returncode == 0
    subprocess.run([sys.executable, "-m", "flipscrape", "reextract", archive], check=True, capture_output=True)
    assert rows(archive, "SELECT count(*) FROM article_tags") == [(6,)]
    assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
