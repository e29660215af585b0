"""What is kept of an address that nothing but a sitemap has named, and what it grows into."""

from __future__ import annotations

import pytest

from flipscrape.discovery.addressing import key
from flipscrape.discovery.judging.judgement import Source
from flipscrape.discovery.judging.known import Known, KnownAddresses
from flipscrape.discovery.pages.statement import Role
from flipscrape.model import AddressKind


@pytest.mark.parametrize("url", ["https://blog.example/a/", "http://www.blog.example/a", "http://blog.example:8080/2024/a.html", "https://blog.example/a?p=7"])
def test_an_address_that_is_only_named_comes_back_as_it_was_named(url):
    known = KnownAddresses()
    assert known.name(key(url), url)
    assert key(url) in known
    assert known.get(key(url)) == Known(url=url, looks=AddressKind.PAGE, sources=frozenset((Source.SITEMAP,)))
    assert key(url) in known


def test_what_is_learnt_of_it_stays():
    known = KnownAddresses()
    known.name(key("https://blog.example/a/"), "https://blog.example/a/")
    known.get("blog.example/a").role = Role.POST
    assert known.get("blog.example/a").role is Role.POST


def test_an_address_of_a_rare_form_is_not_kept_by_its_form():
    known, url = KnownAddresses(), "https://blog.example/%C3%BCber/"
    assert not known.name(key(url), url)
    assert key(url) not in known
