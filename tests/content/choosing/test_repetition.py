"""A text that stands in its page twice is told once; what an author repeats stays."""

from __future__ import annotations

from flipscrape import extract

STORY = (
    "We had promised the harbour master to be gone by noon, and at noon we were still looking for the second oar.",
    "It turned up in the boat house, where it held the door open, as it had done, we were told, since the spring of last year.",
    "The harbour master said nothing. He looked at his watch, at the oar and at the door, in this order, and then at us.",
    "Somebody's aunt came by with a bag of plums, and for a while nobody looked at anything else, the harbour master included.",
    "It was one o'clock when we cast off. The door of the boat house has been closed ever since, as far as anybody knows.",
)
URL = "https://blog.example.org/oar/"


def copy(*between, kind):
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in STORY)
    return f"<div class='{kind}'>{first}<h2>In the boat house</h2>{''.join(between)}{''.join(rest)}</div>"


def body(*parts):
    return extract(f"<html><head><title>The oar</title></head><body><article><h1>The oar</h1>{''.join(parts)}</article></body></html>", URL).body


def test_the_copy_for_narrow_screens_is_left_out_with_its_headings():
    assert body(copy(kind="wide"), copy(kind="narrow")) == body(copy(kind="wide"))


def test_copies_of_single_paragraphs_are_left_out_too():
    twice = "".join(f"<div class='wide'><p>{paragraph}</p></div><div class='narrow'><p>{paragraph}</p></div>" for paragraph in STORY)
    assert body(twice) == "\n\n".join(STORY)


def test_a_paragraph_that_the_author_repeats_stays():
    quoted = body(copy(kind="post"), f"<p>{STORY[0]}</p>")
    assert quoted.count(STORY[0]) == 2


def test_a_text_made_of_few_paragraphs_stays_however_often_they_recur():
    filler = [STORY[0], STORY[1]] * 5
    assert body("<div class='post'>", *(f"<p>{paragraph}</p>" for paragraph in filler), "</div>") == "\n\n".join(filler)


def test_paragraphs_that_recur_in_another_order_stay():
    shuffled = [*STORY, *reversed(STORY)]
    assert body("<div class='post'>", *(f"<p>{paragraph}</p>" for paragraph in shuffled), "</div>") == "\n\n".join(shuffled)


def test_verses_that_recur_stay():
    verse = "<p>Row on, row on,<br>the tide is gone,</p><p>and so are we,<br>to sea, to sea.</p>"
    assert body("<div class='post'>", f"<p>{STORY[0]}</p>", verse, f"<p>{STORY[1]}</p>", verse, "</div>").count("to sea, to sea") == 2


def test_a_summary_above_the_text_that_begins_with_it_is_left_out():
    text = copy(kind="prose")
    assert body(f"<p class=lede>{STORY[0]}</p>", text) == body(text)
    assert body(f"<p class=lede>{STORY[0][:70]} …</p>", text) == body(text)


def test_a_label_between_a_summary_and_its_text_is_left_out_with_it():
    text = copy(kind="prose")
    assert body(f"<p class=lede>{STORY[0]}</p><div><p>Article</p>{text}</div>") == body(text)


def test_a_summary_is_left_out_though_a_list_begins_the_text():
    things = "<h2>What we had</h2><ul><li>an oar</li><li>a boat</li></ul>"
    text = f"<div class='prose'>{things}" + copy(kind="prose").removeprefix("<div class='prose'>")
    assert body(f"<header><p class=lede>{STORY[0]}</p></header>", text).count(STORY[0]) == 1
    assert "an oar" in body(f"<header><p class=lede>{STORY[0]}</p></header>", text)


def test_a_summary_of_its_own_stays():
    summary = "How an oar that held a door kept nine people waiting, and what the harbour master had to say."
    assert body(f"<p class=lede>{summary}</p>", copy(kind="prose")).startswith(summary)


def test_a_first_paragraph_that_its_author_repeats_stays():
    assert body("<div>", *(f"<p>{STORY[k]}</p>" for k in (0, 0, 1, 2)), "</div>").count(STORY[0]) == 2
