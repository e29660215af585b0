"""Sitemaps of every form, whole and broken."""

from __future__ import annotations

import gzip

import pytest

from flipscrape.discovery.documents.sitemaps import Scope, read_sitemap, scope_of, sitemap_lines

AT = "https://blog.example/sitemap.xml"
XML = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://blog.example/one/</loc><lastmod>2021-03-04</lastmod></url><url><loc>/two/</loc></url></urlset>"""


def addresses(data):
    return [entry.url for entry in read_sitemap(data, AT).entries]


@pytest.mark.parametrize("data", [XML, gzip.compress(XML), XML.removesuffix(b"</urlset>"), b"https://blog.example/one/\nhttps://blog.example/two/\n"])
def test_plain_compressed_cut_off_and_text_sitemaps_name_the_same(data):
    assert addresses(data) == ["https://blog.example/one/", "https://blog.example/two/"]


def test_an_index_names_its_parts():
    data = b"<sitemapindex><sitemap><loc>https://blog.example/post-sitemap.xml</loc><lastmod>2021-03-04</lastmod></sitemap></sitemapindex>"
    assert [(part.url, part.modified) for part in read_sitemap(data, AT).parts] == [("https://blog.example/post-sitemap.xml", "2021-03-04")]


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b broken", b"<html><body>Not found</body></html>", b"\x00" * 100])
def test_what_is_no_sitemap_names_nothing(data):
    assert addresses(data) == []


@pytest.mark.parametrize(("name", "scope"), [
    ("wp-sitemap-posts-post-1.xml", Scope.POSTS), ("post-sitemap2.xml", Scope.POSTS), ("sitemap-posts.xml", Scope.POSTS),
    ("wp-sitemap-posts-page-1.xml", Scope.PAGES), ("sitemap-pages.xml", Scope.PAGES),
    ("wp-sitemap-taxonomies-category-1.xml", Scope.LISTINGS), ("sitemap-tags.xml", Scope.LISTINGS), ("sitemap.xml", Scope.MIXED)])
def test_the_names_of_an_index_s_parts_tell_what_they_hold(name, scope):
    assert scope_of(f"https://blog.example/{name}") is scope


def test_robots_txt_names_sitemaps_in_any_case():
    assert sitemap_lines("User-agent: *\nSITEMAP: https://blog.example/a.xml\nsitemap:/b.xml") == ["https://blog.example/a.xml", "/b.xml"]
