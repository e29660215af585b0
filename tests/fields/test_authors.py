import json

import pytest

from flipscrape import extract
from flipscrape.fields.bylines.names import clean_name, is_full_name, split_names
from flipscrape.model import Announcement, AnnouncementSource


def ld(author):
    return f'<script type="application/ld+json">{json.dumps({"@type": "BlogPosting", "headline": "Salt", "author": author})}</script>'


def test_the_person_that_json_ld_names(page):
    assert page(head=ld({"@type": "Person", "name": "Ada Berg"})).authors == ["Ada Berg"]
    assert page(head=ld([{"@type": "Person", "name": "Ada Berg"}, {"@type": "Person", "name": "Ib Dahl"}])).authors == ["Ada Berg", "Ib Dahl"]


@pytest.mark.parametrize("byline", [
    '<p class="byline">By <a rel="author" href="/author/ada/">Ada Berg</a></p>',
    '<span class="author vcard"><a class="url fn n" href="/author/ada/">Ada Berg</a></span>',
    '<p class="meta">von Ada Berg</p>', '<p class="meta">Par Ada Berg</p>', '<p class="meta">Por Ada Berg</p>', '<p class="meta">Text: Ada Berg</p>',
])  # fmt: skip
def test_a_byline_before_the_body(page, byline):
    assert page(before=f"<h1>Salt</h1>{byline}").authors == ["Ada Berg"]


def test_the_site_is_no_author_beside_a_person(page):
    head = '<meta property="og:site_name" content="Salt pans"><meta name="author" content="Salt pans">'
    assert page(head=head, before='<h1>Salt</h1><p class="byline">By <a rel="author" href="/author/ada/">Ada Berg</a></p>').authors == ["Ada Berg"]


def test_readers_are_no_authors(page):
    comments = '<div id="comments" class="comments"><ol class="comment-list"><li class="comment">'
    comments += '<cite class="fn">Per Lie</cite> says: <p>Well raked.</p></li></ol></div>'
    assert page(after=comments).authors == []


@pytest.mark.parametrize(("text", "name"), [
    ("Ada Berg (Salt)", "Ada Berg (Salt)"), ("(Ada Berg)", "Ada Berg"), ("Ada Berg)", "Ada Berg"), ("vonAda Berg", "Ada Berg"),
    ("Piše: Ada B.", "Ada B."), ("Ada BergFollow", "Ada Berg"), ("Follow", None), ("Passwort vergessen ?", None), ("Wednesday", None),
    ("juillet", None),
    ("Ada Berg at 12:53", "Ada Berg"), ("Ada Berg à 08:00", "Ada Berg"), ("Ada kl. 12.30", "Ada"), ("Ada Berg @ 9:15 pm", "Ada Berg"),
    ("By Ada Berg", "Ada Berg"), ("Written by: Ada Berg", "Ada Berg"), ("Ada Berg | 5 June 2010", "Ada Berg"), ("Autor: Ada Berg", "Ada Berg"),
    ("by Ada Berg, Jun 5, 2010", "Ada Berg"), ("  Ada  Berg ,", "Ada Berg"), ("<b>Ada Berg</b>", "Ada Berg"),
    ("admin", "admin"), ("anonymous", None), ("https://pans.example/ada", None), ("By", None), ("", None), (None, None),
    ("Ada Berg 8 years ago", "Ada Berg"), ("Ada Berg 8 Jahre her", "Ada Berg"), ("Ada Berg, hace más de 8 años", "Ada Berg"),
    ("Posted by: Ada Berg 7 years, 10 months ago", "Ada Berg"), ("By Ada Berg 2 March 2020", "Ada Berg"), ("Ada Berg March 3, 2020", "Ada Berg"),
    ("Ada Berg, Senior Editor", "Ada Berg"), ("Ada Berg, Redakteurin", "Ada Berg"), ("Ada Berg, Ib Dahl", "Ada Berg, Ib Dahl"),
    ("Ada Berg. Reviewed by Ib Dahl", "Ada Berg"), ("Ada Berg, MD, medically reviewed by Ib Dahl", "Ada Berg, MD"), ("Ada Berg ●", "Ada Berg"),
    ("Ada Berg, Thursday, 5 May 2016", "Ada Berg"), ("View my complete profile", None), ("Mein Profil vollständig anzeigen", None), ("Sat", None),
])  # fmt: skip
def test_a_name_loses_the_words_around_it(text, name):
    assert clean_name(text) == name


@pytest.mark.parametrize(("text", "names"), [
    ("Ada Berg and Ib Dahl", ["Ada Berg", "Ib Dahl"]),
    ("Ada Berg, Ib Dahl & Per Lie", ["Ada Berg", "Ib Dahl", "Per Lie"]),
    ("Ada Berg und Ib Dahl", ["Ada Berg", "Ib Dahl"]),
    ("Ada Berg, MD", ["Ada Berg, MD"]),
    ("Simon and Garfunkel", ["Simon and Garfunkel"]),
])  # fmt: skip
def test_people_are_parted_and_titles_are_not(text, names):
    assert split_names(text) == names


def test_what_an_author_s_box_says_of_the_author_is_no_name(page):
    after = '<div class="author-box"><h4>About the author</h4><p>Ines Tallow rakes salt on the western shore.</p></div>'
    assert page(after=after).authors != ["Ines Tallow rakes salt on the western shore"]


def test_a_name_in_an_element_named_for_it_below_the_text(page):
    after = '<div class="wp-block-post-author"><p class="wp-block-post-author__name">salt_raker</p></div>'
    assert page(after=after).authors == ["salt_raker"]


def test_of_two_people_whom_the_head_names_the_one_that_the_page_shows(page):
    head = '<meta property="article:author" content="Rolf Brack"><meta name="author" content="Ines Tallow">'
    after = '<div class="licence"><div>Written with care</div><div>Ines Tallow</div></div>'
    assert page(head=head, after=after).authors == ["Ines Tallow"]


def told_by(source, *names):
    return Announcement(source=source, url="https://pans.example/salt/", authors=names)


def test_whom_the_api_names_and_the_page_shows_in_a_sentence(page):
    after = '<p class="postmetadata"><small>This entry was posted by Odile d’Arvor on Sunday, June 26th, 2016 and is filed under salt.</small></p>'
    foot = '<p class="credits">proudly powered by <a rel="author" href="/author/paper/">Paper Works</a></p>'
    assert page(after=after + foot, announced=told_by(AnnouncementSource.REST, "Odile d’Arvor")).authors == ["Odile d’Arvor"]


def test_a_feed_s_owner_is_no_author_of_what_another_signed(page):
    before = '<h1>Salt</h1><p class="byline">By <a rel="author" href="/author/ada/">Ada Berg</a></p>'
    after = "<p>A journal of Ines Tallow</p>"
    assert page(before=before, after=after, announced=told_by(AnnouncementSource.FEED, "Ines Tallow")).authors == ["Ada Berg"]
    assert page(announced=told_by(AnnouncementSource.FEED, "Ines Tallow")).authors == ["Ines Tallow"]


