"""A front page in a corner of a site may list posts that lie elsewhere on it."""

from __future__ import annotations

import pytest

from flipscrape.discovery.ground import Ground
from flipscrape.discovery.pages.outlook import Outlook, PageLink
from flipscrape.discovery.pages.places import Place
from flipscrape.model import Announcement, AnnouncementSource, Found

SITE = "https://pans.example"
ROOT = f"{SITE}/blog/"


def said(path, source=AnnouncementSource.LISTING):
    return Announcement(source=source, url=SITE + path)


def shown(*paths, links=()):
    """A front page that tells the days of posts at ``paths``, and links to them and to others."""
    return Outlook(
        links=tuple(PageLink(url=SITE + path, place=Place.HEADING, path=1) for path in (*paths, *links)), listed=tuple(said(path) for path in paths))


def test_the_folder_of_the_posts_that_the_front_page_lists_is_the_blog_s():
    ground = Ground(ROOT)
    ground.see_root(ROOT, shown("/posts/clay/", "/posts/salt/", "/posts/tide/"))
    assert all(ground.holds(SITE + path) for path in ("/blog/page/2/", "/posts/birds/", "/tags/birds/", "/archive/"))
    assert not any(ground.holds(SITE + path) for path in ("/about/", "/shop/rake/"))


def test_all_years_are_one_folder_and_posts_at_the_root_make_the_site_the_blog():
    ground = Ground(ROOT)
    ground.see_root(ROOT, shown("/2019/clay/", "/2020/salt/", "/2020/tide/"))
    assert ground.holds(f"{SITE}/2011/birds/")
    assert not ground.holds(f"{SITE}/shop/rake/")
    ground = Ground(ROOT)
    ground.see_root(ROOT, shown("/clay/", "/salt/", "/tide/"))
    assert ground.holds(f"{SITE}/birds/")


def test_the_feed_of_a_front_page_without_days_names_the_posts():
    ground = Ground(ROOT)
    ground.see_root(ROOT, Outlook())
    posts = [f"/posts/{name}/" for name in ("clay", "salt", "tide")]
    ground.hear(Outlook(found=tuple(Found(url=SITE + path, source="feed", announced=said(path, AnnouncementSource.FEED)) for path in posts)))
    assert ground.holds(f"{SITE}/posts/birds/")


@pytest.mark.parametrize("page", [
    shown("/news/clay/", "/news/salt/", "/news/tide/", links=["/blog/birds/"]), shown("/news/clay/", "/news/salt/"),
], ids=["a post of its own", "too few"])
def test_a_corner_with_posts_of_its_own_stays_one(page):
    ground = Ground(ROOT)
    ground.see_root(ROOT, page)
    assert not ground.holds(f"{SITE}/news/clay/")


def test_homes_of_others_are_never_entered():
    ground = Ground(f"{SITE}/~ada/")
    ground.see_root(f"{SITE}/~ada/", shown("/~bob/clay/", "/~bob/salt/", "/~bob/tide/"))
    ground.recall(f"{SITE}/~bob/clay/")
    assert not ground.holds(f"{SITE}/~bob/clay/")


def test_a_post_of_an_earlier_run_tells_where_the_others_lie():
    ground = Ground(ROOT)
    ground.recall(f"{SITE}/posts/clay/")
    assert ground.holds(f"{SITE}/posts/birds/")


def test_the_seed_may_redirect_more_than_once():
    ground = Ground("https://pans.example/")
    ground.redirect("https://pans.example/", "https://old.pans.example/")
    ground.redirect("https://old.pans.example/", "https://new.pans.example/blog/")
    ground.redirect("https://old.pans.example/2019/clay/", "https://kilns.example/clay/")
    assert ground.holds("https://new.pans.example/blog/clay/")
    assert ground.is_front("https://new.pans.example/blog/")
    assert not ground.holds("https://kilns.example/clay/")
