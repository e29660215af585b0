"""How many bytes of answers lie in memory: large ones are fetched one after the other, however many requests may go at once."""

from __future__ import annotations

from collections.abc import Container

# Of answers that are still coming and those that wait to be read; one that comes alone may be as large as DOWNLOAD_MAXSIZE.
MOST_COMING = 40 * 1024 * 1024
# Of answers that wait to be read; nothing is asked for beside more.
MOST_WAITING = 8 * 1024 * 1024
# Answers that are smaller than this are never put off.
SMALL = 1024 * 1024


class Load:
    """Counts bytes by the numbers of frontier entries."""

    def __init__(self) -> None:
        self._coming: dict[int, int] = {}
        self._waiting: dict[int, int] = {}

    def is_too_much(self, entry_id: int, more: int) -> bool:
        """Whether the download of an entry, of which ``more`` bytes have come, must be put off because of others."""
        self._coming[entry_id] = self._coming.get(entry_id, 0) + more
        return len(self._coming) > 1 and self._coming[entry_id] < sum(self._coming.values()) > MOST_COMING - sum(self._waiting.values())

    def is_too_much_at_once(self, size: int, in_flight: Container[int]) -> bool:
        """Whether an answer that has become ``size`` bytes must be put off: many small ones may be unpacked to large ones in one moment."""
        return size > SMALL and self.is_full(in_flight)

    def over(self, entry_id: int, *, waiting: int = 0) -> None:
        """A download has ended; its page of so many bytes waits to be read."""
        self._coming.pop(entry_id, None)
        if waiting:
            self._waiting[entry_id] = waiting

    def is_full(self, in_flight: Container[int]) -> bool:
        """Whether the pages that wait, those of ``in_flight`` that have come, are as many bytes as may."""
        self._waiting = {number: size for number, size in self._waiting.items() if number in in_flight}
        return sum(self._waiting.values()) > MOST_WAITING
