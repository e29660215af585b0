"""Dates as far as a page gives them, and UTC where the zone is known."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from flipscrape.store.values.dates import day_number, is_date, stamp, to_utc, well_formed


@pytest.mark.parametrize("date", ["2010", "2010-06", "2010-06-05", "2010-06-05T18:34", "2010-06-05T18:34:00.5+02:00", "2010-06-05T18:34Z"])
def test_a_date_is_kept_as_far_as_it_goes(date):
    assert well_formed(date) == date


@pytest.mark.parametrize("date", [None, "", "10-06-05", "June 2010", "2010-06-05 18:34", "2010-06-05T18", "2010-06-05T18:34+2"])
def test_what_has_another_form_is_none(date):
    assert well_formed(date) is None


def test_a_day_that_no_month_has_is_no_date_but_the_31st_ends_any():
    assert [text for text in ("2010-02-31", "2010-13", "2010-00-01", "2010-06-00", "2010-06-32", "2010") if is_date(text)] == ["2010-02-31", "2010"]


def test_utc_is_told_only_where_the_zone_is():
    assert to_utc("2010-06-05T18:34:00+02:00") == "2010-06-05T16:34:00Z"
    assert [to_utc(date) for date in (None, "2010-06-05", "2010-06-05T18:34", "2010-02-31T00:00Z", "0001-01-01T00:00+14:00")] == [None] * 5


def test_our_own_times_need_a_zone():
    assert stamp(datetime(2010, 6, 5, 18, 34, 5, 999, tzinfo=timezone(timedelta(hours=2)))) == "2010-06-05T16:34:05Z"
    with pytest.raises(ValueError, match="zone"):
        stamp(datetime(2010, 6, 5))  # noqa: DTZ001 - the very thing that is refused


def test_a_day_as_a_number_takes_what_it_lacks_from_the_rest():
    assert [day_number(date, rest="9999") for date in ("2010", "2010-06", "2010-06-05", "2010-6")] == [20109999, 20100699, 20100605, None]
