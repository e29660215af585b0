"""How long a record takes, against lxml's parse alone, and where the time goes.

    python benchmarks/extract_speed.py PAGES [--limit N]

PAGES: a folder of pages (.html, .htm, .gz), searched through to the bottom. Prints milliseconds of processor time a page.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lxml import html as lxml_html

from flipscrape import extract
from flipscrape.comments import find_thread
from flipscrape.content import find_content
from flipscrape.errors import ExtractionError
from flipscrape.evidence import gather
from flipscrape.fields import FIELDS, Reading
from flipscrape.fields.look.layout import lay_out
from flipscrape.markup.decode import decode
from flipscrape.markup.parse import parse
from flipscrape.page import read_page
from flipscrape.platforms import recognise
from flipscrape.trace import Trace

T = TypeVar("T")
ENDINGS = (".html", ".htm", ".gz")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    args = parser.parse_args()
    paths = sorted(path for path in args.pages.rglob("*") if path.suffix in ENDINGS)
    paths = paths[::max(1, len(paths) // args.limit)]
    pages = [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in paths]
    clock = Clock()
    for page in pages:
        try:
            look(page, clock)
        except ExtractionError:
            continue
    spent = {name: 1000 * seconds / len(pages) for name, seconds in clock.seconds.items()}
    spent["  the rest"] = spent["extract"] - sum(ms for name, ms in spent.items() if name.startswith(" "))
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1024:.0f} KiB each")
    for name, ms in spent.items():
        print(f"{name:<12} {ms:7.2f} ms {ms / spent['lxml parse']:6.2f} x")


class Clock:
    """Processor time by name, summed up."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def time(self, name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        done = work()
        self.seconds[name] += time.process_time() - start
        return done


def look(data: bytes, clock: Clock) -> None:
    """Time one page: lxml alone, the whole record, and each stage of it once more.

    The rest is what a stage costs above that at the first sight of a page's words, and the memory given back.
    """
    gc.collect(0)
    clock.time("lxml parse", lambda: [element.tag for element in lxml_html.document_fromstring(data).iter()])
    clock.time("extract", lambda: extract(data))
    decoded = clock.time("  decode", lambda: decode(data))
    lines = clock.time("  outline", lambda: parse(decoded.data))
    clock.time("  evidence", lambda: gather(lines, None, data=decoded.data))
    page, trace = read_page(data), Trace()
    platform = clock.time("  platform", lambda: recognise(page))
    thread = clock.time("  comments", lambda: find_thread(page, trace))
    content = clock.time("  content", lambda: find_content(page, platform, thread.places, None, trace))
    layout = lay_out(page.outline, content.root, content.cut, thread.places)
    reading = Reading(page=page, platform=platform, content=content, thread=thread, announced=None, listed=None, trace=trace, layout=layout)
    clock.time("  fields", lambda: [find(reading) for find in FIELDS.values()])


if __name__ == "__main__":
    main()
