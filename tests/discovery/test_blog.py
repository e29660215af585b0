"""One blog while it is crawled: what it goes to, what it passes over, and who named what."""

from __future__ import annotations

import pytest

from flipscrape.discovery.blog import Blog
from flipscrape.discovery.judging.judgement import Doubt
from flipscrape.discovery.pages.outlook import Outlook, PageLink
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.pages.statement import Role, Statement
from flipscrape.model import AddressKind, Announcement, AnnouncementSource, Found

ROOT = "https://blog.example/"
SURE = Statement(role=Role.POST, sure=True)


def links(*paths):
    return tuple(PageLink(url=f"{ROOT}{path}", place=Place.MAIN, path=1) for path in paths)


def test_links_inside_the_blog_are_followed_once():
    blog = Blog(ROOT)
    _, found = blog.see(ROOT, Outlook(links=links("one/", "two/", "one/?replytocom=7", "picture.jpg", "wp-login.php")))
    assert [one.url for one in found if one.kind is AddressKind.PAGE] == [f"{ROOT}one/", f"{ROOT}two/"]
    _, found = blog.see(f"{ROOT}one/", Outlook(statement=SURE, links=links("two/")))
    assert found == []


def test_the_seed_may_be_a_post():
    blog = Blog(f"{ROOT}one/")
    judgement, found = blog.see(f"{ROOT}one/", Outlook(statement=SURE, links=links("two/")))
    assert judgement.role is Role.POST
    assert f"{ROOT}two/" in [one.url for one in found]


def test_pages_in_doubt_are_all_decided_at_the_end():
    blog = Blog(ROOT)
    judgement, _ = blog.see(f"{ROOT}one/", Outlook(dated=True, words=400))
    assert judgement.role is Role.UNKNOWN
    assert [(url, one.role) for url, one in blog.review(doubt=Doubt.NONE)] == [(f"{ROOT}one/", Role.POST)]
    assert blog.review(doubt=Doubt.NONE) == []


def test_every_source_that_names_an_address_is_told_once():
    blog = Blog(ROOT)
    blog.hear(Outlook(found=(Found(url=f"{ROOT}one/", source="sitemap"),)))
    blog.see(ROOT, Outlook(links=links("one/", "tags/bread/")))
    blog.see(ROOT, Outlook(links=links("one/")))
    assert blog.newly_named() == [(f"{ROOT}one/", "sitemap"), (f"{ROOT}one/", "listing")]
    assert blog.newly_named() == []


def test_pages_beside_the_posts_teach_nothing_of_posts_addresses():
    blog = Blog(ROOT)
    told = [Found(url=f"{ROOT}{path}", source="feed", announced=Announcement(source=AnnouncementSource.FEED, url=f"{ROOT}{path}"))
            for path in ("posts/one/", "posts/two/", "posts/three/", "about/", "contact/", "colophon/")]
    blog.hear(Outlook(found=tuple(told)))
    judgement, _ = blog.see(f"{ROOT}about/", Outlook(dated=True, words=90))
    assert "shape of the address" not in judgement.reasons


def test_a_folder_of_posts_that_nothing_names_is_asked_for_once():
    blog = Blog(ROOT)
    for n in range(3):
        blog.see(f"{ROOT}notes/{n}-salt/", Outlook(statement=SURE))
    assert [(one.url, one.kind) for one in blog.unnamed()] == [(f"{ROOT}notes/", AddressKind.LISTING)]
    assert blog.unnamed() == []


def test_beside_a_folder_of_files_the_page_of_its_name_is_asked_for():
    blog = Blog(ROOT)
    for n in range(3):
        blog.see(f"{ROOT}notes/{n}-salt.html", Outlook(statement=SURE))
    assert [one.url for one in blog.unnamed()] == [f"{ROOT}notes/", f"{ROOT}notes.html"]


def test_no_folder_is_asked_for_where_a_sitemap_names_the_posts():
    blog = Blog(ROOT)
    blog.hear(Outlook(found=tuple(Found(url=f"{ROOT}notes/{n}-salt/", source="sitemap", kind=AddressKind.POST) for n in range(3))))
    for n in range(3):
        blog.see(f"{ROOT}notes/{n}-salt/", Outlook(statement=SURE))
    assert blog.unnamed() == []


def further(blog):
    return [one.url for one in blog.unnamed() if "page" in one.url]


@pytest.mark.parametrize(("post", "pages"), [("2021/{}-salt/", ("page/2/", "page/3/")), ("?p={}", ("?paged=2", "?paged=3"))])
def test_wordpress_s_front_page_goes_on_while_its_pages_lead_further(post, pages):
    blog = Blog(ROOT)
    blog.see(ROOT, Outlook(generator="wordpress 6.1", links=links(post.format(0))))
    blog.see(ROOT + post.format(0), Outlook(statement=SURE))
    for n, page in enumerate(pages, 1):
        assert further(blog) == [ROOT + page]
        blog.see(ROOT + page, Outlook(links=links(post.format(n))))
    assert further(blog) != []
    assert further(blog) == []


