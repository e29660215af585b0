"""How often one server may be asked: a delay, a limit of requests at once, and rests that the server asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST_REST = 600.0
FIRST_BACKOFF = 1.0
LONGEST_BACKOFF = 60.0
LONGEST_DELAY = 60.0
FAILURES_IN_A_ROW = 12


@dataclass(kw_only=True, slots=True)
class HostThrottle:
    """The pace of one host; times are seconds of one steady clock.

    ``delay`` is the user's, ``floor`` what robots.txt's Crawl-delay asks for. Where ``adaptive``, a slow server gets at
    least as long a rest as it took to answer. ``ended`` says why the host is not asked again in this run.
    """

    delay: float
    limit: int = 1
    adaptive: bool = True
    floor: float = 0.0
    active: int = 0
    next_at: float = 0.0
    failures: int = 0
    ended: str | None = None
    _latency: float = field(default=0.0)

    def wait(self, now: float) -> float:
        """How many seconds until the next request may go; infinite while as many as allowed are under way."""
        return float("inf") if self.active >= self.limit else max(0.0, self.next_at - now)

    def sent(self, now: float) -> None:
        """A request goes."""
        self.active += 1
        self.next_at = max(self.next_at, now + self.pause())

    def left(self) -> None:
        """A request is over, with or without an answer."""
        self.active -= 1

    def pause(self) -> float:
        """The seconds between two requests."""
        adapted = min(self._latency, LONGEST_DELAY) if self.adaptive else 0.0
        return max(self.delay, self.floor, adapted)

    def answered(self, latency: float) -> None:
        """A good answer that took ``latency`` seconds (half of the new, half of the old, as Scrapy's AutoThrottle does)."""
        self.failures = 0
        self._latency = max(latency, (self._latency + latency) / 2)

    def rest(self, now: float, seconds: float) -> None:
        """The server asks for a rest (Retry-After). One beyond ten minutes ends the host for this run."""
        if seconds > LONGEST_REST:
            self.ended = f"it asked to wait {seconds:.0f} seconds"
        self.next_at = max(self.next_at, now + seconds)

    def failed(self, now: float, reason: str) -> float:
        """The server failed without saying for how long: gives the rest in seconds, twice as long each time. Many in a row end the host."""
        self.failures += 1
        if self.failures >= FAILURES_IN_A_ROW:
            self.ended = f"{self.failures} failures in a row, the last: {reason}"
        rest: float = min(LONGEST_BACKOFF, max(self.pause(), FIRST_BACKOFF) * 2.0 ** (self.failures - 1))
        self.next_at = max(self.next_at, now + rest)
        return rest
