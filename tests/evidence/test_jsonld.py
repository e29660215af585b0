from flipscrape.evidence.jsonld import read_jsonld
from flipscrape.markup.parse import parse


def read(*scripts):
    page = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return read_jsonld(parse(f"<html><head>{page}</head><body></body></html>".encode()))


def headlines(jsonld):
    return [text for node in jsonld.works for text in jsonld.texts(node, "headline")]


def test_a_graph_is_read_flat_and_references_are_followed():
    found = read(
        '{"@graph": [{"@type": "Article", "headline": "Salt", "author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Berg"}]}',
    )
    assert headlines(found) == ["Salt"]
    assert found.texts(found.works[0], "author") == ["Ada Berg"]


def test_a_work_below_another_one_is_not_the_page_s_own():
    comment, mention = '{"@type": "Article", "headline": "Pepper"}', '{"@type": "Article", "headline": "Oil"}'
    found = read(f'{{"@type": "BlogPosting", "headline": "Salt", "comment": {comment}, "mentions": {mention}}}')
    assert headlines(found) == ["Salt"]
    assert len(found.nodes) == 3


def test_broken_scripts_are_mended():
    assert headlines(read('{"@type": "Article", "headline": "Salt",}')) == ["Salt"]
    assert headlines(read('<!-- {"@type": "Article", "headline": "Salt"} -->')) == ["Salt"]
    assert headlines(read('{"@type": "Article", // the post\n "url": "https://a.example/b", "headline": "Salt"}')) == ["Salt"]
    assert headlines(read('{"@type": "Article", "headline": "Salt"}{"@type": "Article", "headline": "Oil"}')) == ["Salt", "Oil"]
    assert headlines(read('{"@type": "Article", "headline": "Salt"}};')) == ["Salt"]
    assert headlines(read('{"@type": "Article",\n"headline": "Salt\n and oil"}')) == ["Salt and oil"]


def test_of_what_cannot_be_mended_single_pairs_are_kept():
    found = read(
        '{"@type": "NewsArticle", "headline": "Salt", "datePublished": "2010-06-05", "author": {"@type": "Person", "name": "Ada Berg"},'
        '"image": "<img src="x">',
    )
    assert headlines(found) == ["Salt"]
    assert found.texts(found.works[0], "datePublished") == ["2010-06-05"]
    assert found.texts(found.works[0], "author") == ["Ada Berg"]


def test_what_says_nothing_gives_nothing():
    assert read("", "not json", "[]", "null", "{").nodes == []


def test_entities_and_tags_are_undone():
    found = read('{"@type": "Article", "headline": "Salt &amp;amp; <em>oil</em> &#8217;"}')
    assert headlines(found) == ["Salt & oil ’"]