def test_a_feed_that_names_the_first_author_alone_does_not_hide_the_others_whom_the_page_links(page):
    links = '<a class="url fn" href="/author/ada-berg.html">Ada Berg</a> <a class="url fn" href="/author/ib-dahl.html">Ib Dahl</a>'
    before = f'<h1>Salt</h1><address class="vcard author">By {links}</address>'
    assert page(before=before, announced=told_by(AnnouncementSource.FEED, "Ada Berg")).authors == ["Ada Berg", "Ib Dahl"]


@pytest.mark.parametrize(("text", "full"), [
    ("Odile d’Arvor", True), ("Omar al-Amin", True), ("Carlo dell'Orto", True), ("Odile d’arvor", False), ("dear reader", False),
])  # fmt: skip
def test_a_particle_may_be_glued_to_a_name(text, full):
    assert is_full_name(text) is full


@pytest.mark.parametrize("name", ["Ivo dos Prados", "Ana das Neves", "Luc du Pré", "Mia ter Horst", "Ugo degli Orti", "Leif af Berg"])
def test_a_name_with_a_particle_in_a_line_of_facts_goes_before_the_box_on_the_blog_s_owner(page, name):
    box = "<footer><p>Written by <strong>Ada Berg</strong> who lives by the sea.</p></footer>"
    above = f"<h1>Salt</h1><p>16 April 2016 · {name} · 1 min</p>"
    assert page(before=above, after=box).authors == [name]
    short = f"<section><p>The pans froze over, and nobody raked them until the bell rang.</p></section><hr>{box}"
    assert extract(f"<!doctype html><title>Salt</title><main><article><header>{above}</header>{short}</article></main>").authors == [name]


@pytest.mark.parametrize("note", [
    "This entry was posted by Odile d’Arvor on Sunday, June 26th, 2016 at 9:52 pm and is filed under {}. You can follow any responses to it.",
    "This entry was posted on Sunday, June 26th, 2016 at 9:52 pm by Odile d’Arvor and is filed under {}. You can follow any responses to this.",
    "Posted by Odile d’Arvor on June 26, 2016 at 9:52 pm under {}. You can follow any responses to this entry through a feed, or leave your own.",
    "Geschrieben von Odile d’Arvor am 26. Juni 2016 um 09:52 Uhr in der Kategorie {}. Man kann die Antworten darauf mit einem Leser verfolgen.",
    "Dieser Beitrag wurde geschrieben von Odile d’Arvor am 26. Juni 2016 und abgelegt unter {}. Alle Antworten lassen sich hier verfolgen, immer.",
])  # fmt: skip
def test_a_long_note_on_the_posting_below_the_text(page, note):
    article = page(after="<p>Tags: <a href='/tag/clay/'>clay</a></p><p><small>" + note.format('<a href="/category/salt/">Salt</a>') + "</small></p>")
    assert article.authors == ["Odile d’Arvor"]
    assert article.published[:10] == "2016-06-26"


def test_a_note_in_japanese_has_its_writer_between_the_day_and_the_category(page):
    note = '<p><small>この覚え書きは 2016年6月26日 9:52 PM に 塩田かもめ が <a href="/category/salt/">塩</a> カテゴリーに投稿しました。</small></p>'
    assert page(after=note).authors == ["塩田かもめ"]


def test_who_is_named_behind_the_day_is_the_author_and_what_the_post_is_filed_under_is_nobody(page):
    filed = '<a href="/category/notes/">Field Notes</a> <a href="/category/old/">Old Harbours</a>'
    before = f"<h1>Salt</h1><div>Posted on April 25, 2019 by Odile d’Arvor</div><div>{filed}</div>"
    assert page(before=before).authors == ["Odile d’Arvor"]
    assert page(before=f"<h1>Salt</h1><div>{filed}</div>").authors == []
    assert page(before='<h1>Salt</h1><div><a href="/category/notes/">Field Notes</a></div>').authors == []


def test_an_office_that_signs_with_its_paper_s_name_keeps_both(page):
    assert clean_name("Von Redaktion Hafenblatt") == "Redaktion Hafenblatt"
    assert clean_name("Redaktion: Ada Berg") == "Ada Berg"
    assert page(before='<h1>Salt</h1><p>Von <a rel="author" href="/author/2/">Redaktion Hafenblatt</a></p>').authors == ["Redaktion Hafenblatt"]


def test_the_writer_whom_ablog_names_beside_the_text_is_not_the_one_who_signs_the_footer(page):
    card = (
        '<div class="bd-sidebar-secondary"><ul class="ablog__postcard2"><li id="ablog-sidebar-item author ablog__author"><span><i></i></span>'
        '<a href="../blog/author/odile-marchand/">Odile Marchand</a></li></ul></div>')
    footer = '<footer><p class="component-author">By Imke Sander</p><p class="copyright">© Copyright 2024, Imke Sander.</p></footer>'
    article = page(after=card + footer)
    assert (article.authors, article.sources["authors"]) == (["Odile Marchand"], "ablog")


def test_the_boxes_that_ablog_puts_into_a_sidebar_are_no_cards_of_other_posts(page):
    links = '<a href="/blog/author/x.html">Odile Marchand</a> , <a href="/blog/author/y.html">Nils Aas</a>'
    boxes = "".join(f'<div class="ablog-sidebar-item ablog__{name}"><h3>More to look for</h3><a href="/blog/{name}.html">All {name}</a></div>'
                    for name in ("recentposts", "archives"))
    box = f'<div class="ablog-sidebar-item ablog__postcard"><h2><span>3 May 2016</span></h2><ul><li id="author ablog__author">{links}</li>'
    box += '<li><a href="/blog/category/pans.html">Salt pans</a></li></ul></div>'
    everybody = '<div class="ablog-sidebar-item ablog__authors"><h3>Authors</h3><a href="/blog/author/z.html">Ada Berg (14)</a></div>'
    assert page(after=box + boxes).authors == ["Odile Marchand", "Nils Aas"]
    twice = f"<nav>{box + boxes + everybody}</nav>"  # for small screens, and for large ones
    assert page(before=f"{twice}<h1>Salt</h1>", after=twice).authors == ["Odile Marchand", "Nils Aas"]


@pytest.mark.parametrize("invitation", ["Suggest Changes", "Edit This Page"])
def test_an_invitation_to_edit_beside_the_day_is_no_author(page, invitation):
    link = f'<a href="https://code.example/edit/salt.md" rel="edit">{invitation}</a>'
    assert page(before=f"<h1>Salt</h1><div>May 3, 2016&nbsp;·&nbsp;2 min&nbsp;|&nbsp;{link}</div>").authors == []


