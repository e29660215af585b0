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


def test_tags_behind_categories_in_one_line_have_a_label_of_their_own(page):
    after = (
        '<p class="entry-meta"><span>Filed Under: <a href="/category/salt/" rel="category tag">Salt</a></span>'
        ' <span>Tagged With: <a href="/tag/clay/" rel="tag">clay</a>, <a href="/tag/birds/" rel="tag">birds</a></span></p>'
    )
    article = page(after=after)
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


@pytest.mark.parametrize(
    ("label", "lang"), [("Tags", "en"), ("Schlagwörter", "de"), ("Mots-clés", "fr"), ("Etiquetas", "es"), ("Теги", "ru"), ("タグ", "ja")]
)
def test_links_after_a_label(page, label, lang):
    after = f'<p>{label}: <a href="/t-1.html">clay</a>, <a href="/t-2.html">birds</a></p>'
    assert page(after=after.replace("<p>", '<p class="post-tags">'), lang=lang).tags == ["clay", "birds"]


def test_a_german_section_is_a_category(page):
    assert page(before='<p>May 3, 2016, <a href="/rubrik/salt/">Salt</a></p>').categories == ["Salt"]


@pytest.mark.parametrize(("line", "tags", "categories"), [
    ('Filed under <a href="/in/pans/">Pans</a> <a href="/salt/" title="Permalink">∞</a>', [], ["Pans"]),
    ('Tags: <a href="/x/clay">clay</a>, <a href="/x/birds">birds</a>', ["clay", "birds"], []),
    ('More from <a href="/in/pans/">Pans</a>', [], []),
])
def test_a_label_before_links_says_what_they_are_though_no_class_and_no_address_does(page, line, tags, categories):
    article = page(after=f"<p>{line}</p>")
    assert (article.tags, article.categories) == (tags, categories)


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


@pytest.mark.parametrize("item", [
    '<a href="/tags/{name}">{name} ({n})</a>', '<span style="font-size: {n}px"><a href="/tags/{name}">{name}</a></span>',
])
def test_a_list_of_all_the_site_s_tags_is_told_by_their_numbers_or_sizes(page, item):
    own = '<div class="tags">Tags: <a href="/tags/clay">clay</a>.</div>'
    items = ", ".join(item.format(name=name, n=n) for n, name in enumerate(("birds", "clay", "moon", "tide"), 12))
    assert page(after=f"{own}<p>Tags {items}</p>").tags == ["clay"]


def test_all_the_site_s_tags_above_the_title_are_not_the_post_s(page):
    every = " ".join(f'<a href="/topics/{name}/">{name}</a>' for name in ("birds", "clay", "eels", "moon", "oars", "tide", "weir"))
    own = '<div>Tagged: <a href="/topics/clay/">clay</a>, <a href="/topics/oars/">oars</a></div>'
    assert page(before=f"<h4>Tags</h4><p>{every}</p><h2>Salt</h2>", after=own).tags == ["clay", "oars"]
    assert len(page(before=f"<h2>Salt</h2><p>Tags: {every}</p>", after=own).tags) == 7


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


def test_an_address_alone_makes_a_term_on_the_own_site_only(page):
    away = '<p><a href="https://videos.invalid/channel/salt/">Videos</a> <a href="https://search.invalid/source?q=pans.example">Prefer us</a></p>'
    article = page(after=away)
    assert (article.categories, article.tags) == ([], [])
    assert page(after=f'{away}<p><a href="https://www.pans.example/tag/clay/">clay</a></p>').tags == ["clay"]
    assert page(after='<p>Tags: <a href="https://terms.invalid/tag/clay/">clay</a></p>').tags == ["clay"]


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


def test_what_a_feed_calls_a_tag_is_a_category_where_it_is_none_of_the_keywords_that_the_page_states(page):
    head = '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Salt", "keywords": ["clay", "birds"]}</script>'
    announced = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", tags=("Coast", "Clay"))
    article = page(head=head, announced=announced)
    assert article.categories == ["Coast"]
    assert "Coast" not in article.tags


def test_so_it_is_where_it_is_none_of_the_tags_that_the_head_states_or_stands_unlinked_as_a_category(page):
    announced = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", tags=("Coast",))
    article = page(head='<meta property="article:tag" content="clay"><meta property="article:tag" content="birds">', announced=announced)
    assert (article.tags, article.categories) == (["clay", "birds"], ["Coast"])
    before = '<h1>Salt</h1><div class="page-info"><span class="page-category-info"><span role="navigation">Coast</span></span></div>'
    article = page(before=before, announced=announced)
    assert (article.tags, article.categories) == ([], ["Coast"])


