"""Links to the home page of a site, or of a blog in a folder, which may say its name."""

from __future__ import annotations

from urllib.parse import urlsplit

from flipscrape.fields.look.reading import Reading
from flipscrape.markup.addresses import absolute, host
from flipscrape.markup.text import fold

INDEX = "index.html"
MOST, FEW = 0.8, 3  # of the links of a page to its site: the share, and the number, that does not yet tell the folder of a blog


def called_home(reading: Reading, names: set[str]) -> set[str]:
    """Those of the folded ``names`` that are the text of a link to the home page."""
    return names & reading.layout.once("names of links home", lambda: _names_of_links_home(reading)) if names else set()


def is_name_of_folder(reading: Reading, name: str) -> bool:
    """Whether the folded ``name`` is the text of a link to the home of a blog in a folder: it lies above the page, and most of its links below it.

    The folder of a post holds a few of its page's links: those to its further pages.
    """
    outline, page = reading.page.outline, reading.page
    links = [(i, outline.attributes[i].get("href")) for i in outline.by_tag.get("a", ())]
    folders = {_folder(link, reading) or "" for i, link in links if fold(outline.line(i)) == name and is_above(link, reading)}
    if not folders:
        return False
    addresses = {full.partition("#")[0] for _, link in links if (full := absolute(link, page.base))}
    own = {address for address in addresses if host(address) == host(page.url)} - {page.url}
    return any(sum(address.startswith(folder) for address in own) > max(MOST * len(own), FEW) for folder in folders)


def is_home(address: str | None, reading: Reading) -> bool:
    """Whether an address leads to the home page of a site."""
    full = _folder(address, reading)
    return full is not None and urlsplit(full).path in ("", "/") and not urlsplit(full).query


def is_above(address: str | None, reading: Reading) -> bool:
    """Whether an address is a folder, of this site, that the page lies in."""
    full = _folder(address, reading)
    return full is not None and full.endswith("/") and (reading.page.url or "").startswith(full) and reading.page.url != full


def _names_of_links_home(reading: Reading) -> set[str]:
    outline = reading.page.outline
    links = ((i, outline.attributes[i].get("href")) for i in outline.by_tag.get("a", ()))
    return {fold(outline.line(i)) for i, address in links if _may_be_home(address) and is_home(address, reading)} - {""}


def _folder(address: str | None, reading: Reading) -> str | None:
    """The whole address, of a folder where it names the folder's own page, as pages that are read from a disk do (Sphinx)."""
    full = absolute(address, reading.page.base)
    return full.removesuffix(INDEX) if full is not None and full.endswith("/" + INDEX) else full


def _may_be_home(address: str | None) -> bool:
    """Whether an address can lead to the home page, told without resolving it."""
    short = (address or "").removesuffix(INDEX)
    return address is not None and (not short.strip("./") or ("//" in short and short.rstrip("/").count("/") == 2))
