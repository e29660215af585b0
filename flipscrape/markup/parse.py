"""UTF-8 to an lxml tree without comments and processing instructions."""

from __future__ import annotations

from lxml import etree

from flipscrape.errors import NotAPage


def parse(data: bytes) -> etree._Element:
    """Parse a page's UTF-8 bytes. The tree may be any shape, html and body elements are not promised.

    Raises NotAPage where libxml2 finds nothing at all. libxml2 keeps at most about 2,000 levels with ``huge_tree``.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError as error:
        raise NotAPage(f"there is no HTML in it: {error}") from error
    except etree.XMLSyntaxError as error:
        raise NotAPage(f"it cannot be read as HTML: {error}") from error
    if root is None:
        raise NotAPage("there is no HTML in it")
    return root
