"""Modules stay small enough to read in one sitting, and the list of packages is the tree's."""

from __future__ import annotations

import ast
import tomllib

LONGEST = 250
# Longer ones, with the reason why parting them would teach less.
EXCEPTIONS: dict[str, str] = {}


def test_no_module_is_longer_than_one_sitting(modules):
    long = {module.name: module.lines for module in modules if module.lines > LONGEST}
    assert not long.keys() - EXCEPTIONS.keys(), f"part them, or give the reason in EXCEPTIONS: {long}"


def test_no_exception_outlives_its_reason(modules):
    assert not EXCEPTIONS.keys() - {module.name for module in modules if module.lines > LONGEST}


def test_every_package_is_listed_for_setuptools(root, modules):
    listed = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted(module.name for module in modules if module.path.name == "__init__.py")


def test_every_module_begins_with_its_one_idea(modules):
    assert not [module.name for module in modules if not ast.get_docstring(module.tree)]

