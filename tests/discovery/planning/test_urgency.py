"""What is asked for first."""

from __future__ import annotations

import pytest

from flipscrape.discovery.pages.outlook import PageLink
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.pages.statement import Role
from flipscrape.discovery.planning.urgency import urgency
from flipscrape.model import AddressKind


@pytest.mark.parametrize("role", [Role.POST, Role.LISTING, Role.OTHER])
def test_a_page_of_a_thread_comes_after_what_may_be_its_post(role):
    link = PageLink(url="https://blog.example/2021/03/eels/comment-page-1/", place=Place.MAIN, path=0)
    assert urgency(link, AddressKind.COMMENTS, role) < urgency(link, AddressKind.PAGE, role)
