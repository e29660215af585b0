"""What class and id tokens name: a post's title, an author, the site, what stands apart from the post."""

from __future__ import annotations

import re
from functools import lru_cache

# What themes call a post in the names of its parts, whose footer is its own: 'post-footer', in BEM 'post__footer'.
_NOT_OWN = "".join(f"(?<!{name})(?<!{name}_)" for name in ("entry", "post", "article", "content", "single", "story"))
# Each is searched in one token with a space at both ends. Microformats' p-name, p-author and entry-title are among them.
KINDS = {
    "apart": re.compile(
        rf"(?:(?<!elementor)[ _-]widgets?|{_NOT_OWN}[ _-]footer|[ _-](?:sidebar|aside|related|nav|navbar"
        r"|navigation|(?:main|sub|top|side)?menu|menu(?:bar|container)|footer(?:column|info|links|nav)|breadcrumbs?|recent|popular|trending"
        r"|newsletter|subscribe|modal|popup|recommend(?:ed|ations?)?|teaser|carousel|slider|promo|similar|upnext|yarpp|jp-relatedposts|outbrain"
        r"|taboola|cookie))[ s_-]"
    ),
    "author": re.compile(
        r"[ _-](?:author|authors|byline|bylines|by|autor|autoren|auteur|auteurs|autore|autori|writer|contributor|creator|vcard|fn|redakteur"
        r"|reporter|p-author)(?:[ _-]|s |name)"
        r"|author(?:s|name)?[ _-]|byline"
    ),
    "title": re.compile(
        r" (?:entry|post|article|page|story|blog|news|single|content|main|item)[-_]{0,2}(?:entry|post|main)?[-_]{0,2}(?:title|headline|heading)[ _-]"
        r"| p-name "
    ),
    "site": re.compile(r"[ _-](?:site|logo|brand|branding|blog-?title|masthead)[ _-]"),
}
# Without one of these a token names nothing; far cheaper to see than the patterns.
STEMS = frozenset(
    "widget widgets footer sidebar aside related nav navbar navigation menu breadcrumb breadcrumbs recent popular trending newsletter subscribe modal"
    " popup recommended recommendation recommendations teaser teasers carousel slider promo similar upnext yarpp relatedposts outbrain taboola cookie"
    " mainmenu submenu topmenu sidemenu menubar menucontainer footercolumn footerinfo footerlinks footernav recommend"
    " footers sidebars asides navs navbars navigations menus newsletters modals popups carousels sliders promos cookies"
    " by autor autoren auteur auteurs autore autori writer writers contributor contributors creator creators vcard vcards fn fns redakteur redakteurs"
    " reporter reporters autors autorens autores writername reportername creatorname contributorname autorname auteurname fnname"
    " name site logo brand branding blogtitle blog masthead".split()
)


@lru_cache(maxsize=4096)
def kinds(token: str) -> tuple[str, ...]:
    """What a class or id token names, in lower case. Sites share their tokens, so answers are kept."""
    told = "author" in token or "byline" in token or "title" in token or "head" in token
    if not told and STEMS.isdisjoint(token.replace("_", "-").split("-")):
        return ()
    spaced = f" {token} "
    return tuple(kind for kind, pattern in KINDS.items() if pattern.search(spaced))


def kinds_of(hint: str) -> tuple[str, ...]:
    """What the tokens of a class and id (as in Outline.hints) name, all together."""
    return tuple(kind for token in hint.split() for kind in kinds(token))
