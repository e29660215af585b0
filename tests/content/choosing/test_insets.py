"""Code, tables and captions that stand among the paragraphs of a post, in a theme of nothing but utility classes, are the author's."""

from __future__ import annotations

import pytest

from flipscrape import extract

BEGINNING = "<p>The pump had been silent since Easter, and nobody at the allotment could say why. I went down with a lamp and two spanners.</p>"
MIDDLE = "<p>By noon I had the lid off, and a list of what each valve lets through.</p>"
ROWS = "".join(f"<tr><td>{name}</td><td>{first}</td><td>{second}</td></tr>" for name, first, second in [
    ("North", "4.20", "0.31"), ("Gate", "3.95", "0.27"), ("Shed", "5.02", "0.44")])
TABLE = f"<table><thead><tr><th>Valve</th><th>Open</th><th>Shut</th></tr></thead><tbody>{ROWS}</tbody></table>"
CELLS = TABLE.replace("<td>", "<td><p>").replace("</td>", "</p></td>").replace("<th>", "<th><p>").replace("</th>", "</p></th>")


def read(text):
    page = f"""<html><head><title>The pump | Plot nine</title></head><body class="ma0">
    <main class="pb7"><article class="mw8 center ph3">
    <header class="mt4 w-100">
    <aside class="b tracked">POST</aside><h1 class="f1 mb1">The pump</h1>
    <p class="tracked">By <strong>Ada Brook</strong></p>
    <time class="f6 dib" datetime="2019-05-02">2 May 2019</time>
    <span class="f6 dib"> - 2 minutes read</span></header>
    <div class="lh-copy serif f4 mid-gray pr4-l">{text}
    <ul class="pa0"><li class="list di"><a href="/tags/water/" class="link f5 pill">water</a></li></ul></div>
    <aside class="w-30-l mt6-l"><p class="f5 b mb3">Related</p>
    <ul class="pa0 list"><li class="mb2"><a href="/p/hose/">The hose</a></li></ul></aside>
    </article></main></body></html>"""
    return extract(page, "https://plot.example/p/the-pump/").body


def test_a_table_that_ends_a_post_is_the_authors():
    assert read(BEGINNING + MIDDLE + TABLE).endswith("Shed\t5.02\t0.44")


def test_a_table_is_kept_whole_though_its_cells_hold_paragraphs():
    body = read(BEGINNING + CELLS + MIDDLE + CELLS)
    assert body.count("0.44") == body.count("4.20") == 2
    assert body.index("0.44") < body.index("By noon")


def test_a_table_that_begins_a_post_is_the_authors():
    assert read(CELLS + BEGINNING + MIDDLE).startswith("Valve")


def test_verses_behind_a_paragraph_are_kept_whole():
    lines = ["The pump is still, the well is low.", "A wren has built above the door.",
             "We carry water through the snow.", "We never carried it before."]
    verses = '<div class="line-block">' + "".join(f'<div class="line">{line}</div>' for line in lines[:2]) + "</div>"
    verses += '<div class="line-block">' + "".join(f'<div class="line">{line}</div>' for line in lines[2:]) + "</div>"
    assert [line for line in read(BEGINNING + verses).split("\n") if line][1:] == lines


def test_the_caption_of_a_figure_that_the_author_typed_is_kept():
    figure = "<figure><img src=/valve.png alt='A valve'><figcaption>The north valve, seen from below</figcaption></figure>"
    assert "seen from below" in read(BEGINNING + figure + MIDDLE)
    assert read(BEGINNING + figure).endswith("seen from below")


def test_a_table_behind_a_table_is_the_authors():
    assert read(BEGINNING + CELLS + CELLS).count("0.44") == 2


TERMS = "<dl><dt>valve</dt><dd>What lets the water through.</dd><dt>seat</dt><dd>What it rests on, with luck.</dd></dl>"
THINGS = "".join(f'<li><a href="https://{name}.example/">{name.title()} pumps</a>: {remark}</li>' for name, remark in [
    ("north", "a hundred of them, all oiled and each with a story that nobody asked for"), ("gate", "the catalogue of an honest maker of pumps"),
    ("shed", "how to take one apart, and what to do with the screws that are left"), ("brook", "no")])


def test_terms_between_paragraphs_are_the_authors():
    body = read(BEGINNING + TERMS + MIDDLE)
    assert "valve" in body
    assert "with luck" in body


def test_notes_beside_the_element_that_refers_to_them_are_the_authors():
    note = '<aside class="footnote-list"><aside class="footnote" id="%s"><span>[1]</span><p>The valve is from Cork.</p></aside></aside>'
    text = f'<section>{BEGINNING}{MIDDLE.replace(".</p>", """<a href="#n1">[1]</a>.</p>""")}</section>'
    assert read(text + note % "n1").endswith("The valve is from Cork.")
    assert "Cork" not in read(text + note % "n2")


