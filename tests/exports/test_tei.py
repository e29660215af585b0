from __future__ import annotations

import io
import lzma
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from flipscrape.exports import tei
from flipscrape.model import Article, Comment

SCHEMA = Path(__file__).parent / "schema" / "tei_all.rng.xz"
TEI = {"t": tei.NAMESPACE}


@pytest.fixture(scope="module")
def schema():
    return etree.RelaxNG(etree.fromstring(lzma.decompress(SCHEMA.read_bytes())))


def corpus(entries):
    out = io.BytesIO()
    tei.write(entries, out)
    return etree.fromstring(out.getvalue())


def check(schema, entries):
    document = corpus(entries)
    assert schema.validate(document), schema.error_log.last_error
    return document


def test_a_corpus_is_valid_and_keeps_structure_and_thread(schema, entries):
    document = check(schema, entries)
    first = document.find("t:TEI", TEI)
    assert first.findtext(".//t:quote/t:p/t:hi", namespaces=TEI) == "never"
    assert first.xpath("string(.//t:ab[@type='code'])", namespaces=TEI) == "if wet:\n  swear()"
    answers = first.xpath(".//t:div[@corresp]/@corresp", namespaces=TEI)
    assert answers == ["#article-1-comment-1"]
    assert first.xpath("string(.//t:div[@type='post'])", namespaces=TEI).endswith("Our roofstray words")


HARD_BODIES = [
    "",
    "   ",
    "bare text",
    "<p></p>",
    "<ul></ul>",
    "<ul>text<li></li><ul><li>nested</li></ul></ul>",
    "<table><tr></tr></table>",
    "<blockquote></blockquote>",
    "<h2>only a heading</h2>",
    "<hr>",
    "<p>one<p>two",
    "<a href='javascript:x'>no address</a>",
    "<a href='https://e.example/a b?q=\"<>|{}^é#x y'>odd address</a>",
    "<a href='https://e.example/'><p>block in link</p></a>",
    "<span>inline <div>with a block</div> and after</span>",
    "<table><tr><td><ul><li>deep</li></ul></td><td colspan='x' rowspan='2'>b</td></tr></table>",
    "<dl><dt>term</dt><dd>meaning</dd></dl>",
    "<p>\x01control\x0c</p>",
    "<pre><code>a<br>b</code></pre>",
    "<h3>a<ul><li>list in heading</li></ul></h3>",
    "<p>" + "<b>" * 300 + "deep" + "</b>" * 300 + "</p>",
    "<div>" * 300 + "deep" + "</div>" * 300,
    "<blockquote>" * 300 + "x" + "</blockquote>" * 300,
    "<em><em>twice</em></em>",
    "<img src='/relative.png' alt='x'>",
    "<br><br>text<br>more",
    "<table><caption>c</caption><tbody><tr><th>h</th></tr></tbody></table>",
]


def test_whatever_html_a_body_holds_the_corpus_stays_valid(schema, archived):
    check(schema, [archived(n, Article(title="T", body_html=html, body="text")) for n, html in enumerate(HARD_BODIES, 1)])


def test_odd_fields_stay_valid(schema, archived):
    comments = [Comment(id="a", parent="not there"), Comment(id="b", author="\x00", published="yesterday")]
    check(schema, [
        archived(1, Article(published="2010", modified="2010-13-45", language="en-US", title="\x0b", comments=comments)),
        archived(2, Article(published="2010-06", url="https://e.example/ü ü", tags=[""], description="")),
        archived(3, Article(published="2010-06-05T10:00+02:00", language="no language!", body="text")),
    ])


def test_a_long_corpus_is_written_in_constant_memory():
    # In a process of its own: what others left behind would be used up first.
    script = """
import io
from flipscrape.exports import tei
from flipscrape.model import Article, Comment
from flipscrape.store import ArchivedArticle

def entries(count):
    for number in range(count):
        comments = [Comment(id=str(place), body="Aye.") for place in range(20)]
        yield ArchivedArticle(id=number, article=Article(title="Log", body="Calm.", comments=comments), fetched=None, first_seen=None,
                              gone_since=None, gone_reason=None, blog=None, words=1)

class Nowhere(io.RawIOBase):
    def write(self, data):
        return len(data)

resident = []
for count in (500, 15_000):
    tei.write(entries(count), Nowhere())
    resident.append(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS:")))
print(resident[1] - resident[0])
"""
    grown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert int(grown) < 4_000, "kilobytes"