def test_a_link_alone_beside_the_day_leads_to_the_category(page):
    byline = '<p><time datetime="2019-05-02">2 May 2019</time> <span>· Ada Berg</span> <span>· <a href="/in_{0}.html">{0}</a></span></p>'
    assert page(before="<h1>Salt</h1>" + byline.format("Coast")).categories == ["Coast"]
    assert page(before="<h1>Salt</h1>" + byline.format("3 comments")).categories == []
    assert page(before="<h1>Salt</h1>" + byline.format("Ada Berg").replace("<span>· Ada Berg</span>", "")).categories == []


def test_tags_apart_from_the_text_are_the_sites_where_their_heading_says_more_than_that_they_are_tags(page):
    links = "".join(f'<a class="post-tag" href="/tags/{name}/">{name}</a>' for name in ("tide", "moon", "rake"))
    assert page(after=f"<aside><section><h2>Trending Tags</h2><div>{links}</div></section></aside>").tags == []
    assert page(after=f"<aside><section><h2>Tags</h2><div>{links}</div></section></aside>").tags == ["tide", "moon", "rake"]


def test_a_cloud_of_all_terms_before_the_post_does_not_count(page):
    cloud = "".join(f'<a href="/tags/{name}/">{name}<sup>4</sup></a>' for name in ("tide", "moon", "rake"))
    before = f'<div class="panel"><div class="panel-tag-cloud">{cloud}</div></div><h1>Salt</h1>'
    after = '<div class="post-meta__tag-list"><a class="post-meta__tags" href="/tags/clay/">clay</a></div>'
    assert page(before=before, after=after).tags == ["clay"]


def test_a_line_of_tags_that_is_called_a_cloud_and_labelled_as_the_post_s_counts(page):
    own = '<div class="content"><span class="tag-cloud">\n❋ Tags: <a href="tag-7.html">tide</a> <a href="tag-9.html">clay</a></span></div>'
    cloud = '<h3>Tags</h3><ul class="tag-cloud"><li><a href="tag-3.html">moon</a></li><li><a href="tag-7.html">tide</a></li></ul>'
    assert page(after=f"{own}<aside>{cloud}</aside>").tags == ["tide", "clay"]


def test_the_number_of_a_term_s_posts_is_no_part_of_its_name(page):
    after = '<div class="post-tags"><a href="/tags/clay/"><span>clay<span class="count">7</span></span></a> <a href="/tags/1900/">1900</a></div>'
    assert page(after=after).tags == ["clay", "1900"]


def test_a_name_s_own_last_mark_stays(page):
    assert page(after='<p class="post-tags">Tags: <a href="/tags/c/">#C#</a></p>').tags == ["C#"]


def test_links_that_call_themselves_a_post_s_tags_may_lead_nowhere(page):
    links = "".join(f'<a class="post-tag" href="javascript:void(0);" data-tags="{name}">{name}</a>' for name in ("clay", "birds"))
    assert page(before=f'<div class="intro"><h1>Salt</h1><p class="intro-subtitle">{links}</p></div>').tags == ["clay", "birds"]


def test_the_next_and_the_previous_post_are_no_categories(page):
    after = (
        '<div class="section post-prev-next"><span class="before prev"><a href="tide.html"><span>How the tide is made</span></a></span>'
        '<span class="next"><a href="moon.html"><span>Why the moon is pale</span></a></span></div>'
    )
    assert page(after=after).categories == []


def test_the_terms_in_the_elements_that_mkdocs_names_for_them(page):
    head = '<meta name="generator" content="mkdocs-1.6, mkdocs-material-9.5">'
    before = (
        '<aside class="sidebar"><ul class="md-post__meta md-nav__list"><li><nav class="md-nav"><a href="../about/">Shed</a> in'
        ' <a href="../category/salt/">Salt</a></nav></li></ul></aside><nav class="md-tags"><span class="md-tag">clay</span>'
        '<span class="md-tag">sea birds</span></nav><h1>Salt</h1>'
    )
    article = page(head=head, before=before)
    assert (article.categories, article.tags) == (["Salt"], ["clay", "sea birds"])


def test_the_terms_in_the_list_beside_the_text_that_ablog_makes(page):
    after = (
        '<div class="sphinxsidebar"><ul class="ablog__postcard2"><li id="ablog-sidebar-item category ablog__category">'
        '<a href="../blog/category/salt.html">Salt</a></li>'
        '<li id="ablog-sidebar-item tags ablog__tags"><a href="../blog/tag/clay.html">clay</a></li></ul>'
        '<div class="ablog__categories"><a href="../blog/category/tide.html">Tide (8)</a></div></div>'
    )
    article = page(after=after)
    assert (article.categories, article.tags) == (["Salt"], ["clay"])


def test_terms_with_the_number_of_their_posts_are_the_whole_site_s(page):
    links = '<li><a href="/category/salt/">Salt</a> (8)</li><li><a href="/category/tide/">Tide</a> (3)</li>'
    assert page(after=f'<div class="right"><h3>Categories</h3><ul>{links}</ul></div>').categories == []


