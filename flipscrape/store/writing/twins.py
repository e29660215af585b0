"""The same text elsewhere: pairs of posts that are alike are linked, and neither is merged or dropped."""

from __future__ import annotations

from sqlite_utils import Database

from flipscrape.model import Article
from flipscrape.store.values.hashes import bare_address
from flipscrape.store.values.likeness import NEAR, SHARED, likeness, sample, sequences
from flipscrape.store.writing.links import article_known_as, know_addresses

# A phrase that stands in every post of a blog makes no more candidates than these.
MOST_CANDIDATES = 20
LANGUAGES = frozenset(("lang", "language", "locale", "hl", "setlang", "set_language", "ui_locale"))  # keys of a query that ask for one
MOST_FORMS = 50
LEAST_SEQUENCES = 10  # of a text that another may be said to hold


def link_twins(db: Database, article_id: int) -> None:
    """Link the post to those whose text is nearly its own, as its text is now; nothing is written where that has not changed."""
    body = db.conn.execute("SELECT body FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    hashes = sequences(body)
    chosen = sample(hashes)
    known = [row[0] for row in db.conn.execute("SELECT hash FROM article_samples WHERE article_id = ? ORDER BY hash", (article_id,))]
    if known != chosen:
        if known:
            db.conn.execute("DELETE FROM article_samples WHERE article_id = ?", (article_id,))
        db.conn.executemany("INSERT INTO article_samples VALUES (?, ?)", [(one, article_id) for one in chosen])
    marks = ", ".join("?" * len(chosen))
    candidates = db.conn.execute(
        f"SELECT article_id FROM article_samples WHERE hash IN ({marks}) AND article_id <> ?"
        " GROUP BY article_id HAVING count(*) >= ? ORDER BY count(*) DESC, article_id LIMIT ?",
        (*chosen, article_id, min(SHARED, len(chosen)), MOST_CANDIDATES),
    ).fetchall()
    found = {}
    for (other,) in candidates:
        share = likeness(hashes, sequences(db.conn.execute("SELECT body FROM articles WHERE id = ?", (other,)).fetchone()[0]))
        if share >= NEAR:
            found[min(article_id, other), max(article_id, other)] = share
    statement = "SELECT article_id, other_id, likeness FROM article_twins WHERE article_id = ?1 OR other_id = ?1"
    stored = {(one, other): share for one, other, share in db.conn.execute(statement, (article_id,))}
    if stored != found:
        db.conn.execute("DELETE FROM article_twins WHERE article_id = ?1 OR other_id = ?1", (article_id,))
        db.conn.executemany("INSERT INTO article_twins VALUES (?, ?, ?)", [(*pair, share) for pair, share in found.items()])


def other_form_of(db: Database, article: Article, at: str) -> str | None:
    """The address of the archived post that ``article`` is only another form of, which is known under its address too from then on.

    It has nearly the same text, and names that post's address as its canonical one, or its own is that address with a query behind it,
    or the two differ by no more than the language that a query asks for; or it is all of that post in one page.
    None where it is a post of its own. ``at`` is the address of ``article``.
    """
    own = bare_address(at)
    for address in (article.canonical_url, at.partition("?")[0], *_in_other_languages(db, at)):
        row = None if address is None or bare_address(address) == own else db.conn.execute(
            "SELECT id, url, body FROM articles WHERE url = ?", (address,)).fetchone()
        if row is not None and likeness(sequences(article.body), sequences(row[2])) >= NEAR:
            know_addresses(db, row[0], None, (at,))
            return str(row[1])
    return _longer_form_of(db, article, at)


def _longer_form_of(db: Database, article: Article, at: str) -> str | None:
    """The archived post right above ``at`` with the same title, all of whose text ``article`` has: all its pages in one."""
    path, asks, _ = at.partition("?")
    number = article_known_as(db, path if asks else f"{path.rstrip('/').rpartition('/')[0]}/")
    row = None if number is None else db.conn.execute("SELECT url, title, body FROM articles WHERE id = ?", (number,)).fetchone()
    if number is None or row is None or not row[0] or not row[1] or not (article.title or "").startswith(row[1]):
        return None
    shorter = sequences(row[2])
    if len(shorter) < LEAST_SEQUENCES or len(shorter & sequences(article.body)) < NEAR * len(shorter):
        return None
    know_addresses(db, number, None, (at,))
    return str(row[0])


def _in_other_languages(db: Database, at: str) -> list[str]:
    """The archived addresses that are ``at`` but for the language that their queries, or its own, ask for."""
    path, _, query = at.partition("?")
    own = _without_language(query)
    if query and own == query:
        return []
    # A question mark and the character after it: all queries of one path, found by the index.
    longer = db.conn.execute("SELECT url FROM articles WHERE url > ? AND url < ? LIMIT ?", (f"{path}?", f"{path}@", MOST_FORMS))
    return [url for (url,) in longer if _without_language(url.partition("?")[2]) == own and url != at]


def _without_language(query: str) -> str:
    return "&".join(part for part in query.split("&") if part.partition("=")[0].lower() not in LANGUAGES)