@pytest.mark.parametrize("line", [
    "May 3, 2016&nbsp;·&nbsp;2 min&nbsp;·&nbsp;Ann Low&nbsp;|&nbsp;<a href=/e rel=edit>Suggest Changes</a>",
    "Ann Low · May 3, 2016 · 300 words",
])
def test_a_name_among_day_and_time_to_read_is_the_author(page, line):
    assert page(before=f"<h1>Salt</h1><div class=line>{line}</div>").authors == ["Ann Low"]


def test_all_whom_the_byline_links_where_programs_are_told_the_first(page):
    head = ld({"@type": "Person", "name": "Ada Berg"})
    links = '<a href="/author/ada/">Ada Berg</a>, <a href="/author/ib/">Ib Dahl</a>'
    assert page(head=head, before=f'<h1>Salt</h1><h4 class="post-author-name">{links}</h4>').authors == ["Ada Berg", "Ib Dahl"]


def test_whom_the_page_names_beside_the_text_goes_before_the_owner_of_the_blog(page):
    head = '<meta name="author" content="Ada Berg"><meta property="article:author" content="Ada Berg">'
    before = '<h1>Salt</h1><div class="post-author"><span class="author-name">Ib Dahl</span></div>'
    assert page(head=head, before=before).authors == ["Ib Dahl"]
    owner = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", authors=("Ada Berg",))
    assert page(before=before, announced=owner).authors == ["Ib Dahl"]


def test_a_feed_that_names_the_first_author_leaves_the_others_to_the_links_below_the_text(page):
    told = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", authors=("Ada Berg",))
    links = '<a href="/author/ada.html">Ada Berg</a> <a href="/author/ib.html">Ib Dahl</a>'
    assert page(after=f"<footer>{links}</footer>", announced=told).authors == ["Ada Berg", "Ib Dahl"]
    assert page(after=f"<footer><address>By {links}</address></footer>", announced=told).authors == ["Ada Berg", "Ib Dahl"]


def test_a_byline_in_microdata_of_any_script_goes_before_the_owner_of_the_blog(page):
    name = '<span class="author" itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">高坂 悠</span></span>'
    before = f'<article itemscope itemtype="http://schema.org/BlogPosting"><h1>塩</h1><div class="meta">{name}<time>2019-03-21</time></div>'
    owner = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", authors=("水野かおり",))
    assert page(head='<meta property="article:author" content="水野かおり">', before=before, announced=owner).authors == ["高坂 悠"]


def test_the_writers_of_a_post_of_mkdocs_stand_in_its_sidebar_and_the_owner_of_the_site_in_the_head(page):
    card = '<div class="md-profile"><span><img alt=""></span><span class="md-profile__description"><strong>{}</strong><br>Raker</span></div>'
    people = f'<div class="md-sidebar"><div class="md-post__authors">{card.format("Ada Berg")}{card.format("Ib Dahl")}</div></div>'
    head = '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.7"><meta name="author" content="Per Lie">'
    assert page(head=head, before=people + "<h1>Salt</h1>").authors == ["Ada Berg", "Ib Dahl"]


def test_a_box_behind_the_text_that_goes_on_about_its_writer(page):
    bio = '<footer><div class="bio"><p>Written by <strong>Ada Berg</strong> who lives by the pans and rakes salt.</p></div></footer>'
    assert page(after=bio).authors == ["Ada Berg"]


def test_a_badge_beside_a_name_is_no_part_of_it(page):
    before = '<h1>Salt</h1><div class="author"><span class="name">Ada Berg</span> <span class="author-badge">Lv4</span></div>'
    assert page(head='<meta name="author" content="Pans Team">', before=before).authors == ["Ada Berg"]


def test_a_name_beside_its_label_behind_the_text_goes_before_the_owner_in_the_head(page):
    after = '<div class="end"><p><span>Author</span><span>Ida Fenn</span></p><p><span>Changed</span><span>2021-05-04</span></p></div>'
    assert page(head='<meta name="author" content="Ada Berg">', after=after).authors == ["Ida Fenn"]


def test_names_one_below_the_other_under_one_label_behind_the_text_are_all_told(page):
    links = '<a href="/author/ida.html">Ida Fenn</a><br><a href="/author/ib.html">Ib Dahl</a><br>'
    filed = '<h4>Category</h4><a href="/categories.html#salt-work">Salt Work</a>'
    after = f"<section><h4>Authors</h4>{links}{filed}</section>"
    assert page(head='<meta name="author" content="Ada Berg">', after=after).authors == ["Ida Fenn", "Ib Dahl"]


def test_a_list_of_all_who_write_for_the_blog_far_from_the_text_names_no_author(page):
    everybody = "".join(f'<li><a href="/author/{name.split()[0].lower()}/">{name}</a></li>' for name in ("Ada Berg", "Ib Dahl", "Ida Fenn"))
    assert page(after=f"<div><h4>Hands</h4><ul>{everybody}</ul></div>").authors == []
    assert page(before=f'<nav class="sidebar"><details><summary>Hands</summary><ul>{everybody}</ul></details></nav><h1>Salt</h1>').authors == []


def test_a_particle_of_a_name_is_no_relative_pronoun(page):
    before = '<h1>Salt</h1><div class="author-bio"><h2 class="author-title">By Ada van der Berg</h2><p>Rakes salt.</p></div>'
    assert page(before=before).authors == ["Ada van der Berg"]


@pytest.mark.parametrize("line", [
    "March 3, 2014 · 2 min · 310 words · {} | <a href='https://code.example/edit'>Suggest Changes</a>", "{} · March 3, 2014", "March 3, 2014 | {}",
    "By {}", "March 3, 2014, by {}", "March 3, 2014 · 2 min · {}, Una Sand",
])  # fmt: skip
@pytest.mark.parametrize("name", ["Ada de Berg", "Ib von Dahl", "Ida di Fenn"])
def test_a_particle_of_a_name_leads_to_no_other(page, line, name):
    others = ["Una Sand"] if "Una Sand" in line else []
    assert page(before=f"<h1>Salt</h1><div>{line.format(name)}</div>").authors == [name, *others]


def test_the_blog_s_owner_in_json_ld_is_not_the_author_whom_a_linked_byline_names(page):
    head = ld({"@type": "Person", "name": "Salt Pans Crew"})
    line = '<span class="post-author">{}</span> <time datetime="2014-03-03">2014-03-03</time>'
    links = [f'<a rel="author" class="author" href="/authors/{name.split()[0].lower()}/">{name}</a>' for name in ("Ada Berg", "Ib Dahl")]
    assert page(head, f"<h1>Salt</h1><div>{line.format(links[0])}</div>").authors == ["Ada Berg"]
    assert page(head, f"<h1>Salt</h1><div>{line.format(', '.join(links))}</div>").authors == ["Ada Berg", "Ib Dahl"]


