"""Comments that only the names they begin with tell, in what is called the comments'."""

from __future__ import annotations

import pytest

SAID = [("Ann", "Rye, and never wheat."), ("Ben Haw", "A week is enough."), ("Kit", "See you.")]


def html_of(one):
    return "".join(one.format(n=n, name=name, words=words) for n, (name, words) in enumerate(SAID, 1))


@pytest.mark.parametrize("html", [
    "<div id=comments class=comments><h3>Comments</h3>" + html_of("<p><b>{name}</b>: {words}</p>") + "</div>",
    "<div><h4>Comentarios</h4><ul>" + html_of("<li><p><strong>{name}</strong>: {words}</p></li>") + "</ul></div>",
    "<div><h4>评论</h4><ul>" + html_of("<li><span>{name}</span>：{words}</li>") + "</ul></div>",
    "<div>" + html_of("<div class=comment><h3>Comment #{n} <small>by {name}</small></h3><p>{words}</p></div>") + "</div>",
    "<div>" + html_of("<div class=commentaire><b>Commentaire {n} par {name}</b><p>{words}</p></div>") + "</div>",
])
def test_like_elements_that_begin_with_who_speaks(read_thread, html):
    assert [(c.author, c.body) for c in read_thread(html).comments] == SAID


@pytest.mark.parametrize("html", [
    "<h3>Recent comments</h3><ul>" + html_of('<li><b>{name}</b>: <a href="/p/{n}">{words}</a></li>') + "</ul>",
    "<h3>Comments</h3><ul>" + html_of('<li><b>{name}</b>: <a href="/p/{n}">{words}</a></li>') + "</ul>",
    "<h3>The bakers</h3><div>" + html_of("<p><b>{name}</b>: {words}</p>") + "</div>",
    "<div id=comments><h3>Comments</h3><p><b>Note</b>: be kind.</p></div>",
    "<div id=comments><h3>Comments</h3><p><b>Note</b>: be kind.</p><p>None so far.</p><p>Write the first.</p></div>",
])
def test_what_links_on_or_stands_elsewhere_is_none(read_thread, html):
    assert read_thread(html).comments == []
