"""History: every earlier record, with when, which fields, why, and the lines that differ."""

from __future__ import annotations

from dataclasses import replace

from store.samples import PAGE, POST

from flipscrape.store.reading.history import read_history


def test_changes_come_oldest_first_each_with_what_came_after(archive, crawl):
    for day, title in enumerate(("One", "Two", "Three"), start=1):
        page = replace(PAGE, body=title.encode())
        stored = archive.store_article(replace(POST, title=title, body=f"Shared.\n\n{title}."), page=page, **crawl(day=day))
    changes = read_history(archive, stored.article_id)
    assert [(change.when, change.cause, change.fields) for change in changes] == [
        ("2026-05-02T12:00:00Z", "page", ("title", "body")), ("2026-05-03T12:00:00Z", "page", ("title", "body")),
    ]
    assert [(change.earlier["title"], change.later["title"]) for change in changes] == [("One", "Two"), ("Two", "Three")]
    assert [line for line in changes[0].differences() if line[0] in "+-" and line[:3] not in {"+++", "---"}] == ["-One", "+Two", "-One.", "+Two."]


def test_comments_have_their_own_changes(archive, crawl):
    archive.store_article(POST, **crawl())
    stored = archive.store_article(replace(POST, comments=[replace(POST.comments[0], author="Cleo E."), *POST.comments[1:]]), **crawl(day=2))
    (change,) = read_history(archive, stored.article_id)
    assert (change.comment, change.earlier["author"], change.later["author"]) == ("c1", "Cleo", "Cleo E.")
