from __future__ import annotations

from flipscrape.crawling.refusals import Verdict
from flipscrape.crawling.throttle import CALM, FAILURES_IN_A_ROW, LONGEST_REST, SLOWER, HostThrottle


def test_the_delay_parts_two_requests():
    throttle = HostThrottle(delay=2.0)
    throttle.sent(100.0)
    throttle.left()
    assert throttle.wait(100.5) == 1.5
    assert throttle.wait(102.0) == 0


def test_while_as_many_as_allowed_are_under_way_nothing_goes():
    throttle = HostThrottle(delay=0.0, limit=2, adaptive=False)
    throttle.sent(0.0)
    assert throttle.wait(0.0) == 0
    throttle.sent(0.0)
    assert throttle.wait(1000.0) == float("inf")
    throttle.left()
    assert throttle.wait(1000.0) == 0


def test_crawl_delay_is_a_floor_that_a_shorter_delay_does_not_undo():
    throttle = HostThrottle(delay=1.0, floor=10.0)
    throttle.answered(0.1)
    assert throttle.pause() == 10.0


def test_a_slow_server_gets_as_much_rest_as_it_took():
    throttle = HostThrottle(delay=1.0)
    throttle.answered(4.0)
    assert throttle.pause() == 4.0
    throttle.answered(0.5)
    assert throttle.pause() == 2.25


def test_without_adapting_only_the_delay_counts():
    throttle = HostThrottle(delay=0.0, adaptive=False)
    throttle.answered(4.0)
    assert throttle.pause() == 0


def test_a_rest_that_is_asked_for_holds_for_the_whole_host():
    throttle = HostThrottle(delay=0.0, limit=4, adaptive=False)
    throttle.rest(10.0, 30.0)
    assert throttle.wait(11.0) == 29.0
    assert throttle.ended is None


def test_a_rest_beyond_ten_minutes_ends_the_host_for_this_run():
    throttle = HostThrottle(delay=0.0)
    throttle.rest(0.0, LONGEST_REST + 1)
    assert throttle.ended == "it asked for a rest of 601 seconds"


def test_failures_make_rests_twice_as_long_each_time():
    throttle = HostThrottle(delay=0.0)
    rests, now = [], 0.0
    for _ in range(4):
        throttle.failed(now, "connection refused")
        rests.append(throttle.wait(now))
        now = throttle.resting_until
    assert rests == [1.0, 2.0, 4.0, 8.0]


def test_requests_that_were_under_way_when_the_rest_began_count_once():
    throttle = HostThrottle(delay=0.0, limit=16)
    for _ in range(FAILURES_IN_A_ROW + 4):
        throttle.failed(0.0, "HTTP 503")
    assert throttle.failures == 1
    assert throttle.ended is None


def test_many_failures_in_a_row_end_the_host_and_a_good_answer_breaks_the_row():
    throttle = HostThrottle(delay=0.0)
    for _ in range(FAILURES_IN_A_ROW - 1):
        throttle.failed(throttle.resting_until, "connection refused")
    throttle.answered(0.1)
    throttle.failed(throttle.resting_until, "connection refused")
    assert throttle.ended is None
    for _ in range(FAILURES_IN_A_ROW):
        throttle.failed(throttle.resting_until, "connection refused")
    assert "connection refused" in throttle.ended


def test_a_crawl_delay_counts_from_when_it_is_told():
    throttle = HostThrottle(delay=0.1)
    throttle.sent(0.0)
    throttle.left()
    throttle.hold_to(5.0, 1.0)
    assert throttle.wait(2.0) == 4.0


def test_large_answers_come_alone_until_good_ones_make_up_for_them():
    throttle = HostThrottle(delay=0.0, limit=3, adaptive=False)
    throttle.one_by_one()
    widths = []
    for _ in range(3 * CALM):
        widths.append(throttle.at_once)
        throttle.answered(0.1)
    assert widths == [1] * CALM + [2] * CALM + [3] * CALM


def test_a_server_that_refuses_is_asked_for_less_and_more_seldom():
    throttle = HostThrottle(delay=0.0, limit=16, adaptive=False)
    throttle.refused(0.0, "HTTP 429")
    assert (throttle.at_once, throttle.pause()) == (8, SLOWER)
    throttle.refused(throttle.resting_until, "HTTP 429")
    assert (throttle.at_once, throttle.pause()) == (4, 2 * SLOWER)


def test_refusals_of_requests_that_were_under_way_slow_it_once():
    throttle = HostThrottle(delay=0.0, limit=16, adaptive=False)
    for _ in range(16):
        throttle.rest(0.0, 5.0)
    assert (throttle.at_once, throttle.pause()) == (8, SLOWER)


def test_good_answers_bring_the_user_s_pace_back():
    throttle = HostThrottle(delay=0.0, limit=16, adaptive=False)
    throttle.refused(0.0, "HTTP 429")
    for _ in range(100):
        throttle.answered(0.1)
    assert (throttle.at_once, throttle.pause()) == (16, 0.0)


def test_a_failure_that_is_no_refusal_changes_no_pace():
    throttle = HostThrottle(delay=0.0, limit=16, adaptive=False)
    throttle.failed(0.0, "HTTP 502")
    assert (throttle.at_once, throttle.pause()) == (16, 0.0)


def test_failures_of_pages_that_a_server_never_gives_are_no_row():
    throttle = HostThrottle(delay=0.0, limit=16, adaptive=False)
    for _ in range(2 * FAILURES_IN_A_ROW):
        throttle.failed(throttle.resting_until, "no whole answer in time", Verdict.SUSPECTED)
    assert (throttle.failures, throttle.ended) == (0, None)


def test_connections_that_are_lost_make_it_fewer_at_once():
    throttle = HostThrottle(delay=0.0, limit=16, adaptive=False)
    for _ in range(12):
        throttle.lost(0.0)
    assert (throttle.at_once, throttle.wait(0.0)) == (8, 1.0)
    for _ in range(8):
        throttle.lost(throttle.resting_until)
    assert (throttle.at_once, throttle.failures) == (1, 0)
