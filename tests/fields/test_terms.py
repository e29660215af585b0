import json

import pytest

from flipscrape.model import Announcement, AnnouncementSource


def test_wordpress_links(page):
    after = (
        '<footer class="entry-footer"><span class="cat-links">Posted in <a href="/category/salt/" rel="category tag">Salt</a></span>'
        '<span class="tags-links">Tagged <a href="/tag/clay/" rel="tag">clay</a>, <a href="/tag/birds/" rel="tag">birds</a></span></footer>'
    )
    article = page(after=after)
    assert article.categories == ["Salt"]
    assert article.tags == ["clay", "birds"]


@pytest.mark.parametrize(
    ("label", "lang"), [("Tags", "en"), ("Schlagwörter", "de"), ("Mots-clés", "fr"), ("Etiquetas", "es"), ("Теги", "ru"), ("タグ", "ja")]
)
def test_links_after_a_label(page, label, lang):
    after = f'<p>{label}: <a href="/t-1.html">clay</a>, <a href="/t-2.html">birds</a></p>'
    assert page(after=after.replace("<p>", '<p class="post-tags">'), lang=lang).tags == ["clay", "birds"]


def test_lists_in_a_nav_that_says_so(page):
    after = '<nav class="tags">Tags: <a href="../../tags/clay/" rel="tag">clay</a> <a href="../../tags/birds/" rel="tag">birds</a></nav>'
    assert page(after=after).tags == ["clay", "birds"]


def test_clouds_menus_and_other_posts_do_not_count(page):
    after = (
        '<aside class="sidebar widget"><div class="tagcloud"><a href="/tag/tide/" rel="tag">tide</a></div></aside>'
        '<nav class="menu"><a href="/category/shop/">Shop</a></nav>'
        '<div class="related-posts"><article class="hentry"><a href="/tag/moon/" rel="tag">moon</a></article></div>'
    )
    article = page(after=after)
    assert article.tags == []
    assert article.categories == []


def test_a_link_in_the_text_is_no_tag(page):
    assert page(body='<p>More on <a href="/tag/tide/">the tide</a> elsewhere, and on the moon that pulls it.</p>').tags == []


def test_metadata_serve_where_no_links_do(page):
    head = '<meta property="article:section" content="Salt"><meta property="article:tag" content="clay"><meta property="article:tag" content="birds">'
    article = page(head=head)
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])
    node = json.dumps({"@type": "BlogPosting", "headline": "Salt", "keywords": ["clay", "birds"], "articleSection": "Salt"})
    article = page(head=f'<script type="application/ld+json">{node}</script>')
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


def test_links_that_call_themselves_tags_count_far_from_the_body_too(page):
    between = "".join(f"<p>Line {k} of a box that stands between the post and its tags, and is long.</p>" for k in range(120))
    after = f'<div class="box">{between}</div><p class="post-tags"><a href="/tag/clay/" rel="tag">clay</a></p>'
    assert page(after=after).tags == ["clay"]


def test_a_list_of_tags_whatever_their_addresses_look_like(page):
    after = '<ul class="taglist"><li><a href="/videos/clay,3/">clay</a></li><li><a href="/birds/">birds</a></li></ul>'
    assert page(after=after).tags == ["clay", "birds"]


def test_wordpress_calls_a_category_so_wherever_its_page_is(page):
    article = page(after='<p>Posted in <a href="/topics/salt/" rel="category tag">Salt</a></p>')
    assert (article.categories, article.tags) == (["Salt"], [])


def test_what_a_script_counts_is_asked_last(page):
    script = '<script>dataLayer.push({"pageCategory":["salt"],"pageAttributes":["clay","salt-birds"]})</script>'
    article = page(head=script)
    assert (article.categories, article.tags) == (["salt"], ["clay", "salt-birds"])
    assert page(head=script, after='<p><a href="/tag/mud/" rel="tag">Mud</a></p>').tags == ["Mud"]


def test_the_same_term_is_listed_once(page):
    after = '<p class="post-tags">Tags: <a href="/tag/clay/" rel="tag">Clay</a> <a href="/tag/clay/" rel="tag">#clay</a></p>'
    assert page(after=after).tags == ["Clay"]


def test_what_a_feed_calls_a_tag_is_none_where_the_page_files_it_as_a_category(page):
    after = '<span class="cat-links"><a href="/category/salt/" rel="category tag">Salt</a></span>'
    announced = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", tags=("Salt", "clay"))
    article = page(after=after, announced=announced)
    assert article.categories == ["Salt"]
    assert article.tags == ["clay"]
