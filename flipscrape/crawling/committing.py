"""When what a crawl has written is committed: a few pages together, and within a moment."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3

from flipscrape.store.file.group_commit import GroupCommit

# Most pages take two transactions: their links, and their record.
TOGETHER = 16
WITHIN = 0.2


class Committer:
    """Commits the groups of ``group`` within a fifth of a second each."""

    def __init__(self, group: GroupCommit) -> None:
        self._group = group
        self._timer: asyncio.TimerHandle | None = None
        group.together, group.on_open = TOGETHER, self._soon

    def close(self) -> None:
        """Commit what is left, and stop the clock; what is written later is committed at once."""
        if self._timer is not None:
            self._timer.cancel()
        self._group.together, self._group.on_open = 1, lambda: None
        self._commit()

    def _soon(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(WITHIN, self._commit)

    def _commit(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # the group has told whom it concerns
            self._group.commit()
