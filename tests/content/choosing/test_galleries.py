"""Galleries that the author set: their captions are the post's, wherever in it they stand."""

import pytest

from flipscrape import extract
from flipscrape.model import Announcement, AnnouncementSource

HEAD = "<header><p><a href='/'>The Pans</a></p><nav><ul><li><a href='/about/'>About</a></li></ul></nav></header>"
FOOT = "<aside><h2>Recent posts</h2><ul><li><a href='/a/'>The sluice</a></li></ul></aside><footer><p>© 2023 The Pans</p></footer>"
CAPTIONS = ["The pan at low water", "Salt in the sun", "Old hands", "The gate"]
TEXT = "<p>We raked the first pan on Monday. The wind had dried the crust, and it came away in one piece.</p>"


def shortcode(captions):
    figures = (
        f"<figure class='gallery-item'><div class='gallery-icon'><a href='/pic-{n}/'><img src='/{n}.jpg' alt=''></a></div>"
        f"<figcaption class='wp-caption-text gallery-caption' id='gallery-1-{n}'>{text}</figcaption></figure>" for n, text in enumerate(captions))
    return f"<div id='gallery-1' class='gallery galleryid-7 gallery-columns-2 gallery-size-thumbnail'>{''.join(figures)}</div>"


def block(captions):
    figures = (f"<figure class='wp-block-image'><img src='/{n}.jpg' alt=''><figcaption class='wp-element-caption'>{text}</figcaption></figure>"
               for n, text in enumerate(captions))
    return f"<figure class='wp-block-gallery has-nested-images columns-default'>{''.join(figures)}</figure>"


def in_terms(captions):
    """As WordPress writes it for themes without HTML5."""
    terms = (f"<dl class='gallery-item'><dt class='gallery-icon'><a href='/pic-{n}/'><img src='/{n}.jpg' alt=''></a></dt>"
             f"<dd class='wp-caption-text gallery-caption' id='gallery-1-{n}'>{text}</dd></dl>" for n, text in enumerate(captions))
    return f"<div id='gallery-1' class='gallery galleryid-7 gallery-columns-2'>{''.join(terms)}</div>"


def read(text, announced=None):
    page = (
        f"<html lang='en'><meta name='generator' content='WordPress 6.1'><title>The rake – The Pans</title><body>{HEAD}<main><article class='post'>"
        f"<h1 class='entry-title'>The rake</h1><p><time datetime='2021-08-18'>18 August 2021</time> by Ann Lowe</p>"
        f"<div class='entry-content'>{text}</div></article></main>{FOOT}")
    return extract(page, url="https://pans.example/the-rake/", announced=announced).body


@pytest.mark.parametrize("gallery", [shortcode, block])
def test_the_captions_of_a_gallery_are_the_post_s_before_and_behind_its_text(gallery):
    assert read(gallery(CAPTIONS) + TEXT).startswith(CAPTIONS[0])
    assert read(TEXT + gallery(CAPTIONS)).endswith(CAPTIONS[-1])


@pytest.mark.parametrize("gallery", [shortcode, block])
@pytest.mark.parametrize("is_told", [False, True])
def test_a_post_that_is_a_gallery_alone_has_all_its_captions(gallery, is_told):
    told = Announcement(source=AnnouncementSource.REST, url="https://pans.example/the-rake/", body_html=gallery(CAPTIONS))
    assert read(gallery(CAPTIONS), told if is_told else None).split("\n\n") == CAPTIONS


def test_a_gallery_alone_goes_before_what_reads_better_beside_it():
    cards = "".join(f"<article class='loop-entry'><h3><a href='/p-{n}/'>The pans {n}</a></h3>{TEXT * 2}</article>" for n in range(3))
    assert read(f"{shortcode(CAPTIONS)}</div><div class='similar'>{cards}").split("\n\n") == CAPTIONS


def test_a_gallery_alone_goes_before_a_line_of_the_site_s_where_the_theme_names_little():
    page = f"<title>The rake – The Pans</title><body>{HEAD}<article><h1>The rake</h1><div class='story'>{shortcode(CAPTIONS)}</div></article>"
    assert extract(f"<html lang=en>{page}<footer><p>© The Pans</p></footer>", url="https://pans.example/the-rake/").body.split("\n\n") == CAPTIONS


