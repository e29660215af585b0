"""The modules of the project and what each imports, read from the sources and never by importing them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Where the packages lie: folders at the top are mapped into flipscrape by setuptools' package-dir.
FOLDERS = {"flipscrape": "flipscrape", "spiders": "flipscrape.spiders", "pipelines": "flipscrape.pipelines"}


@dataclass(frozen=True, kw_only=True)
class Module:
    """``part`` is the first name below flipscrape, '' for the root package. ``imports``: absolute names, with what is taken from each."""

    name: str
    path: Path
    tree: ast.Module
    imports: frozenset[str]

    @property
    def part(self) -> str:
        return self.name.partition(".")[2].partition(".")[0]

    @property
    def lines(self) -> int:
        return len(self.path.read_text(encoding="utf-8").splitlines())

    def imports_any(self, *names: str) -> list[str]:
        return sorted(found for found in self.imports if any(found == name or found.startswith(f"{name}.") for name in names))


def _imports(tree: ast.Module) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import of {node.module}: write it out"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def modules() -> list[Module]:
    found = []
    for folder, package in FOLDERS.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            inner = path.relative_to(ROOT / folder).with_suffix("").parts
            name = ".".join([package, *inner]).removesuffix(".__init__")
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found.append(Module(name=name, path=path, tree=tree, imports=_imports(tree)))
    return found
