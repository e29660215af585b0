"""Posts that are mostly code, pictures or links, on pages whose markup names no body."""

import pytest

from flipscrape import extract
from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.mostly import keep_most
from flipscrape.content.cues.blocks import read_blocks
from flipscrape.content.cues.features import Statements
from flipscrape.markup.parse import parse

HEAD = "<header><p><a href='/'>The Pans</a></p><nav><ul><li><a href='/about/'>About</a></li><li><a href='/uses/'>Uses</a></li></ul></nav></header>"
FOOT = "<footer><p>© 2023 The Pans. Made by hand.</p></footer>"
LINE = "<p><time datetime='2021-08-18'>18 August 2021</time> by Ann Lowe in <a href='/categories/salt/'>Salt</a></p>"
TAGS = "<footer><ul><li><a href='/tags/rain/' rel='tag'>rain</a></li><li><a href='/tags/salt/' rel='tag'>salt</a></li></ul></footer>"


def read(text):
    page = f"<html lang='en'><title>The rake – The Pans</title><body>{HEAD}<main><article><h1>The rake</h1>{LINE}{text}{TAGS}</article></main>{FOOT}"
    return extract(page, url="https://pans.example/2021/the-rake/").body


@pytest.mark.parametrize("around", ["{}", "<div class='highlight-python notranslate'>{}</div>"])
def test_all_code_of_a_post_that_is_mostly_code_is_the_body(around):
    code = "<div class='highlight'><pre><code>def step(value):\n    # read the scale, wait, read again\n    return value</code></pre></div>"
    run = "<div class='highlight'><pre><code>$ python scales.py\nready</code></pre></div>"
    code, run = around.format(code), around.format(run)
    text = f"<p>Ann Lowe in Salt</p><p>This is all it takes.</p>{code}<p>Call it last.</p>{run}"
    blocks = read_blocks(parse(f"<body><h1>The rake</h1><div>{text}</div><p>© 2023 The Pans. Made by hand.</p>".encode()), ())
    last = blocks.owners[-2]
    assert blocks.outline.tags[last] == "pre"
    choice = keep_most(Choice(root=last, kept=[i == last for i in blocks.owners], chances=[0.4] * len(blocks)), blocks, Statements())
    shown = [text for text, is_kept in zip(blocks.texts, choice.kept, strict=True) if is_kept]
    assert (shown[0], shown[-2:], len(shown)) == ("This is all it takes.", ["Call it last.", "$ python scales.py ready"], len(blocks) - 3)


def test_the_captions_of_a_post_that_is_mostly_pictures_are_the_body():
    captions = [
        "What I had taken for a fault was only the crank settling in its place.", "Nobody at the club remembers who first painted it.",
        "You need a sharp knife, a dry coil and about an hour.",
    ]
    figures = "".join(f"<figure><img src='/{n}.png' alt=''><figcaption>{text}</figcaption></figure>" for n, text in enumerate(captions))
    last = "Half of the salt went to the bakery yard; the other half is still under the stairs."
    assert read(f"{figures}<p>{last}</p>") == "\n\n".join([*captions, last])


def test_a_sentence_that_ends_a_post_that_is_mostly_pictures_is_the_body_s():
    figures = "".join(f"<figure><img src='/{n}.png' alt=''><figcaption>The {n} seen from the shed, Malmö</figcaption></figure>"
                      for n in ("wooden gate", "old press", "cold frame", "long ladder", "stone trough"))
    last = "“Leave the press alone,” she said, “and the apples will look after themselves.”"
    facts = "<footer><p>Published: <time datetime='2021-05-06'>6 May 2021</time></p><p>Category: <a href='/c/orchard'>Orchard</a></p></footer>"
    page = f"""<title>The orchard</title><header><h1><a href="/">Plot nine</a></h1></header><main><article><header><h2>The orchard</h2></header>
    <p>In the end we pressed them twice.</p>{figures}<p>{last}</p>{facts}</article></main>"""
    assert extract(page, "https://plot.example/orchard.html").body.endswith(last)


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_of_links_of_which_few_have_a_remark_is_the_body(tag):
    items = [
        "A coil winder made of bread tins</a> by somebody with more time than me", "Maps of the lower orchard</a>",
        "The soup register</a> now with photographs", "Forty knots</a> and how to forget them", "Bees in the post</a> a story from 1921",
        "Minutes of the club</a>",
    ]
    shown = "".join(f"<li><a href='https://other.example/{n}'>{item}</li>" for n, item in enumerate(items))
    assert read(f"<{tag}>{shown}</{tag}>").split("\n") == [item.replace("</a>", "") for item in items]


