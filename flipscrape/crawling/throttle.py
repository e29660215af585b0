"""How often one server may be asked: a delay, a limit of requests at once, and rests that the server asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

from flipscrape.crawling.refusals import Verdict

LONGEST_REST = 600.0
FIRST_BACKOFF = 1.0
LONGEST_BACKOFF = 60.0
LONGEST_DELAY = 60.0
FAILURES_IN_A_ROW = 12
# After so many good answers a server is asked for one more page at once, up to the user's limit.
CALM = 8
# Seconds that one refusal adds between two requests, and what is left of them after each good answer.
SLOWER, CALMER, LEAST = 0.2, 0.97, 0.02


@dataclass(kw_only=True, slots=True)
class HostThrottle:
    """The pace of one host; times are seconds of one steady clock.

    ``delay`` and ``limit`` are the user's, ``floor`` what robots.txt's Crawl-delay asks for. Where ``adaptive``, a slow server gets
    at least as long a rest as it took to answer. One that refuses is asked for less ``at_once`` and more seldom (``spacing``), until good
    answers make up for it. ``ended`` says why the host is not asked again in this run.
    """

    delay: float
    limit: int = 1
    adaptive: bool = True
    floor: float = 0.0
    at_once: int = field(init=False)
    spacing: float = 0.0
    active: int = 0
    next_at: float = 0.0
    resting_until: float = 0.0
    failures: int = 0
    latency: float = 0.0
    good: int = 0
    ended: str | None = None
    _narrowed: int = 0

    def __post_init__(self) -> None:
        self.at_once = self.limit

    def wait(self, now: float) -> float:
        """How many seconds until the next request may go; infinite while as many as allowed are under way."""
        return float("inf") if self.active >= self.at_once else max(0.0, self.next_at - now, self.resting_until - now)

    def pause(self) -> float:
        """The seconds between two requests."""
        return max(self.delay, self.floor, self.spacing, min(self.latency, LONGEST_DELAY) if self.adaptive else 0.0)

    def sent(self, now: float) -> None:
        """A request goes."""
        self.active += 1
        self.next_at = now + self.pause()

    def hold_to(self, floor: float, now: float) -> None:
        """The server's Crawl-delay, in seconds: a floor that counts from now, since what asked for robots.txt goes right behind it."""
        self.floor = floor
        self.next_at = max(self.next_at, now + self.pause())

    def left(self) -> None:
        """A request is over, with or without an answer."""
        self.active -= 1

    def answered(self, latency: float) -> None:
        """A good answer that took ``latency`` seconds (half of the new, half of the old, as Scrapy's AutoThrottle does)."""
        self.failures = 0
        self.good += 1
        self.latency = max(latency, (self.latency + latency) / 2)
        self.spacing = self.spacing * CALMER if self.spacing > LEAST else 0.0
        if self.at_once < self.limit and self.good >= self._narrowed + CALM:
            self._narrow(self.at_once + 1)

    def one_by_one(self) -> None:
        """Its answers are so large that they had better come alone."""
        self._narrow(1)

    def rest(self, now: float, seconds: float, verdict: Verdict = Verdict.UNDECIDED) -> None:
        """The server asks for a rest (Retry-After). One beyond ten minutes ends the host for this run."""
        if seconds > LONGEST_REST:
            self.ended = f"it asked for a rest of {seconds:.0f} seconds"
        if self._count(now, "it asks for a rest again and again", verdict):
            self._slow_down()
        self.resting_until = max(self.resting_until, now + seconds)

    def refused(self, now: float, reason: str, verdict: Verdict = Verdict.UNDECIDED) -> None:
        """The server has no answer now, as where it is asked too often, and does not say for how long it wants to be left alone."""
        if self.failed(now, reason, verdict):
            self._slow_down()

    def failed(self, now: float, reason: str, verdict: Verdict = Verdict.UNDECIDED) -> bool:
        """The server did not answer: it rests, twice as long each time. Many failures in a row end the host.

        Gives whether this failure is news.
        """
        if not self._count(now, reason, verdict):
            return False
        rest = max(self.pause(), FIRST_BACKOFF) * 2.0 ** max(0, self.failures - 1)
        self.resting_until = now + min(LONGEST_BACKOFF, rest)
        return True

    def lost(self, now: float) -> None:
        """A connection ended without an answer. A server that is asked for many pages at once may have too many connections open."""
        if self.at_once > 1 and now >= self.resting_until:
            self.resting_until = now + FIRST_BACKOFF
            self._narrow(self.at_once // 2)

    def _count(self, now: float, reason: str, verdict: Verdict) -> bool:
        """Whether this failure is news: requests that were under way when the rest began say nothing more. One of the page adds to no row."""
        if now < self.resting_until:
            return False
        if not verdict.is_of_the_page:
            self.failures += 1
            if self.failures >= FAILURES_IN_A_ROW:
                self.ended = f"{self.failures} failures in a row, the last: {reason}"
        return True

    def _slow_down(self) -> None:
        self.spacing = min(LONGEST_DELAY, self.spacing + SLOWER)
        self._narrow(max(1, self.at_once // 2))

    def _narrow(self, at_once: int) -> None:
        self.at_once, self._narrowed = at_once, self.good
