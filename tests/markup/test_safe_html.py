"""Safe HTML of an element: tidy, with absolute addresses, and nothing that runs."""

from __future__ import annotations

import pytest

from flipscrape.markup.parse import parse
from flipscrape.markup.safe_html import safe_html, sanitize

BASE = "https://blog.example.org/2020/post/"


def html(source):
    return safe_html(parse(source.encode()), 0, BASE)


@pytest.mark.parametrize(("source", "expected"), [
    ("<div><div>Text alone</div></div>", "<p>Text alone</p>"),
    ("One.<br><br>Two.", "<p>One.</p>\n<p>Two.</p>"),
    ("<p>One.<br><br>Two.<br>Three.</p>", "<p>One.</p>\n<p>Two.<br>\nThree.</p>"),
    ("<p> </p><p><b></b></p><ul><li></li></ul><p>Left</p>", "<p>Left</p>"),
    ("<p>a <a href='../x'>link</a></p>", '<p>a <a href="https://blog.example.org/2020/x">link</a></p>'),
    ("<p>a <a href='javascript:x()'>trap</a></p>", "<p>a trap</p>"),
    ("<p onclick=x()>calm <script>alert(1)</script></p>", "<p>calm </p>"),
    ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
    ("<blockquote>Said.</blockquote>", "<blockquote><p>Said.</p>\n</blockquote>"),
    ("<i>a<section>One</section>b</i>", "<p><i>a</i></p>\n<p><i>One</i></p>\n<p><i>b</i></p>"),
    ("<pre><code class='hl language-rust x'>fn  main()\n{}</code></pre>", '<pre><code class="language-rust">fn  main()\n{}</code></pre>'),
    ("<pre><i class=n>if x:</i><br><i>    </i><b>go</b>()<br><br> <br>\tstop()</pre>",
     "<pre><i>if x:</i>\n<b>    go</b>()\n\n\n\tstop()</pre>"),
    ("<ol start=3><li>c</li></ol>", '<ol start="3"><li>c</li>\n</ol>'),
    ("<ol reversed><li>c</li></ol>", '<ol reversed=""><li>c</li>\n</ol>'),
    ("<img src='/lazy-sunday.jpg'>", '<p><img src="https://blog.example.org/lazy-sunday.jpg" alt=""></p>'),
    ("<p>Rye.<img src='/pixel.gif'></p>", "<p>Rye.</p>"),
])
def test_the_same_words_come_out_in_few_tidy_elements(source, expected):
    assert html(source) == expected


@pytest.mark.parametrize("attributes", [
    'src="data:image/gif;base64,AAAA" data-src="/a.jpg"',
    'src="/img/blank.gif" data-lazy-src="/a.jpg"',
    'data-srcset="/s.jpg 300w, /a.jpg 1200w"',
    'srcset="/s.jpg 300w,/a.jpg 600w"',
    'srcset="/s.jpg, /a.jpg 2x"',
    'src="/a.jpg" width=600',
])
def test_a_lazy_image_has_its_real_address(attributes):
    assert html(f"<figure><img alt='A cat' {attributes}></figure>") == '<figure><img src="https://blog.example.org/a.jpg" alt="A cat"></figure>'


def test_a_counting_pixel_is_no_image():
    assert html("<p>x<img src='/count.gif' width=1 height=1></p>") == "<p>x</p>"


def test_thousands_of_nested_elements_are_written_without_recursion():
    assert html("<div>" * 900 + "deep" + "</div>" * 900) == "<p>deep</p>"


@pytest.mark.parametrize("trap", [
    "<img src=x onerror=alert(1)>", "<a href='data:text/html,x'>y</a>", "<svg><script>x</script></svg>", "<iframe src=//x></iframe>",
])
def test_nothing_that_runs_passes(trap):
    assert not any(word in sanitize(trap) for word in ("onerror", "data:", "script", "iframe"))
