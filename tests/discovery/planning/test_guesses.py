"""Folders that may list all posts."""

from __future__ import annotations

import pytest

from flipscrape.discovery.planning.guesses import guess_folders

ROOT = "https://blog.example"


@pytest.mark.parametrize(("form", "folders"), [
    ("/notes/{n}-salt/", ["/notes/"]),
    ("/en/notes/{n}-salt.html", ["/en/", "/en/notes/", "/en.html", "/en/notes.html"]),
    ("/notes/2021/{n}-salt/", ["/notes/"]),
    ("/2021/05/{n}-salt/", []),
    ("/{n}-salt/", []),
    ("/{n}/salt/", []),
])
def test_folders_of_several_posts_on_the_first_levels_that_are_no_dates_and_files_of_their_names(form, folders):
    assert guess_folders(ROOT + form.format(n=n) for n in range(3)) == [ROOT + folder for folder in folders]


def test_a_folder_of_two_posts_is_none():
    assert guess_folders([f"{ROOT}/notes/a/", f"{ROOT}/notes/b/"]) == []