def test_each_card_behind_the_text_that_says_author_is_one_s(page):
    head = '<meta name="author" content="Salt Pans Crew">'
    card = "<div><img src='/a.png'><div><div>Author</div><div>{}</div><div>Rakes and boils.</div></div></div>"
    cards = "".join(map(card.format, ("Ada Berg", "Ib Dahl")))
    assert page(head, after=f"<footer>{cards}</footer>").authors == ["Ada Berg", "Ib Dahl"]


def test_the_author_whom_microdata_name_in_a_meta_element_is_not_joined_by_the_one_in_the_head(page):
    head = '<meta name="author" content="Salt Pans Crew"><meta name="generator" content="Engine">'
    assert page(head, '<meta itemprop="author" content="Ada Berg"><h1>Salt</h1>').authors == ["Ada Berg"]


@pytest.mark.parametrize("lead", ["By", "Von", "Escrito por"])
def test_the_blog_s_owner_in_the_head_is_not_the_author_whom_a_line_of_its_own_names(page, lead):
    before = f"<h1>Salt</h1>{lead} <strong>Ada Berg</strong><br><span>Posted on March 3, 2014</span>"
    after = "<p>The Salt Pans Crew • 2014</p>"
    assert page('<meta name="author" content="Salt Pans Crew">', before, after).authors == ["Ada Berg"]


def test_what_made_the_site_is_no_author(page):
    after = '<div class="author-bio"><h2 class="author-title">By Ada van der Berg</h2></div>'
    after += '<div class="powered-by">Proudly powered by <a href="https://engine.example/">Engine</a></div>'
    assert page(after=after).authors == ["Ada van der Berg"]


@pytest.mark.parametrize(("line", "name"), [
    ("Rédigé par Ada Berg le 3 mars 2014 à 20 h 10 dans {}", "Ada Berg"), ("投稿者：Ada Berg ｜ 分類：{}", "Ada Berg"),
    ("投稿者：山本 あおい ｜ 分類：{}", "山本 あおい"),
])
@pytest.mark.parametrize("terms", [2, 9])
def test_a_line_below_the_text_that_goes_on(page, line, name, terms):
    links = ", ".join(f'<a rel="category tag" href="/c/{n}/">Salt no. {n}</a>' for n in range(terms))
    assert page(after=f"<p>{line.format(links)} | <a href='/salt/'>Link</a> | 12 remarks from readers</p>").authors == [name]


def test_a_label_and_its_tag_are_no_name(page):
    assert page(body='<p>Tags: <a href="/t/c/">C</a></p>').authors == []


@pytest.mark.parametrize(("line", "authors"), [
    ("Montag, 3. Mai 2021, von Ann Low in {}", ["Ann Low"]),
    ("Montag, 3. Mai 2021, von Ann Low und Per van der Ek in {}", ["Ann Low", "Per van der Ek"]),
    ("Publié le 3 mai 2021 par Ann Low dans {}", ["Ann Low"]),
    ("3 мая 2021 | Автор: Ann Low, Per Dahl | Рубрика: {}", ["Ann Low", "Per Dahl"]),
    ("投稿日：2021年5月3日　投稿者：Ann Low　カテゴリー：{}", ["Ann Low"]),
    ("投稿日：2021年5月3日　投稿者：Ann Low、Per Dahl　カテゴリー：{}", ["Ann Low", "Per Dahl"]),
    ("3 May 2021 · 2 min read · Per van der Ek", ["Per van der Ek"]),
    ("3 May 2021 · 2 min read · Ann Low & Per Dahl", ["Ann Low", "Per Dahl"]),
])
def test_a_line_of_a_day_and_a_byline_names_the_writers_alone(page, line, authors):
    line = line.format('<a href="/rubrik/salt-pans/">Salt Pans</a>')
    assert page(before=f"<h2>Rakes</h2><p>{line}</p>").authors == authors


@pytest.mark.parametrize("label", ["Author", "Article by"])
def test_a_name_below_its_label_in_a_box_behind_the_text(page, label):
    after = f'<div class="flex mt-6"><div><div class="text-xs">{label}</div><div class="font-bold">Ida Fenn</div><div>Rakes salt.</div></div></div>'
    assert page(after=after).authors == ["Ida Fenn"]


def test_the_title_and_what_the_post_is_filed_under_are_no_names(page):
    terms = '<a href="/categories/salt-pans/"><span>Salt Pans</span></a><a href="/tags/clay/"><span>clay</span></a>'
    before = f'<h1>The Saltworks</h1><div><time datetime="2019-05-02">2 May 2019</time></div><div>{terms}</div>'
    assert page(before=before, title="The Saltworks").authors == []


def test_the_owner_of_the_site_stands_apart_from_the_author_in_the_head(page):
    owner, author = '<meta name="author" content="Pans Team">', '<meta name="author" content="Ida Fenn">'
    assert page(head=f'{owner}<meta property="og:title" content="Salt">{author}').authors == ["Ida Fenn"]
    assert page(head=f'<meta property="og:title" content="Salt"><meta name="author" content="Ada Berg">{author}').authors == ["Ada Berg", "Ida Fenn"]


PERSON = '<li><img src="/a.png" alt="author image"><dl class="text-sm"><dt class="sr-only">Name</dt><dd class="grey">{}</dd></dl></li>'


@pytest.mark.parametrize(("block", "authors"), [
    (f"<dl><dt>Authors</dt><dd><ul>{PERSON.format('Ann Low')}{PERSON.format('Per Dahl')}</ul></dd></dl>", ["Ann Low", "Per Dahl"]),
    ('<div><span role="group" aria-label="作者"><a title="作者" href="https://low.example">Ann Low</a></span> <b>3 May</b></div>', ["Ann Low"]),
    ('<div><span title="Author">Ann Low</span> <span title="Words">320</span></div>', ["Ann Low"]),
])
def test_a_term_or_an_attribute_says_who_wrote_the_post(page, block, authors):
    assert page(before=f"<h1>Salt</h1>{block}").authors == authors


def test_a_note_on_the_posting_below_a_table_that_ends_the_text(page):
    rows = "".join(f"<tr><td>the pan no. {n}</td><td>{n} kg</td><td>in the rain</td></tr>" for n in range(5))
    note = "<div>Rédigé par Ada Berg le 3 mars 2014 à 20 h 10 dans <a href='/c/'>Sel</a> | <a href='/salt/'>Lien permanent</a></div>"
    assert page(after=f"<table><tbody>{rows}</tbody></table>{note}").authors == ["Ada Berg"]


