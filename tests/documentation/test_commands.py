"""The command reference is the commands' own text."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_command_reference_is_current():
    reference = runpy.run_path(str(DOCS / "commands.py"))["reference"]
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference(), "run make docs"
