"""What a page is, as far as it alone tells."""

from __future__ import annotations

import pytest

from flipscrape.discovery import Role, look
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.pages.statement import stated
from flipscrape.extraction import extract_page
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.page import decode_page, read_page

TEXT = "".join(f"<p>{'The weir was shut for a week, and nobody minded but the eels. ' * 4}</p>" for _ in range(4))
DAYS = "".join(f'<li><span>{day} May 2021</span> <a href="/log/post-{day}/">Post {day}</a></li>' for day in range(11, 17))


def role_of(title, main, path):
    html = f"<html><head><title>{title}</title></head><body><header><a href='/'>The weir</a></header><main>{main}</main></body></html>"
    page = read_page(decode_page(html.encode()), url=f"https://blog.example/{path}", fetched=None)
    return look(page, extract_page(page)).role


def test_a_page_of_links_with_a_day_beside_each_is_a_listing_though_it_has_a_heading():
    entries = "".join(f'<p><a href="/eels-{day}/">Eels{" and a weir" * (day % 3)}</a> <small>{day} May 2021</small></p>' for day in range(11, 20))
    for name in ("Boats", "Night work"):
        assert role_of(f"{name} | The weir", f"<h2>{name}</h2>{entries}", "in/boats/") is Role.LISTING


def test_cards_whose_titles_are_headlines_make_a_listing():
    title = '<a href="/2021/{n}.html"><header><span property="headline">Eel number {n}</span></header></a>'
    cards = "".join(f'<article typeof="Article">{title.format(n=n)}<p>{n} May 2021</p></article>' for n in range(11, 20))
    assert role_of("The weir", cards, "article/") is Role.LISTING


def test_days_below_their_year_beside_links_are_no_text():
    item = '<li class=item><span>{n}.05</span><a class=title href="/{year}/{n}.html">Eel number {n} of {year}</a></li>'
    years = "".join(
        f"<h3>{year}</h3><li class=year><ul>{''.join(item.format(n=n, year=year) for n in range(11, 20))}</ul></li>" for year in (2021, 2020, 2019))
    html = f"<html><body><main><div class=timeline><ul class=content><li>Yesterday once more!</li>{years}</ul></div></main></body></html>"
    page = read_page(html, url="https://blog.example/timeline/")
    article = extract_page(page)
    assert len(article.links) > 20
    assert look(page, article).words == 0


def test_a_page_of_whole_posts_whose_headings_lead_to_them_is_a_listing():
    post = '<section><h1><a href="/eels-{n}/">Eel number {n}</a></h1><p>{n} May 2021</p>{text}</section>'
    posts = "".join(post.format(n=n, text=TEXT.replace("weir", f"weir {n}")) for n in (12, 13, 14))
    assert role_of("The weir", posts, "older/1/") is Role.LISTING


def test_a_post_with_a_dated_list_of_the_latest_beside_it_is_a_post():
    body = f'<div class="col9"><h3>The weir</h3><small>14 May 2021</small>{TEXT}</div><div class="col3"><ul>{DAYS}</ul></div>'
    html = f"<html><head><title>The weir</title></head><body>{body}</body></html>"
    page = read_page(decode_page(html.encode()), url="https://blog.example/log/the-weir/", fetched=None)
    assert look(page, extract_page(page)).role is Role.POST


@pytest.mark.parametrize(("kind", "role"), [
    ("posts", Role.POST), ("pages", Role.STATIC), ("media", Role.OTHER), ("users", Role.LISTING), ("boats", Role.UNKNOWN)])
@pytest.mark.parametrize("api", ["wp-json/wp/v2/{}/7", "?rest_route=%2Fwp%2Fv2%2F{}%2F7"])
def test_wordpress_names_the_record_of_a_page(kind, role, api):
    head = f'<link rel="alternate" type="application/json" href="https://blog.example/{api.format(kind)}">'
    assert stated(read(f"<html><head>{head}</head><body>{TEXT}</body></html>")).role is role


def test_ghost_has_a_page_s_own_name_beside_the_class_that_wordpress_has_too():
    article = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2021-05-02"}</script>'
    said = [stated(read(f'<html><head>{article}</head><body class="page-template {name}"></body></html>')).role for name in ("page-the-weir", "x")]
    assert said == [Role.STATIC, Role.POST]