def test_whom_the_footer_of_the_site_alone_names_gives_way_to_the_feed(page):
    menu = "".join(f"<li><a href='/{n}/'>Pan no. {n}</a></li>" for n in range(12))
    after = f'</article></main><nav><ul>{menu}</ul></nav><footer class="foot"><p class="component-author">By Pans Team</p></footer>'
    announced = Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", authors=("Ida-Lotte Fenn",))
    assert page(after=after).authors == ["Pans Team"]
    assert page(after=after, announced=announced).authors == ["Ida-Lotte Fenn"]


def test_a_byline_that_goes_on_for_long_ends_where_it_says_where_the_post_is_filed(page):
    byline = (
        '<div class="mg-byline">Von <a rel="author" href="/author/harbourhand/">山本 あおい</a>'
        ' in <a rel="category tag" href="/category/soups/">Soups</a>'
        ' <a href="#kommentare">Keine Kommentare</a> <span>4403 Aufrufe</span> <span>Lesezeit: 3 Minuten</span></div>')
    assert page(before=f"<h1>Salt</h1>{byline}", lang="de").authors == ["山本 あおい"]


def test_the_institutions_between_the_authors_that_the_head_cites_do_not_part_them(page):
    head = "".join(
        f'<meta name="citation_author" content="{name}"><meta name="citation_author_institution" content="Salt works">'
        for name in ("Ada Berg", "Ib Dahl")
    )
    assert page(head=head).authors == ["Ada Berg", "Ib Dahl"]


@pytest.mark.parametrize(
    "line",
    [
        "Dec. 19, 2025 &middot; Ada Berg on behalf of the salt works",
        "Dec 26, 2025 &bull; Ada Berg in Boats and oars",
        "Filed under: Boats &#8212; Ada Berg @ 10:31 am",
        "责任编辑： Ada Berg",
        "<span>By</span><span>Ada Berg</span>",
        "Ada Berg | Senior Writer | July 2, 2025",
        "Blog post by Ada Berg",
        "---- by Ada Berg",
    ],
)
def test_a_line_above_the_text_that_names_its_writer_alone_or_among_other_facts(page, line):
    assert page(before=f"<h1>Salt</h1><div>{line}</div>").authors == ["Ada Berg"]


def test_two_who_sign_the_last_line_of_a_text(page):
    assert page(after="<p>Autoren Ada Berg und Ib Dahl</p>").authors == ["Ada Berg", "Ib Dahl"]


@pytest.mark.parametrize("line", ["<em>2016-05-19 · {}</em>", "{} · 2016-05-19", "19 mai 2016 | {}"])
@pytest.mark.parametrize("name", ["Ettore De Santis", "Åsa Öberg-Lind"])
def test_a_name_beside_the_day_above_the_text_goes_before_an_owner_whom_the_head_alone_has(page, name, line):
    assert page(head='<meta name="author" content="Solène Kermarrec">', before=f"<h1>Salt</h1><p>{line.format(name)}</p>").authors == [name]


def test_a_name_beside_the_day_goes_before_an_owner_in_the_head_whom_the_site_s_footer_shows_too(page):
    before = '<div><h1>Salt</h1><span class="m">Publié le 19 mai 2016 | Ettore De Santis · <span>2 min de lecture</span></span></div>'
    head, after = '<meta name="author" content="Solène Kermarrec">', "</article><p>Copyright © Solène Kermarrec</p><article>"
    assert page(head=head, before=before, after=after).authors == ["Ettore De Santis"]


def test_whoever_a_face_is_called_by_goes_before_an_owner_in_the_head(page):
    face = '<p><img class="author-thumb" alt="Conceição Morais" src="/c.png"></p>'
    face += '<p><a href="https://people.example/morais/">{}</a><a href="/x/">Follow</a> Rakes.</p>'
    head = '<meta name="author" content="Beatriz Sampaio">'
    assert page(head=head, before=f"<div>{face.format('Conceição Morais')}</div><h1>Salt</h1>").authors == ["Conceição Morais"]
    assert page(head=head, before=f"<div>{face.format('the old shed')}</div><h1>Salt</h1>").authors == ["Beatriz Sampaio"]


def test_boxes_above_the_text_that_each_have_a_label_for_the_author_name_all_of_them(page):
    box = '<div class="flex author"><div class="s">Autor</div><div class="b">{}</div><div>Rakes salt by the sea</div></div>'
    head = ld({"@type": "Person", "name": "Joaquín de la Vega"})
    boxes = box.format("Joaquín de la Vega") + box.format("Núria Capdevila")
    assert page(head=head, before=f"<h1>Salt</h1>{boxes}").authors == ["Joaquín de la Vega", "Núria Capdevila"]


def test_a_feed_or_archives_may_name_more_than_the_first_whom_the_page_has(page):
    def told(*names):
        return Announcement(source=AnnouncementSource.FEED, url="https://pans.example/salt/", authors=names)

    for also in ({"announced": told("Ada Berg", "Ib Dahl")}, {"listed": told("Ada Berg", "Ib Dahl")}):
        assert page(before="<h1>Salt</h1><p>by Ada Berg</p>", **also).authors == ["Ada Berg", "Ib Dahl"]
    assert page(before="<h1>Salt</h1><p>by Ada Berg</p>", announced=told("Ib Dahl", "Per Lie")).authors == ["Ada Berg"]


def test_the_site_s_name_is_no_byline_though_it_begins_with_such_a_word(page):
    assert page(before='<p><a href="/">De blikken lantaarn</a></p><h1>Salt</h1>').authors == []


@pytest.mark.parametrize("names", [("水野かおり", "高坂 悠"), ("高坂 悠", "Tom Renwick"), ("김 서연", "이서준")])
def test_all_whom_an_engine_names_in_scripts_that_part_names_or_not(page, names):
    boxes = "".join(f'<div class="md-profile"><span class="md-profile__description"><strong>{name}</strong><br>Writes</span></div>' for name in names)
    head = '<meta name="generator" content="mkdocs-1.6"><meta name="author" content="Eva Lund">'
    assert page(head=head, before=f"<h1>塩</h1><aside>{boxes}</aside>").authors == list(names)


def test_a_line_of_a_day_and_its_writer_goes_before_the_owner_in_the_head(page):
    head = '<meta name="author" content="Ib Dahl">'
    assert page(head=head, body="<p><em>3 May 2016 by Ada Berg</em></p>").authors == ["Ada Berg"]
    assert page(head=head, body="<p>By the sea lived Ada Berg.</p>").authors == ["Ib Dahl"]


