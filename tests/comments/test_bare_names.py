"""Names as WordPress's older themes print them: linked where a reader left an address, bare where none was left."""

from __future__ import annotations

import pytest

NAMES = ["Ann Low", "www.rye-friends.example", "Gast", "Ben (on mobile)", "Mrs Bee | Bake & Knit"]


def linked(n, name):
    return f'<a href="https://reader{n}.example.net/" rel="external nofollow" class="url">{name}</a>' if n % 2 else name


def page(pattern, around="<div id=comments><h3>5 comments</h3>{}</div>"):
    said = "".join(pattern.format(n=n, name=linked(n, name.replace("&", "&amp;"))) for n, name in enumerate(NAMES, 1))
    return around.format(said)


WORDS = "<p>Rye, {n}.</p>"
DAY = "<div class=c-date><span>2012</span> May {n}</div>"


@pytest.mark.parametrize("pattern", [
    f"<div id=comment-{{n}}><blockquote>{WORDS}</blockquote><small>{{name}} added these words on May {{n}}, 2012 at 8:0{{n}} am</small></div>",
    f'<div id=comment-{{n}}><div class=c-body>{DAY}<div class=c-head>{{name}} <a href="#comment-{{n}}">permalink</a></div>{WORDS}</div></div>',
    f'<div class=vcard id=comment-{{n}}><div class=visitor>{{name}}<div><a href="#">Reply</a> 5/{{n}}/2012 8:00:10 AM</div></div>{WORDS}</div>',
    f'<li id=comment-{{n}}><p>{{name}} (<a href="#comment-{{n}}">May {{n}}, 2012</a>)</p><div class=message>{WORDS}</div></li>',
    f"<li id=comment-{{n}}>{{name}} on May {{n}}, 2012 8:0{{n}} am<div class=commenttext>{WORDS}</div></li>",
])
def test_what_stands_around_linked_names_tells_the_bare_ones(read_thread, pattern):
    comments = read_thread(page(pattern)).comments
    assert [(c.author, c.published[:10], c.body) for c in comments] == [
        (name, f"2012-05-0{n}", f"Rye, {n}.") for n, name in enumerate(NAMES, 1)]


def test_a_name_that_is_a_buttons_word_where_the_others_names_stand(read_thread):
    pattern = "<div class=comment id=comment-{n}><h3 class=mt-2>{n}</h3><h4 class=mt-4>May {n}, 2012</h4><p>Rye, {n}.</p></div>"
    names = ["Ann", "Gast", "Cleo", "Ben"]
    said = "".join(pattern.replace("<h3 class=mt-2>{n}", f"<h3 class=mt-2>{name}").format(n=n) for n, name in enumerate(names, 1))
    assert [c.author for c in read_thread(f"<section><h2>4 comments</h2>{said}</section>").comments] == names


def test_what_a_reader_links_to_is_no_name(read_thread):
    said = "".join(
        f"<li id=comment-{n} class=comment><cite class=fn>{name}</cite> <small>May {n}, 2012</small><p>Rye it is, all summer and winter.</p>"
        f'<p><a href="https://e.example/">{words}</a></p></li>'
        for n, (name, words) in enumerate((("Ann", "Rye."), ("Author", "Does anybody know where to get good rye?")), 1))
    assert [c.author for c in read_thread(f"<ol class=commentlist>{said}</ol>").comments] == ["Ann", "Author"]


def test_a_word_before_all_names_is_none_of_them(read_thread):
    said = "<li id=comment-{n}><p class=commentheader><b>Di {name}</b>, {n} maggio 2012 @ 10:0{n}</p><p>Pane {n}.</p></li>"
    read = lambda names: [c.author for c in read_thread(  # noqa: E731
        f"<ul class=commentlist>{''.join(said.format(n=n, name=name) for n, name in enumerate(names, 1))}</ul>", language="it").comments]
    assert read(["Anna", "Beppe", "Carla"]) == ["Anna", "Beppe", "Carla"]
    assert read(["Anna"]) == ["Di Anna"]


def test_a_name_before_a_word_that_says_so_and_a_comma(read_thread):
    said = "".join(
        f"<div class=com id=comment-{n}><div>{name} dijo, <br>{n} mayo 2012<br><br><p>Pan {n}.</p></div></div>"
        for n, name in ((1, "Ana"), (2, "Luis")))
    comments = read_thread(said, language="es").comments
    assert [(c.author, c.published, c.body) for c in comments] == [("Ana", "2012-05-01", "Pan 1."), ("Luis", "2012-05-02", "Pan 2.")]