def test_an_attachment_s_page_of_a_theme_without_classes():
    file = '<p class="attachment"><a href="/wp-content/uploads/weir.jpg"><img src="/wp-content/uploads/weir-300.jpg"></a></p>'
    assert stated(read(f"<html><body><h2>The weir</h2><div>{file}{TEXT}</div></body></html>")).role is Role.OTHER


def read(html):
    return read_page(decode_page(html.encode()), url="https://blog.example/log/the-weir/", fetched=None)


WORDS = "The tide came in over the salt pans, and nobody had moved the rakes from where they stood on Sunday evening. "


def card(n, text):
    head = f'<h2><a href="/log/{n}/">Rake number {n}</a></h2><time datetime="2021-03-0{n}">day {n}</time>'
    return f'<article class="pre n{n}"><header>{head}</header>{text}</article>'


def test_a_text_that_is_one_of_several_in_a_row_under_headings_that_lead_on_is_a_listing_s():
    texts = [f"<p>{WORDS * n}</p><h3>Tines</h3><p>{WORDS * n}</p>" for n in (1, 5, 1)]
    assert role_of("The log", "<h1>The log</h1>" + "".join(card(n, text) for n, text in enumerate(texts, 1)), "/log/2/") is Role.LISTING


def test_a_post_above_cards_of_other_posts_is_a_post():
    cards = "".join(card(n, "<p>Tines, again.</p>") for n in (1, 2, 3))
    main = f'<article class="pre"><h1>The tide</h1><time datetime="2021-03-09">9 March</time><p>{WORDS * 5}</p></article>'
    assert role_of("The tide", main + cards, "/log/9/") is Role.POST


def test_a_page_whose_headings_lead_into_its_own_folder_is_a_listing_however_few_posts_it_has():
    post = '<article><h2><a href="/de/posts/aal-{n}/">Aal {n}</a></h2><p><time datetime="2020-04-{n}">{n} April 2020</time></p>{text}</article>'
    posts = "".join(post.format(n=n, text=TEXT.replace("weir", f"weir {n}")) for n in (12, 13))
    assert role_of("Posts – The weir", f"<h1>Posts</h1>{posts}", "de/posts/") is Role.LISTING
    assert role_of("Posts – The weir", f"<h1>Posts</h1>{posts}", "de/") is Role.LISTING


@pytest.mark.parametrize(("holder", "main"), [("no-sidebar", "div"), ("log has-sidebar", "div"), ("content-sidebar-wrap", "main")])
def test_what_says_whether_there_is_a_sidebar_holds_the_page(holder, main):
    html = f'<html><body><div class="{holder}"><nav><a href="/">The log</a></nav><{main}><ul>{DAYS}</ul></{main}></div></body></html>'
    page = read_page(decode_page(html.encode()), url="https://blog.example/category/boats/", fetched=None)
    assert {link.place for link in look(page, extract_page(page)).links if "/log/" in link.url} == {Place.MAIN}


def test_excerpts_each_between_two_links_to_its_post_make_a_listing_without_headings():
    text = "<p>The weir was shut for a week, and the eels knew.</p>"
    excerpt = '<header><a href="/{n}.html">Eel {n}</a> <span>{n} May 2021</span></header><article>' + text + "{more}</article>"
    more = '<div class="more"><a href="/{n}.html">Read on</a></div>'
    page = "".join(excerpt.format(n=n, more=more.format(n=n)) for n in range(11, 17))
    assert role_of("Eels | The weir", page, "in-eels-1.html") is Role.LISTING
    assert role_of("Eels | The weir", "".join(excerpt.format(n=n, more="") for n in range(11, 13)) + TEXT, "eels.html") is not Role.LISTING


def test_a_day_that_a_listing_tells_is_not_on_the_page():
    page = read_page(decode_page(f"<main><h1>The weir</h1>{TEXT}</main>".encode()), url="https://blog.example/log/the-weir/", fetched=None)
    told = Announcement(source=AnnouncementSource.LISTING, url="https://blog.example/log/the-weir/", published="2021-05-14")
    article = extract_page(page, listed=told)
    assert (article.published, look(page, article).dated) == ("2021-05-14", False)