@pytest.mark.parametrize(("row", "authors"), [
    ('<i class="i user"><b>Ada Berg</b></i><i class="i clock"><b>05/02/2020</b></i><i class="tags i"><b>clay</b></i>', ["Ada Berg"]),
    ('<span class="x">Ada Berg</span> <span class="x">2020-02-05 08:07</span><span class="x"><a href="/tags/Clay Pits/">Clay Pits</a></span>',
     ["Ada Berg"]),
    ('<span class="x">Ada Berg</span><span class="x">Salt Pans</span><span class="x">2020-02-05</span>', []),
    ('<span class="x">2020-02-05</span><span class="x">Filed Under</span><a href="/tags/salt/">salt</a>', []),
    ('<span class="x"><a href="/x/">Clay Pits</a></span><span class="x">2020-02-05</span>', []),
    ('<b>Clay Pits</b><span class="x">2020-02-05</span>', []),
    ('<div class="css-a1">Jo-Ann Berg</div><div class="css-b2">May 2nd, 2020 · 3 min read</div>', ["Jo-Ann Berg"]),
    ('<span class="who">Ada Berg</span>, <span class="when">11 April 2023</span>', ["Ada Berg"]),
    ('<span class="who">Clay Pits</span> at the shore of the sea, <span class="when">11 April 2023</span>', []),
])
def test_the_only_name_in_a_row_of_facts_made_alike_is_the_author_s(page, row, authors):
    assert page(before=f"<h1>Salt</h1><div>{row}</div>").authors == authors


@pytest.mark.parametrize("line", [
    "9 marca 2019 — Ada Berg", "May 3, 2016 | Ada Berg", "Ada Berg 2017/05/17", "Ada Berg 17.05.2017", "Ada Berg 2017/05/17 · 1 min read",
])
def test_a_name_beside_a_day_above_the_text_is_its_writer_s(page, line):
    assert page(before=f'<h1>Salt</h1><span class="day">{line}</span>').authors == ["Ada Berg"]


@pytest.mark.parametrize(("line", "authors"), [
    ("Ada Berg, 2016-05-03", ["Ada Berg"]), ("3 May 2016, Ada Berg", ["Ada Berg"]), ("Ada Berg, Salt Clerk, 3 May 2016", ["Ada Berg"]),
    ("George Orwell, 1984", []), ("Released Wednesday, May 4, 2016", []),
])
def test_a_comma_between_a_day_and_a_name(page, line, authors):
    assert page(before=f"<h1>Salt</h1><p><em>{line}</em></p>").authors == authors


@pytest.mark.parametrize(("picture", "authors"), [
    ('<img alt="Author avatar" src="/a.png">', ["Ada Berg"]), ('<img class="profile" alt="" src="/a.png">', ["Ada Berg"]),
    ('<img alt="Ada Berg logo" src="/logo.png">', []),
])
def test_a_name_beside_a_face_goes_before_what_stands_beside_the_day(page, picture, authors):
    filed = "<div><span>Field Notes</span> <span>·</span> <time datetime='2020-02-05'>Feb 5, 2020</time></div>"
    found = page(before=f"{filed}<h1>Salt</h1><div><a href='https://people.example/ada'>{picture}<span>Ada Berg</span></a></div>").authors
    assert found == (authors or ["Field Notes"])


@pytest.mark.parametrize("name", ["山田 雪", "finn o'hara"])
def test_a_face_begins_the_row_of_facts(page, name):
    facts = "".join(f"<span>{fact}</span>" for fact in (name, "·", "Oct 8, 2020", "·", "3 min"))
    assert page(before=f'<h1>Salt</h1><div class="row"><img class="avatar photo" alt="" src="/a.png">{facts}</div>').authors == [name]


def test_a_bar_parts_a_name_from_the_next_label():
    filed = '<a href="/category/salt/" rel="category tag">Salt</a>'
    facts = f'<p class="facts">投稿者:<a href="/author/ada/" rel="author">Ada Berg</a>|カテゴリー:{filed}</p>'
    text = "<div><p>I have tried this with a walnut plank, with the hand loom and once, near the viaduct, with nothing at all.</p></div>"
    html = f'<html lang="ja"><body><section><p class="date">2020年6月17日</p><h2>Salt</h2>{text}{facts}</section></body></html>'
    assert extract(html, "https://pans.example/salt/").authors == ["Ada Berg"]


@pytest.mark.parametrize(("line", "authors"), [
    ("Text von Ada Berg Illustration von Ib Dahl", ["Ada Berg"]),
    ("by Ada Berg, photographs by Ib Dahl", ["Ada Berg"]),
    ("By Ada Berg and Ib Dahl", ["Ada Berg", "Ib Dahl"]),
    ("Autor: Ada Berg/SP-X", ["Ada Berg"]),
    ("03/01/2017 by Ada Berg, Candidate Member of the Standing Committee on Salt and Clay", ["Ada Berg"]),
    ("by Ada Berg and Ib Dahl, extension educators", ["Ada Berg", "Ib Dahl"]),
])
def test_those_who_wrote_without_who_made_the_pictures_the_agency_and_what_the_writers_are(page, line, authors):
    assert page(before=f"<h1>Salt</h1><div>{line}</div>").authors == authors


def test_a_link_to_the_home_page_above_a_title_with_a_year_names_no_author():
    trail = '<span class="parentlinks"><a href="../../">Orchard Radio</a>/ <a href="../../">posts</a>/ </span>'
    top = f'<div class="pageheader"><div class="header"><span>{trail}<span class="title">In the radio club, 1987</span></span></div></div>'
    text = "<p>By the third evening the kettle had found its own level, and so had all of us who sat around it.</p>" * 3
    head = '<title>In the radio club, 1987</title><meta name="author" content="Berta Quist">'
    html = f'{head}<body>{top}<div id="pagebody"><div id="content">{text}</div></div>'
    assert extract(html, url="https://radio.example/posts/in-the-radio-club-1987/").authors == ["Berta Quist"]


def test_whoever_took_the_pictures_or_helped_did_not_write(page):
    assert page(before="<h1>Salt</h1><div>Photos by Ada Berg</div>").authors == []
    assert page(before="<h1>Salt</h1><div>Find articles by Ada Berg</div>").authors == []
    assert page(before="<h1>Salt</h1><p>Ib Dahl · May 2, 2025</p><p>Contributions from: Ada Berg</p>").authors == ["Ib Dahl"]


def test_an_aside_of_the_author_s_name_is_the_post_s(page):
    assert page(before='<aside class="post-author">Ada Berg</aside><h1>Salt</h1>').authors == ["Ada Berg"]


def test_the_name_in_wordpress_s_own_block(page):
    box = '<div class="wp-block-group"><div class="wp-block-post-author-name has-text-color">Ada Berg</div></div>'
    head = '<meta name="generator" content="WordPress 6.8">'
    far = f"<div>{'<p>A box of links to other places of the shore.</p>' * 20}</div>"
    assert page(head=head, after=far + box).authors == ["Ada Berg"]


