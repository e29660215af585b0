"""A page is recognised as its engine's: by the generator that it names, else by class names that only that engine writes."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.page import read_page
from flipscrape.platforms import PLATFORMS, recognise


def made_by(markup):
    return recognise(read_page(f"<html><head>{markup}</head><body><p>Tea, and then the tide table.</p></body></html>")).name


@pytest.mark.parametrize(("generator", "name"), [
    ("WordPress 6.8.1", "wordpress"), ("Ghost 5.2", "ghost"), ("blogger", "blogger"), ("Hugo 0.140.1", "hugo"), ("Jekyll v4.3.1", "jekyll"),
    ("Drupal 10 (https://www.drupal.org)", "drupal"), ("Nikola (getnikola.com)", "nikola"), ("Org Mode", "org"),
    ("mkdocs-1.6.1, mkdocs-material-9.5", "mkdocs"),
    ("VuePress 1.9.10", "vuepress"), ("VitePress v1.6.4", "vuepress"),
])
def test_by_its_generator_whatever_the_version(generator, name):
    assert made_by(f'<meta name="generator" content="{generator}">') == name


@pytest.mark.parametrize(("token", "name"), [
    ("type-post", "wordpress"), ("gh-content", "ghost"), ("available-content", "substack"), ("ablog__tags", "ablog"),
])
def test_by_class_names_where_no_generator_is_named(token, name):
    page = read_page(f'<div class="box {token}"><p>Tea, and then the tide table.</p></div>')
    assert recognise(page).name == name


def test_the_generator_counts_before_class_names():
    page = read_page('<meta name="generator" content="Hexo 8.1"><div class="type-post"><p>Tea.</p></div>')
    assert recognise(page).name == "hexo"


def test_a_plugin_s_generator_names_no_engine():
    assert made_by('<meta name="generator" content="Site Kit 1.2">') == "generic"


def test_names_are_unique_and_every_engine_can_be_recognised():
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS)
    assert all(platform.generators or platform.marks for platform in PLATFORMS)


def test_substack_shares_a_class_with_wordpress():
    page = read_page('<div class="single-post-container"><div class="single-post"><div class="available-content"><p>Tea.</p></div></div></div>')
    assert recognise(page).name == "substack"


def test_ikiwiki_s_body_holds_what_reads_like_no_text():
    head = '<header><span class="parentlinks"><a href="../">The Reed</a>/</span><span class="title">Punts</span></header>'
    terms = "".join(f"<dt>{term}</dt><dd>Kept dry.</dd>" for term in ("pole", "rope", "tar"))
    page = f"<article>{head}<div id=pagebody><section id=content role=main><p>Three things.</p><dl>{terms}</dl></section></div></article>"
    article = extract(f"<html><title>Punts</title><body>{page}", "https://reed.example/posts/punts/")
    assert (article.platform, article.body.split()) == ("ikiwiki", "Three things. pole Kept dry. rope Kept dry. tar Kept dry.".split())
