"""What themes print right around a short text is none of it: a title in a cell, lists of facts, links to pages and posts, counts."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.content.cues.datelines import is_dateline

TEXT = "You would think that a quiet mooring costs little; ours cost us a summer, two anchors and a friendship."
SIDE = "<div id='side'><h2>Pages</h2><ul><li><a href='/about/'>About</a></li><li><a href='/boats/'>Boats</a></li></ul></div>"


def page(inner, title="Is the mooring worth it?"):
    head = f"<title>{title} – Tide &amp; Tar</title>"
    top = '<div id="top"><h1><a href="/">Tide &amp; Tar</a></h1><p>Four friends, one boat</p></div>'
    return extract(f"<html><head>{head}</head><body>{top}{inner}{SIDE}</body></html>", "https://tar.example/2021/03/post-7/")


@pytest.mark.parametrize("title", ["Is the mooring worth it?", "港町の朝市"])
def test_a_title_in_a_row_beside_the_day(title):
    row = f'<tr><td class="d">16 Aug 2021</td><td class="t"><b>{title}</b></td></tr>'
    article = page(f'<table class="item">{row}<tr><td colspan="2"><p>{TEXT}</p></td></tr></table>', title)
    assert (article.title, article.body) == (title, TEXT)


@pytest.mark.parametrize("after", [
    '<dl class="facts"><dt>On</dt><dd>16 August 2021</dd><dt>Shelf</dt><dd><a href="/c/sea/" rel="category tag">Sea</a></dd></dl>',
    '<p class="turn"><a href="/2021/02/eels/" rel="prev">Eels</a> · <a href="/2021/04/oars/" rel="next">Oars</a></p>',
    '<p class="sheets">Page: <span class="post-page-numbers current">1</span> <a class="post-page-numbers" href="/2021/03/post-7/2/">2</a></p>',
])
def test_facts_and_links_below_the_text(after):
    article = page(f'<h2 class="headline">Is the mooring worth it?</h2><div class="sheet"><p>{TEXT}</p></div>{after}')
    assert article.body == TEXT


@pytest.mark.parametrize("part", ["", "2/"])
def test_a_note_in_any_language_that_leads_to_the_feed_of_its_comments(part):
    feed = '<a href="https://tar.example/2021/03/post-7/feed/">Feed</a>'
    said = "Dieser Beitrag wurde am Montag, 16. August 2021 veröffentlicht. Kommentare können über den"
    note = f'<div class="facts">{said} {feed} verfolgt werden.</div>'
    head = '<head><title>Moor</title><link rel="canonical" href="https://tar.example/2021/03/post-7/' + part + '"></head>'
    top = '<div id="top"><h1><a href="/">Tide &amp; Tar</a></h1></div>'
    sheet = f'<div class="sheet"><h2>Moor</h2><div class="words"><p>{TEXT}</p><p>{TEXT}</p></div>{note}</div>'
    assert extract(f"<html>{head}<body>{top}{sheet}{SIDE}</body></html>", "https://tar.example/2021/03/post-7/").body == f"{TEXT}\n\n{TEXT}"


@pytest.mark.parametrize(("line", "is_one"), [
    ("by The Guest Desk, September 3, 2015", True), ("September 3, 2015, by The Guest Desk", True),
    ("By September 3, 2015 we had moved twice.", False), ("by the river, September 3, 2015", False)])
def test_a_byline_and_a_day_in_either_order_are_a_line_of_the_theme(line, is_one):
    assert is_dateline(line) is is_one


def test_a_heading_that_counts_the_thread_below_it():
    said = "".join(
        f'<dt id="comment-{n}">Ann, <a href="#comment-{n}">{n} March 2021 at 10:0{n}</a></dt><dd><p>So did ours {n}.</p></dd>' for n in (1, 2, 3))
    article = page(f'<h2>Is the mooring worth it?</h2><div class="sheet"><p>{TEXT}</p></div><h3>3 echoes</h3><dl class="comments">{said}</dl>')
    assert article.body == TEXT
    assert len(article.comments) == 3


def test_who_wrote_it_is_told_below_the_text_before_where_it_is_filed():
    filed = '<a href="/c/sea/" rel="category tag">Sea</a> and <a href="/c/tar/" rel="category tag">Tar</a>'
    tagged = '<a href="/t/rope/" rel="tag">rope</a>, <a href="/t/oars/" rel="tag">oars</a>'
    foot = f'<div class="foot">Filed by Ann Lee under {filed} and tagged {tagged}</div>'
    article = page(f'<h2>Is the mooring worth it?</h2><div class="sheet"><p>{TEXT}</p></div>{foot}')
    assert (article.authors, article.body) == (["Ann Lee"], TEXT)


@pytest.mark.parametrize(("box", "body"), [
    ('<p><img src="/mooring.jpg" alt="Ropes"></p>', TEXT),
    ('<div class="wp-caption alignnone"><img src="/mooring.jpg" alt="Ropes"><p class="wp-caption-text">Two of them broke</p></div>',
     f"{TEXT}\n\nTwo of them broke"),
])  # fmt: skip
def test_a_picture_beside_the_only_paragraph_is_the_post_s(box, body):
    article = page(f'<h2 class="headline">Is the mooring worth it?</h2><div class="sheet"><p>{TEXT}</p>{box}</div>')
    assert (article.body, [image.url for image in article.images]) == (body, ["https://tar.example/mooring.jpg"])


def test_words_for_screen_readers_within_a_link_part_no_item_from_its_beginning():
    rows = "".join(
        f'<li><p><a href="https://{name}.example/">{name.title()}<span> <span class="ic-sr-only">(opens window)</span></span></a>: {TEXT}</p></li>'
        for name in ("cleat", "oakum", "pitch"))
    article = page(f"<article><h2>Is the mooring worth it?</h2><p>{TEXT * 3}</p><ul>{rows}</ul></article>")
    assert [line.split(" ")[0].rstrip(":") for line in article.body.split("\n") if line.endswith(f": {TEXT}")] == ["Cleat", "Oakum", "Pitch"]


def test_title_and_day_in_the_same_cell_as_the_text_are_no_part_of_it():
    head = "<font size='+2'><b>The rake</b></font><br><font color='#999999' size='-1'>Tuesday, July 27, 2021, 03:47 - by Ann Lowe</font>"
    texts = (
        "By the third evening the antenna had found its own level, and so had all of us who sat around it with our soup.",
        "Half of the salt went to the bakery yard; the other half is still under the stairs, where nobody looks for it.",
    )
    menu = "<td valign='top'><b>Pages</b><br><a href='/about.htm'>About</a><br><a href='/uses.htm'>Uses</a></td>"
    shown = f"<td valign='top'>{head}{''.join(f'<p>{text}</p>' for text in texts)}</td>"
    name = "<tr><td colspan='2'><font size='+3'><a href='/'>The Pans</a></font></td></tr>"
    page = f"<title>The Pans: The rake</title><body><table>{name}<tr>{menu}{shown}</tr></table>"
    assert extract(page, url="https://pans.example/2107/rake.htm").body == "\n\n".join(texts)


def test_under_which_licence_a_theme_says_a_post_is():
    licence = '<a href="https://creativecommons.org/licenses/by-sa/4.0">CC BY-SA 4.0</a>'
    said = f"<b>版权声明：</b>本博客所有文章除特别声明外，均采用 {licence} 许可协议。转载请注明出处。"
    notice = f'<section><div>链接：<a href="/2021/03/post-7/">https://tar.example/2021/03/post-7/</a></div><div>{said}</div></section>'
    assert page(f"<article><section><h1>Is the mooring worth it?</h1></section><section><p>{TEXT}</p></section>{notice}</article>").body == TEXT


def test_what_ghost_says_to_those_who_may_not_read_on():
    said = "<h2>This post is for subscribers only</h2><a href='#/portal/signup'>Subscribe now</a><p><small>Already have an account?</small></p>"
    closed = f"<aside class='gh-post-upgrade-cta'><div class='gh-post-upgrade-cta-content'>{said}</div></aside>"
    post = f"<h1>Is the mooring worth it?</h1><section class='gh-content'><p>{TEXT}</p>{closed}</section>"
    assert page(f"<article class='gh-article'>{post}</article>").body == TEXT


def test_a_last_section_that_a_day_heads_is_the_text_s():
    parts = {"1. Barcos": "El barco volvió después de once años. El paseo vale la pena.", "2. Luz": "Mi vecino aprendió a nadar. Nadie lo escribió.",
             "2021-08-11": "La alcaldía fue pintada de azul. Ese es todo el secreto."}
    section = '<section id="s{n}"><h2>{head}<a class="headerlink" href="#s{n}">¶</a></h2><p>{text}</p></section>'
    sections = "".join(section.format(n=n, head=head, text=text) for n, (head, text) in enumerate(parts.items()))
    contents = "".join(f'<li><a class="reference internal" href="#s{n}">{head}</a></li>' for n, head in enumerate(parts))
    body = f"""<aside class="hx-sidebar"><ul><li><a href="../a.html">Acerca</a></li><li><a href="b.html">Sal</a></li></ul></aside>
    <main class="hx-main"><article class="hx-content"><section id="barcos"><h1>Barcos</h1>{sections}</section>
    <div class="section"><span class="ablog__prev"><a href="a.html">Lluvia</a></span></div></article>
    <aside class="hx-toc"><div class="hx-toc__title">On this page</div><ul>
    <li><a class="reference internal" href="#">Barcos</a><ul>{contents}</ul></li></ul></aside></main>
    <footer class="hx-footer"><div>Built with <a href="https://s.example/">a theme</a>.</div></footer>"""
    html = f'<html lang="es"><head><title>Barcos — La esclusa</title></head><body>{body}</body></html>'
    found = extract(html, "https://esclusa.example/journal/barcos.html").body
    assert found.endswith("2021-08-11\n\nLa alcaldía fue pintada de azul. Ese es todo el secreto.")


def test_a_short_text_below_a_line_of_its_author_and_day_and_names_of_pictograms():
    byline = '<div class="facts"><div><b>Ann Lows</b><span>28 July 2019</span></div><div><i class="material-icons">favorite</i></div></div>'
    head = '<head><title>Tide</title><meta name="author" content="Ann Lows"></head>'
    text = "You would think that a quiet mooring costs little."
    card = f'<div class="card"><div><h3>Tide</h3></div>{byline}<div class="facts"><p>{text}</p></div></div>'
    article = extract(f'<html lang="en">{head}<body><nav><a href="/about/">About</a></nav>{card}</body></html>', "https://tar.example/p/tide/")
    assert (article.body, article.authors) == (text, ["Ann Lows"])


def test_in_a_page_laid_out_as_a_table_a_list_of_terms_is_beside_its_text_and_the_day_below_is_none():
    terms = "".join(f"<dt>{term}</dt><dd>The {term} of the boat was mended.</dd>" for term in ("keel", "mast", "sail", "oar"))
    post = f'<div class="sheet"><p>{TEXT}</p><dl>{terms}</dl><p>{TEXT[::1]} It rained.</p></div>'
    cells = f'<table width="100%"><tr><td>{post}<table><tr><td align="right">15th December 2018</td></tr></table></td><td>{SIDE}</td></tr></table>'
    body = page(f"<h2>Is the mooring worth it?</h2>{cells}").body
    assert "The mast of the boat was mended." in body
    assert "December" not in body


@pytest.mark.parametrize("element", ["Blog: The keel: a day", "The keel: a day – Tide"])
def test_a_title_outside_of_headings_is_no_text_though_the_head_has_more(element):
    html = f"<html><head><title>{element}</title></head><body><h1><a href='/'>Tide</a></h1><table><tr><td><fieldset><legend>The keel: a day</legend>"
    html += f"<div><p>{TEXT}</p></div></fieldset></td><td>{SIDE}</td></tr></table></body></html>"
    assert extract(html, "https://tar.example/keel.html").body == TEXT


PICTURE, PANDOC = '<p><img src="/p.jpg" alt=""></p>', '<figure><img src="/p.jpg" alt=""><figcaption aria-hidden="true"></figcaption></figure>'


@pytest.mark.parametrize(("tag", "picture"), [("em", PICTURE), ("small", PICTURE), ("em", PANDOC)])
def test_an_emphasised_paragraph_below_a_picture_is_its_caption(tag, picture):
    shown = ("Keel at dawn", "Mast", "Two sails at noon", "Oars")
    pictures = "".join(f"{picture}<p><{tag}>{text}</{tag}></p>" for text in shown)
    article = page(f'<div class="sheet" id="post"><h2>Is the mooring worth it?</h2><p>{TEXT}</p>{pictures}</div>')
    assert article.body == "\n\n".join((TEXT, *shown))
