"""What text around comments says."""

from __future__ import annotations

import pytest

from flipscrape.comments.cues import controls, phrases


@pytest.mark.parametrize(("text", "name"), [
    ("Ann says:", "Ann"), ("Posted by: Ann", "Ann"), ("Comment by Ann — 17.07, 2011 @ 13:04", "Ann"), ("Sandra hat gesagt…", "Sandra"),
    ("Von: Bert", "Bert"), ("Von Braun", "Von Braun"), ("Donald Elam", "Donald Elam"), ("Thanh Le", "Thanh Le"), ("<span>Uma</span>", "Uma"),
    ("Tiago (Convidado)", "Tiago"), ("Ann (Guest)", "Ann"), ("Ann (Low)", "Ann (Low)"), ("kite_77 ⋅ 29 March 2018 22:48 ¶", "kite_77"),
    ("Pingback von Ten loaves", "Ten loaves"), ("Eva dijo:", "Eva"),
    ("Ann 8:52 pm on May 18, 2016", "Ann"), ("ferry fan 77 May 18, 2016", "ferry fan 77"), ("on", None), ("Le", "Le"),
    ("marsh_hen 6 years, 3 months ago", "marsh_hen"), ("Julia 3 days ago", "Julia"),
    ("Émile Il y a 8 années, 9 mois", "Émile"), ("Ana hace 8 años, 9 meses", "Ana"), ("Rui há 2 anos", "Rui"),
    ("Herr Sonntag 6 Jahre, 1 Monat her", "Herr Sonntag"), ("Jan 5 jaar, 2 maanden geleden", "Jan"),
    ("L.", "L."), ("L. says:", "L."),
    ("Colin Marsh 11/05/2020 10:00", "Colin Marsh"), ("Mark 26 Nov 2024", "Mark"),
    ("Łucja 9 years, 10 months ago", "Łucja"), ("3 days ago", None), ("Reply", None), ("—", None),
])
def test_a_name_is_freed_of_what_stands_around_it(text, name):
    assert phrases.clean_name(text) == name


@pytest.mark.parametrize(("text", "control"), [
    ("Reply", True), ("Reply | Report abuse", True), ("", False),
    ("Antworten 3", True), ("Daumen hoch", False), ("Read more", True), ("I read more of this", False),
    ("👍 12", False), ("Ссылка | Ответ", True), ("Lien permanent", True), ("固定リンク", True),
])
def test_a_line_of_links_and_buttons_is_known_by_its_words(text, control):
    assert controls.is_control(text) is control


@pytest.mark.parametrize(("line", "printed"), [
    ("Posted by Ann at December 18, 2025 05:48 PM", "December 18, 2025 05:48 PM"), ("#1 — vor 8 Stunden", "vor 8 Stunden"),
    ("Le 3 février 2012, par Luc", "3 février 2012"), ("太郎 | 2012年3月4日 10:11", "2012年3月4日 10:11"), ("no date", "no date"),
])
def test_the_printed_date_is_the_part_of_a_line_that_tells_when(line, printed):
    assert phrases.printed_date(line) == printed


def test_what_is_left_of_a_line_besides_date_and_joining_words():
    assert phrases.residue("schrieb am 04.03.2011 um 10:11 Uhr") == ""
    assert phrases.residue("Ann on 4 March 2011 at 10:11") == "Ann"


@pytest.mark.parametrize("text", [
    "56分钟前", "2週間前", "5시간 전", "3 päivää sitten", "3 дні тому", "منذ 3 أيام",
    "преди 3 дни", "3 ngày trước", "3 hari yang lalu", "πριν από 3 ημέρες",
])
def test_spans_before_now_in_many_languages(text):
    assert phrases.is_date(text)