def test_a_front_page_whose_next_shows_the_same_goes_no_further():
    blog = Blog(ROOT)
    blog.see(ROOT, Outlook(generator="wordpress 6.1", links=links("2021/salt/")))
    blog.see(f"{ROOT}2021/salt/", Outlook(statement=SURE))
    assert further(blog) == [f"{ROOT}page/2/"]
    blog.see(f"{ROOT}page/2/", Outlook(links=links("2021/salt/")))
    assert further(blog) == []


def test_a_run_that_goes_on_asks_for_the_page_after_those_asked_for():
    blog = Blog(ROOT)
    blog.recall(f"{ROOT}page/2/", AddressKind.LISTING, "guess", Role.LISTING)
    blog.see(ROOT, Outlook(generator="wordpress 6.1", links=links("2021/salt/")))
    blog.see(f"{ROOT}2021/salt/", Outlook(statement=SURE))
    assert further(blog) == [f"{ROOT}page/3/"]


def test_a_front_page_of_any_engine_that_links_no_further_page_may_leave_that_to_a_script():
    blog = Blog(ROOT)
    blog.see(ROOT, Outlook(generator="vuepress", links=links("2021/salt/")))
    blog.see(f"{ROOT}2021/salt/", Outlook(statement=SURE))
    assert further(blog) == [f"{ROOT}page/2/"]
    assert further(blog) == []


ONWARD = links("2/")[0]._replace(place=Place.PAGING)


@pytest.mark.parametrize("outlook", [
    Outlook(generator="hugo", links=(*links("2021/salt/"), ONWARD)), Outlook(generator="wordpress", links=links("page/2/"))])
def test_front_pages_that_lead_on_are_asked_for_no_more(outlook):
    blog = Blog(ROOT)
    blog.see(ROOT, outlook)
    blog.see(f"{ROOT}2021/salt/", Outlook(statement=SURE))
    assert further(blog) == []


def test_a_few_pages_beside_the_posts_tell_nothing_of_all_that_is_linked_as_they_are():
    blog = Blog(ROOT)
    beside, essays = ("about.html", "faq.html", "contact.html"), [f"{name}-pan.html" for name in ("tar", "salt", "iron", "oak", "clay")]
    blog.see(ROOT, Outlook(links=links(*essays, *beside)))
    for name in (*beside, *essays):
        blog.see(f"{ROOT}{name}", Outlook(words=400))
    assert {url for url, one in blog.review(doubt=Doubt.NONE) if one.role is Role.POST} == {f"{ROOT}{name}" for name in essays}


def test_a_few_pages_beside_the_posts_and_one_post_tell_nothing_of_all_in_one_menu():
    blog = Blog(ROOT)
    beside = [f"{name}/" for name in "about faq contact links projects privacy terms colophon now uses imprint credits".split()]
    posts = [f"blog/{name}-pan/" for name in "tar salt iron oak ash elm yew tin fir bay rye hay moss peat".split()]
    blog.see(ROOT, Outlook(links=links(*posts, "blog/clay-pan/", *beside)))
    blog.see(f"{ROOT}{posts[0]}", Outlook(words=400, dated=True, statement=SURE))
    for name in (*beside, *posts[1:], "blog/clay-pan/"):
        blog.see(f"{ROOT}{name}", Outlook(words=400, dated=name not in beside))
    decided = dict(blog.review(doubt=Doubt.NONE))
    assert {url for url, one in decided.items() if one.role is Role.POST} == {f"{ROOT}{name}" for name in (*posts[1:], "blog/clay-pan/")}



def test_what_looks_like_a_listing_is_one_where_all_that_is_linked_so_was_none_so_far():
    blog = Blog(ROOT)
    told, others = ([f"tag/{name}/page/2/" for name in names] for names in (("tar", "salt", "iron"), ("oak", "clay", "ash", "elm", "yew")))
    blog.see(ROOT, Outlook(links=links(*told, *others)))
    blog.see(f"{ROOT}post/", Outlook(statement=SURE, links=tuple(link._replace(place=Place.PAGING) for link in links(*others))))
    for path in told:
        blog.see(f"{ROOT}{path}", Outlook(statement=Statement(role=Role.LISTING, sure=True)))
    for path in others:
        blog.see(f"{ROOT}{path}", Outlook(words=400, dated=True, termed=True))
    assert [url for url, one in blog.review(doubt=Doubt.NONE) if one.role is Role.POST] == []


def test_where_an_archived_post_leads_is_its_address_now_and_no_other_form_of_it():
    blog, www = Blog(ROOT), "https://www.blog.example/one/"
    blog.recall(f"{ROOT}one/", AddressKind.PAGE, "link", Role.POST)
    assert blog.redirect(f"{ROOT}one/", www)
    assert blog.see(www, Outlook(statement=SURE))[0].role is Role.POST


def test_of_two_forms_of_an_address_the_one_that_gave_the_post_is_remembered():
    blog, www = Blog(ROOT), "https://www.blog.example/one/"
    for url, role in ((f"{ROOT}one/", None), (www, Role.POST), (f"{ROOT}one", None)):
        blog.recall(url, AddressKind.PAGE, "link", role)
    assert blog.see(www, Outlook(statement=SURE))[0].role is Role.POST
