"""What the pages judged so far teach about the next: shapes, templates, ways of linking, and whether posts are dated."""

from __future__ import annotations

from collections import Counter

from flipscrape.discovery.judging.judgement import Case, Source, has_page_name
from flipscrape.discovery.judging.known import Known
from flipscrape.discovery.judging.learning import ENOUGH, Shapes, Templates
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.statement import Role
from flipscrape.model import AddressKind

# A page that weighs this much is taken for a post, or for none, while others like it are judged.
LIKELY = 1.0
# Posts are dated as a rule where this share of them is.
DATED = 0.8


class Experience:
    """Grows with each page; a copy of it can be told guesses without harm."""

    def __init__(self) -> None:
        self._shapes, self._templates = Shapes(), Templates()
        self._path_posts: Counter[int] = Counter()
        self._path_others: Counter[int] = Counter()
        self._path_open: Counter[int] = Counter()
        self._dated = {True: 0, False: 0}

    def case(self, mine: Known, outlook: Outlook) -> Case:
        """All that speaks for or against a page."""
        posts = self._dated[True] + self._dated[False]
        return Case(
            url=mine.url, looks=mine.looks, outlook=outlook, announced=mine.announced, told=Source.REST in mine.sources,
            unlisted=mine.unlisted, term=mine.term,
            neighbour=Source.NEIGHBOUR in mine.sources, listed=mine.listed, chrome=mine.chrome, shape=self._shapes.share(mine.url),
            odd=self._shapes.is_odd(mine.url), template=self._templates.likeness(outlook.tokens), entry=self._entry(mine),
            posts_are_dated=self._dated[True] / posts >= DATED if posts >= ENOUGH else None,
        )

    def decide(self, mine: Known, role: Role, outlook: Outlook) -> None:
        """Settle what a page is, and learn from it the first time."""
        first = mine.role is None
        mine.role = role
        if not first:
            return
        post = role is Role.POST
        for path in mine.paths:
            self._path_open[path] -= 1
            self.learn_path(path, role)
        # 'about' and its like lie where the posts do, as often as not.
        if not mine.announced and (post or not has_page_name(mine.url)):
            self.learn_address(mine, post=post)
        self._templates.learn(outlook.tokens, post=post)
        if post:
            self._dated[outlook.dated] += 1

    def case_beside_its_guess(self, mine: Known, outlook: Outlook, weight: float) -> Case:
        """The same, where a guess of ``weight`` has been made about this very page: its own address speaks neither for it nor against it."""
        if weight < LIKELY:
            return self.case(mine, outlook)
        self._shapes.forget(mine.url)
        case = self.case(mine, outlook)
        self._shapes.learn(mine.url, post=True)
        return case

    def guess(self, url: str, outlook: Outlook, weight: float) -> None:
        """Learn from a page in doubt as if it were what it is likely to be."""
        if weight >= LIKELY:
            self._shapes.learn(url, post=True)
            self._templates.learn(outlook.tokens, post=True)
        elif weight <= -LIKELY:
            self._templates.learn(outlook.tokens, post=False)

    def learn_address(self, mine: Known, *, post: bool) -> None:
        """Note the shape of an address that is a post's, or not; listings have shapes of their own."""
        if mine.looks is AddressKind.PAGE:
            self._shapes.learn(mine.url, post=post)

    def learn_path(self, path: int, role: Role | None) -> None:
        """Note that links of this sort lead to a page of ``role``, or to one in doubt."""
        if role is None:
            self._path_open[path] += 1
        else:
            (self._path_posts if role is Role.POST else self._path_others)[path] += 1

    def _entry(self, mine: Known) -> float | None:
        plain = mine.looks is AddressKind.PAGE and not mine.term
        shares = [share for path in mine.paths if (share := self._share_of_path(path, plain=plain)) is not None]
        return max(shares) if shares else None

    def _share_of_path(self, path: int, *, plain: bool) -> float | None:
        """The share of posts among what is linked in one way; a few others tell nothing of many ``plain`` pages in doubt.

        No classes part a menu from a list of posts there; what looks like a listing is likely to be one more.
        """
        posts, others = self._path_posts[path], self._path_others[path]
        told = posts + others >= ENOUGH and (not plain or posts >= others or others >= self._path_open[path])
        return posts / (posts + others) if told else None
