"""sqlite-utils without pandas and numpy. It loads them where they are installed, for types of values that nothing here stores."""

from __future__ import annotations

import sys
from importlib import import_module

# In an analyst's environment they would cost every command a second, and every crawl 70 MB.
UNUSED = ("pandas", "numpy")


def import_alone(name: str) -> None:
    """Import module ``name`` as if the unused ones were not installed; whoever imports them later gets them."""
    missing = [unused for unused in UNUSED if unused not in sys.modules]
    sys.modules.update(dict.fromkeys(missing))  # type: ignore[arg-type] # None is how an import is told that there is no such module
    try:
        import_module(name)
    finally:
        for unused in missing:
            del sys.modules[unused]


import_alone("sqlite_utils")