def test_a_labelled_line_between_the_text_and_what_its_box_says_of_the_author(page):
    links = ", ".join(f'<a href="/tags/{name}/">{name}</a>' for name in ("clay", "sea birds", "old rakes", "tides"))
    after = f'<p class="filed">Tagged: {links}</p><div class="who"><p>Rakes salt on the western shore.</p></div>'
    assert page(after=after).tags == ["clay", "sea birds", "old rakes", "tides"]


def test_a_long_list_of_topics_beside_the_text_is_the_site_s(page):
    topics = "clay tide moon rake bird wind shed gull rope boat sail mast crab kelp".split()
    links = "".join(f'<a class="pill" href="/tags/{name}/">{name}</a>' for name in topics)
    assert page(after=f'<aside class="col-side"><div class="box"><h4>Topics</h4>{links}</div></aside>').tags == []


def linked(names):
    return "".join(f'<li><a href="/category/{name}/">{name}</a></li>' for name in names)


def test_a_list_of_all_categories_beside_the_post_is_not_its_own(page):
    every = ["Boats", "Clay", "Field Notes", "Letters", "Oars", "Rakes", "Salt"]
    before = '<h1>Salt</h1><p><a href="/category/salt/">Salt</a> <a href="/category/clay/">Clay</a></p>'
    article = page(before=before, after=f"<div><div>Categories</div><div><ul>{linked(every)}</ul></div></div>")
    assert article.categories == ["Salt", "Clay"]
    own = page(after=f"<div><div>Categories</div><div><ul>{linked(every[:3])}</ul></div></div>")
    assert own.categories == every[:3]


def test_what_an_api_files_a_post_under_is_believed_before_a_theme(page):
    announced = Announcement(source=AnnouncementSource.REST, url="https://pans.example/salt/", tags=("rye",), categories=("Letters",))
    article = page(after=f"<div><div>Categories</div><ul>{linked(['Boats', 'Clay', 'Letters'])}</ul></div>", announced=announced)
    assert (article.categories, article.tags) == (["Letters"], ["rye"])


def test_a_lone_link_to_a_place_on_the_page_of_all_tags_is_a_tag_and_one_to_that_page_is_none(page):
    assert page(after='<div class="blogging-tags-grid"><a href="https://pans.example/tags#clay"><code>#clay</code></a></div>').tags == ["clay"]
    assert page(after='<nav><a href="../tags/">« Previous</a> <a href="../tide/">Next »</a></nav>').tags == []


def test_a_label_of_tags_behind_the_categories_line(page):
    after = (
        '<footer class="line"><span>Kategorien: <a href="/categories/salt">Salt</a></span><div>Tags für diesen Artikel: '
        '<a href="/plugin/tag/clay" rel="tag">clay</a>, <a href="/plugin/tag/birds" rel="tag">birds</a></div></footer>')
    article = page(after=after, lang="de")
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


@pytest.mark.parametrize("joined", ['<a href="/pans/salt/">Salt</a>', '<a href="/pans/salt/">Salt</a>, <a href="/pans/clay/">Clay</a>'])
def test_the_note_on_who_posted_when_ends_with_the_categories(page, joined):
    after = (
        f'<div class="entry-footer"><p class="info"><span>Posted by Ann Lowe on May 03, 2016 at 10:47 AM in {joined}</span>'
        ' <span class="separator">|</span> <a class="permalink" href="/pans/2016/05/salt.html">Permalink</a>'
        ' | <a href="/pans/2016/05/salt.html#comments">Comments (3)</a></p></div>')
    assert page(after=after, url="https://pans.example/pans/2016/05/salt.html").categories == ["Salt", "Clay"][: joined.count("<a")]


@pytest.mark.parametrize("names", [("clay",), ("clay", "birds")])
def test_a_nav_whose_label_for_screen_readers_says_what_it_lists(page, names):
    items = "".join(f'<li><a href="/blog/tags/{name}">{name}</a></li>' for name in names)
    after = f'<div class="foot"><nav aria-label="tags"><ul>{items}</ul></nav><div>14 views</div></div>'
    assert page(after=after).tags == list(names)


def test_a_breadcrumb_that_lists_all_the_post_s_categories_gives_them_all(page):
    path = '<div class="breadcrumbs"><a href="/">Home</a> » <a href="/l/"{0}>Letters</a> » <a href="/o/"{0}>Oars</a></div><h1>Salt</h1>'
    assert page(before=path.format(' rel="category tag"')).categories == ["Letters", "Oars"]
    assert page(before=path.format("")).categories == ["Oars"]


