import pytest

from flipscrape import extract

PARAGRAPH = (
    "The salt pans south of the harbour were given up in the year of the great storm, and nobody has raked them since. "
    "What is left are low walls of clay, a shed without a roof, and a great many birds, who find the place to their liking. "
)


@pytest.fixture
def page():
    """A function that makes a post's page of a head, what stands before the body, and what stands after it, and extracts it."""

    def make(head="", before="<h1>Salt</h1>", after="", *, title="Salt", body="", url="https://pans.example/salt/", lang="en", **options):
        text = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(4))
        html = (
            f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>'
            '<header><a href="/">Salt pans</a></header>'
            f'<main><article>{before}<div class="entry-content">{body}{text}</div>{after}</article></main>'
            '<footer>All rights reserved</footer></body></html>'
        )
        return extract(html, url, **options)

    return make
