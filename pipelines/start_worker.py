"""The first lines of a worker process: it ends with its parent from here on, while it still imports too (prctl(2), Linux)."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Have the kernel end this process when its parent ends; leave at once where that has happened. Elsewhere the input's end does it, later."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


if __name__ == "__main__":
    end_with_parent(int(sys.argv[1]))
    from flipscrape.pipelines.worker import main

    main()