def test_cards_of_other_posts_behind_a_post_give_it_no_category_and_no_day(page):
    others = [("boats", "Boats", "January 15, 2024"), ("tools", "Tools", "September 21, 2023"), ("birds", "Birds", "December 2, 2023")]
    cards = "".join(
        f'<div class="card"><div><a href="/categories/{slug}/">{name}</a> <span class="date">{day}</span></div>'
        f'<a href="/p{slug}/">All my {slug} at once</a>'
        f"<p>Somebody had painted the {slug} blue, and nobody objected.</p></div>" for slug, name, day in others)
    after = '<p>Filed under: <a href="/categories/salt/">Salt</a></p>'
    article = page(before="<h1>Salt</h1><p>May 3, 2016</p>", after=f'<div class="foot"></div><div class="row">{cards}</div>')
    assert (article.categories, article.published) == ([], "2016-05-03")
    assert page(after=f'{after}<div class="row">{cards}</div>').categories == ["Salt"]


def test_all_the_tags_of_the_metadata_where_the_theme_links_the_first(page):
    head = "".join(f'<meta property="article:tag" content="{name}">' for name in ("Salt &amp;amp; ash", "clay", "birds"))
    article = page(head=head, before='<a class="article-tag" href="/tag/salt/">Salt &amp; ash</a><h1>Pans</h1>')
    assert article.tags == ["Salt & ash", "clay", "birds"]


def test_a_button_to_share_below_a_label_without_tags_is_none(page):
    share = '<section id="share-section"><a class="btn" href="https://twitter.com/intent/tweet?text=Salt"><span>Twitter</span></a></section>'
    article = page(after=f'<div class="blog-tags"><span>Tags:</span><ul></ul></div>{share}')
    assert (article.tags, article.categories) == ([], [])


def listed(**terms):
    return Announcement(source=AnnouncementSource.LISTING, url="https://pans.example/salt/", **terms)


def test_what_archives_list_a_post_counts_where_nothing_on_its_page_says_the_like(page):
    told = listed(tags=("clay",), categories=("Coast",), authors=("Ada Berg",))
    article = page(listed=told)
    assert (article.tags, article.categories, article.authors) == (["clay"], ["Coast"], ["Ada Berg"])
    assert {article.sources[name] for name in ("tags", "categories", "authors")} == {"listing"}
    own = '<p>By <a rel="author" href="/author/ida/">Ida Fenn</a> in <a rel="category tag" href="/category/salt/">Salt</a></p>'
    article = page(after=own, listed=told)
    assert (article.tags, article.categories, article.authors) == (["clay"], ["Salt"], ["Ida Fenn"])


def test_a_feed_may_name_one_of_the_authors_whose_archives_list_the_post(page):
    feed = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", authors=("Ada Berg",))
    assert page(announced=feed, listed=listed(authors=("Ida Fenn", "Ada Berg"))).authors == ["Ida Fenn", "Ada Berg"]
    assert page(announced=feed, listed=listed(authors=("Ida Fenn",))).authors == ["Ada Berg"]


def test_what_every_archive_lists_is_of_none(page):
    assert page(listed=listed(categories=("Coast", "Salt", "Birds", "Boats"))).categories == []


def test_the_archives_tell_the_tags_of_a_feed_from_its_categories(page):
    feed = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", tags=("Coast", "clay"))
    article = page(announced=feed, listed=listed(categories=("Coast",)))
    assert (article.tags, article.categories) == (["clay"], ["Coast"])


def test_a_name_that_the_page_has_for_a_tag_is_no_category_because_its_archive_lies_among_theirs(page):
    tags = '<p class="tags">Tags: <a rel="tag" href="/categories/clay/">clay</a></p>'
    assert page(after=tags, listed=listed(categories=("clay",))).categories == page(after=tags).categories


def test_a_menu_of_all_categories_in_no_named_place_is_not_the_post_s(page):
    rooms = "".join(f'<li class="cat-item cat-item-{n}"><a href="/category/room-{n}/">Room {n}</a></li>' for n in range(1, 4))
    assert page(after=f"<div><h4>Rooms</h4><ul>{rooms}</ul></div>").categories == []


@pytest.mark.parametrize("title", ["Clay", "The old pans"])
def test_one_neighbour_with_its_title_as_a_heading_gives_the_post_no_category(page, title):
    card = f'<div><div class="label category"><a href="/categories/salt/">Salt</a></div><h5><a href="/n.html">{title}</a></h5></div>'
    assert page(after=f'<div class="row">{card}</div>').categories == []


def test_columns_that_say_when_and_where_a_post_is_filed_are_no_cards_of_other_posts(page):
    filed = '<div><p>Posted</p> <time datetime="2021-05-04">May 4, 2021</time> <p>in</p> <a rel="tag" href="/category/old-boats/">Old boats</a></div>'
    tagged = '<div><p>Tags:</p> <a rel="tag" href="/tag/clay/">clay</a>, <a rel="tag" href="/tag/estuary-birds/">birds of the estuary</a></div>'
    columns = f'<div class="wp-block-column">{filed}</div><div class="wp-block-column">{tagged}</div>'
    article = page(after=f'<div class="wp-block-columns">{columns}</div>')
    assert (article.categories, article.tags) == (["Old boats"], ["clay", "birds of the estuary"])


