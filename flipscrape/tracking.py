"""Query keys of addresses that tell of the reader, and nothing of the page: where it was found, and whose session it is."""

from __future__ import annotations

import re

TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hsenc|_hsmi|ref_src|spref|share|nb)$", re.IGNORECASE)
SESSION = re.compile(r"^(phpsessid|jsessionid|sid|session_?id|aspsessionid\w*|cfid|cftoken)$", re.IGNORECASE)


def of_the_page(query: str) -> str:
    """The query of an address without such keys and without empty pairs."""
    kept = [pair for pair in query.split("&") if pair and not TRACKING.match(key := pair.partition("=")[0]) and not SESSION.match(key)]
    return "&".join(kept)
