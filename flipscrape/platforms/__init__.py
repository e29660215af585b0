"""Blog engines, one a file. A new one: its file, and its line in PLATFORMS."""

from __future__ import annotations

from flipscrape.page import Page
from flipscrape.platforms.ablog import ABLOG
from flipscrape.platforms.blogger import BLOGGER
from flipscrape.platforms.docusaurus import DOCUSAURUS
from flipscrape.platforms.drupal import DRUPAL
from flipscrape.platforms.ghost import GHOST
from flipscrape.platforms.hexo import HEXO
from flipscrape.platforms.hugo import HUGO
from flipscrape.platforms.ikiwiki import IKIWIKI
from flipscrape.platforms.jekyll import JEKYLL
from flipscrape.platforms.joomla import JOOMLA
from flipscrape.platforms.mkdocs import MKDOCS
from flipscrape.platforms.nikola import NIKOLA
from flipscrape.platforms.org import ORG
from flipscrape.platforms.pelican import PELICAN
from flipscrape.platforms.rules import GENERIC, Platform
from flipscrape.platforms.spip import SPIP
from flipscrape.platforms.substack import SUBSTACK
from flipscrape.platforms.typo3 import TYPO3
from flipscrape.platforms.vuepress import VUEPRESS
from flipscrape.platforms.wordpress import WORDPRESS

PLATFORMS: tuple[Platform, ...] = (
    SUBSTACK,  # before WordPress, whose single-post it has, too
    WORDPRESS,
    BLOGGER,
    GHOST,
    DRUPAL,
    JOOMLA,
    TYPO3,
    SPIP,
    HEXO,
    HUGO,
    JEKYLL,
    NIKOLA,
    PELICAN,
    DOCUSAURUS,
    MKDOCS,
    ABLOG,
    VUEPRESS,
    ORG,
    IKIWIKI,
)

__all__ = ["GENERIC", "PLATFORMS", "Platform", "recognise"]


def recognise(page: Page) -> Platform:
    """The engine that made the page: by its generator, else by tokens that only it uses; GENERIC where neither tells."""
    generators = [value.lower() for value in page.evidence.meta.values.get("generator", ())]
    for platform in PLATFORMS:
        if platform.generators and any(value.startswith(platform.generators) for value in generators):
            return platform
    for platform in PLATFORMS:
        if not platform.marks.isdisjoint(page.outline.by_token):
            return platform
    return GENERIC