def test_tags_in_one_line_with_the_categories_in_which_a_post_was_published_are_tags(page):
    terms = '<a class="p-category" href="/category/salt/">Salt</a> <a class="p-category" rel="tag" href="/tag/clay/">#clay</a>'
    article = page(after=f'<p>Published on <time datetime="2021-05-04">May 4, 2021</time> in {terms} <a rel="tag" href="/tag/birds/">#birds</a></p>')
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


def test_a_preposition_before_the_categories_says_nothing_of_the_tags_after_them(page):
    filed = '<div class="terms"><span class="prefix">in </span><a rel="tag" href="/category/salt/">Salt</a></div>'
    tagged = '<div class="terms"><a rel="tag" href="/tag/clay/">clay</a><span>, </span><a rel="tag" href="/tag/birds/">birds</a></div>'
    article = page(before=f"<h1>Salt</h1>{filed}{tagged}")
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


def test_a_class_of_the_whole_page_that_speaks_of_breadcrumbs_is_none(page):
    """Genesis has the body's class say whether there is a breadcrumb."""
    links = "".join(f'<a href="/{name.lower()}/">{name}</a> ' for name in ("Home", "Shop", "Map", "Press", "Contact", "About"))
    menu = f'<div class="genesis-breadcrumbs-visible"><nav>{links}</nav>'
    path = '<div class="breadcrumb"><a href="/">Home</a> » <a href="/salt/">Salt</a></div><h1>The pans</h1>'
    assert page(before=menu + path, after="</div>").categories == ["Salt"]


def test_a_breadcrumb_s_link_that_says_the_title_is_no_category(page):
    path = '<div class="breadcrumb"><a href="/">Home</a> » <a href="/salt/">Salt</a> » <a href="/pans/?r=1">The pans</a></div><h1>The pans</h1>'
    assert page(before=path).categories == ["Salt"]


@pytest.mark.parametrize("link", [
    "View all", "« Back to the blog", "Read more about salt", "https://salt.example/", "Sign up to the course", "‹ Zurück", "07",
    "More in salt", "Mehr zum Salz", "Now on the shore:",
])
def test_links_that_lead_on_are_no_terms(page, link):
    assert page(after=f'<p class="post-tags">Tags: <a href="/t-1.html">clay</a>, <a href="/t-2.html">{link}</a></p>').tags == ["clay"]


def test_an_author_s_page_is_no_category_whatever_its_element_is_called(page):
    assert page(after='<div class="post-section"><a href="/author/ada-berg/">More of Ada Berg</a></div>').categories == []


def test_what_the_api_does_not_tell_no_archive_does(page):
    known = Announcement(source=AnnouncementSource.REST, url="https://pans.example/salt/", categories=("Coast",))
    article = page(announced=known, listed=listed(tags=("clay", "birds")))
    assert (article.tags, article.categories) == ([], ["Coast"])


@pytest.mark.parametrize("tag", ["footer", "div"])
def test_filed_under_before_links_to_tags_makes_no_categories_of_them(page, tag):
    links = '<a href="/tag/clay/">clay</a> • <a href="/tag/birds/">birds</a>'
    filed = f'<div class="panel"><{tag} class="facts"><b>Published</b> <time>May 3, 2016</time> <b>Filed Under</b> {links}</{tag}></div>'
    article = page(body=filed, head='<meta property="article:section" content="Coast">')
    assert (article.tags, article.categories) == (["clay", "birds"], ["Coast"])


def test_a_label_that_names_categories_is_believed_before_links_to_tags(page):
    assert page(after='<p class="facts">Categories: <a href="/tag/clay/">clay</a></p>').categories == ["clay"]

def test_a_class_around_the_whole_page_that_speaks_of_menus_hides_no_categories(page):
    aside = '<aside class="entry-meta"><span class="entry-category"><a href="/category/salt/" rel="category tag">Salt</a></span></aside>'
    assert page(before=f'<div class="primary-menu"><h1>Pans</h1>{aside}', after="</div>").categories == ["Salt"]


def test_what_a_label_and_wordpress_call_a_post_s_categories_may_stand_in_a_sidebar(page):
    categories = '<aside class="categories">Categories: <a href="/category/salt/" rel="category tag">Salt</a></aside>'
    assert page(after=f'<div class="sidebar meta">{categories}</div>').categories == ["Salt"]


def test_the_section_of_the_head_may_be_the_first_of_those_that_json_ld_lists(page):
    data = json.dumps({"@type": "BlogPosting", "headline": "Pans", "articleSection": ["Salt", "Coast"]})
    head = f'<meta property="article:section" content="Salt"><script type="application/ld+json">{data}</script>'
    assert page(head=head).categories == ["Salt", "Coast"]


