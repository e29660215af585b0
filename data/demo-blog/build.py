"""Write expected.json: for each post of the demo blog, the record that an archive of it must hold."""

from __future__ import annotations

import json
from pathlib import Path

from blog import read_posts, record

EXPECTED = Path(__file__).with_name("expected.json")


def expected() -> str:
    """The file's text."""
    return json.dumps([record(post) for post in read_posts()], ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    EXPECTED.write_text(expected(), encoding="utf-8")
