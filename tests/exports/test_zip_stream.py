"""Zip files as any reader of zips opens them, of any number of files."""

from __future__ import annotations

import io
import zipfile

import pytest

from flipscrape.exports import zip_stream
from flipscrape.exports.zip_stream import Packing


def written(files, packing=Packing.DEFLATED):
    out = io.BytesIO()
    with zip_stream.zip_stream(out) as stream:
        for name, content in files:
            stream.add(name, content, packing)
    return out.getvalue()


@pytest.mark.parametrize("packing", Packing)
def test_every_file_comes_back_as_it_went_in(packing):
    parts = [b"many words " * 10_000, b"", "straße".encode()]
    read = zipfile.ZipFile(io.BytesIO(written([("a.txt", parts), ("folder/empty", [])], packing)))
    assert read.testzip() is None
    assert {name: read.read(name) for name in read.namelist()} == {"a.txt": b"".join(parts), "folder/empty": b""}
    assert [info.compress_type for info in read.infolist()] == [packing, packing]
    assert {info.date_time for info in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_more_files_than_the_first_zips_could_count():
    count = zip_stream.MOST_FILES + 2
    read = zipfile.ZipFile(io.BytesIO(written((f"{number}", [b"x"]) for number in range(count))))
    assert len(read.namelist()) == count
    assert read.read(str(count - 1)) == b"x"


def test_a_file_further_from_the_beginning_than_the_first_zips_could_tell(monkeypatch):
    monkeypatch.setattr(zip_stream, "MOST_BYTES", 100)
    read = zipfile.ZipFile(io.BytesIO(written([("near", [b"1" * 100]), ("far", [b"2"])], Packing.STORED)))
    assert read.read("near") == b"1" * 100
    assert read.infolist()[1].extra


def test_nothing_looks_like_a_whole_zip_when_its_writing_failed():
    out = io.BytesIO()

    def fail():
        with zip_stream.zip_stream(out) as stream:
            stream.add("a.txt", [b"words"])
            raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        fail()
    assert not zipfile.is_zipfile(io.BytesIO(out.getvalue()))
