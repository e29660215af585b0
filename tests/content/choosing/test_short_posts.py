"""A post of a sentence or two is not taken for, nor mixed with, what stands behind it."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.content.choosing.additions import keep_summaries
from flipscrape.content.choosing.choice import decide
from flipscrape.content.cues.blocks import read_blocks
from flipscrape.content.cues.features import Statements, see
from flipscrape.markup.parse import parse

SENTENCE = "It took sixteen tries before the rake did what it was told."
CARDS = "".join(
    f'<div class="{{}}"><a href="/post-{n}/">The {name} of salt</a><div>{text}</div></div>'
    for n, (name, text) in enumerate([
        ("price", "We left the harbour at dawn, with nine sandwiches and one trellis between us, and came home with none of it."),
        ("smell", "There is a drawer in the library where every kettle ends up sooner or later, says the woman who keeps it."),
        ("colour", "You would think that a quiet tripod costs little, but it cost me fifty euros and a whole Sunday of work."),
    ])
)


def read(shown, *, head="", title="The rake"):
    top = "<section class=top><a href='/'>Salt pans</a></section>"
    page = f"<html><head><title>{title} – Salt pans</title>{head}</head><body>{top}{shown}</body></html>"
    return extract(page, "https://pans.example/the-rake/").body


def test_cards_that_lead_to_other_posts_are_not_the_body():
    doc = f'<div class="q-doc"><div class="q-t">The rake</div><div class="q-x"><p>{SENTENCE}</p></div></div>'
    assert read(f'{doc}<div class="q-rel"><div class="q-t2">You may also like</div>{CARDS.format(*["q-ri"] * 3)}</div>') == SENTENCE


def test_cards_whose_classes_tell_their_posts_apart_are_not_the_body():
    doc = f'<div class="q-doc"><div class="q-t">The rake</div><div class="q-x"><p>{SENTENCE}</p></div></div>'
    classes = [f"card post-{n} type-post category-{n}" for n in (12, 31, 7)]
    assert read(f'{doc}<div class="q-rel">{CARDS.format(*classes)}</div>') == SENTENCE


def test_a_list_of_links_with_remarks_is_the_body():
    entries = ["a long letter on the price of salt", "a short film on the people who make it", "a map of all the pans that are left"]
    items = "".join(f'<li><a href="https://other.example/{n}/">Link {n}</a>, {entry}, which I liked.</li>' for n, entry in enumerate(entries))
    body = read(f"<article><h1>The rake</h1><p>{SENTENCE}</p><ul>{items}</ul></article>")
    assert all(entry in body for entry in entries)


def test_a_box_about_the_author_is_not_the_body():
    byline = "<p>Words by <b>Ann Lowe</b>, Sunday, 2 July 2017</p>"
    box = '<div class="who"><div>Ann Lowe</div><p>Writes from a small kitchen and repairs what others throw away.</p></div>'
    shown = f'<div class="story"><h2>The rake</h2>{byline}<div class="story-text"><p>{SENTENCE}</p></div>{box}</div>'
    assert read(f'{shown}<div class="more"><h3>You may also like</h3>{CARDS.format(*["card"] * 3)}</div>') == SENTENCE


def test_the_element_that_is_named_the_post_s_is_believed():
    notes = "".join(f"<li><b>{a}:</b> {b}</li>" for a, b in (
        ("Post author", "Ann Lowe"), ("Post link", "https://pans.example/the-rake/"),
        ("Copyright", "All posts on this blog may be copied by anybody who says so."),
    ))
    assert read(f'<article class="card"><h1>The rake</h1><div class="post-content"><p>{SENTENCE}</p></div><ul>{notes}</ul></article>') == SENTENCE


def kept(markup, chances, **statements):
    """The texts that are kept of ``markup`` where its blocks are as likely as ``chances`` say."""
    blocks = read_blocks(parse(f"<body>{markup}</body>".encode()), ())
    choice = decide(blocks, chances, Statements(**statements))
    return [text for text, is_kept in zip(blocks.texts, choice.kept, strict=True) if is_kept]


def test_a_card_that_looks_more_like_a_text_than_the_post_is_left_out():
    doc = f"<div><div>The rake</div><div><p>{SENTENCE}</p></div></div>"
    assert kept(doc + CARDS.format(*["q"] * 3), [0.2, 0.62, 0.05, 0.5, 0.05, 0.64, 0.05, 0.5]) == [SENTENCE]


def test_a_short_first_paragraph_that_the_summary_begins_with_is_the_body_s():
    first, later = "I found the kettle in Oslo and could not leave it there.", "None of the people in the harbour had seen a rake like it. " * 6
    markup = f"<p>{first}</p><figure><figcaption>The kettle in our cellar</figcaption></figure><p>{later}</p>"
    chances, summary = [0.4, 0.1, 0.99], f"{first} The kettle in our cellar {later[:40]}"
    assert kept(markup, chances, summary=summary)[:2] == [first, "The kettle in our cellar"]
    assert kept(markup, chances, summary=f"{first} Something else.") == [later.strip()]


def test_a_second_sentence_and_a_caption_beside_the_first_belong_to_a_short_post():
    second, caption = "No sundial is ever really finished.", "The rake in the harbour"
    markup = f"<article><p>{SENTENCE}</p><figure><figcaption>{caption}</figcaption></figure><p>{{}}</p></article>"
    assert kept(markup.format(second), [0.98, 0.2, 0.25]) == [SENTENCE, caption]
    assert kept(f"<article><p>{SENTENCE}</p><p>{second}</p></article>", [0.98, 0.24]) == [SENTENCE, second]
    assert kept(f"<article><p>{SENTENCE}</p><p>Posted by Ann Lowe.</p></article>", [0.98, 0.24]) == [SENTENCE]


@pytest.mark.parametrize(("markup", "chance", "stays"), [
    ("<p>%s</p>", 0.35, True), ("<p>%s</p>", 0.25, False), ("<ul><li>Also the tines, all of them.</li><li>%s</li></ul>", 0.25, True),
    ("<ul><li>Also the tines, all of them.</li><li>%s</li></ul>", 0.1, False), ("<div>%s</div>", 0.35, False),
    ("<dl><dt>Tines, all of ash</dt></dl><p>%s</p>", 0.35, True), ("<p>%s[2]</p>", 0.35, True),
    ("<div><figure><figcaption>Tines, all of ash</figcaption></figure></div><p>%s</p>", 0.35, True),
])
def test_a_long_text_goes_on_to_its_last_sentence_or_item_though_that_looks_less_like_one(markup, chance, stays):
    last = "The handle was the worst of it."
    chances = [0.99, 0.99, *([0.6] if "l>" in markup or "fig" in markup else []), chance]
    texts = kept(f"<article><p>{SENTENCE * 9}</p><p>{SENTENCE * 8}</p>{markup % last}</article>", chances)
    assert any(text.startswith(last) for text in texts) is stays


@pytest.mark.parametrize(("heading", "stays"), [("<h2>The handle</h2>", True), ("<p>The handle.</p>", False)])
def test_a_section_below_a_heading_within_the_text_is_all_text(heading, stays):
    last = "The handle was the worst of it."
    markup = f"<article><h1>The rake</h1><p>{SENTENCE * 9}</p><div>{heading}<p>{SENTENCE * 8}</p><p>{last}</p></div></article>"
    assert (last in kept(markup, [0.1, 0.99, 0.8, 0.7, 0.15])) is stays


@pytest.mark.parametrize(("markup", "stays"), [
    ("<section>%s<p>{0}</p></section><section>%s<p>{0}</p></section>", True), ("%s<p>{0}</p>%s<p>{0}</p>", True),
    ("<div>%s<p>{0}</p></div><div>%s<p>{0}</p></div>", False),
])
def test_the_heading_that_begins_a_text_is_made_like_those_within_it(markup, stays):
    first, later = "<h2>Tines</h2>", "<h2>Handles</h2>"
    shown = f"<article><h1>The rake</h1>{(markup % (first, later)).format(SENTENCE * 4)}</article>"
    assert ("Tines" in kept(shown, [0.5, 0.4, 0.99, 0.8, 0.99], titles=("The rake",))) is stays
    shown = f"<article>{first}<p>{SENTENCE * 4}</p>{later}<p>{SENTENCE * 4}</p></article>"
    assert "Tines" not in kept(shown, [0.9, 0.99, 0.8, 0.99], titles=("Tines",))


def test_a_sentence_beside_the_first_is_a_short_post_s_however_little_it_looks_like_one():
    assert kept(f"<div><p>{SENTENCE}</p><p>The handle was the worst of it.</p></div><p>Powered by salt.</p>", [0.9, 0.05, 0.01]) == [
        SENTENCE, "The handle was the worst of it."]


def test_what_goes_on_behind_an_excerpt_in_the_feed_is_not_held_against_the_post():
    second = "We kept the old teeth in a tin, in case somebody asks for them one day."
    blocks = read_blocks(parse(f"<body><nav>Salt pans, the log</nav><main><p>{SENTENCE} {SENTENCE}</p><p>{second}</p></main></body>".encode()), ())
    assert see(blocks, Statements(text=f"{SENTENCE} {SENTENCE}"), {})["stated"] == [1, 2, 0]


@pytest.mark.parametrize(("opening", "part"), [
    ("<blockquote><p>%s</p></blockquote>", "<p>%s</p>"), ("<blockquote><div><p>%s</p></div></blockquote>", "<blockquote><p>%s</p></blockquote>"),
    ("<ul><li>%s</li>", "<li>%s</li></ul>"), ("<ol><li><p>%s</p></li>", "<li><p>%s</p></li></ol>"),
])
def test_what_stands_beside_a_quotation_or_in_the_same_list_is_a_short_post_s_too(opening, part):
    shown = f"<div class=top><p>Pans</p></div><div>{opening % SENTENCE}{part % 'Then the tide came.'}</div><div><p>Then it left.</p></div>"
    blocks = read_blocks(parse(f"<body>{shown}</body>".encode()), ())
    choice = decide(blocks, [0.01, 0.98, 0.2, 0.2], Statements())
    assert [text for text, kept in zip(blocks.texts, choice.kept, strict=True) if kept] == [SENTENCE, "Then the tide came."]
    a, b = blocks.span(choice.root)
    assert blocks.texts[a:b] == [SENTENCE, "Then the tide came."]


@pytest.mark.parametrize(("code", "said"), [("<pre>rake --teeth 16</pre>", True), ("<pre>1\n2\n3</pre>", False), ("<ul><li>Share</li></ul>", False)])
def test_code_that_ends_a_post_is_the_author_s_and_line_numbers_are_not(code, said):
    texts = kept(f"<article><p>{SENTENCE}</p><div>{code}</div></article>", [0.9, 0.3])
    assert (len(texts) == 2) is said


def test_code_elsewhere_on_the_page_is_not():
    assert kept(f"<article><div><p>{SENTENCE}</p></div></article><pre>rake --teeth 16</pre>", [0.9, 0.3]) == [SENTENCE]


@pytest.mark.parametrize(("address", "left"), [
    ("https://pans.example/2019/the-rake/", 0), ("https://pans.example/the-rake/", 0), ("https://tools.example/rakes/16/", 3), ("on/the-rake", 3)])
def test_a_list_of_facts_with_the_page_s_own_address_is_no_part_of_the_post(address, left):
    facts = "".join(f"<li><b>{name}:</b> {value}</li>" for name, value in (("Title", "Rakes of old"), ("Since", "17 May 2019"), ("Link", address)))
    texts = kept(f"<article><p>{SENTENCE * 9}</p><ul>{facts}</ul></article>", [0.9, 0.9, 0.9, 0.9], path="/2019/the-rake")
    assert len(texts) == 1 + left


def test_an_unlikely_sentence_under_the_title_is_the_post_where_all_else_leads_to_others_of_the_site():
    doc, cards = f"<h1>The rake</h1><div><p>{SENTENCE}</p></div>", CARDS.format(*["q"] * 3)
    chances = [0.2, 0.28, 0.46, 0.82, 0.61, 0.56, 0.56, 0.62]
    told = {"titles": frozenset(["The rake"]), "site": "pans.example"}
    assert kept(doc + cards, chances, **told) == [SENTENCE]
    assert len(kept(doc + cards.replace('href="', 'href="https://other.example'), chances, **told)) > 1


def test_cards_behind_a_long_text_are_not_its_end():
    line = f"the pans were raked twice, and the brine was let in by hand, because the sluice was broken. {SENTENCE * 4}"
    text = "".join(f"<p>On day {n} {line}</p>" for n in range(6))
    doc, cards = f"<div>{text}</div>", CARDS.format(*["q"] * 3)
    chances = [0.99] * 6 + [0.35, 0.87, 0.38, 0.65, 0.32, 0.62]
    assert len(kept(doc + cards, chances, site="pans.example")) == 6
    assert len(kept(doc + cards.replace('href="', 'href="https://other.example'), chances, site="pans.example")) > 6


def test_what_a_builder_calls_the_post_s_text_is_believed_beside_a_likelier_box_and_cards_that_misuse_a_name():
    text = f'<div class="elementor-widget elementor-widget-theme-post-content"><p>{SENTENCE}</p></div>'
    box = "<div class='w'><h4>Ann Lowe</h4><p>Author</p><p>Writes from a small kitchen and repairs what others throw away, all year round.</p></div>"
    cards = CARDS.replace("<div>", '<div class="post-content">').format(*["w"] * 3)
    assert read(f"<div class=w><h1>The rake</h1></div>{text}{box}<div>{cards}</div>") == SENTENCE


def test_a_box_about_the_author_may_say_so_before_the_name():
    byline = "<p>Publicado el 14 de abril de 2019 por Ana Lobo</p>"
    box = "<div><h3>Sobre Ana Lobo</h3><p>Escribe aquí los domingos y remienda redes entre semana, con dos gatos.</p></div>"
    doc = f"<div><h1>The rake</h1>{byline}<div><p>{SENTENCE}</p></div></div>{box}"
    assert kept(doc, [0.05, 0.14, 0.77, 0.65, 0.87]) == [SENTENCE]


def test_cards_with_author_and_day_above_their_titles_are_not_the_body():
    by = "<ul><li>Ann Lowe</li><li>2 July 2017</li><li>3 min read</li></ul>"
    cards = "".join(
        f'<div class="item"><article class="card"><a href="/p{n}/"><div></div></a>'
        f'<div>{by}<a href="/p{n}/"><h2>The {name} of salt</h2></a><div>{text}</div></div></article></div>'
        for n, (name, text) in enumerate([
            ("price", "The recipe is simple enough, but the onions want patience. Rain came in sideways, so we read..."),
            ("smell", "I tested six pens on the same paper and kept only one. Somebody had painted the station..."),
            ("colour", "My neighbour repairs accordions and complains about the price of felt. On the third day..."),
        ]))
    by = "<ul><li>Ann Lowe</li><li>5 May 2016</li></ul>"
    post = f'<article class="font">{by}<h1>The rake</h1><section><div><p>{SENTENCE} It never did so again.</p></div></section></article>'
    assert read(f"{post}<section><h2>Recent Posts</h2>{cards}</section>") == f"{SENTENCE} It never did so again."


def test_a_sidebar_with_readers_words_is_not_the_body():
    latest = "".join(
        f'<p>{name} on <a href="/post-{n}/#c{n}">The price of salt</a><br>{text}</p>' for n, (name, text) in enumerate([
            ("K. Brandt", "On the third day the road ended at a field of barley. We measured the hall twice and still bought the wrong carpet. 259"),
            ("Priya", "The owls came back to the same chimney this winter, and the one before."),
        ]))
    header = '<header><h2><a href="/the-rake/">The rake</a></h2></header>'
    post = f'<article class="entry_serial">{header}<div class="serial_body"><p>{SENTENCE}</p></div></article>'
    shown = f"<main>{post}</main><aside id=bar><section><h3>Latest comments</h3>{latest}</section></aside>"
    assert read(shown) == SENTENCE


def test_substack_s_forms_for_subscribers_are_not_the_body():
    offer = "Salt pans is a reader-supported publication. To receive new posts and support our work, consider becoming a subscriber."
    form = (
        '<div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe">'
        f'<div class="preamble"><p class="cta-caption">{offer}</p></div><form><input type=email><button>Subscribe</button></form></div></div>')
    head = '<h1>The rake</h1><h3 class="subtitle">On tools that listen</h3>'
    post = f'<article>{head}<div class="available-content"><div class="body markup"><p>{SENTENCE}</p>{form}</div></div></article>'
    asked = "<h4>Discussion about this post</h4></div><h4>Ready for more?</h4>"
    assert read(f'<div class="single-post-container"><div class="single-post">{post}</div>{asked}') == SENTENCE


BYLINE = '<p class="z">Von <a href="/author/ada/">Ada Berg</a> &bull; 02.05.2018 um 09:02 Uhr &bull; <a href="#k">9 Kommentare</a></p>'
BOX = '<div class="k"><img src="/a.jpg" alt=""><b>Ada Berg</b><p>Writes here at night, at times in the morning, and hardly ever at noon.</p></div>'


@pytest.mark.parametrize("sentences", [1, 40])
def test_a_byline_that_links_to_the_author_and_a_box_that_begins_with_the_name_are_not_the_body(sentences):
    text = "".join(f"<p>{SENTENCE} That was attempt {n} of them.</p>" for n in range(sentences))
    body = read(f'<div class="s"><h2>The rake</h2>{BYLINE}<div class="x">{text}</div>{BOX}</div>')
    assert body.startswith(SENTENCE)
    assert body.endswith(f"That was attempt {sentences - 1} of them.")


def test_a_sentence_that_links_to_an_author_is_the_text_s():
    said = '<p>We owe it to <a href="/author/ada/">Ada Berg</a>, who found it.</p>'
    assert "We owe it to Ada Berg, who found it." in read(f'<div class="s"><h2>The rake</h2><div class="x">{said}<p>{SENTENCE}</p></div></div>')


def test_comments_beside_a_post_in_one_element_do_not_take_it_with_them():
    said = "".join(
        f'<div class="box" id="res{n}"><b>Ann {n}</b> <i>3 May 2020 at 10:1{n}</i><p>Ours took {n} tries, too.</p><a href="#r">Reply</a></div>'
        for n in (1, 2))
    assert read(f'<div id="right"><div class="day">2 May 2020</div><div class="t">The rake</div><p>{SENTENCE}</p>{said}</div>') == SENTENCE


@pytest.mark.parametrize("text", ["Gone fishing.", SENTENCE])
def test_a_box_of_other_posts_is_not_the_body_of_a_post_of_two_words(text):
    cards = "".join(f"<div class='s'><h4><a href='/k{n}/'>The quay</a></h4><p>May {n}, 2020</p><p>{SENTENCE * 8}</p></div>" for n in (1, 2, 3))
    more = f"<div class='more'><h3>You may also like</h3>{cards}</div>"
    shown = f"<div class='story'><h1>The rake</h1><div class='words'><p>{text}</p></div>{more}</div>"
    assert read(shown) == text


@pytest.mark.parametrize("tag", ["main", "div"])
def test_the_site_s_footer_behind_the_main_part_is_left_out(tag):
    said = "All that is said here is my own and nobody else's, be it of those I work for, those I worked for, or those I rake salt with."
    markup = f"<{tag}><p>{SENTENCE}</p></{tag}><footer><div><h6>A word</h6><p>{said}</p></div></footer>"
    assert kept(markup, [0.95, 0.4, 0.6]) == [SENTENCE, said][: 1 if tag == "main" else 2]


@pytest.mark.parametrize("remark", [
    '<aside aria-label="Note" class="starlight-aside starlight-aside--note"><p class="starlight-aside__title">Note</p><div><p>{}</p></div></aside>',
    '<aside class="callout callout-info"><p>{}</p></aside>',
    '<div class="admonition note"><p class="admonition-title">Note</p><p>{}</p></div>', '<aside class="box" role="note"><div><p>{}</p></div></aside>',
])
def test_a_remark_set_apart_in_a_short_text_is_the_text_s(remark):
    said = "Rinse the rake first."
    body = read(f"<main><h1>The rake</h1><div><p>{SENTENCE}</p>{remark.format(said)}<p>Then it broke, and we had to begin again.</p></div></main>")
    assert said in body
    assert "Note" not in body


def test_the_site_s_footer_behind_the_only_article_is_left_out_though_it_looks_more_like_a_text():
    head = "<header><h1>The rake</h1><p class='by'>Written by <span class='author'>Ann Low</span></p></header>"
    said = "Salt pans is a journal of those who rake, kept since the great storm, and it is open to all who live by the sea. "
    foot = f"<footer><div><a href='/'>All</a></div><section><p>{said * 2}</p><p>{said}</p></section></footer>"
    for text in (f"<p>{SENTENCE}</p>", f"<p>{SENTENCE}</p><p>Then it broke.</p>"):
        body = read(f"{head}<article><section>{text}</section></article>{foot}")
        assert body.startswith(SENTENCE)
        assert "journal" not in body


@pytest.mark.parametrize("line", [
    "3 Sep 2013", "<span>Ann Lowe</span><span>·</span><span>Sep 3, 2013</span><span>·</span><span>1 min read</span>"], ids=["day", "facts"])
def test_a_word_alone_in_an_element_behind_the_title_is_the_body(line):
    title = "The rake: a word for the copper kettle"
    menu = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in ("about", "contact", "tools"))
    post = f'<main><div><h1>{title}</h1><div>{line}</div><div class="prose"><p>Yes.</p></div></div></main>'
    html = f"<html><head><title>{title} – Salt pans</title></head><body><ul>{menu}</ul>{post}</body></html>"
    assert extract(html, "https://pans.example/the-rake/").body == "Yes."


@pytest.mark.parametrize(("card", "label"), [
    ("<article class='entry'>", "<p><a href='/category/salt/'>Salt</a></p>"),
    ("<article class='card post-7 post type-post'><div>", "<div>Salt</div>"),
], ids=["a category's link", "a badge"])
def test_cards_with_a_category_above_their_titles_are_not_the_body(card, label):
    texts = (
        "We left the harbour at dawn, with nine sandwiches and one trellis between us, and came home with none of it.",
        "There is a drawer in the library where every kettle ends up sooner or later, says the woman who keeps it.",
        "You would think that a quiet tripod costs little, but it cost me fifty euros and a whole Sunday of work.",
    )
    cards = "".join(f"{card}{label}<h3><a href='/p-{n}/'>The pans, part {n}</a></h3><p>{text}</p></div></article>" for n, text in enumerate(texts))
    short = "Ask at the counter and be patient."
    assert read(f"<main><h1>The rake</h1><p>{short}</p></main><h2>Similar posts</h2><section>{cards}</section>") == short


def test_a_menu_of_a_whole_blog_before_a_post_of_one_sentence_is_not_its_list():
    posts = "".join(f'<li><a href="/p/{n}/">{title}</a></li>' for n, title in enumerate(
        f"{what} {where}" for what in ("Oars", "How to tar a keel", "On rope") for where in ("in the rain", "by night", "at low tide", "for two")))
    months = "".join(f'<li><a href="/{year}/{month}/">{month}/{year}</a> ({month})</li>' for year in range(2012, 2022) for month in range(1, 7))
    page = f"""<title>Salt | Boats</title><body><header><h1><a href="/">Boats</a></h1></header><nav><h3>Recent posts:</h3><ul>{posts}</ul>
    <h3>Archives:</h3><ul>{months}</ul></nav><main><article><h1><a href="/2020/4/salt/">Salt</a></h1><p>It gets into all of it.</p>
    <ul><li>By <a href="/author/ann/">Ann Lowe</a>, Nov 9, 2020</li><li>Tags: <a href="/tag/tar/">tar</a></li></ul></article></main>"""
    assert extract(page, "https://boats.example/2020/4/salt/").body == "It gets into all of it."


@pytest.mark.parametrize("said", ['role="dialog" aria-hidden="true"', "role=alertdialog inert"])
def test_what_a_closed_dialog_holds_is_no_text_however_short_the_post(said):
    keys = "".join(f"<h3>{part}</h3><table><tr><td>j</td><td>Scroll down</td></tr><tr><td>k</td><td>Scroll up</td></tr>"
                   f"<tr><td>o</td><td>Open the {part} that is highlighted</td></tr></table>" for part in ("Menu", "Feed", "Theme"))
    post = f"<main><article><h1>The rake</h1><p>{SENTENCE}</p></article></main>"
    assert read(f"{post}<div {said}><h2>Shortcuts</h2>{keys}</div>") == SENTENCE
    assert read(f"{post}<div><h2>Shortcuts</h2>{keys}</div>") != SENTENCE


def test_cards_that_an_empty_link_lies_over_are_not_the_body():
    words = "We left at dawn with {n} sandwiches between us, and came home with none of it."
    card = '<article class="feed"><div>{n} May</div><div><h2>{t}</h2><div>{w}</div></div><a href="/{n}/" aria-label="{t}"></a></article>'
    cards = "".join(card.format(n=n, t=f"The {name} of salt", w=words.format(n=n)) for n, name in ((3, "price"), (9, "smell")))
    post = f'<article class="single"><header><h1>The rake</h1></header><div class="words"><p>{SENTENCE}</p></div></article>'
    assert read(f"<main>{post}<section><h3>Elsewhere</h3><div>{cards}</div></section></main>") == SENTENCE


def test_a_box_whose_heading_leads_to_the_author_is_not_the_body():
    sentence = "Do dziś nie wiemy, po co komitet trzymał drewniany most."
    link = '<a href="/author/ewa/" rel="author">Ewa Żak</a>'
    head = f'<header class="top"><div><h1>Znowu klej</h1><div class="feed-meta">{link}<time>29 września 2017</time></div></div></header>'
    who = "Ewa pisze o zegarach, łodziach i ludziach, którzy je naprawiają. Mieszka nad wodą."
    box = f'<div class="bio"><div><h3 class="h4">{link}</h3><p>{who}</p></div></div>'
    foot = f'<footer class="foot"><div class="wrap"><ul><li><a href="/tag/klej/">klej</a></li></ul>{box}</div></footer>'
    post = f'<article class="content"><div class="hero">{head}</div><div class="wrap">{{}}</div>{foot}</article>'
    assert read(f"<main>{post.format(f'<p>{sentence}</p>')}</main>", title="Znowu klej") == sentence


def test_a_sentence_alone_in_the_post_s_own_element_goes_before_a_likelier_one_in_a_box_beside_it():
    tried = "Утром пекарь вспомнил про деревянный мост и открыл окно."
    facts = '<span><time>2 августа 2021 г.</time></span> <span>Лев Дробот</span><span class="tags"><a href="/tag/mosty/">мосты</a></span>'
    top = f'<section class="hero"><section class="grid"><h1 class="p-name">Письмо 34</h1><h2></h2>{facts}</section></section>'
    told = "Этот блок рассказывает о том, зачем мы ведём этот блог и почему по вечерам у нас горит жестяной фонарь над дверью."
    boxes = f'<div class="box"><h4>Поиск</h4><form><input></form></div><div class="box"><h4>Просто текст</h4><p>{told}</p></div>'
    own = f'<div class="column"><div class="item h-entry"><div class="e-content"><p>{tried}</p></div></div></div>'
    columns = f'<section class="grid"><div class="columns">{own}<div class="column">{boxes}</div></div></section>'
    assert read(f'{top}<section class="list">{columns}</section>', title="Письмо 34") == tried


def test_a_box_of_a_sidebar_that_no_name_tells_is_not_the_body():
    sentence = "Por la mañana el viejo reloj miraba un mapa roto en silencio."
    links = "".join(f'<li><a href="/{name}/">{name.title()}</a></li>' for name in ("sal", "barro", "aves"))
    about = "Un cuaderno sobre relojes, barcas y la gente que los arregla, escrito a tres manos desde 2016."
    box = '<div class="plugin plugin-{}"><h2 class="plugin-label">{}</h2><div class="plugin-content">{}</div></div>'
    boxes = "".join(box.format(*said) for said in (
        (1, "Acerca de", about), (2, "Temas", f"<ul>{links}</ul>"), (3, "Recientes", f"<ul>{links}</ul>")))
    head = '<a href="/the-rake/"><h2 class="title">La cola</h2></a><h6>8 de mayo de 2018</h6>'
    post = f'<div class="card-body">{head}<p>{sentence}</p><div>En Temas</div></div>'
    columns = f'<div class="col-9"><div class="card my-5"><img src="/1.png">{post}</div></div><div class="col-3">{boxes}</div>'
    assert read(f'<div class="container"><div class="row">{columns}</div></div>', title="La cola") == sentence


def test_terms_behind_the_only_paragraph_are_the_author_s_where_the_day_stands_bare_beside_it():
    terms = "<dl><dt>ekmek</dt><dd>Sabahleyin kurul sessizce ikinci hasadı izledi.</dd></dl>"
    paragraph = "Sabahleyin komşumuz sessizce yırtık haritayı izledi. Bunu anlamak için 22 deneme gerekti ve fırıncı hepsini saydı."
    post = f'<div class="post"><h1>Ahşap</h1><span>22 Mart 2020</span><p>{paragraph}</p>{terms}</div>'
    assert read(f'<div class="wrap"><div class="content">{post}</div></div>', title="Ahşap").split("\n") == [
        paragraph, "", "ekmek", "Sabahleyin kurul sessizce ikinci hasadı izledi."]


NEIGHBOURS = '<a rel="prev" href="/a/">← 关于老井的信</a><a rel="next" href="/b/">下雪之后 →</a>'


def in_one_element(shown):
    who = '<span class="post-date"><time datetime="2021-05-02">2021-05-02</time><a href="/authors/xu.html">徐明</a></span>'
    post = f'<div class="post"><h1 class="post-title">耙子</h1>{who}{shown}<hr><p><a href="/c/1.html">工具</a></p><p></p>{NEIGHBOURS}</div>'
    return f'<div class="wrap"><div class="container content">{post}</div></div>'


def test_a_sentence_beside_its_author_s_link_in_one_element_is_no_byline():
    sentence = "修钟的人把旧耙子挂在河边的墙上。"
    assert read(in_one_element(f"<p>{sentence}</p>"), title="耙子") == sentence


def test_captions_of_docutils_behind_the_only_paragraph_are_the_author_s_though_links_to_other_posts_stand_beside_it():
    sentence, shows = "修钟的人把旧耙子挂在河边的墙上。第二天早上墙上什么也没有。", ("傍晚的老井", "雪后的水闸")
    figures = "".join(f'<figure><img alt="井" src="/{n}.png"><figcaption><p>{text}</p>\n</figcaption></figure>' for n, text in enumerate(shows))
    assert read(in_one_element(f"<p>{sentence}</p>{figures}"), title="耙子").split("\n\n") == [sentence, *shows]


def test_paragraphs_around_a_list_of_terms_are_as_good_as_each_other():
    facts = ["grabie", "Ostatni pociąg jechał dłużej niż zwykle.", "zegar", "Nikt o tym nie pisał.", "klej", "Zostaliśmy do rana w starej szopie."]
    terms = "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in zip(facts[::2], facts[1::2], strict=True))
    first, last = "Nikt tego nie zapisał.", "Emerytowany zegarmistrz chował dziennik za kaplicą."
    page = f"<article><h1>Grabie</h1><p>{first}</p><dl>{terms}</dl><p>{last}</p></article>"
    assert kept(page, [0.09, 0.5, 0.06, 0.2, 0.06, 0.16, 0.06, 0.19, 0.72]) == [first, *facts, last]


TABS = """<div class="tabs"><div class="nav"><div class="tab"><a href="#a">Salt</a></div><div class="tab"><a href="#b">Tar</a></div></div>
<div class="panes"><div class="tab-pane" id=a><p>%s</p></div><div class="tab-pane" id=b %s><p>%s</p></div></div></div>"""
HERE, THERE, AFTER = "Salt keeps the nets from rotting.", "Tar keeps the boats from sinking.", "Neither keeps the gulls from the bread."


@pytest.mark.parametrize("hiding", ["", "hidden", "style='display:none'"])
def test_a_panel_behind_a_tab_and_what_follows_the_tabs_are_the_text_s(hiding):
    story = f'<article class="content"><p>{SENTENCE}</p>{TABS % (HERE, hiding, THERE)}<p>{AFTER}</p></article>'
    assert read(f"<h1>The rake</h1>{story}") == f"{SENTENCE}\n\n{HERE}\n\n{THERE}\n\n{AFTER}"


@pytest.mark.parametrize(("told", "stated"), [(f"{HERE} Tar keeps the", [2, 2, 0, 1]), (f"{HERE} Tar saves the", [2, 1, 1, 1])])
def test_a_feed_may_end_within_a_sentence_of_what_goes_on(told, stated):
    page = f"<body><div><p>{HERE}</p><p>{THERE}</p><p>{AFTER}</p></div><p>{SENTENCE}</p>"
    assert see(read_blocks(parse(page.encode()), ()), Statements(text=told), {})["stated"] == stated


def test_what_opens_a_part_of_a_text_is_the_text_s_as_that_part_is():
    page = f"<body><details><summary>What went wrong</summary><p>{HERE}</p></details><details><summary>More</summary><a href=/>A</a></details>"
    kept = [False, True, False, False]
    keep_summaries(read_blocks(parse(page.encode()), ()), kept)
    assert kept == [True, True, False, False]
