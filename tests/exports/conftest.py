from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flipscrape.model import Article, Comment, CommentKind
from flipscrape.store import ArchivedArticle

ROOF_HTML = (
    "<p>Rain came <em>through</em> the roof & we <a href='https://weather.example/r?a=1&b=2'>saw it <b>coming</b></a>.</p>"
    "<h2>What we did</h2><ul><li>One bucket</li><li>Two <code>buckets</code><ol start='3'><li>of zinc</li></ol></li></ul>"
    "<blockquote>It <i>never</i> rains here</blockquote><pre>if wet:\n  swear()</pre><hr>"
    "<table><thead><tr><th>Day</th><th>mm</th></tr></thead><tr><td colspan='2'>none</td></tr></table>"
    "<figure><img src='https://roof.example/r.jpg' alt='The roof'><figcaption>Our roof</figcaption></figure>stray words"
)


@pytest.fixture(scope="session")
def archived():
    """Makes an article as the archive gives it."""
    def make(number=1, article=None, **values):
        defaults = {"fetched": None, "first_seen": None, "gone_since": None, "gone_reason": None, "blog": None, "words": 0}
        return ArchivedArticle(id=number, article=article or Article(), **{**defaults, **values})
    return make


@pytest.fixture
def entries(archived):
    """Two articles: one with all there is, with a thread; one with next to nothing."""
    comments = [
        Comment(id="c7", author="Ann & Co", author_url="https://ann.example/", published="2010-06-06T09:00:00+02:00", body="Which bucket?",
                body_html="<p>Which <em>bucket</em>?</p>", url="https://roof.example/2010/06/the-roof/#c7"),
        Comment(id="c9", parent="c7", author="=SUM(A1)", published="2010-06-06", body="Zinc.\n\nAlways zinc.",
                body_html="<p>Zinc.</p><p>Always zinc.</p>"),
        Comment(id="p1", author="Other blog", body="[...] quoted ]]> there [...]", kind=CommentKind.PINGBACK),
    ]
    full = Article(
        url="https://roof.example/2010/06/the-roof/", title="The roof: 100% wet & <sad>", authors=["José de la Cruz", "Smith and Sons"],
        published="2010-06-05T18:34:00+02:00", modified="2011-01-01", body="Rain came through the roof & we saw it coming.\n\nWhat we did",
        body_html=ROOF_HTML, tags=["rain & snow", "café"], categories=["House"], comments=comments, language="en", description="A wet day",
        site_name="Roof Blog", image="https://roof.example/r.jpg",
    )
    bare = Article(body="=1+1 is the first line\x0b of a capture.\n\nAnd a second\u2028one.")
    return [
        archived(1, full, fetched=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), words=12),
        archived(2, bare, fetched=datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC), words=11),
    ]
