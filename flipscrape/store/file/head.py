"""The first bytes of an archive, which tell it from other files (https://www.sqlite.org/fileformat2.html)."""

from __future__ import annotations

from pathlib import Path

MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x666C6970  # 'flip'
APPLICATION_ID_AT = 68


def is_archive(path: Path) -> bool:
    """Whether ``path`` is a file of ours, of whatever version."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(APPLICATION_ID_AT + 4)
    return head.startswith(MAGIC) and head[APPLICATION_ID_AT:] == APPLICATION_ID.to_bytes(4, "big")
