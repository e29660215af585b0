"""The built wheel, away from the checkout: what a user installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile

import pytest

SOURCES = ("flipscrape", "spiders", "pipelines", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """Built from a copy, so that nothing is left in the checkout and no neighbour's build is in the way."""
    source = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        place = root / name
        if place.is_dir():
            shutil.copytree(place, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, source / name)
    done = subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "."], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def run(wheel, tmp_path_factory):
    """Runs a command of an environment that has the wheel, and the dependencies from this one."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home / "env", with_pip=False, symlinks=True)
    (site,) = (home / "env").glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A folder named in a .pth file has its own .pth files unread, the checkout's editable install among them.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SCRAPY"))}

    def run(*arguments):
        return subprocess.run([home / "env" / "bin" / "python", *arguments], cwd=home, env=environment, capture_output=True, text=True, check=False)

    return run


def test_the_wheel_holds_only_the_package(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"flipscrape"}


def test_the_wheel_names_its_command(wheel):
    archive = zipfile.ZipFile(wheel)
    (entries,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    assert "flipscrape = flipscrape.cli:main" in archive.read(entries).decode()


def test_all_modules_of_the_wheel_can_be_imported_elsewhere(run, modules, root):
    names = [module.name for module in modules if module.part != "__main__"]
    code = f"import importlib\nfor name in {names!r}: print(importlib.import_module(name).__file__)"
    done = run("-c", code)
    assert done.returncode == 0, done.stderr
    places = done.stdout.split()
    assert len(places) == len(names)
    assert not [place for place in places if place.startswith(str(root))]


def test_the_commands_work_elsewhere(run):
    assert run("-m", "flipscrape", "--version").stdout.startswith("flipscrape, version ")
    for command in run("-c", "from flipscrape.cli.main import COMMANDS; print(*COMMANDS)").stdout.split():
        done = run("-m", "flipscrape", command, "--help")
        assert done.returncode == 0, done.stderr
        assert "Usage: flipscrape" in done.stdout
