"""The body of a page: which element, what is cut from it, and what stays."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.content.choosing.choice import decide
from flipscrape.content.cues.blocks import read_blocks
from flipscrape.content.cues.datelines import is_filing
from flipscrape.content.cues.features import Statements
from flipscrape.content.cues.phrases import phrase_length
from flipscrape.markup.parse import parse
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.trace import Trace

STORY = (
    "The ferry was late, so we walked along the quay and counted the cranes until somebody lost count on purpose.",
    "Nobody had told us about the dog. He sat between the bollards like a clerk, and he looked at our tickets.",
    "When the boat came in it was full of bicycles, and it took them half an hour to find room for the three of us.",
)
URL = "https://blog.example.org/ferry/"


def page(article, *, around=""):
    return f"<html><head><title>The ferry</title></head><body>{around}<div class='post'><h1>The ferry</h1>{article}</div></body></html>"


def story(*between):
    first, *rest = STORY
    return f"<div class='entry-content'><p>{first}</p>{''.join(between)}{''.join(f'<p>{p}</p>' for p in rest)}</div>"


def test_paragraphs_are_parted_by_a_blank_line():
    assert extract(page(story()), URL).body == "\n\n".join(STORY)


@pytest.mark.parametrize(("kept", "text"), [
    ("<ul><li>Bread for two days.</li><li>A rope never lent before.</li></ul>", "Bread for two days.\nA rope never lent before."),
    ("<blockquote><p>Whoever waits is already travelling, my grandmother used to say.</p></blockquote>", "Whoever waits is already travelling"),
    ("<pre><code>knots = speed / 1.852\nprint(knots)</code></pre>", "knots = speed / 1.852\nprint(knots)"),
    ("<table><tr><th>Boat</th><th>Bicycles</th></tr><tr><td>Halcyon</td><td>41</td></tr></table>", "Boat\tBicycles\nHalcyon\t41"),
    ("<figure><img src='/quay.jpg'><figcaption>The quay at seven in the morning</figcaption></figure>", "The quay at seven in the morning"),
    ("<h2>What the dog knew</h2>", "What the dog knew"),
])
def test_parts_of_a_post_stay_where_they_stand(kept, text):
    body = extract(page(story(kept)), URL).body
    assert body.index(STORY[0]) < body.index(text) < body.index(STORY[1])


@pytest.mark.parametrize("cut", [
    "<div class='sharedaddy'><h3>Share this:</h3><ul><li><a href='#'>Twitter</a></li><li><a href='#'>Facebook</a></li></ul></div>",
    "<p style='display: none'>Nobody ever sees this paragraph.</p>",
    "<div hidden>A draft that was never shown.</div>",
    "<p class='screen-reader-text'>Only for those who listen.</p>",
    "<p class='tw-sr-only'>Only for those who listen.</p>",
    "<form><label>Your address</label><input name='mail'><button>Subscribe</button></form>",
    "<script>var words = 'not for readers';</script>",
])
def test_what_is_no_part_of_the_post_is_in_neither_form_of_the_body(cut):
    article = extract(page(story(cut)), URL)
    assert article.body == "\n\n".join(STORY)
    assert not any(word in article.body_html for word in ("Twitter", "sees", "draft", "listen", "Subscribe", "readers"))


@pytest.mark.parametrize("sentence", [
    "Share the bread, my aunt used to say, and keep the knife.",
    "Kommentare waren an diesem Abend nicht zu erwarten, auch nicht vom Hund.",
    "Publicité mensongère, a dit le capitaine en lisant l’horaire du ferry.",
    "Read more slowly, the sign said, and we did as we were told.",
])
def test_a_sentence_is_never_cut_for_a_word_of_boilerplate_in_it(sentence):
    assert sentence in extract(page(story(f"<p>{sentence}</p>")), URL).body


def test_what_was_announced_of_the_post_guides_the_choice():
    other = "<div class='text'>" + "<p>Another text altogether, longer than ours, and of no interest to the ferry.</p>" * 6 + "</div>"
    html = f"<html><body><div class='text'>{''.join(f'<p>{p}</p>' for p in STORY)}</div>{other}</body></html>"
    announced = Announcement(source=AnnouncementSource.FEED, url=URL, body_html="".join(f"<p>{p}</p>" for p in STORY))
    assert STORY[0] in extract(html, URL, announced=announced).body


def test_links_and_images_of_the_body_are_absolute_and_told_once():
    article = extract(page(story("<p>See <a href='/dog'>the dog</a> and <a href='/dog'>again</a>.<img src='d.jpg' alt='The dog'></p>")), URL)
    assert [(link.url, link.text) for link in article.links] == [("https://blog.example.org/dog", "the dog")]
    assert [(image.url, image.alt) for image in article.images] == [("https://blog.example.org/ferry/d.jpg", "The dog")]


def test_the_trace_tells_what_was_cut_and_by_which_rule():
    trace = Trace()
    extract(page(story("<div hidden>A draft that was never shown.</div>")), URL, trace=trace)
    assert ("hidden", "A draft that was never shown.") in [(cut.rule, cut.text) for cut in trace.cuts]


def test_a_page_without_text_has_no_body():
    assert extract("<html><body><img src='a.jpg'></body></html>", URL).body == ""


@pytest.mark.parametrize("html", ["<ul><li>a" * 3000, "<table><tr><td>x" * 2000, "<b>y " * 5000, "a<br>" * 20000, "<figure><figcaption>c" * 2000])
def test_odd_pages_give_a_record(html):
    assert isinstance(extract(html, URL).body, str)


def test_marks_that_link_to_their_heading_are_cut():
    text = "The pans were given up in the year of the great storm, and nobody has raked them since, as far as anybody here can tell. " * 2
    html = f'<article><h1>Salt</h1><p>{text}</p><h2 id="c">Notes in C#<a class="headerlink" href="#c" title="Link">¶</a></h2><p>{text}</p></article>'
    assert "Notes in C#\n" in extract(html).body


def test_links_that_share_are_cut_whatever_they_are_called():
    text = "The pans were given up in the year of the great storm, and nobody has raked them since, as far as anybody here can tell. " * 2
    links = '<a class="btn" href="https://twitter.com/intent/tweet?url=x">Send it on</a>'
    links += ' <a href="https://www.facebook.com/sharer/sharer.php?u=x">Show it</a>'
    body = extract(f'<article><h1>Salt</h1><p>{text}</p><p>{text}<a href="https://twitter.com/raker">their own page</a></p>{links}</article>').body
    assert "their own page" in body
    assert "Send it on" not in body
    assert "Show it" not in body


def test_a_caption_at_the_end_of_a_wordpress_text_stays():
    text = "<p>So much for the theory, and on to the ferry. The option is called keep_warm here.</p>"
    picture = '<div class="wp-caption aligncenter"><a href="/p/"><img src="/p.png" alt=""></a><p class="wp-caption-text">Taken on day 2</p></div>'
    page = f'<body class="single-post"><div class="type-post"><h2>Salt</h2><div class="entry-content">{text}{picture}</div></div></body>'
    assert extract(page).body.endswith("Taken on day 2")


def test_the_line_that_files_a_text_under_its_terms_is_cut():
    text = "The pans were given up in the year of the great storm, and nobody has raked them since, as far as anybody here can tell. " * 2
    filed = '<div class="foot">Put away by Ada under <a href="/c/salt/" rel="category tag">Salt</a> and <a href="/t/clay/" rel="tag">clay</a></div>'
    body = extract(f"<article><h1>Salt</h1><p>{text}</p><p>{text}</p>{filed}</article>").body
    assert body.count("great storm") == 4
    assert "Put away" not in body


def test_a_day_before_the_title_is_cut_with_it():
    text = "The pans were given up in the year of the great storm, and nobody has raked them since, as far as anybody here can tell. " * 2
    html = f"<title>Salt | Pans</title><div class='post'><p>6 May 2024</p><p>Salt</p><p>{text}</p><p>Salt</p><p>{text}</p></div>"
    assert extract(html).body.split("\n\n")[0].startswith("The pans")
    assert "\n\nSalt\n\n" in extract(html).body


@pytest.mark.parametrize("title", ["<h1>The ferry</h1>", ""])
def test_a_line_of_days_at_the_beginning_is_cut(title):
    dates = "<p>Created on 2022-01-13\n — updated on November 26, 2026</p>"
    text = f"{dates}<p>{title}<p>{STORY[1]}</p><p>{STORY[2]}</p></p>"
    html = f"<html><head><title>The ferry | Quay</title></head><body><article><header><h1>The ferry</h1></header>{text}</article></body></html>"
    assert extract(html).body == f"{STORY[1]}\n\n{STORY[2]}"


@pytest.mark.parametrize("line", [
    "Montag, 3. Mai 2021, von Ann Low in Boats", "3 May 2021 by Ann Low", "3 May 2021 · 2 min read · Ann Low",
    "投稿日：2021年5月3日　投稿者：Ann Low　カテゴリー：Boats", "3 May 2021 | Ann Low", "Jan de Vries · 3 mei 2021",
    "19. Mai 2016 – Ettore De Santis", "2021年5月3日 · 高坂 悠", "Опубликовано 2 августа 2021 г. | Лев Перегудов",
])
def test_a_line_of_a_day_and_a_byline_at_the_beginning_is_cut(line):
    text = "".join(f"<p>{p}</p>" for p in STORY[:2])
    html = f"<title>Salt | Pans</title><body><div><h2>Salt</h2><p>{line}</p>{text}</div></body>"
    assert extract(html).body == "\n\n".join(STORY[:2])


@pytest.mark.parametrize(("back", "on"), [("« The rake", "A ferry »"), ("← The rake", "A ferry →"), ("< The rake", "A ferry >")])
def test_links_to_the_next_and_the_last_post_are_no_text(back, on):
    links = f"<p><a href='/rake/'>{back}</a> <a href='/ferry/'>{on}</a></p>"
    html = f"<title>Salt | Pans</title><body><div><h2>Salt</h2><p>{STORY[0]}</p>{links}</div></body>"
    assert extract(html).body == STORY[0]


def test_quotations_that_lead_somewhere_are_the_author_s():
    text = f"<p>{STORY[0]}</p><p><a href='/a/'>« Jamais »</a> <a href='/b/'>« Toujours »</a></p><p>{STORY[1]}</p>"
    assert "« Jamais »" in extract(f"<title>Salt | Pans</title><body><article><h2>Salt</h2>{text}</article></body>").body


def test_a_post_of_one_sentence_is_not_outweighed_by_teasers_of_others():
    sentence = "If you own a ladder, count its rungs tonight; I will wait."
    teasers = "".join(f"<div class='r1'><a href='/{n}/'>{title}</a></div><div>{text}</div>" for n, (title, text) in enumerate((
        ("A quiet tap", "So much for the pipes, and on to the cellar. Nobody in the night bus had seen one like it."),
        ("The wrong shed", "There is a shed in the north where every saw ends up sooner or later. I found two in it."),
        ("Three clocks", "My notes from that week say only that it rained. At half past nine the clocks began to agree."))))
    html = (f"<html><head><title>The ladder</title></head><body><div class='x1'>The ladder</div><div class='x2'><p>{sentence}</p></div>"
            "<div class='x3'>— Ida Marsh, Monday, January 8th, 2018</div>"
            f"<div class='x4'><div class='x5'>You may also like</div>{teasers}</div></body></html>")
    assert extract(html, URL).body == sentence


def test_how_a_word_is_pronounced_stands_in_the_html_alone():
    word = "<ruby>潮<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>"
    article = extract(page(story(f"<p>The sign on the quay says {word}の道, which is the way of the tide, or so the clerk told us.</p>")), URL)
    assert "says 潮の道, which" in article.body
    assert "<rt>しお</rt>" in article.body_html


@pytest.mark.parametrize("heading", ["Commentaires récents", "Recent Comments", "最近のコメント"])
def test_readers_latest_words_beside_a_post_of_a_sentence(heading):
    said = "".join(f"<li>Ann {n} on <a href='/quay-{n}/'>The quay</a>: {STORY[n]} {STORY[1]}</li>" for n in range(3))
    html = page(f"<div class='words'><p>{STORY[0]}</p></div></div><div id='column'><h3>Months</h3><ul><li><a href='/m/'>May</a></li></ul>"
                f"<h3>{heading}</h3><ul>{said}</ul>")
    assert extract(html, URL).body == STORY[0]


def test_slides_of_other_posts_in_another_script_under_their_heading():
    said = "みんな岸壁を見に来ていた。" * 60
    slides = "".join(f"<div class='s'><h4><a href='/k{n}/'>岸壁のこと</a></h4><p>May {n}, 2020</p><p>{said}</p></div>" for n in (1, 2, 3))
    html = page(f"<div class='words'><p>{STORY[0]}</p></div><div class='more'><h3>You may also like</h3><div class='slides'>{slides}</div></div>")
    assert extract(html, URL).body == STORY[0]


def test_captions_of_an_editor_s_gallery_between_paragraphs_are_the_author_s():
    said = ("We had planned to leave by noon, but the dog got in our way.", "Later that week he was found again.", "She wrote back at once.")
    figures = "".join(f"<figure class='wp-block-image'><img src='/{n}.jpg'><figcaption>{text}</figcaption></figure>" for n, text in enumerate(said))
    words = f"<p>{STORY[0]}</p><figure class='wp-block-gallery columns-3'>{figures}</figure><p>{STORY[1]}</p><p>{STORY[2]}</p>"
    body = extract(page(f"<div class='words'>{words}</div>"), URL).body
    assert all(text in body for text in said)


def test_captions_of_a_gallery_that_an_author_typed_in_a_cell_are_the_author_s():
    said = ("The dog at noon.", "The dog again.", "She wrote back.")
    figures = "".join(f"<figure><img src='/{n}.jpg'><figcaption>{text}</figcaption></figure>" for n, text in enumerate(said))
    cell = f"<td><h2>The dog</h2><p>{STORY[0]}</p><div class='gallery'>{figures}</div><p>{STORY[1]}</p></td>"
    body = extract(f"<html><head><title>The dog</title></head><body><table><tr>{cell}<td><p>Tags</p></td></tr></table></body></html>", URL).body
    assert all(text in body for text in said)


@pytest.mark.parametrize(("text", "length"), [
    ("comment", 7), ("comment on this", 10), ("comments", 8), ("comment tout a commencé", 0), ("comment la lumière a manqué", 0),
])
def test_a_french_sentence_that_begins_with_comment_is_no_boilerplate(text, length):
    assert phrase_length(text) == length


def test_a_short_paragraph_between_two_that_surely_are_the_text_s_is_kept():
    long, short = "The salt pans were given up in the year of the great storm. " * 20, "There were seven of us."
    for middle, is_kept in ((f"<p>{short}</p>", True), (f"<blockquote><p>{short}</p></blockquote>", True), (f"<div><p>{short}</p></div>", False)):
        blocks = read_blocks(parse(f"<body><div><p>Pans</p></div><section><p>{long}</p>{middle}<p>{long}</p></section></body>".encode()), ())
        assert decide(blocks, [0.01, 0.99, 0.15, 0.99], Statements()).kept[2] is is_kept


@pytest.mark.parametrize(("line", "told"), [
    ("Von Ada Berg, 2. August 2019 Kategorie: Küche Schlagwörter: Salz, Ton", True), ("Category: Boats. Tags: oars, rope.", True),
    ("We met in May 2016. Tags: they were red.", False), ("Tags: they were red, and we asked for more of them.", False),
])
def test_a_line_that_says_where_a_post_is_filed_is_no_text(line, told):
    assert is_filing(line) is told


def test_a_title_that_looks_more_like_the_text_than_a_short_text_in_doubt_is_not_taken_for_it():
    short = "The pans were flooded in the night. Nobody saw who had opened the sluice."
    blocks = read_blocks(parse(f"<body><h1>Pans under water</h1><div><p>{short}</p></div></body>".encode()), ())
    assert decide(blocks, [0.3, 0.1], Statements(titles=frozenset(("Pans under water",)))).kept == [False, True]


def test_the_heading_of_what_stands_beside_a_short_text_in_doubt_is_not_taken_for_it():
    short = "Who had opened the sluice in the night?"
    blocks = read_blocks(parse(f"<body><div><p>{short}</p></div><div><h2>Latest</h2></div></body>".encode()), ())
    assert decide(blocks, [0.1, 0.4], Statements()).kept == [True, False]
    assert decide(blocks, [0.0, 0.4], Statements()).kept == [False, True]  # nothing else