def test_a_gallery_of_terms_is_whole_where_a_part_of_it_is_kept_in_a_theme_that_names_little():
    side = "<div class='span-8'><h2>The rake</h2><p class='day'>18 August 2021</p><p>by <a rel='author' href='/author/ann/'>Ann Lowe</a></p></div>"
    page = f"<title>The rake – The Pans</title><body>{HEAD}{side}<div class='span-15'><div class='post'>{in_terms(CAPTIONS)}</div></div>{FOOT}"
    assert extract(f"<html lang=en>{page}", url="https://pans.example/the-rake/").body.split("\n\n") == CAPTIONS


def test_links_in_a_sidebar_are_no_more_than_a_gallery_alone():
    side = "".join(f"<li><a href='/p-{n}/'>How the old pans of the north shore changed in a year, part {n}</a></li>" for n in range(5))
    main = f"<td><h2 class='title'>The rake</h2><p>Ann Lowe | 18 August 2021</p><div class='text'>{in_terms(CAPTIONS)}</div></td>"
    page = f"<title>The rake – The Pans</title><body><table><tr>{main}<td><h2>Recent posts</h2><ul>{side}</ul></td></tr></table>"
    assert extract(f"<html lang=en>{page}", url="https://pans.example/the-rake/").body.split("\n\n")[-len(CAPTIONS):] == CAPTIONS


def test_cards_in_elements_of_the_body_s_name_do_not_hide_the_body():
    cards = "".join(
        f"<article class='related'><header class='entry-header'><h3 class='entry-title'><a href='/p-{n}/'>The pans {n}</a></h3><p>by Bo</p></header>"
        f"<div class='entry-content'><p>We raked the third pan on a Monday in the rain, and the wind had dried it by {n}.</p></div></article>"
        for n in range(2))
    assert read(f"{shortcode(CAPTIONS)}</div></article><h2>You may also like</h2><div class='others'>{cards}").split("\n\n") == CAPTIONS


def test_a_caption_that_recurs_stands_there_each_time():
    captions = ["The sluice at the far end, in the rain"] * 2 + CAPTIONS
    assert read(shortcode(captions)).split("\n\n") == captions


@pytest.mark.parametrize("block", [
    "<figure class='wp-block-table'><table><tr><td>Salt</td><td>9</td></tr></table><figcaption>By the sack.</figcaption></figure>",
    "<blockquote class='wp-block-quote'><p>Never on a Monday</p><cite>Bo</cite></blockquote>",
    "<pre class='wp-block-code'><code>rake(2)</code></pre>",
], ids=["table", "quotation", "code"])
def test_blocks_of_the_editor_beside_the_text_are_the_post_s_in_a_theme_that_names_little(block):
    page = f"<title>The rake – The Pans</title><body>{HEAD}<article><h1>The rake</h1><div class='story'>{TEXT}{block}</div></article>"
    body = extract(f"<html lang=en>{page}<footer><p>© The Pans</p></footer>", url="https://pans.example/the-rake/").body
    assert body.split()[-1] in ("sack.", "Bo", "rake(2)")


def test_a_gallery_outside_the_post_is_none_of_it():
    assert CAPTIONS[0] not in read(f"{TEXT}</div><div class='widget'>{block(CAPTIONS)}")


def test_comments_in_elements_of_the_body_s_name_do_not_hide_the_body():
    comments = "".join(
        f"<li class='comment' id='comment-{n}'><cite class='fn'>Bo {n}</cite><time datetime='2021-08-1{n}'>1{n} August 2021</time>"
        "<div class='comment-content entry-content'><p>We had the same at the old pan, and it took us a week to find the hole.</p></div></li>"
        for n in range(5))
    found = read(f"{shortcode(CAPTIONS)}</div><ol class='comment-list'>{comments}</ol><div>")
    assert found.split("\n\n") == CAPTIONS
