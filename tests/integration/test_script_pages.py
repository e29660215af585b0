"""A blog whose pages a script fills is archived from what its feed tells."""

from __future__ import annotations

from integration.site_server import Answer, Site

SHELL = '<!doctype html><html><head><title>{title}</title>{head}</head><body><div id="root"></div><noscript>Scripts, please.</noscript></body></html>'
LINE = "On day {n} the pans were raked in row {k}, and the brine was let in by hand because the sluice was broken again."


def told(n):
    return "".join(f"<p>{LINE.format(n=n, k=k)}</p>" for k in range(1, 7))


def test_the_feed_tells_the_posts(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site({}) as site:
        items = "".join(
            f"<item><title>Tide {n}</title><link>{site.url}posts/{n}/</link><pubDate>Mon, 0{n} Jun 2020 10:00:00 +0000</pubDate>"
            f"<content:encoded><![CDATA[{told(n)}]]></content:encoded></item>" for n in range(1, 6))
        namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        site.routes["/feed.xml"] = Answer(
            f'<rss version="2.0" {namespace}><channel><title>Salt pans</title>{items}</channel></rss>', kind="application/rss+xml")
        site.routes["/"] = Answer(SHELL.format(title="Salt pans", head='<link rel="alternate" type="application/rss+xml" href="/feed.xml">'))
        for n in range(1, 6):
            site.routes[f"/posts/{n}/"] = Answer(SHELL.format(title=f"Tide {n} - Salt pans", head=""))
        assert crawl(site.url, "-o", archive).returncode == 0
    posts = rows(archive, "SELECT title, published, body FROM articles ORDER BY published")
    assert posts == [(f"Tide {n}", f"2020-06-0{n}T10:00:00+00:00", "\n\n".join(LINE.format(n=n, k=k) for k in range(1, 7))) for n in range(1, 6)]
    assert rows(archive, "SELECT DISTINCT source FROM article_sources WHERE field = 'body'") == [("feed",)]
