"""What every format does with a full article, with an empty one, and with none at all."""

from __future__ import annotations

import csv
import io
import json
import re
import tracemalloc
import xml.etree.ElementTree as ET
import zipfile

import pytest
from pyarrow.parquet import read_table

from flipscrape.exports import FORMATS, FileFormat
from flipscrape.exports.csv import harmless
from flipscrape.model import Article, Comment

FILE_FORMATS = sorted(name for name, form in FORMATS.items() if isinstance(form, FileFormat))
XHTML = "{http://www.w3.org/1999/xhtml}"


def written(name, entries):
    out = io.BytesIO()
    FORMATS[name].write(iter(entries), out)
    return out.getvalue()


@pytest.mark.parametrize("name", FILE_FORMATS)
def test_no_articles_give_a_file_that_its_readers_still_open(name):
    data = written(name, [])
    if name in ("tei", "wxr"):
        ET.fromstring(data)
    elif name == "csl-json":
        assert json.loads(data) == []
    elif name in ("csv", "csv-comments"):
        assert len(list(csv.reader(io.StringIO(data.decode())))) == 1
    elif name == "epub":
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    elif name == "parquet":
        assert read_table(io.BytesIO(data)).num_rows == 0
    else:
        assert data == b""


@pytest.mark.parametrize("name", FILE_FORMATS)
def test_the_same_articles_give_the_same_bytes(name, entries):
    assert written(name, entries) == written(name, entries)


@pytest.mark.parametrize("name", ["bibtex", "csl-json", "csv", "csv-comments", "epub", "jsonl", "tei", "wxr"])
def test_memory_does_not_grow_with_the_articles(name, archived):
    def many(count):
        for number in range(count):
            comments = [Comment(id=str(n), author="A", body="word " * 50) for n in range(5)]
            yield archived(number + 1, Article(url=f"https://b.example/{number}", title=f"T{number}", body="word " * 2000, comments=comments))

    def peak(count) -> int:
        tracemalloc.start()
        FORMATS[name].write(many(count), Nowhere())
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(3)
    assert peak(300) < peak(30) * 1.5 + 100_000


class Nowhere(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        return len(data)


def test_json_lines_hold_every_field_and_one_article_a_line(entries):
    lines = written("jsonl", entries).decode().splitlines()
    first, second = map(json.loads, lines)
    assert first["title"] == "The roof: 100% wet & <sad>"
    assert (first["fetched"], first["gone_since"]) == ("2026-01-02T03:04:05+00:00", None)
    assert [comment["parent"] for comment in first["comments"]] == [None, "c7", None]
    assert first["comments"][2]["kind"] == "pingback"
    assert second["body"] == entries[1].article.body


def test_csv_has_a_row_an_article_and_no_cell_that_a_spreadsheet_runs(entries):
    first, second = csv.DictReader(io.StringIO(written("csv", entries).decode(), newline=""))
    assert first["authors"] == "José de la Cruz; Smith and Sons"
    assert first["comments"] == "3"
    assert second["body"].startswith("'=1+1")


def test_csv_of_comments_names_article_and_parent(entries):
    rows = list(csv.DictReader(io.StringIO(written("csv-comments", entries).decode(), newline="")))
    assert [(row["article_id"], row["id"], row["parent"]) for row in rows] == [("1", "c7", ""), ("1", "c9", "c7"), ("1", "p1", "")]
    assert rows[1]["author"] == "'=SUM(A1)"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1", "＠x"])
def test_formula_cells_are_made_text(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "", "1-2", None, -5])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


def test_bibtex_escapes_what_tex_reads_and_keeps_names_whole(entries):
    first, second = written("bibtex", entries).decode().strip().split("\n\n")
    assert first.startswith("@online{cruz2010-the-1,")
    assert "title = {{The roof: 100\\% wet \\& <sad>}}" in first
    assert "author = {José de la Cruz and {Smith and Sons}}" in first
    assert "date = {2010-06-05}" in first
    assert second.startswith("@online{2,")


def test_bibtex_braces_balance_whatever_a_title_holds(archived):
    text = written("bibtex", [archived(1, Article(title="a } b { c \\ $x_1^2$ ~ #"))]).decode()
    assert re.sub(r"\\[{}]", "", text).count("{") == re.sub(r"\\[{}]", "", text).count("}")


def test_bibtex_gives_a_year_its_four_digits(archived):
    assert "date = {0987-06}" in written("bibtex", [archived(1, Article(title="Old", published="0987-06"))]).decode()


def test_csl_json_gives_dates_in_parts_and_names_as_printed(entries):
    first, second = json.loads(written("csl-json", entries))
    assert first["issued"] == {"date-parts": [[2010, 6, 5]]}
    assert first["accessed"] == {"date-parts": [[2026, 1, 2]]}
    assert first["author"][0] == {"literal": "José de la Cruz"}
    assert second["type"] == "post-weblog"
    assert "issued" not in second


def test_wxr_keeps_the_thread_and_the_terms(entries):
    wp = "{http://wordpress.org/export/1.2/}"
    channel = ET.fromstring(written("wxr", entries)).find("channel")
    item = channel.find("item")
    assert [(c.get("domain"), c.text) for c in item.findall("category")] == [("category", "House"), ("post_tag", "rain & snow"), ("post_tag", "café")]
    comments = item.findall(f"{wp}comment")
    assert [(c.findtext(f"{wp}comment_id"), c.findtext(f"{wp}comment_parent")) for c in comments] == [("1", "0"), ("2", "1"), ("3", "0")]
    assert comments[2].findtext(f"{wp}comment_content") == "[...] quoted ]]> there [...]"
    assert item.findtext(f"{wp}post_date") == "2010-06-05 18:34:00"
    assert item.findtext(f"{wp}post_date_gmt") == "2010-06-05 16:34:00"
    assert item.findtext(f"{wp}post_name") == "the-roof"