@pytest.mark.parametrize(("named", "is_text"), [("", True), (" class='profiles'", False)])
def test_a_list_of_links_between_two_sentences_is_the_text_s_where_it_is_typed(named, is_text):
    links = "".join(f"<li><a href='https://other.example/{n}'>the {name} of the club</a></li>" for n, name in enumerate(("soup", "rake", "kiln")))
    text = f"<p>Three finds.</p><ul{named}>{links}</ul><p>More of them when it rains.</p>"
    blocks = read_blocks(parse(f"<body><h1>The rake</h1><div>{text}</div><p>© 2023 The Pans. Made by hand.</p>".encode()), ())
    first = blocks.owners[1]
    choice = keep_most(Choice(root=first, kept=[i == first for i in blocks.owners], chances=[0.1] * len(blocks)), blocks, Statements())
    assert choice.kept == [False, *[is_text or n == 0 for n in range(5)], False]


def test_links_to_other_sites_behind_the_title_are_the_body_where_nothing_else_is():
    items = ("A coil winder</a> by somebody with more time", "Maps of the orchard</a>", "Forty knots</a>", "Minutes of the club</a>")
    head = "<title>Links for the weekend — The Pans</title><body><header><h1>The Pans</h1></header>"
    facts = "<p class='meta'>written by Ann Lowe on 2021-03-25</p>"
    page = f"{head}<div class='blog-post'><h2>Links for the weekend</h2>{facts}<ul>{{}}</ul></div>{FOOT}"

    def read(start):
        outline = parse(page.format("".join(f"<li><a href='{start}{n}'>{item}</li>" for n, item in enumerate(items))).encode())
        blocks = read_blocks(outline, ())
        statements = Statements(titles=frozenset(("Links for the weekend — The Pans", "The Pans")), site="pans.example")
        choice = keep_most(Choice(root=0, kept=[False] * len(blocks), chances=[0.1] * len(blocks)), blocks, statements)
        return [text for text, is_kept in zip(blocks.texts, choice.kept, strict=True) if is_kept]

    assert read("https://other.example/") == [item.replace("</a>", "") for item in items]
    assert read("https://pans.example/blog/") == []


def test_what_the_author_set_in_ghost_s_editor_is_the_body():
    first = "Nobody at the bakery yard remembers who first sold it, which may be just as well."
    last = "By the third evening the kettle had found its own level, and so had all of us who sat around it."
    toggle = (
        "<div class='kg-card kg-toggle-card'><div class='kg-toggle-heading'><h4><span>What if it leaks?</span></h4></div>"
        "<div class='kg-toggle-content'><p><span>Then it leaks.</span></p></div></div>"
    )
    image = "<div class='kg-gallery-image'><img src='/1.png'></div>"
    gallery = (
        f"<figure class='kg-card kg-gallery-card kg-card-hascaption'><div class='kg-gallery-container'>{image * 2}</div>"
        "<figcaption><p><span>Before the rain, and after it.</span></p></figcaption></figure>"
    )
    callout = "<div class='kg-card kg-callout-card'><div class='kg-callout-text'>Wear gloves when you carry it.</div></div>"
    player = (
        "<div class='kg-card kg-audio-card'><div class='kg-audio-player-container'><div class='kg-audio-title'>Rain on the roof</div>"
        "<div class='kg-audio-player'><span class='kg-audio-current-time'>0:00</span><button>1&#215;</button></div></div></div>"
    )
    text = f"<section class='gh-content'><p>{first}</p>{toggle}<p>{last}</p>{player}{gallery}{callout}</section>"
    head = "<meta name='generator' content='Ghost 5.130'><title>The rake</title>"
    body = extract(f"{head}<body><main><article><h1>The rake</h1>{text}</article></main>{FOOT}").body
    assert "What if it leaks?\n\nThen it leaks." in body
    assert "0:00" not in body
    assert body.endswith("Before the rain, and after it.\n\nWear gloves when you carry it.")


def test_a_post_that_is_an_item_of_a_list_is_not_all_of_the_list():
    said = "Ask at the counter and be patient."
    post = f"<h4>Ann Lowe <abbr>18 August 2021</abbr></h4><div class='postcontent'><h2>The rake</h2><p>{said}</p></div>"
    page = f"<html lang='en'><title>The rake – The Pans</title><body>{HEAD}<ul id='postlist'><li id='prologue-7'>{post}</li></ul>{FOOT}"
    assert extract(page, url="https://pans.example/2021/the-rake/").body == said


def test_the_captions_of_older_docutils_are_the_body_too():
    captions = ["Salt on the morning boards", "Rakes on the morning boards", "Herons on the morning boards"]
    figures = "".join(f"<div class='figure'><img src='/{n}.png' alt=''><p class='caption'>{text}</p></div>" for n, text in enumerate(captions))
    assert read(f"<p>The north pan sold out in the rain.</p>{figures}").split("\n\n")[1:] == captions
