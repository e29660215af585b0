"""A body's HTML as Markdown: CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), with the tables of GitHub's dialect."""

from __future__ import annotations

import re
from textwrap import indent

from lxml import etree

from flipscrape.exports.tidy import tidy

MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~"}
# What would be read as markup anywhere in a line; an underscore only where a word begins or ends.
ESCAPED = re.compile(r"[\\`*\[\]~|]|(?<!\w)_|_(?!\w)|<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
# What would be read as markup at the beginning of a line: heading, list, quote, rule, numbered list.
LINE_START = re.compile(r"^([ \t]*)([#+>=-])|^([ \t]*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
# Stands for a line break until its block is whole.
BREAK = "\ue000"
SPACE = f" {BREAK}"
CLOSING = re.compile(r"((?<= )|^)(#)(?=#*$)")  # what would be read as a heading's end
PARENTHESES = re.compile(r"[()]")
HOLDING = ("p", "h2", "h3", "h4", "h5", "h6", "pre")  # all elements of a tidy text that hold words themselves
BAR = re.compile(r"(?<!\\)\|")
FENCES = re.compile(r"`+")


def to_markdown(html: str, text: str = "") -> str:
    """``html`` as Markdown without a last line end; where it is empty, the paragraphs of ``text``."""
    blocks = _blocks(tidy(html))
    return blocks or "\n\n".join(_escaped_lines(paragraph.strip()) for paragraph in text.split("\n\n") if paragraph.strip())


def _blocks(parent: etree._Element) -> str:
    return "\n\n".join(filter(None, map(_block, parent)))


def _block(element: etree._Element) -> str:
    tag = str(element.tag)
    if tag == "pre":
        return _fenced(element.text or "")
    if tag == "hr":
        return "---"
    if tag == "blockquote":
        return indent(_blocks(element), "> ", lambda _: True).replace("> \n", ">\n")
    if tag in ("ul", "ol"):
        return _list(element)
    if tag == "table":
        return _table(element)
    content = LINE_START.sub(_escape_start, _inline(element).strip(SPACE).replace(BREAK, "\\\n"))
    if tag.startswith("h") and content:
        line = " ".join(_inline(element).replace(BREAK, " ").split())
        return f"{'#' * int(tag[1])} {CLOSING.sub(_escape_start, line)}"
    return content


def _fenced(text: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in FENCES.findall(text)), 3)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"


def _list(element: etree._Element) -> str:
    first = int(element.get("start", "1")[:9])
    items = []
    for number, item in enumerate(element, first):
        mark = f"{number}. " if element.tag == "ol" else "- "
        items.append(mark + indent(_blocks(item), " " * len(mark)).lstrip())
    loose = any(len(item) > 1 and item[1].tag not in ("ul", "ol") for item in element)
    return ("\n\n" if loose else "\n").join(items)


def _table(element: etree._Element) -> str:
    rows = [[_cell(cell) for cell in row] for row in element]
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _cell(cell: etree._Element) -> str:
    """All of a cell in one line, its lists and quotations too; a bar would part it, in code as well (GFM, 4.10)."""
    line = " ".join(" ".join(_inline(block).replace(BREAK, " ") for block in cell.iter(*HOLDING)).split())
    return BAR.sub(r"\\|", line)


def _inline(element: etree._Element) -> str:
    made = _escaped(element.text)
    for child in element:
        tail = _escaped(child.tail)
        made += _marked(child, made[-1:], tail[:1] or ("" if child.getnext() is None else "x")) + tail
    return made


def _marked(element: etree._Element, preceding: str, following: str) -> str:
    tag = str(element.tag)
    if tag == "br":
        return BREAK
    if tag in ("code", "kbd", "samp"):
        text = " ".join(str(etree.tostring(element, method="text", encoding="unicode", with_tail=False)).split())
        return f"<code>{_escaped(text)}</code>" if preceding == "`" else _code(text)
    content = _inline(element)
    inner = content.strip(SPACE)
    if not inner:
        return content
    before, after = content[: len(content) - len(content.lstrip(SPACE))], content[len(content.rstrip(SPACE)) :]
    if tag == "a":
        href = str(element.get("href"))
        return f"{before}[{inner}]({f'<{href}>' if PARENTHESES.search(href) else href}){after}"
    mark = MARKS.get(tag, "")
    if mark and not (_flanks(inner[0], (preceding + before)[-1:]) and _flanks(inner[-1], (after + following)[:1])):
        return f"{before}<{tag}>{inner}</{tag}>{after}"
    return f"{before}{mark}{inner}{mark}{after}"


def _flanks(inside: str, outside: str) -> bool:
    """Whether a mark between both is read as one (CommonMark 6.2, delimiter runs), and cannot run into another."""
    return outside not in ("*", "~") and (inside.isalnum() or not outside.isalnum())


def _code(text: str) -> str:
    if not text:
        return ""
    fence = "`" * (1 + max((len(run) for run in FENCES.findall(text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _escaped(text: str | None) -> str:
    return ESCAPED.sub(r"\\\g<0>", re.sub(r"\s+", " ", text or ""))


def _escaped_lines(text: str) -> str:
    return LINE_START.sub(_escape_start, "\n".join(map(_escaped, text.split("\n"))))


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"
