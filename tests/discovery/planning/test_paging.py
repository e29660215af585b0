"""Pages of sources: asked for while they tell something new, and no longer."""

from __future__ import annotations

import pytest

from flipscrape.discovery.judging.known import Known, KnownAddresses
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.planning.paging import BARREN, STRANGE, Paging
from flipscrape.model import AddressKind, Announcement, AnnouncementSource, Comment, Found

ROOT = "https://blog.example"
API = f"{ROOT}/wp-json/wp/v2"


def collection(name, page, urls=()):
    further = Found(url=f"{API}/{name}?page={page + 1}", kind=AddressKind.REST)
    return Outlook(found=(*(Found(url=f"{ROOT}{url}", source="rest") for url in urls), further))


def comments(page, url):
    said = Comment(id=str(page), body="Well said.")
    told = Announcement(source=AnnouncementSource.REST, url=f"{ROOT}{url}", comments=(said,))
    return Outlook(found=(Found(url=f"{API}/comments?page={page + 1}", kind=AddressKind.REST),), remarked=(told,))


def index(page, urls=()):
    parts = Found(url=f"{ROOT}/index-{page + 1}.xml", kind=AddressKind.SITEMAP)
    return Outlook(found=(*(Found(url=f"{ROOT}{url}", source="sitemap") for url in urls), parts))


def pages_read(outlook_of, *, most=400, known=None):
    """After how many pages the source is left."""
    paging = Paging(known or KnownAddresses())
    for page in range(1, most + 1):
        outlook = outlook_of(page)
        if outlook.found[-1] not in list(paging.onward(outlook.found, outlook, feeds=True)):
            return page
    return most


@pytest.mark.parametrize("name", ["posts", "pages", "tags", "users"])
def test_a_collection_that_repeats_itself_is_left(name):
    assert pages_read(lambda page: collection(name, page, [f"/{min(page, 7)}/"])) == 8


def test_a_collection_that_goes_on_is_read_on():
    assert pages_read(lambda page: collection("posts", page, [f"/{page}/", "/1/"])) == 400


def test_comments_on_no_post_are_left_after_a_while():
    assert pages_read(lambda page: comments(page, "/none/")) == STRANGE + 1


def test_comments_on_posts_are_read_on():
    known = KnownAddresses()
    known.add("blog.example/post", Known(url=f"{ROOT}/post/", looks=AddressKind.PAGE, announced=True))
    assert pages_read(lambda page: comments(page, "/post/"), known=known) == 400


def test_indexes_of_indexes_without_end_are_left():
    assert pages_read(index) == BARREN + 1
    assert pages_read(lambda page: index(page, [f"/{page}/"])) == 400


def test_the_root_of_the_api_leads_to_its_collections():
    root = Outlook(found=tuple(Found(url=f"{API}/{name}?page=1", kind=AddressKind.REST) for name in ("users", "posts")))
    assert list(Paging(KnownAddresses()).onward(root.found, root, feeds=True)) == list(root.found)