def test_a_section_that_says_the_title_is_none(page):
    assert page(head='<meta property="og:title" content="Pans"><meta property="article:section" content="Pans">').categories == []


def test_links_behind_one_label_whose_text_stands_in_elements_of_their_own(page):
    links = "".join(f'<a href="/topic/{name}/"><span>{name}</span></a>' for name in ("clay", "birds", "tide"))
    assert page(after=f'<footer class="x"><div><span>Topics</span>{links}</div></footer>').tags == ["clay", "birds", "tide"]


def test_a_part_of_the_page_that_is_called_a_section_makes_no_category_of_the_site_s_name(page):
    top = '<section class="title-section"><h1><a href="/log/">Salt pans</a></h1></section><h2>Salt</h2>'
    filed = '<ul class="facts"><li><a href="/category/coast/">Coast</a></li></ul>'
    assert page(before=top + filed).categories == ["Coast"]


@pytest.mark.parametrize(("listed", "tags"), [
    ('<i class="tags ic"><span class="tag-item">clay</span><span class="tag-item">birds</span></i>', ["clay", "birds"]),
    ('<div class="post-tags"><ul><li>#clay</li><li>#birds</li></ul></div>', ["clay", "birds"]),
    ('<div class="post-tags"><ul><li>clay</li><li>Read on below</li></ul>: of the harbour</div>', []),
    ('<div class="tags"><b>clay</b><i>12 posts</i></div>', []),
    ('<div class="tag-cloud tags"><b>clay</b><b>birds</b></div>', []),
])
def test_tags_that_lead_nowhere(page, listed, tags):
    assert page(before=f"<h1>Salt</h1>{listed}").tags == tags
    assert page(after=listed).tags == tags


@pytest.mark.parametrize("line", [
    "Category: Coast. Tags: clay, birds.", "By Ada Berg, 3 May 2016<br>Kategorie: Coast<br>Schlagwörter: clay, birds",
    "Рубрика: Coast | Метки: clay, birds",
])
def test_terms_may_be_typed_behind_their_labels(page, line):
    article = page(after=f"<p>{line}</p>")
    assert (article.tags, article.categories) == (["clay", "birds"], ["Coast"])
    assert line[:9] not in article.body


def test_a_sentence_behind_a_label_is_no_term(page):
    assert page(after="<p>Tags: they were red. We never saw them again, nor did we ask.</p>").tags == []
    assert page(after="<p>Tags: Keine Tags</p>").tags == []


def test_what_the_head_calls_the_section_is_no_tag_of_the_feed(page):
    told = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", tags=("Coast", "clay"))
    head = '<meta property="article:section" content="Coast">'
    assert page(head=head, announced=told).tags == ["clay"]


def test_archives_that_are_known_by_some_of_their_names_alone_do_not_shorten_what_the_head_states(page):
    head = "".join(f'<meta property="article:tag" content="{name}">' for name in ("C++", "soup", "日本"))
    assert page(head=head, listed=listed(tags=("C++", "soup"))).tags == ["C++", "soup", "日本"]


@pytest.mark.parametrize("holder", ['div class="section"', 'li class="section_title"', 'div class="text_post_section"', 'ul class="cat-zone-shop"'])
def test_links_in_what_any_page_has_are_no_categories(page, holder):
    around = f'<{holder}><a href="/podcasts">Podcasts</a> <a href="/mail">Our mails</a></{holder.split()[0]}>'
    assert page(before=f"{around}<h1>Salt</h1>", after=around).categories == []


@pytest.mark.parametrize("line", [
    '<div class="article-section"><a href="/coast">Coast</a></div>', '<h2 class="header__section-name"><a href="/coast">Coast</a></h2>',
    '<div><a class="section" href="/coast">Coast</a></div>', '<p class="cat-name"><a href="/coast">Coast</a></p>',
])
def test_a_class_that_says_that_an_article_has_a_section(page, line):
    assert page(before=f"{line}<h1>Salt</h1>").categories == ["Coast"]


def test_a_list_of_definitions_is_one_list_of_tags(page):
    after = '<dl><dt>Tags:</dt><dd><a href="/all?keyword=clay">clay</a></dd><dd><a href="/all?keyword=birds">birds</a></dd></dl>'
    assert page(after=after).tags == ["clay", "birds"]


def test_an_address_that_has_a_number_before_its_category_is_an_articles(page):
    after = '<ul><li><a href="/view.php?idxno=20131111&category=32">A cat went over the pans</a></li></ul>'
    assert page(after=after).categories == []
    assert page(after='<ul><li><a href="/list.php?category=32">Coast</a></li></ul>').categories == ["Coast"]