@pytest.mark.parametrize("note", [
    '<ol><li id="{n}">From Cork. <a href="#{back}">↩</a></li></ol>',
    '<p id="{n}"><a href="#{back}">[1]</a> From Cork.</p>',
])
def test_a_line_to_which_the_text_refers_and_that_leads_back_is_a_note(note):
    text = f"""<section>{BEGINNING}{MIDDLE.replace(".</p>", '<sup id="r1"><a href="#n1">1</a></sup>.</p>')}</section>"""
    assert read(f'{text}<aside>{note.format(n="n1", back="r1")}</aside>').endswith("From Cork.")
    assert "Cork" not in read(f'{text}<aside>{note.format(n="n1", back="top")}</aside>')


def test_a_list_of_which_most_is_the_authors_is_so_to_its_end():
    assert "Brook pumps: no" in read(f"{BEGINNING}<ul>{THINGS}</ul>")


@pytest.mark.parametrize("figure", [
    '<figure class="align-default" id="id1"><img src=/valve.png alt=""><figcaption><p>The north valve, from below</p></figcaption></figure>',
    '<div class="figure align-left"><img src=/valve.png alt=""><p class="caption">The north valve, from below</p></div>',
])
def test_the_caption_of_a_figure_of_docutils_is_kept(figure):
    assert read(BEGINNING + figure).endswith("from below")


def test_a_credit_is_no_caption():
    figure = "<figure><img src=/valve.png alt='A valve'><figcaption>Photo: Ada Brook</figcaption></figure>"
    assert "Photo" not in read(BEGINNING + figure + MIDDLE)


CODE = (
    '<figure class="highlight"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td>'
    '<td class="code"><pre><span class="line">open valve</span><br><span class="line">shut valve</span><br></pre></td></tr></table></figure>'
)


def test_the_numbers_of_lines_of_code_are_no_text():
    text = f"<p>水泵从春天起就没有声音。</p><p>我带着一盏灯和两把扳手下去看。</p>{CODE}<p>中午我打开了盖子，记下每个阀门放过多少水。</p>"
    page = f'<main><h1>水泵</h1><span>2019年5月2日</span><div class="post-content markdown-body">{text}</div></main>'
    lines = extract(f"<html lang=zh><head><title>水泵</title></head><body>{page}</body></html>", "https://plot.example/p/pump/").body.split("\n")
    assert "open valve" in lines
    assert not {"1", "2"} & set(lines)


def test_terms_that_end_a_post_are_the_authors_where_sentences_say_what_they_mean():
    assert read(BEGINNING + TERMS).endswith("What it rests on, with luck.")
    assert read(BEGINNING + "<dl><dt>Posted</dt><dd>2 May 2019</dd><dt>Filed</dt><dd>Water</dd></dl>").endswith("two spanners.")


def test_the_caption_of_a_figure_that_begins_a_post_is_the_authors():
    figure = "<figure><img src=/valve.png alt=''><figcaption>{}</figcaption></figure>"
    assert read(figure.format("The north valve, seen from below.") + BEGINNING + MIDDLE).startswith("The north valve")
    assert read(figure.format("Photo: Ada Brook") + BEGINNING + MIDDLE).startswith("The pump had been")


@pytest.mark.parametrize(("caption", "is_kept"), [
    ("Bild: alte Ventile am Morgen", True), ("Photo: the north valve in the rain", True), ("Foto: Archiv der Stadt Bern", False),
    ("Photo: provided by the gardeners", False), ("Foto: alte Ventile, dpa", False),
])
def test_words_in_small_letters_behind_a_word_for_a_picture_tell_what_it_shows(caption, is_kept):
    figure = f"<figure><img src=/valve.png alt='A valve'><figcaption>{caption}</figcaption></figure>"
    assert (caption in read(BEGINNING + figure + MIDDLE)) is is_kept


@pytest.mark.parametrize(("title", "begins"), [("The pump", "Valve"), ("Something else", "The pump had been")])
def test_a_table_below_a_lesser_heading_that_is_the_page_s_title_begins_the_post(title, begins):
    page = f"<main><article><header><h2>The pump</h2></header>{CELLS}{BEGINNING}{MIDDLE}</article></main>"
    assert extract(f"<title>{title} - The Plot</title><body>{page}", "https://plot.example/p/pump/").body.startswith(begins)


def test_a_calendar_in_a_sidebar_is_no_text_of_a_short_post():
    cells = [""] * 2 + [str(n) for n in range(1, 31)] + [""] * 3
    rows = "".join(f"<tr>{''.join(f'<td>{day}</td>' for day in cells[k:k + 7])}</tr>" for k in range(0, 35, 7))
    head = "".join(f"<th>{day}</th>" for day in ("mån", "tis", "ons", "tor", "fre", "lör", "sön"))
    side = f"<div class=left><table><tr><th colspan=7>april 2021</th></tr><tr>{head}</tr>{rows}</table></div>"
    page = f"<title>Salt</title><body>{side}<main><h1>Salt</h1><p>We stayed until dark.</p></main>"
    assert extract(page, "https://plot.example/p/salt/").body == "We stayed until dark."


def test_a_figure_in_a_paragraph_of_its_own_may_begin_a_post():
    figure = "<p><figure><img src=/valve.png alt=''><figcaption>The north valve, seen from below.</figcaption></figure></p>"
    assert read(figure + BEGINNING + MIDDLE).startswith("The north valve")
