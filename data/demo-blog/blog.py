"""The demo blog's posts: read from posts.txt, and what an archive of them must hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("posts.txt")
NAME = "Salt & Timetables"
TAGLINE = "Notes from small ports and the lines that lead to them"
LANGUAGE = "en-GB"
COMMENTS_A_PAGE = 5  # threads, as WordPress counts: an answer goes where its thread is
PAGE_BREAK = "---page---"
INLINE = re.compile(r"\*(?P<em>[^*]+)\*|\[(?P<text>[^\]]+)\]\((?P<url>[^)]+)\)")
SUMMER = range(4, 11)

WEATHER = ("Rain until noon", "A dry east wind", "Glass calm", "Haze over the islands", "Short steep waves", "Sun, and no shade on deck", "Low cloud")
BOATS = ("the old boat with the patched funnel", "the relief boat", "the small boat, because the big one was at the yard", "the freight boat, by favour")
PEOPLE = ("a woman with a cello", "two surveyors who did not speak to each other", "a boy selling plums", "the vicar and his goat", "nobody at all",
          "a choir on its way home", "the same man as yesterday", "a bride without a groom", "three inspectors of something", "a sleeping dog with a ticket")
ENDINGS = ("We were four minutes late and no one looked up.", "I wrote this on the ramp.", "The soup was lentil.", "I forgot my hat and got it back at the next pier.",
           "The mate has begun to nod at me.", "There is a seal at the second buoy.")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A comment or pingback. ``parent`` is the number of the comment that it answers."""

    id: int
    parent: int | None
    author: str
    url: str | None
    date: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Post:
    """One post as its author typed it; ``blocks`` are stretches of posts.txt between blank lines."""

    number: int
    slug: str
    title: str
    authors: list[str]
    date: str
    modified: str | None
    categories: list[str]
    tags: list[str]
    image: str | None
    excerpt: str
    blocks: list[str]
    remarks: list[Remark] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"/{self.date[:4]}/{self.date[5:7]}/{self.slug}/"

    @property
    def parts(self) -> list[list[str]]:
        """The blocks of each of its pages."""
        parts: list[list[str]] = [[]]
        for block in self.blocks:
            if block == PAGE_BREAK:
                parts.append([])
            else:
                parts[-1].append(block)
        return parts

    def comment_pages(self) -> list[list[Remark]]:
        """The remarks of each page of the thread, oldest first, whole threads together."""
        tops = [remark for remark in self.remarks if remark.parent is None]
        return [[one for top in tops[i:i + COMMENTS_A_PAGE] for one in self.family(top)] for i in range(0, len(tops), COMMENTS_A_PAGE)]

    def family(self, remark: Remark) -> Iterator[Remark]:
        """The remark and all its answers, as a thread shows them."""
        yield remark
        for other in self.remarks:
            if other.parent == remark.id:
                yield from self.family(other)


def read_posts() -> list[Post]:
    """All posts, oldest first."""
    texts = SOURCE.read_text(encoding="utf-8").split("@post ")[1:]
    return [_post(number, text) for number, text in enumerate(texts, 1)]


def slug_of(name: str) -> str:
    """A name as WordPress puts it into an address."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("’", "")).strip("-")


def plain(text: str) -> str:
    """Typed text as a reader sees it."""
    return INLINE.sub(lambda found: found["em"] or found["text"], text)


def record(post: Post) -> dict[str, Any]:
    """What an archive must hold of ``post``. Addresses begin at the blog's root."""
    return {
        "url": post.path, "title": post.title, "authors": post.authors, "published": post.date, "modified": post.modified,
        "categories": post.categories, "tags": post.tags, "language": LANGUAGE, "description": post.excerpt, "site_name": NAME,
        "canonical_url": post.path, "image": f"/wp-content/uploads/{post.image}" if post.image else None,
        "body": "\n\n".join(_block_text(block) for block in post.blocks if block != PAGE_BREAK),
        "comments": [_comment(post, remark) for page in post.comment_pages() for remark in page],
    }


def _comment(post: Post, remark: Remark) -> dict[str, Any]:
    kind = "pingback" if remark.date is None else "comment"
    return {
        "id": str(remark.id), "parent": str(remark.parent) if remark.parent else None, "kind": kind, "author": remark.author,
        "author_url": remark.url, "published": remark.date, "body": "" if kind == "pingback" else plain(remark.text), "url": comment_path(post, remark),
    }


def comment_path(post: Post, remark: Remark) -> str:
    """The address of a comment: its page of the thread, and its id."""
    pages = post.comment_pages()
    number = next(i for i, page in enumerate(pages, 1) if remark in page)
    return f"{post.path}{f'comment-page-{number}/' if len(pages) > 1 else ''}#comment-{remark.id}"


def _block_text(block: str) -> str:
    lines = block.split("\n")
    if block.startswith("```"):
        return "\n".join(lines[1:-1])
    if block.startswith("| "):
        return "\n".join("\t".join(cell.strip() for cell in line.strip("| ").split("|")) for line in lines)
    if block.startswith("!"):
        return block.split("|")[2]
    return "\n".join(plain(re.sub(r"^(?:## |> |- )", "", line)) for line in lines)


def _post(number: int, text: str) -> Post:
    text, _, remarks = text.partition("\n@comments\n")
    head, _, body = text.strip().partition("\n\n")
    slug, *lines = head.split("\n")
    values = dict(line.split(": ", 1) for line in lines)
    listed = {name: [one.strip() for one in values.get(name, "").split(";") if one.strip()] for name in ("author", "categories", "tags")}
    return Post(
        number=number, slug=slug_of(slug), title=values["title"], authors=listed["author"], date=_zoned(values["date"]),
        modified=_zoned(values["modified"]) if "modified" in values else None, categories=listed["categories"], tags=listed["tags"],
        image=values.get("image"), excerpt=values["excerpt"], blocks=[*_blocks(body), *_logbook(int(values.get("long", 0)))],
        remarks=[_remark(part) for part in re.split(r"\n\n(?=\d+ \| )", remarks.strip()) if part],
    )


def _blocks(body: str) -> list[str]:
    """Parted at blank lines, but for those of code."""
    blocks: list[str] = []
    for part in body.strip().split("\n\n"):
        if blocks and blocks[-1].startswith("```") and not blocks[-1].endswith("\n```"):
            blocks[-1] += f"\n\n{part}"
        else:
            blocks.append(part)
    return blocks


def _remark(text: str) -> Remark:
    head, _, words = text.partition("\n")
    number, parent, author, url, date = (part.strip() for part in head.split(" | "))
    return Remark(id=int(number), parent=None if parent == "-" else int(parent), author=words if date == "pingback" else author,
                  url=None if url == "-" else url, date=None if date == "pingback" else _zoned(date), text=words)


def _zoned(date: str) -> str:
    return f"{date}+0{2 if int(date[5:7]) in SUMMER else 1}:00"


def _logbook(days: int) -> Iterator[str]:
    for day in range(1, days + 1):
        weather, boat = WEATHER[day * 5 % len(WEATHER)], BOATS[day * 3 % len(BOATS)]
        person, ending = PEOPLE[day * 7 % len(PEOPLE)], ENDINGS[day * 11 % len(ENDINGS)]
        yield f"Day {day}. {weather}. I took {boat}, and with me on the bench sat {person}. {ending}"