@pytest.mark.parametrize("named", ["mainmenu", "menucontainer", "footercolumn", "post_recommend"])
def test_links_in_menus_and_recommendations_are_no_terms(page, named):
    around = f'<div class="{named}"><a href="/topics/about/">About us</a> <a href="/category/shop/">Shop</a></div>'
    article = page(before=f"{around}<h1>Salt</h1>", after=around)
    assert (article.tags, article.categories) == ([], [])


@pytest.mark.parametrize("leads_on", ["Get alerts for these topics", "Print article", "Más temas", "www.pans.example", "查看话题"])
def test_what_leads_on_is_no_term(page, leads_on):
    after = f'<p class="tags">Tags: <a href="/tag/clay/">clay</a> <a href="/tag/more/">{leads_on}</a></p>'
    assert page(after=after).tags == ["clay"]


def test_what_microformats_call_an_entry_s_categories_are_its_tags_where_no_address_and_no_other_class_says_which(page):
    links = '<a href="/tag-salt.html" class="p-category">salt</a> <a href="/tag-tar.html" class="p-category">tar</a>'
    entry = {"before": '<article class="h-entry"><h1>Salt</h1>', "after": f'<footer class="data-footer"><p>{links}</p></footer></article>'}
    assert page(**entry).tags == ["salt", "tar"]
    assert page(**{name: part.replace("p>", "ul>").replace("<ul", '<ul class="post-categories"') for name, part in entry.items()}).tags == []
    assert page(after=f'<aside class="sidebar">{links}</aside>').tags == []


def test_a_trail_through_archives_of_days_ends_with_the_section_before_them(page):
    trail = '<a href="/">Home</a> <a href="/news/salt/">Salt</a> <a href="/news/2015/">2015</a> <a href="/news/2015/15/">KW 15</a>'
    assert page(before=f'<nav class="breadcrumb">{trail}</nav><h1>Pans under water</h1>').categories == ["Salt"]


def test_links_that_are_called_sections_are_a_menu_where_one_element_holds_many(page):
    menu = "".join(f'<a class="section" href="/{name}">{name}</a> ' for name in ("Coast", "Rain", "Markets", "Letters"))
    assert page(before=f"<div>{menu}</div><h1>Salt</h1>").categories == []


def test_titles_of_posts_in_wide_letters_are_no_terms(page):
    after = '<ul class="relation-cat"><li><a href="/e/1">塩田の潮水が再び高く上がり、村の人々は夜通し堤防の上で火を焚いて待った</a></li></ul>'
    assert page(after=after).categories == []


@pytest.mark.parametrize("line", [
    '<div class="page-info"><span class="page-category-info"><span class="page-category-item">Pans</span></span></div>',
    '<p class="kicker">Pans</p>'])
def test_a_category_that_leads_nowhere(page, line):
    assert page(before=f"<h1>Salt</h1>{line}").categories == ["Pans"]


@pytest.mark.parametrize("line", ['<p class="kicker">Blog</p>', '<p class="category">Rubrik:</p>'])
def test_a_label_or_what_names_all_posts_alike_is_no_category_without_a_link(page, line):
    assert page(before=f"<h1>Salt</h1>{line}").categories == []


def rail(own, every):
    links = [" ".join(f'<a href="/tags/{name.lower()}/">{name}</a>' for name in names) for names in (own, every)]
    return f'<p class="filed">{links[0]}</p></article><div class="rail"><h2>Tags</h2>{links[1]}</div><article>'


@pytest.mark.parametrize(("own", "every", "tags"), [
    (["Rakes"], ["Clay", "Birds", "Rakes", "Walls", "Sheds", "Salt"], ["Rakes"]),
    (["Clay", "Birds"], ["CLAY", "BIRDS", "RAKES", "WALLS", "SHEDS", "SALT"], ["CLAY", "BIRDS", "RAKES", "WALLS", "SHEDS", "SALT"])])
def test_a_box_outside_the_post_lists_all_the_site_s_tags_where_the_post_s_are_not_its_first(page, own, every, tags):
    assert page(after=rail(own, every)).tags == tags


def test_a_label_above_a_line_of_tags_is_that_of_the_line_before(page):
    category = '<p>Category: <a href="/category/Tools/">Tools</a></p>'
    tags = [f'<a class="badge" href="/tag/{name}/">{name}</a>' for name in ("rake", "clay")]
    for some in tags[:1], tags:
        found = page(after=f'{category}<p class="tags">{" ".join(some)}</p>')
        assert (found.tags, found.categories) == (["rake", "clay"][: len(some)], ["Tools"])


