from __future__ import annotations

from flipscrape.crawling.refusals import Refusals, Verdict


def test_a_page_that_fails_while_others_come_is_suspected_and_then_given_up():
    refusals = Refusals()
    assert [refusals.count(7, before=0, answered=answered) for answered in (0, 1, 5)] == [Verdict.UNDECIDED, Verdict.SUSPECTED, Verdict.GUILTY]


def test_what_comes_while_a_page_is_waited_for_makes_it_suspected():
    assert Refusals().count(7, before=2, answered=3) is Verdict.SUSPECTED


def test_where_nothing_else_comes_the_server_is_the_reason():
    refusals = Refusals()
    assert [refusals.count(7, before=4, answered=4) for _ in range(4)] == [
        Verdict.UNDECIDED, Verdict.UNDECIDED, Verdict.OF_THE_SERVER, Verdict.OF_THE_SERVER]


def test_each_page_has_its_own_count():
    refusals = Refusals()
    assert {refusals.count(number, before=number, answered=number) for number in range(9)} == {Verdict.UNDECIDED}