@pytest.mark.parametrize(("byline", "authors"), [
    ("By Ann Low @annlow", ["Ann Low"]), ("By Ann May Low Tuesday", ["Ann May Low"]), ("By Ann Low, Pans", ["Ann Low"]),
    ("By Ann Low, Harbour University", ["Ann Low"]), ("By Ann Low, Eva Lund, and Max Low", ["Ann Low", "Eva Lund", "Max Low"]),
    ("Par ANN LOW Envoyée spéciale à Oslo", ["ANN LOW"]), ("Por Ann Low, corresponsal en Oslo", ["Ann Low"]),
    ("By Ann Low, Eva Lund, Head of Oars", ["Ann Low", "Eva Lund"]), ("Par Ann Low le lundi, 23 novembre 2026", ["Ann Low"]),
    ("Por Ann Low em segunda-feira, 23 de novembro de 2026", ["Ann Low"]),
])
def test_what_stands_behind_names_in_their_line_is_no_part_of_them(page, byline, authors):
    head = '<meta property="og:site_name" content="Pans">'
    assert page(head=head, before=f'<h1>Salt</h1><p class="byline">{byline}</p>').authors == authors


@pytest.mark.parametrize("label", ["Post author", "Autor der Notiz", "Автор заметки"])
def test_a_label_with_a_word_for_writers_leads_to_the_name(page, label):
    note = f'<ul class="post-copyright"><li class="post-copyright-author"><strong>{label}: </strong><span>Ada Berg</span></li></ul>'
    assert page(after=note).authors == ["Ada Berg"]


@pytest.mark.parametrize("text", ["9:39AM BST", "Vice President", "회원가입", "未知", "Veröffentlicht am 1.2.19", "Kiosks: spring", "Photo © Low"])
def test_hours_positions_buttons_and_labels_are_no_authors(page, text):
    assert page(before=f'<h1>Salt</h1><p class="byline">{text}</p>').authors == []


def test_all_whom_the_entry_s_microformats_name_wrote_it_though_what_programs_read_names_the_first(page):
    head = '<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Person","name":"Ada Berg"}}</script>'
    cards = "".join(f'<li class="h-card p-author"><a href="/author-{n}.html" class="u-url"><img alt=""><span class="p-name">{name}</span></a></li>'
                    for n, name in enumerate(("Ada Berg", "Ib Dahl")))
    answer = '<div class="p-comment h-cite"><a class="p-author h-card" href="/x/">Eva Lund</a><p class="e-content">Just so.</p></div>'
    entry = f'<footer class="data-footer"><div class="authors-flex"><ul>{cards}</ul></div></footer>{answer}'
    for announced in (None, told_by(AnnouncementSource.FEED, "adaberg")):
        article = page(head=head, before='<article class="h-entry"><h1>Salt</h1>', after=f"{entry}</article>", announced=announced)
        assert article.authors == ["Ada Berg", "Ib Dahl"]


@pytest.mark.parametrize(("line", "lang"), [
    ("Publicado el 27 de enero de 2022 por Ada Berg en {}", "es"), ("Opublikowano 27 stycznia 2022 przez Ada Berg w kategorii {}", "pl"),
    ("Опубликовано 27 января 2022 г. автором Ada Berg в рубрике {}", "ru"), ("投稿日: 2022年1月27日 投稿者: Ada Berg カテゴリー: {}", "ja"),
    ("Publié le 27 janvier 2022 par Ada Berg dans la rubrique {}", "fr"),
])
def test_a_note_on_who_wrote_when_and_where_it_is_filed(page, line, lang):
    link = '<a href="/k/salt-works/">Salt works</a>'
    found = page(before=f"<h1>Clay</h1><p>{line.format(link)}</p>", lang=lang)
    assert (found.authors, found.published, found.categories) == (["Ada Berg"], "2022-01-27", ["Salt works"])


def test_words_and_a_colon_lead_to_whoever_wrote(page):
    assert page(before="<h1>Salt</h1><div>Words: Ada Berg · Published 27 January 2022 · 3 min read</div>").authors == ["Ada Berg"]


def test_a_day_a_byline_and_where_the_post_is_filed_parted_by_marks(page):
    for filed in ("Salt works", '<a href="/notes/">Notes</a>', 'in <a href="/?cat=3">Salt works</a>'):
        found = page(before=f"<h1>Clay</h1><p>18 March 2023 · by Jo-Ann Berg · {filed}</p>", url="https://pans.example/notes/clay/")
        assert (found.authors, found.published) == (["Jo-Ann Berg"], "2023-03-18")
        assert found.categories == ([] if filed == "Salt works" else ["Notes"] if "/notes/" in filed else ["Salt works"])


@pytest.mark.parametrize("name", ["顾晓棠", "ada"])
def test_whoever_stands_beside_a_sign_for_a_person_in_a_row_of_facts(page, name):
    facts = f'<i class="icon icon-account"><span>{name}</span></i> <i class="icon icon-date"><span>2020/10/8</span></i>'
    assert page(before=f"<h1>Salt</h1><div>{facts}</div>", lang="zh").authors == [name]


@pytest.mark.parametrize("name", ["顾晓棠", "水野かおり", "김서연"])
def test_the_head_may_name_the_blog_s_owner_and_an_element_beside_the_text_whoever_wrote_the_post(page, name):
    box = f'<div class="author box"><span class="name">{name}</span> <span class="level">Lv4</span></div>'
    assert page(head='<meta name="author" content="Pan Team">', before=f"<h1>Salt</h1>{box}<p>2020/10/8</p>").authors == [name]


def test_a_link_that_leads_on_is_no_name(page):
    assert page(before='<div><a href="/@@search">Advanced Search…</a></div><h1>Salt</h1>').authors == []


TWO = '<a href="/author/ada/">Ada Berg</a>{}<a href="/author/ib/">Ib Dahl</a>'


@pytest.mark.parametrize(("above", "below"), [(f"<p>{TWO.format(' &amp; ')}</p>", ""), (f"<p>{TWO.format(' und ')}</p>", ""), (
    f"<p>{TWO.format(', ')}</p>", "".join(f'<div><h4><a href="/author/{name}/">{full}</a></h4><p>Rakes the pans.</p></div>' for name, full in (
        ("ada", "Ada Berg"), ("ib", "Ib Dahl"))))])  # fmt: skip
def test_two_whose_links_are_joined_or_stand_above_and_below_the_text_wrote_it(page, above, below):
    head = ld({"@type": "Person", "name": "Ada Berg"})
    assert page(head=head, before=f"<h1>Salt</h1>{above}", after=below).authors == ["Ada Berg", "Ib Dahl"]


