"""Archives written out and read in again, through the commands."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil

import pytest
from click.testing import CliRunner

from flipscrape.cli import main
from flipscrape.exports import FORMATS

POST = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body class="post-template-default single single-post">
<article class="post type-post"><h1 class="entry-title">{title}</h1><time class="published" datetime="2021-05-06">6 May 2021</time>
<p>The kettle on the boat sings when the water is nearly ready, and we have learnt to listen for it from the far bank.</p>
<p>{title} is the note of the day, and it has a second paragraph so that nobody takes it for a caption or a menu.</p>
</article></body></html>"""


@pytest.fixture
def run():
    def invoke(*arguments):
        return CliRunner().invoke(main, [str(argument) for argument in arguments])
    return invoke


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An archive of three saved posts, made once."""
    folder = tmp_path_factory.mktemp("made")
    for number in (1, 2, 3):
        page = folder / "boat.example" / f"post-{number}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(POST.format(title=f"Note {number}"), encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(folder / "boat.example"), "-o", str(folder / "boat.db")])
    assert done.exit_code == 0, done.output
    assert done.output == "3 new\n"
    return folder / "boat.db"


@pytest.fixture
def archive(made, tmp_path):
    return shutil.copy(made, tmp_path / "boat.db")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written(run, archive, tmp_path, name):
    path = tmp_path / "out.warc.gz"
    done = run("export", archive, "--format", name, "-o", path)
    assert (done.exit_code, done.output) == (0, "")
    assert path.is_dir() or path.stat().st_size > 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["boat.db", "out.warc.gz"]


def test_options_choose_the_posts(run, archive):
    done = run("export", archive, "--format", "jsonl", "-o", "-", "--search", "title:2", "--where", "word_count > 10", "--blog", "boat.example")
    assert [json.loads(line)["url"] for line in done.output.splitlines()] == ["https://boat.example/post-2.html"]


def test_an_existing_file_is_replaced_and_an_existing_folder_is_not(run, archive, tmp_path):
    path, folder = tmp_path / "out.csv", tmp_path / "posts"
    path.write_text("older")
    folder.mkdir()
    (folder / "mine.md").write_text("mine")
    assert run("export", archive, "--format", "csv", "-o", path).exit_code == 0
    assert len(list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))) == 4
    refused = run("export", archive, "--format", "markdown", "-o", folder)
    assert (refused.exit_code, refused.output) == (1, f"Error: {folder} exists: name a new folder\n")


def test_an_export_that_fails_leaves_nothing_and_the_older_file(run, archive, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("older")
    refused = run("export", archive, "--format", "csv", "-o", path, "--where", "no_such_column = 1")
    assert refused.exit_code != 0
    assert refused.output.startswith("Error: ")
    assert refused.output.count("\n") == 1
    assert path.read_text() == "older"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["boat.db", "out.csv"]


@pytest.mark.parametrize("path", ["missing/out.csv", "."])
def test_a_place_that_cannot_be_written_is_named_in_one_line(run, archive, tmp_path, path):
    refused = run("export", archive, "--format", "csv", "-o", tmp_path / path)
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: ")
    assert refused.output.count("\n") == 1


def test_an_archive_survives_the_way_through_a_warc(run, archive, tmp_path):
    warc, copy = tmp_path / "boat.warc.gz", tmp_path / "copy.db"
    run("export", archive, "--format", "warc", "-o", warc)
    assert run("import", warc, "-o", copy).output == "3 new\n"
    assert run("import", warc, "-o", copy).output == "3 unchanged\n"
    before, after = (_records(run, one) for one in (archive, copy))
    assert before == after
    assert len(before) == 3


def test_a_warc_is_compressed_unless_its_name_says_that_it_is_plain(run, archive, tmp_path):
    written = {}
    for name in ("boat.warc", "boat.warc.gz", "boat"):
        run("export", archive, "--format", "warc", "-o", tmp_path / name)
        written[name] = (tmp_path / name).read_bytes()
    written["-"] = run("export", archive, "--format", "warc", "-o", "-").stdout_bytes
    assert written["boat.warc"].startswith(b"WARC/1.1\r\n")
    assert {gzip.decompress(written[name]) for name in ("boat.warc.gz", "boat", "-")} == {written["boat.warc"]}
    assert run("import", tmp_path / "boat.warc", "-o", tmp_path / "copy.db").output == "3 new\n"


def _records(run, archive):
    output = run("export", archive, "--format", "jsonl", "-o", "-").output
    return [{**json.loads(line), "fetched": None} for line in output.splitlines()]


def test_a_cut_warc_is_imported_up_to_the_cut_and_the_exit_code_says_so(run, archive, tmp_path):
    warc = tmp_path / "boat.warc.gz"
    run("export", archive, "--format", "warc", "-o", warc)
    warc.write_bytes(warc.read_bytes()[:-40])
    cut = run("import", warc, "-o", tmp_path / "copy.db")
    assert cut.exit_code == 3
    assert cut.output == f"2 new\nError: {warc} ends in the middle of record 4: what stands before it was read\n"


def test_a_kept_page_comes_out_byte_for_byte(run, archive, made):
    done = run("page", archive, "https://boat.example/post-1.html")
    assert done.stdout_bytes == (made.parent / "boat.example" / "post-1.html").read_bytes()


def test_an_address_without_a_kept_page_is_one_line(run, archive):
    missing = run("page", archive, "https://boat.example/nowhere")
    assert missing.exit_code == 2
    assert missing.output.startswith("Error: no page of https://boat.example/nowhere is kept")


def test_a_capture_without_an_address_is_kept_once(run, tmp_path):
    capture, archive = tmp_path / "capture.html", tmp_path / "a.db"
    capture.write_text(POST.format(title="Loose"), encoding="utf-8")
    assert run("import", capture, "-o", archive).output == "1 new\n"
    assert run("import", capture, "-o", archive).output == "1 unchanged\n"
    assert run("import", capture, "--url", "https://boat.example/loose", "-o", archive).output == "1 new\n"


def test_a_source_that_is_not_there_is_one_line(run, tmp_path):
    missing = run("import", tmp_path / "no.warc", "-o", tmp_path / "a.db")
    assert missing.exit_code == 2
    assert "does not exist" in missing.output
    assert not (tmp_path / "a.db").exists()
