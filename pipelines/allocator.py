"""Memory that large pages took, back to the system: glibc keeps much of it otherwise, for each process. Elsewhere nothing is done."""

from __future__ import annotations

import contextlib
import ctypes

# mallopt(3): blocks from this size on are mapped each for itself. Left alone, glibc raises the limit to the largest block ever freed.
M_MMAP_THRESHOLD = -3
APART = 128 * 1024


def map_large_blocks() -> None:
    """Have each large block mapped for itself from now on, so that it goes back when it is freed."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, APART)


def give_back() -> None:
    """Give back what is free within the heap too (malloc_trim(3))."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
