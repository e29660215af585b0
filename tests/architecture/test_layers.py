"""Each part imports only from rows below its own; parts of one row leave one another alone, unless they stand together."""

from __future__ import annotations

import ast

import pytest

# From the top down. A row is a tuple of groups; the parts of one group may import one another.
ROWS: tuple[tuple[frozenset[str], ...], ...] = (
    (frozenset({"cli", "__main__"}),),
    (frozenset({"crawl", "fetch", "settings"}), frozenset({"exports"}), frozenset({"imports"})),
    (frozenset({"spiders"}), frozenset({"pipelines"}), frozenset({"crawling"})),
    (frozenset({"items"}),),
    (frozenset({"extraction"}), frozenset({"discovery"}), frozenset({"store"})),
    (frozenset({"fields"}), frozenset({"captures"})),
    (frozenset({"comments"}), frozenset({"content"})),
    (frozenset({"platforms"}),),
    (frozenset({"page"}),),
    (frozenset({"evidence"}),),
    (frozenset({"markup"}),),
    (frozenset({"model", "errors", "trace", "tracking"}),),
)
# The floors within a part, from the top down.
FLOORS: dict[str, tuple[frozenset[str], ...]] = {
    # The modules beside its packages: the writer, and what joins several of them.
    "store": (
        frozenset({"completing", "late", "day_orders", "merge", "copying", "redaction", "verification"}),
        frozenset({"reading"}),
        frozenset({"archive"}),
        frozenset({"writing"}),
        frozenset({"frontier"}),
        frozenset({"file"}),
        frozenset({"migrations"}),
        frozenset({"values"}),
    ),
    "content": (
        frozenset({"body"}),
        frozenset({"choosing"}),
        frozenset({"boilerplate", "judging"}),
        frozenset({"cues", "links", "told"}),
    ),
}
# Of one floor, and yet these leave the others there alone.
APART = {"redaction", "verification", "judging"}
RANK = {part: (row, group) for row, groups in enumerate(ROWS) for group, parts in enumerate(groups) for part in parts}
CORE = frozenset(part for part, (row, _) in RANK.items() if row >= RANK["fields"][0]) | {"extraction", "discovery"}
OUTSIDE_THE_CORE = ("scrapy", "twisted", "sqlite3", "sqlite_utils", "click", "rich", "time", "socket", "ssl", "http", "urllib.request", "requests",
                    "aiohttp", "asyncio", "subprocess", "threading", "multiprocessing", "os", "pathlib", "tempfile", "random", "secrets")
CLOCKS_AND_FILES = {"now", "today", "utcnow", "open", "read_text", "read_bytes", "write_text", "write_bytes"}


def test_every_part_has_its_row(modules):
    homeless = {module.part for module in modules if module.part} - RANK.keys()
    assert not homeless, f"give them a row in ROWS and in docs/architecture.md: {homeless}"


def test_imports_point_downwards(modules):
    wrong = []
    for module in modules:
        for name in module.imports_any("flipscrape"):
            part = name.split(".")[1] if "." in name else ""
            if module.part in ("", part):
                continue
            (row, group), (other_row, other_group) = RANK[module.part], RANK.get(part, (-1, -1))
            if not (other_row > row or (other_row, other_group) == (row, group)):
                wrong.append(f"{module.name} imports {name}")
    assert not wrong


def test_the_root_package_shows_only_what_a_library_user_needs(modules):
    (root,) = [module for module in modules if module.name == "flipscrape"]
    assert {name.split(".")[1] for name in root.imports_any("flipscrape")} <= {"extraction", "model", "errors"}


def test_the_core_is_pure(modules):
    wrong = [f"{module.name} imports {name}" for module in modules if module.part in CORE for name in module.imports_any(*OUTSIDE_THE_CORE)]
    assert not wrong


def test_the_core_reads_no_clock_and_no_file_but_the_package_s_own(modules):
    wrong = []
    for module in modules:
        if module.part not in CORE or module.imports_any("importlib.resources"):
            continue
        wrong += [f"{module.name}:{node.lineno} calls {name}" for node, name in _calls(module.tree) if name in CLOCKS_AND_FILES]
    assert not wrong


def test_spiders_know_no_sql_and_no_extraction(modules):
    forbidden = ("sqlite3", "sqlite_utils", "flipscrape.store", "flipscrape.extraction", "flipscrape.fields", "flipscrape.content")
    assert not [f"{module.name} imports {name}" for module in modules if module.part == "spiders" for name in module.imports_any(*forbidden)]


def test_pipelines_hold_no_selectors(modules):
    pipelines = [module for module in modules if module.part == "pipelines"]
    assert not [f"{module.name} imports {name}" for module in pipelines for name in module.imports_any("lxml", "bs4", "parsel", "scrapy.selector")]
    assert not [f"{module.name}:{node.lineno}" for module in pipelines for node, name in _calls(module.tree) if name in {"css", "xpath", "select"}]


def test_the_store_knows_only_model_errors_and_tracking(modules):
    stores = [module for module in modules if module.part == "store"]
    known = ("flipscrape.store", "flipscrape.model", "flipscrape.errors", "flipscrape.tracking")
    wrong = [f"{module.name} imports {name}" for module in stores for name in set(module.imports_any("flipscrape")) - set(module.imports_any(*known))]
    assert not wrong


@pytest.mark.parametrize("part", FLOORS)
def test_imports_within_a_part_point_downwards_too(modules, part):
    rank = {floor: row for row, floors in enumerate(FLOORS[part]) for floor in floors}
    inside = [module for module in modules if module.name.startswith(f"flipscrape.{part}.")]
    assert {_floor(module.name) for module in inside} == rank.keys()
    wrong = [
        f"{module.name} imports {name}" for module in inside for name in module.imports_any(*(f"flipscrape.{part}.{floor}" for floor in rank))
        if (own := _floor(module.name)) != (other := _floor(name)) and (rank[own] > rank[other] or (rank[own] == rank[other] and other in APART))
    ]
    assert not wrong


def _floor(name: str) -> str:
    return name.split(".")[2]


def _calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield node, name