def test_wxr_tells_terms_and_authors_apart_whose_slugs_would_be_one(archived):
    wp = "{http://wordpress.org/export/1.2/}"
    articles = [archived(number, Article(authors=[name], tags=["C", "C++", "日本"])) for number, name in enumerate(("田中", "Zoë", "Zoe"), 1)]
    channel = ET.fromstring(written("wxr", articles)).find("channel")
    assert [term.get("nicename") for term in channel.findall("item/category")] == ["c", "c-2", "tag"] * 3
    authors = [(one.findtext(f"{wp}author_login"), one.findtext(f"{wp}author_display_name")) for one in channel.findall(f"{wp}author")]
    assert authors == [("author", "田中"), ("zoe", "Zoë"), ("zoe-2", "Zoe")]
    creators = [item.findtext("{http://purl.org/dc/elements/1.1/}creator") for item in channel.findall("item")]
    assert creators == [login for login, _ in authors]


def test_wxr_stays_well_formed_whatever_a_term_or_a_name_holds(archived):
    odd = 'a\x01b ]]> \x0b & "<c>"'
    comment = Comment(id="1", author=odd, author_url=odd, body=odd, body_html=odd)
    article = Article(title=odd, authors=[odd], tags=[odd], categories=[odd], body=odd, body_html=odd, description=odd, comments=[comment])
    item = ET.fromstring(written("wxr", [archived(1, article)])).find("channel/item")
    assert [term.text for term in item.findall("category")] == ['ab ]]>  & "<c>"'] * 2


def test_wxr_numbers_a_comment_before_its_answers_whatever_their_order(archived):
    wp = "{http://wordpress.org/export/1.2/}"
    comments = [Comment(id="last", parent="answer"), Comment(id="answer", parent="first"), Comment(id="first"), Comment(id="lost", parent="gone")]
    channel = ET.fromstring(written("wxr", [archived(1, Article(comments=comments)), archived(2, Article(comments=comments[2:3]))])).find("channel")
    numbers = [(int(c.findtext(f"{wp}comment_id")), int(c.findtext(f"{wp}comment_parent"))) for c in channel.iter(f"{wp}comment")]
    assert numbers == [(3, 2), (2, 1), (1, 0), (4, 0), (5, 0)]


def test_wxr_names_all_authors_of_a_post_that_has_several(entries):
    wp = "{http://wordpress.org/export/1.2/}"
    kept = [(one.findtext(f"{wp}meta_key"), one.findtext(f"{wp}meta_value")) for one in ET.fromstring(written("wxr", entries)).iter(f"{wp}postmeta")]
    assert kept == [("authors", "José de la Cruz, Smith and Sons")]


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2010-06-31T10:00:00Z"])
def test_an_instant_that_no_calendar_has_is_no_date(archived, date):
    item = ET.fromstring(written("wxr", [archived(1, Article(published=date))])).find("channel/item")
    assert item.find("pubDate") is None
    assert item.findtext("{http://wordpress.org/export/1.2/}post_date") == "0000-00-00 00:00:00"


def test_epub_is_a_zip_whose_parts_are_named_and_well_formed(entries):
    book = zipfile.ZipFile(io.BytesIO(written("epub", entries)))
    assert book.infolist()[0].filename == "mimetype"
    assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
    package = ET.fromstring(book.read("EPUB/package.opf"))
    listed = {item.get("href") for item in package.iter("{http://www.idpf.org/2007/opf}item")}
    assert {name.removeprefix("EPUB/") for name in book.namelist() if name.startswith("EPUB/")} == listed | {"package.opf"}
    chapter = ET.fromstring(book.read("EPUB/article-1.xhtml"))
    assert chapter.findtext(f".//{XHTML}h1") == "The roof: 100% wet & <sad>"
    assert [div.get("class") for div in chapter.iter(f"{XHTML}div")] == ["comment depth-0", "comment depth-1", "comment depth-0"]
    ET.fromstring(book.read("EPUB/navigation.xhtml"))


def test_parquet_comes_back_as_it_went_in(entries):
    rows = read_table(io.BytesIO(written("parquet", entries))).to_pylist()
    assert rows[0]["tags"] == ["rain & snow", "café"]
    assert rows[0]["comments"][1]["parent"] == "c7"
    assert rows[1]["published"] is None
    assert rows[0]["fetched"] == entries[0].fetched


def test_markdown_gives_a_file_a_post_with_front_matter_and_thread(entries, tmp_path):
    FORMATS["markdown"].write(iter(entries), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2010-06-05-the-roof.md", "undated-2.md"]
    text = (tmp_path / "2010-06-05-the-roof.md").read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "The roof: 100% wet & <sad>"\nauthors: ["José de la Cruz", "Smith and Sons"]\n')
    assert "\n>> Always zinc.\n" in text


def test_markdown_files_of_one_name_do_not_replace_each_other(tmp_path, archived):
    titles = ("Same 3", "Same", "Same")
    same = [archived(number, Article(title=title, published="2010-01-01", body=str(number))) for number, title in enumerate(titles, 1)]
    FORMATS["markdown"].write(same, tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
