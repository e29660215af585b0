"""Language, site name, image, description, canonical address: each from its best source."""

from flipscrape import Article
from flipscrape.model import Announcement, AnnouncementSource


def test_the_language_of_the_text_comes_before_that_of_the_metadata(page):
    assert page(lang="de-at").language == "de-AT"
    assert page(lang="", head='<meta property="og:locale" content="pt_BR">').language == "pt-BR"
    assert page(lang="nonsense value").language is None


def test_the_site_names_itself(page):
    assert page(head='<meta property="og:site_name" content="Salt pans">').site_name == "Salt pans"
    node = '{"@type": "WebSite", "name": "Salt pans"}'
    assert page(head=f'<script type="application/ld+json">{node}</script>').site_name == "Salt pans"
    assert page().site_name is None


def test_an_end_of_the_title_element_names_the_site_where_a_link_to_its_home_page_does(page):
    assert page(title="Salt | Salt pans").site_name == page(title="Salt pans: Salt").site_name == "Salt pans"
    assert page(title="Salt | Of the sea").site_name is None


def test_a_description_is_read_as_often_as_it_was_escaped(page):
    assert page(head='<meta name="description" content="Bread&amp;nbsp;&amp;amp; salt">').description == "Bread & salt"
    node = '{"@type": "BlogPosting", "description": "Bread and salt"}'
    assert page(head=f'<script type="application/ld+json">{node}</script>').description == "Bread and salt"


def test_addresses_are_absolute(page):
    article: Article = page(head='<meta property="og:image" content="/pans.jpg"><link rel="canonical" href="/salt/?page=1">')
    assert article.image == "https://pans.example/pans.jpg"
    assert article.canonical_url == "https://pans.example/salt/?page=1"


def test_what_a_feed_said_fills_the_gaps(page):
    announced = Announcement(
        source=AnnouncementSource.FEED, url="https://pans.example/salt/", title="Salt", authors=("Ada Berg",),
        published="2010-06-05T18:34:00+02:00", tags=("clay",), categories=("Salt",),
    )  # fmt: skip
    article = page(announced=announced)
    assert (article.authors, article.published, article.tags, article.categories) == (["Ada Berg"], "2010-06-05T18:34:00+02:00", ["clay"], ["Salt"])
    assert article.sources["authors"] == "feed"