def test_what_a_theme_asks_its_owner_to_fill_in_is_nobody(page):
    link = '<a class="author" href="/"><p itemprop="name">{}</p></a>'
    name = f'<div class="item author" itemprop="author" itemscope itemtype="http://schema.org/Person">{link}</div>'
    before = '<article itemscope itemtype="http://schema.org/BlogPosting"><h1>Salt</h1><div class="meta">' + name + "<time>2019-03-21</time></div>"
    head = '<meta property="article:author" content="Ada Berg">' + ld({"@type": "BlogPosting", "author": {"@type": "Person", "name": "Ada Berg"}})
    assert page(head=head, before=before.format("请设置文章作者")).authors == ["Ada Berg"]
    assert page(head=head, before=before.format("长谷川町子")).authors == ["长谷川町子"]


def test_boxes_in_a_row_behind_the_text_are_headed_by_all_who_wrote_it(page):
    box = '<section class="author"><div class="author-wrapper"><h4 class="author-name">{}</h4><a href="/author/{}/">More</a></div><p>{}</p></section>'
    boxes = [box.format(name, name[:2], "Rakes salt, by the sea, all summer.") for name in ("Ada Berg", "Ib Dahl")]
    head = ld({"@type": "Person", "name": "Ada Berg"})
    assert page(head=head, after=f"<div>{''.join(boxes)}</div>").authors == ["Ada Berg", "Ib Dahl"]
    assert page(head=head, after=f"<div>{boxes[0]}</div><ul><li>{boxes[1]}</li></ul>").authors == ["Ada Berg"]
    cards = "".join(f'<div class="author-card"><h4>Salt, {word}</h4><p>{name}</p></div>' for word, name in (("tar", "Ada Berg"), ("oil", "Ib Dahl")))
    assert page(head=head, after=f"<div>{cards}</div>").authors == ["Ada Berg"]


def test_faces_in_a_row_that_lead_to_authors(page):
    face = '<div><a href="/author/{}/" title="{}"><img src="/{}.png" alt="{}"></a></div>'
    faces = "".join(face.format(name, full, name, full) for name, full in (("ada", "Ada Berg"), ("ib", "Ib Dahl")))
    head = ld({"@type": "Person", "name": "Ada Berg"})
    assert page(head=head, after=f"<footer><h3>Published by</h3><div>{faces}</div></footer>").authors == ["Ada Berg", "Ib Dahl"]
    cards = "".join(f"<div>{face.format(name, full, name, full)}<p>More of salt</p></div>" for name, full in (("ada", "Ada Berg"), ("ib", "Ib Dahl")))
    assert page(head=head, after=f"<div>{cards}</div>").authors == ["Ada Berg"]


@pytest.mark.parametrize("line", ["Ada Berg - 4 May 2016 - Reading time: 2 minutes", "Lesezeit: 2 Min. | 4. Mai 2016 | Ada Berg"])
def test_a_name_in_a_line_with_the_day_and_the_minutes_to_read(page, line):
    post = page(before="<h1>Salt</h1>", body=f"<h6>{line}</h6>", lang="de")
    assert post.authors == ["Ada Berg"]
    assert "Ada" not in post.body


def test_a_byline_of_links_wherever_they_lead_names_all(page):
    links = '<em><a href="https://x.example/ada">Ada Berg</a></em>, <em><a href="https://x.example/ib">Ib Dahl</a></em>'
    head = ld({"@type": "Person", "name": "Ada Berg"})
    assert page(head=head, before=f"<h1>Salt</h1><div><span>Por {links}</span></div>").authors == ["Ada Berg", "Ib Dahl"]
    assert page(head=head, before=f"<h1>Salt</h1><div><span>See {links}</span></div>").authors == ["Ada Berg"]


def test_a_picture_in_a_link_that_is_called_by_the_words_beside_it_is_a_face(page):
    link = '<a href="https://code.example/han"><img src="/han.png" alt="한서윤"><div>한서윤</div></a>'
    assert page(before=f"<h1>Salt</h1><div><span>2021년 5월 2일</span><span>·</span>{link}</div>", lang="ko").authors == ["한서윤"]
    two = f"{link}<span>·</span>{link.replace('한서윤', '오지호')}"
    assert page(before=f"<h1>Salt</h1><div><span>2021년 5월 2일</span><span>·</span>{two}</div>", lang="ko").authors == ["한서윤", "오지호"]


def test_pictograms_before_a_name_and_a_day(page):
    post = page(before="", body="<h1>Salt</h1><div><span>🖊️ 顾晓棠</span><span>📅 2016年10月6日</span><a href='/tag/mu/'>木头</a></div>", lang="zh")
    assert post.authors == ["顾晓棠"]
    assert "📅" not in post.body


@pytest.mark.parametrize(("stated", "names"), [
    ("Hugo de Waal, Ana Prado", ["Hugo de Waal", "Ana Prado"]), ("徐明, 顾晓棠", ["徐明", "顾晓棠"]),
])
def test_a_comma_parts_two_names_with_a_particle_and_in_east_asian_scripts(page, stated, names):
    assert page(head=f'<meta name="author" content="{stated}">').authors == names


def test_a_name_that_stands_out_in_an_author_s_card(page):
    about = "<span><strong>Ada Berg</strong><small>Nets, tar, and what the tide brings.</small></span>"
    card = f'<div class="post-author-card"><span class="avatar">A</span>{about}<a href="/about/">Follow</a></div>'
    assert page(before=f"<h1>Salt</h1>{card}").authors == ["Ada Berg"]


@pytest.mark.parametrize(("lead", "names"), [("By", ["Ada Berg", "Ib Dahl"]), ("Por", ["Ada Berg", "Ib Dahl"]), ("See also", ["Ada Berg"])])
def test_links_to_authors_side_by_side_behind_a_word_for_writers_are_all_of_them(page, lead, names):
    links = '<a href="/author/ada-berg/">Ada Berg</a>\n <a href="/author/ib-dahl/">Ib Dahl</a>'
    head = ld({"@type": "BlogPosting", "headline": "Salt", "author": {"@type": "Person", "name": "Ada Berg"}})
    assert page(head=head, before=f"<h1>Salt</h1><div><em>{lead} {links}</em></div>").authors == names


@pytest.mark.parametrize("name", ["Pau Camps i Soler", "Ana Ortega y Gil"])
def test_a_word_between_two_family_names_parts_no_authors(page, name):
    assert page(before=f"<h1>Sal</h1><p>21 de mayo de 2016 · {name} · 10 min</p>", lang="es").authors == [name]
    assert page(before="<h1>Sal</h1><p>Por Ana Gil y Pau Soler</p>", lang="es").authors == ["Ana Gil", "Pau Soler"]


def test_an_article_of_another_language_leads_to_no_name(page):
    table = "<table><tr><th>de molen</th><th>brood</th></tr><tr><td>de haven</td><td>3</td></tr></table>"
    head = '<meta name="author" content="Ada Berg, Ria van \'t Hof">'
    assert page(head=head, body=table, lang="nl").authors == ["Ada Berg", "Ria van 't Hof"]