def test_a_few_categories_under_a_heading_beside_the_post_are_the_site_s(page):
    every = "".join(f'<li><a href="/category/{name}/">{name}</a></li>' for name in ("Birds", "Books", "Tools", "Walls"))
    box = f'<div class="col-4"><div class="card"><h5 class="card-header">Category</h5><ul>{every}</ul></div></div>'
    for own in ("Birds", "Tools"):
        assert page(after=f'<p>Category: <a href="/category/{own}/">{own}</a></p></article>{box}').categories == [own]


@pytest.mark.parametrize(("address", "tags"), [("/blog/2016/", ["Rakes"]), ("/blog/2016/05.html", ["Rakes"]), ("/tag/2016/", ["2016", "Rakes"])])
def test_the_archive_of_a_year_among_the_tags_is_none(page, address, tags):
    line = f'<p class="post-tags"><a href="{address}">2016</a> · <a href="/tag/rakes/">Rakes</a></p>'
    assert page(before=f"<h1>Salt</h1>{line}").tags == tags


@pytest.mark.parametrize(("day", "tags"), [('<h4>Published</h4><time datetime="2019-05-02">2 May 2019</time>', ["clay"]), ("", [])])
def test_a_sidebar_within_the_article_that_says_when_is_the_post_s(page, day, tags):
    filed = '<h4>Tags</h4><ul class="list-of-tags"><li><a href="/tags.html#clay-ref">clay<span>3</span></a></li></ul>'
    assert page(after=f'<section id="article-sidebar">{day}{filed}</section>').tags == tags


def test_many_tags_in_one_of_the_boxes_of_a_sidebar_are_the_site_s(page):
    boxes = "".join(f'<div class="plugin plugin-{name}"><h2>{name}</h2><div><ul>{links}</ul></div></div>' for name, links in (
        ("Pages", '<li><a href="/about/">About</a></li>'), ("Latest", '<li><a href="/rake/">The rake</a></li>'),
        ("Tags", "".join(f'<li><a href="/tag/{tag}/">{tag}</a></li>' for tag in ("salt", "clay", "birds", "sheds", "storms", "walls")))))
    assert page(after=f"<div>{boxes}</div>").tags == []


def test_the_keywords_of_an_element_that_shows_nothing_are_tags(page):
    assert page(before='<h1>Salt</h1><meta itemprop="keywords" content="clay,birds">').tags == ["clay", "birds"]


def test_a_link_to_a_tag_is_no_category_whatever_microformats_call_it(page):
    links = "".join(f'<a class="label p-category" href="/tag/{tag}/">{tag}</a>' for tag in ("clay", "birds"))
    post = page(before=f'<h1>Salt</h1><span class="tags">{links}</span>')
    assert (post.tags, post.categories) == (["clay", "birds"], [])


def test_what_marks_a_post_is_no_tag_of_it(page):
    assert page(before='<h1>Salt</h1><div class="post-card-tags"><span class="post-card-featured">Featured</span></div>').tags == []


@pytest.mark.parametrize("heading", ["Etiquetas populares", "Trending tags", "热门标签"])
def test_terms_under_words_for_all_of_them_are_the_site_s_wherever_they_stand(page, heading):
    links = "".join(f'<a class="post-tag" href="/tags/{tag}/">{tag}</a>' for tag in ("salt", "clay", "birds"))
    assert page(after=f'<div><div class="panel-heading">{heading}</div><div>{links}</div></div>').tags == []
    assert page(after=f'<div><div class="panel-heading">Tags</div><div>{links}</div></div>').tags == ["salt", "clay", "birds"]


def test_a_class_and_a_rel_that_say_tag_go_before_a_folder_of_categories(page):
    tags = "".join(f'<a class="tag p-category" href="/categories/{name}.html" rel="tag">#{name}</a> ' for name in ("clay", "birds"))
    article = page(after=f'<p><a href="/categories/cat_salt.html">Salt</a> {tags}</p>')
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


def test_nikola_s_folder_for_both_kinds_tells_them_by_its_prefix(page):
    links = "<a href='/categories/cat_salt/'>Salt</a> <i class=icon></i> <a href='/categories/clay/'>clay</a>, <a href='/categories/birds/'>birds</a>"
    made_by = "<meta name=generator content='Nikola (getnikola.com)'>"
    article = page(made_by, before=f"<h1>Salt</h1><div class='facts'>3 May 2020 {links}</div>")
    assert (article.categories, article.tags) == (["Salt"], ["clay", "birds"])


def test_a_box_of_facts_that_leads_nowhere_names_no_category(page):
    head = '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.6.23">'
    facts = '<ul class="md-post__meta"><li>Metadata <ul><li><time datetime="2018-03-08">8 March 2018</time></li><li>1 min read</li></ul></li></ul>'
    assert page(head, before=f"{facts}<h1>Salt</h1>").categories == []
    linked = facts.replace("1 min read", 'in <a href="/blog/category/clay/">Clay</a>')
    assert page(head, before=f"{linked}<h1>Salt</h1>").categories == ["Clay"]
