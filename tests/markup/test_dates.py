from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipscrape.markup.dates import DateOrder, find_dates, learn_order, parse_date

NOON = datetime(2020, 5, 4, 12, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(("text", "iso"), [
    ("17.7.11", "2011-07-17"), ("1.2.10", "2010-02-01"), ("Mi, 2.11.22", "2022-11-02"), ("2.11.22, 14:30", "2022-11-02T14:30:00"),
    ("June 2010", "2010-06"),
    ("5 June 2010", "2010-06-05"),
    ("5 June 2010 at 6:34 pm", "2010-06-05T18:34:00"),
    ("5 June 2010 18:34 UTC", "2010-06-05T18:34:00+00:00"),
])
def test_a_date_is_kept_as_far_as_it_goes(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(("text", "iso"), [
    ("2010-06-05", "2010-06-05"),
    ("2010-06-05T18:34", "2010-06-05T18:34:00"),
    ("2010-06-05T18:34:00.000Z", "2010-06-05T18:34:00+00:00"),
    ("2010-06-05T18:34:00+0200", "2010-06-05T18:34:00+02:00"),
    ("2010-06-05 18:34:07 -05:30", "2010-06-05T18:34:07-05:30"),
    ("20100605T183400Z", "2010-06-05T18:34:00+00:00"),
    ("1275763200", "2010-06-05T18:40:00+00:00"),
    ("1275763200000", "2010-06-05T18:40:00+00:00"),
    ("Sat, 05 Jun 2010 18:34:00 EST", "2010-06-05T18:34:00-05:00"),
    ("Sat Jun 5 18:34:00 CEST 2010", "2010-06-05T18:34:00+02:00"),
    ("Sat Jun 05 2010 18:34:00 GMT+0200 (CEST)", "2010-06-05T18:34:00+02:00"),
])
def test_the_forms_of_machines(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize("text", [
    "Jun 5th, 2010", "the 5th of June, 2010", "05-Jun-2010", "Jun 5 '10", "5. Juni 2010", "mar. 5 juin 2010", "5 de junio de 2010",
    "5 de Junho, 2010", "5 giugno 2010", "5 juni 2010", "5 czerwca 2010", "5. června 2010", "2010. június 5.", "2010 m. birželio 5 d.",
    "2010. gada 5. jūnijs",
    "2010(e)ko ekainaren 5a", "5 Haziran 2010", "5 июня 2010 г.", "5 червня 2010", "5 Ιουνίου 2010", "ngày 5 tháng 6 năm 2010", "5 Tháng Sáu, 2010",
    "5 มิ.ย. 2553", "٥ يونيو ٢٠١٠", "5 ביוני 2010", "५ जून २०१०", "2010年6月5日", "6月 5, 2010", "5 6 月, 2010", "2010년 6월 5일", "۱۵ خرداد ۱۳۸۹",
])
def test_one_day_in_many_languages(text):
    assert parse_date(text) == "2010-06-05"


@pytest.mark.parametrize("text", [
    "5. Juni 2010, 18.34 Uhr", "den 5 juni 2010 kl. 18.34", "5 juin 2010 à 18 h 34", "18:34, 5 June 2010", "2010-06-05 6:34 p.m.",
    "2010年6月5日 下午6:34", "2010년 6월 5일 오후 6:34", "5 Ιουνίου 2010 - 6:34 μμ",
])
def test_one_time_in_many_languages(text):
    assert parse_date(text) == "2010-06-05T18:34:00"


@pytest.mark.parametrize(("clock", "hour"), [("12:05 am", "00"), ("12:05 pm", "12"), ("1:05 am", "01"), ("11:05 PM", "23")])
def test_twelve_oclock_is_where_the_half_days_begin(clock, hour):
    assert parse_date(f"June 5, 2010 {clock}") == f"2010-06-05T{hour}:05:00"


def test_a_name_that_two_languages_share_is_read_in_the_page_s_own():
    assert parse_date("5. listopada 2010", languages=["hr"]) == "2010-10-05"
    assert parse_date("5. listopada 2010", languages=["pl"]) == "2010-11-05"


@pytest.mark.parametrize(("text", "options", "iso"), [
    ("25/06/2010", {}, "2010-06-25"),
    ("06/25/2010", {}, "2010-06-25"),
    ("05.06.2010", {}, "2010-06-05"),
    ("05/06/2010", {"languages": ["en-US"]}, "2010-05-06"),
    ("05/06/2010", {"languages": ["en-GB"]}, "2010-06-05"),
    ("05/06/2010", {"languages": ["fr"]}, "2010-06-05"),
    ("05/06/2010", {"languages": ["fr"], "order": DateOrder.MONTH_FIRST}, "2010-05-06"),
    ("2010/06/05", {}, "2010-06-05"),
    ("05/06/10", {"order": DateOrder.DAY_FIRST}, "2010-06-05"),
])
def test_the_order_of_numbers(text, options, iso):
    assert parse_date(text, **options) == iso


def test_the_order_is_learnt_from_the_page():
    assert learn_order(["05/06/2010", "26/06/2010"]) is DateOrder.DAY_FIRST
    assert learn_order(["05/06/2010", "06/26/2010"]) is DateOrder.MONTH_FIRST
    assert learn_order(["05/06/2010"]) is DateOrder.UNKNOWN
    assert learn_order(["05/06/2010"], known=["2010-06-05T18:34:00Z"]) is DateOrder.DAY_FIRST


@pytest.mark.parametrize("text", ["", "no date", "31 June 2010", "0000-00-00", "99/99/2010", "version 1.2.10", "+49 30 2010", "5 of 2010 readers",
                                  "since 1.2.9, 1.2.10",
                                  "3 days ago", "yesterday", "5 June"])
def test_nothing_is_made_up(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "languages", "iso"), [
    ("3 days ago", ["en"], "2020-05-01"),
    ("vor 3 Tagen", ["de"], "2020-05-01"),
    ("yesterday", [], "2020-05-03"),
    ("2 hours ago", ["de"], "2020-05-04T10:30:00+02:00"),
    ("2 months ago", ["en"], "2020-03"),
    ("3 years ago", ["en"], "2017"),
    ("June 5", ["en"], "2019-06-05"),
])
def test_what_is_relative_needs_a_base(text, languages, iso):
    assert parse_date(text, languages=languages) is None
    assert parse_date(text, languages=languages, base=NOON) == iso


def test_a_base_changes_no_full_date():
    assert parse_date("March 2011", base=NOON) == "2011-03"
    assert parse_date("5 June 2010", base=NOON) == "2010-06-05"


def test_all_dates_of_a_line_in_their_order():
    line = "Published: May 12, 2014, updated: Jun 1, 2015 10:00 AM"
    assert find_dates(line) == ["2014-05-12", "2015-06-01T10:00:00"]


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2090, 1, 1)).map(lambda moment: moment.replace(microsecond=0, tzinfo=UTC)))  # noqa: DTZ001
def test_every_instant_survives_its_own_iso_form(moment):
    assert parse_date(moment.isoformat()) == moment.isoformat()


@given(st.text(max_size=400))
def test_any_text_gives_iso_dates_or_none(text):
    for found in find_dates(text):
        datetime.fromisoformat(found + "-01" if len(found) == 7 else found)
