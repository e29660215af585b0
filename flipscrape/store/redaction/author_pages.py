"""Names in addresses: author pages (/author/jane-doe/, ?author_name=jane-doe), and the classes that WordPress names after people.

Addresses of archived posts stay as they are, whatever is in them: they are what is cited, and what links lead to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from flipscrape.store.values.hashes import bare_address

# Words before a name in an address; a name of one word counts behind one of them alone.
FOLDERS = frozenset("author authors autor autores autoren auteur auteurs autore autori by writer user users profile people members team".split())
KEYS = frozenset(("author", "author_name", "autor", "user", "username"))
# What may follow a name: the further pages and the feed of an author page.
FURTHER = re.compile(r"(?:/page/\d+|/feed(?:/\w+)?)?/?$")
SUFFIX = re.compile(r"\.(?:html?|php)$", re.IGNORECASE)
CLASS = re.compile(r"(?<![\w-])((?:comment-author|author|user|bypostauthor)-)([\w%.-]+)")
# Letters that NFKD leaves whole, as WordPress writes them in slugs (remove_accents).
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
APOSTROPHES = re.compile("['\u2019`\u00b4]")


class AuthorPages:
    """Replaces names in addresses by others. ``posts``: addresses of archived posts, in the form of ``bare_address``."""

    def __init__(self, names: Mapping[str, str], posts: Collection[str] = ()) -> None:
        self._posts = posts
        self._others = {form: "-".join(re.findall(r"\w+", other.lower())) for name, other in names.items() for form in _forms(name)}
        self._several = {form for name in names if len(re.findall(r"\w+", name)) > 1 for form in _forms(name)}

    def in_address(self, address: str) -> str:
        """An address, whole or a path."""
        if not self._others:
            return address
        path, query_mark, query = address.partition("?")
        pairs = [self._in_pair(pair) for pair in query.split("&")]
        other = self._in_path(path) + query_mark + "&".join(pairs)
        return address if other == address or bare_address(address) in self._posts else other

    def in_class(self, value: str) -> str:
        """The value of a class attribute."""
        return CLASS.sub(lambda found: found[1] + (self._other(found[2], known=True) or found[2]), value) if self._others else value

    def _in_path(self, path: str) -> str:
        further = FURTHER.search(path)
        assert further is not None
        before, slash, name = path[: further.start()].rpartition("/")
        suffix = SUFFIX.search(name)
        bare = name[: suffix.start()] if suffix else name
        other = self._other(bare, known=before.rpartition("/")[2].lower() in FOLDERS) if slash else None
        return path if other is None else f"{before}/{other}{name[len(bare) :]}{further[0]}"

    def _in_pair(self, pair: str) -> str:
        key, mark, value = pair.partition("=")
        other = self._other(value, known=key.lower() in KEYS)
        return f"{key}{mark}{other}" if other else pair

    def _other(self, form: str, *, known: bool) -> str | None:
        folded = unquote(form).lower().replace("+", " ")
        return self._others.get(folded) if known or folded in self._several else None


def _forms(name: str) -> Iterator[str]:
    """What stands for a name in addresses: its words in small letters, with and without accents, joined as engines join them."""
    plain = APOSTROPHES.sub("", name.lower())
    spelled = {plain, _without_accents(plain.translate(LETTERS)), _without_accents(plain.translate(UMLAUTS).translate(LETTERS))}
    for one in spelled:
        words = re.findall(r"\w+", one)
        if words:
            yield from (joint.join(words) for joint in ("-", "_", ".", " ", ""))


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
