"""Comments that only a line over each tells, as boards and old engines have them."""

from __future__ import annotations

IN_A_DIV = "<div><h3>#{n} Kommentar von <img src=de.png title=Germany> {name}</h3>0{n}. März 2004, 16:1{n}<p>Roggen, {n}.</p></div>"
IN_A_TABLE = (
    '<table><tr><td class=title><div>#{n} von <a href="?id={n}"><b>{name}</b></a> <i>0{n}.03.2004 - 16:1{n}</i></div></td></tr><tr><td></td></tr>'
    '<tr><td><table><tr><td>[ <a href="#">zitieren</a> ]</td></tr><tr><td><hr><div>Roggen, {n}.</div></td></tr></table></td></tr></table>')


def said(thread):
    return [(c.author, c.published and c.published[:10], c.body) for c in thread.comments]


def test_a_line_that_says_who_and_which(read_thread):
    for pattern in (IN_A_DIV, IN_A_TABLE):
        three = "".join(pattern.format(n=n, name=name) for n, name in ((1, "Ann"), (2, "tObIas Vx"), (3, "Frau Low")))
        assert said(read_thread(f"<div><div>Kommentare</div>{three}</div>", language="de")) == [
            ("Ann", "2004-03-01", "Roggen, 1."), ("tObIas Vx", "2004-03-02", "Roggen, 2."), ("Frau Low", "2004-03-03", "Roggen, 3.")]
        lone = read_thread(f"<div><div>Kommentare</div>{pattern.format(n=1, name='Ann')}</div>", language="de")
        assert said(lone) == [("Ann", "2004-03-01", "Roggen, 1.")]


def test_a_number_and_a_name_in_the_text_are_none(read_thread):
    assert not read_thread("<h2>#1 by Low</h2><p>A second book on rye.</p><h2>#7 by Marsh</h2><p>And a third.</p>").comments
    assert not read_thread("<div><h2>#1 by Low</h2><p>A book on rye.</p></div><div><h2>#2 by Marsh</h2><p>And a second.</p></div>").comments
    assert not read_thread("<div><p>#3 by Ann was my favourite of all the breads.</p><p>It is made of rye.</p></div>").comments
