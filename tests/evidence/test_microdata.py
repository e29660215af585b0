from flipscrape.evidence.microdata import read_microdata
from flipscrape.markup.parse import parse


def values(html, name):
    return [found.value for found in read_microdata(parse(html.encode())).of(name)]


def test_the_machine_value_comes_before_the_text():
    assert values('<p><time itemprop="datePublished" datetime="2010-06-05">last Saturday</time></p>', "datepublished") == ["2010-06-05"]
    assert values('<p><meta itemprop="datePublished" content="2010-06-05"></p>', "datepublished") == ["2010-06-05"]
    assert values('<p><img itemprop="image" src="/a.png"></p>', "image") == ["/a.png"]


def test_a_link_names_a_person_by_its_text():
    assert values('<p><a itemprop="author" href="/ada">Ada  Berg</a></p>', "author") == ["Ada Berg"]


def test_rdfa_properties_lose_their_prefix():
    assert values('<p><span property="dc:date dc:created" content="2010-06-05">5 June</span></p>', "created") == ["2010-06-05"]


def test_several_names_of_one_property_are_given_in_the_order_asked_for():
    page = parse(b'<p itemprop="name">Salt</p><p itemprop="headline">Oil</p>')
    assert [found.value for found in read_microdata(page).of("headline", "name")] == ["Oil", "Salt"]
