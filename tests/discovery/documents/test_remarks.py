"""What feeds and collections tell of comments goes to their posts, whatever page of the thread the link names."""

from __future__ import annotations

import json

import pytest

from flipscrape.discovery.documents.remarks import comments_feed, remarks
from flipscrape.discovery.sources import read_source
from flipscrape.model import AddressKind, Announcement, AnnouncementSource, Article, Comment, CommentKind

POST = "https://blog.example/2021/rye/"
COLLECTION = "https://blog.example/wp-json/wp/v2/comments?per_page=100&page=1&order=asc"


@pytest.mark.parametrize("link", [f"{POST}#comment-5", f"{POST}comment-page-2/#comment-5", POST])
def test_a_comments_own_address_names_its_post(link):
    (said,) = remarks([(link, Comment(id="5"))], AnnouncementSource.FEED)
    assert (said.url, [c.id for c in said.comments]) == (POST, ["5"])


def test_plain_permalinks_keep_the_posts_number():
    (said,) = remarks([("https://blog.example/?p=7&cpage=2#comment-5", Comment(id="5"))], AnnouncementSource.FEED)
    assert said.url == "https://blog.example/?p=7"


def test_a_collection_tells_exact_times_and_parents_and_names_no_post_of_its_own():
    row = {
        "id": 5, "parent": 4, "author_name": "Ann", "date": "2021-03-04T19:00:00", "date_gmt": "2021-03-04T18:00:00", "link": f"{POST}#comment-5",
        "content": {"rendered": "<p>Mine stayed flat.</p>"}, "status": "approved", "type": "comment"}
    told = read_source(json.dumps([row, row | {"id": 6, "status": "hold"}]).encode(), COLLECTION, AddressKind.REST, {"x-wp-totalpages": "2"})
    (said,) = told.remarked
    (comment,) = said.comments
    assert (comment.id, comment.parent, comment.published, comment.body) == ("5", "4", "2021-03-04T19:00:00+01:00", "Mine stayed flat.")
    assert [(one.kind, "page=2" in one.url) for one in told.found] == [(AddressKind.REST, True)]


@pytest.mark.parametrize(("second", "tokens", "source", "asked"), [
    (Comment(id="6", published="2021-03-04"), {"a.comment-reply-link"}, AnnouncementSource.FEED, True),
    (Comment(id="6", published="2021-03-04", parent="5"), {"a.comment-reply-link"}, AnnouncementSource.FEED, False),
    (Comment(id="6", published="2021-03-04"), {"a.comment-reply-link", "li.depth-"}, AnnouncementSource.FEED, False),
    (Comment(id="6", published="2021-03-04"), {"a.comment-reply-link"}, AnnouncementSource.REST, False),
    (Comment(id="6", published="2021-03-04"), set(), AnnouncementSource.FEED, False),
], ids=["all alike", "one answers", "the theme shows depth", "the API told", "nobody can answer"])
def test_the_feed_of_a_thread_is_asked_whom_its_comments_answer(second, tokens, source, asked):
    article = Article(url=POST, comments=[Comment(id="5", published="2021-03-03"), second])
    said = comments_feed(article, [f"{POST}feed/"], [Announcement(source=source, url=POST)], tokens=tokens)
    assert said == (f"{POST}feed/" if asked else None)


@pytest.mark.parametrize(("shown", "asked"), [("8 years ago", True), (None, False)], ids=["a vague time", "none"])
def test_the_feed_of_a_thread_is_asked_when_a_ping_is_shown_by_its_age_whatever_the_api_told_of_the_comments(shown, asked):
    ping = Comment(id="7", published_text=shown, kind=CommentKind.PINGBACK)
    article = Article(url=POST, comments=[Comment(id="5", published="2021-03-03"), Comment(id="6", published="2021-03-04"), ping])
    said = comments_feed(article, [f"{POST}feed/"], [Announcement(source=AnnouncementSource.REST, url=POST)])
    assert said == (f"{POST}feed/" if asked else None)
