"""What stands around a body, and what of it belongs to other posts."""

from __future__ import annotations

from flipscrape.fields.look.layout import lay_out
from flipscrape.markup.parse import parse


def test_articles_side_by_side_below_a_short_text_are_other_posts():
    cards = "".join(f"<article><h2>The {name} pan</h2><p>by {who} Dahl, May 2, 2021</p></article>" for name, who in (("old", "Ib"), ("far", "Per")))
    text = '<div class="post-body"><p>The car would have been a great deal quicker!</p></div>'
    outline = parse(f"<body><article><h1>Salt</h1><p>by Ada Berg</p>{text}</article><div>{cards}</div></body>".encode())
    layout = lay_out(outline, outline.by_token["post-body"][0], (), ())
    assert [layout.apart(i) for i in outline.by_tag["article"]] == [False, True, True]
    shown = [line for _, lines in layout.lines(before=500, after=500, behind=0) for line in lines]
    assert "by Ada Berg" in shown
    assert not any("Dahl" in line for line in shown)



def test_the_contents_of_a_text_name_no_author():
    contents = '<ol><li><a href="#De-prijs">De prijs</a></li><li><a href="#Het-net">Het net</a></li></ol>'
    facts, text = '<ul><li><a href="#">De Ada Berg</a></li></ul>', '<div class="text"><p>De boot was veel sneller dan verwacht!</p></div>'
    outline = parse(f"<body>{facts}{contents}{text}</body>".encode())
    layout = lay_out(outline, outline.by_token["text"][0], (), ())
    assert [layout.apart(i) for i in (*outline.by_tag["ul"], *outline.by_tag["ol"])] == [False, True]


def test_a_footer_is_of_the_article_around_it():
    post = '<div><header><h1>Salt</h1><footer>by Ada Berg</footer></header></div><div class="text"><p>It was a great deal quicker!</p></div>'
    outline = parse(f"<body><article>{post}<div><footer>Tags</footer></div></article><div><footer>2024</footer></div></body>".encode())
    layout = lay_out(outline, outline.by_token["text"][0], (), ())
    assert [layout.apart(i) for i in outline.by_tag["footer"]] == [False, False, True]


def test_a_footer_that_bears_the_post_s_name_is_its_own():
    text = '<div class="text"><p>It was quicker!</p></div>'
    outline = parse(f'<body>{text}<div class="post__footer">Tags</div><div class="page__footer">2024</div></body>'.encode())
    layout = lay_out(outline, outline.by_token["text"][0], (), ())
    assert [layout.apart(outline.by_token[name][0]) for name in ("post__footer", "page__footer")] == [False, True]


def test_a_header_without_a_heading_before_the_post_s_element_is_the_site_s():
    site = '<header><time datetime="2026-11-28">Saturday, 28 November 2026</time><nav><a href="/">Salt</a></nav></header>'
    own = '<header><h1>The net</h1></header><header><time datetime="2019-05-02">2 May 2019</time></header>'
    text = '<div class="text"><p>It was a great deal quicker than we had thought it would be!</p></div>'
    outline = parse(f"<body>{site}<main><article>{own}{text}</article></main></body>".encode())
    layout = lay_out(outline, outline.by_token["text"][0], (), ())
    assert [layout.apart(i) for i in outline.by_tag["header"]] == [True, False, False]
    bare = parse(f"<body>{site}<h1>The net</h1>{text}</body>".encode())
    assert not lay_out(bare, bare.by_token["text"][0], (), ()).apart(bare.by_tag["header"][0])


def test_a_line_at_the_end_of_what_is_near_is_read_to_its_end():
    text = '<div class="text"><p>It was a great deal quicker than we thought!</p></div>'
    outline = parse(f"<body>{text}<p>Written by <b>Ada Berg</b> who lives by the sea</p><p>And more</p></body>".encode())
    layout = lay_out(outline, outline.by_token["text"][0], (), ())
    read = [line for where, lines in layout.lines(before=0, after=60, behind=0) if where == "start" for line in lines]
    assert read[-1] == "Written by Ada Berg who lives by the sea"
