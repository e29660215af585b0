"""Boxes of other posts, of readers' latest words, and of sidebars, told by their headings or what they hold: themes give them any class, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.markup.text import fold


def _titles(text: str) -> frozenset[str]:
    """All that a heading says, folded."""
    return frozenset(map(fold, text.replace("\n", ",").split(","))) - {""}


LATEST_COMMENTS = _titles("""
recent comments, latest comments, new comments, commentaires récents, derniers commentaires, neueste kommentare, neue kommentare, letzte kommentare
aktuelle kommentare, comentarios recientes, últimos comentarios, comentários recentes, commenti recenti, ultimi commenti, recente reacties
laatste reacties, ostatnie komentarze, najnowsze komentarze, свежие комментарии, последние комментарии, son yorumlar, 最近のコメント, 最新コメント
近期评论, 最新评论, 최근 댓글, أحدث التعليقات
""")
OTHER_POSTS = _titles("""
you may also like, you might also like, vous aimerez aussi, das könnte dich auch interessieren, das könnte sie auch interessieren
también te puede interesar, potrebbe interessarti anche, ti potrebbe interessare anche, você também pode gostar, também pode interessar
misschien vind je dit ook leuk, to może cię zainteresować, może cię zainteresować, вам может понравиться, вам также может понравиться
du kanske också gillar, du vil måske også synes om, mohlo by se vám líbit, bunları da beğenebilirsiniz, ilginizi çekebilir, こちらもおすすめ
你可能也喜欢, 您可能還喜歡, 이런 글은 어떠세요
""")
# What stands above an advertisement within a text, alone in its block, in dashes or brackets at the most.
ADVERTISING = _titles("""
advertisement, advertisements, advertising, advertisement continue reading below, sponsored, anzeige, werbung, publicité, publicidad, publicidade
pubblicità, advertentie, annonce, reklam, reklama, mainos, реклама, διαφήμιση, 広告, スポンサーリンク, 广告, 廣告, 광고, إعلان, פרסומת
""")
ADVERTISING_BEGINS = frozenset(title.split()[0] for title in ADVERTISING)
LONGEST_TITLE = 50  # characters
LEAST = 2  # links
LEAST_BOXES, LEAST_OF_LINKS = 3, 2  # of a sidebar
SHORTEST_MONTH, LONGEST_MONTH = 28, 31  # days
MOST_CELLS, MOST_IN_CALENDAR = 60, 300  # cells, and characters


def is_advertising(text: str) -> bool:
    """Whether all that a block says is that an advertisement follows."""
    if len(text) > LONGEST_TITLE or not (words := text.strip("-–—•|[]() ").split(maxsplit=1)):
        return False
    return words[0].rstrip(":").casefold() in ADVERTISING_BEGINS and fold(text) in ADVERTISING


def boxes(outline: Outline, titles: frozenset[str]) -> Iterator[int]:
    """What stands behind headings with such titles, with two links at least: the element right after each, or the box that it opens."""
    for tag in HEADINGS:
        for i in outline.by_tag.get(tag, ()):
            if outline.chars(i) <= LONGEST_TITLE and fold(outline.line(i)) in titles:
                box = _box(outline, i)
                if len(outline.within("a", box)) >= LEAST:
                    yield box


def sidebar_boxes(outline: Outline) -> Iterator[int]:
    """The boxes of sidebars that no name tells: several side by side, made alike, each under a heading, and more than one of them mostly links."""
    rows: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    for tag in HEADINGS:
        for i in outline.by_tag.get(tag, ()):
            box = outline.parents[i]
            if box == i - 1 and box > 0 and (kind := next(iter(outline.hints[box].split()), "")):
                rows[outline.parents[box], outline.tags[box], kind].append(box)
    for row in rows.values():
        if len(row) >= LEAST_BOXES and sum(2 * outline.link_chars(i) > outline.chars(i) for i in row) >= LEAST_OF_LINKS:
            yield from row


def calendars(outline: Outline) -> Iterator[int]:
    """Tables of the days of a month, whose other cells are empty: what archives begin with in sidebars (WordPress, ikiwiki)."""
    for i in outline.by_tag.get("table", ()):
        cells = outline.within("td", i)
        if SHORTEST_MONTH <= len(cells) <= MOST_CELLS and outline.chars(i) <= MOST_IN_CALENDAR:
            days = [line for cell in cells if (line := outline.line(cell)).isdecimal()]
            if SHORTEST_MONTH <= len(days) <= LONGEST_MONTH and days == [str(k + 1) for k in range(len(days))]:
                yield i


def _box(outline: Outline, heading: int) -> int:
    """The element around a heading that begins with it and holds no other heading of its rank or above, else what follows it."""
    parent = outline.parents[heading]
    ranks = [tag for tag in HEADINGS if tag <= outline.tags[heading]]
    begins = parent > 0 and outline.lengths[outline.first[parent]] == outline.lengths[outline.first[heading]]
    if begins and not any(j != heading for tag in ranks for j in outline.within(tag, parent)):
        return parent
    return outline.ends[heading] if outline.ends[heading] < outline.ends[parent] else heading
