import pytest

from flipscrape import extract


def test_the_heading_that_the_page_shows(page):
    article = page(head='<meta property="og:title" content="Salt of the south - Salt pans">', before="<h1>Salt of the south</h1>")
    assert article.title == "Salt of the south"


@pytest.mark.parametrize("stated", ["Salt of the south | Salt pans", "Salt of the south – Salt pans", "Salt pans » Salt of the south"])
def test_a_stated_title_loses_the_site_s_name(page, stated):
    head = f'<meta property="og:site_name" content="Salt pans"><meta property="og:title" content="{stated}">'
    assert page(head=head, before="").title == "Salt of the south"


@pytest.mark.parametrize("title", ["🚲 «Salt» and other errors", "« Salt » of the south", "Salt, «of the south»"])
def test_quotation_marks_part_no_title_from_a_name(page, title):
    assert page(head=f"<title>{title}</title>", before=f"<h1>{title}</h1>").title == title
    assert page(head=f"<title>{title} « Salt pans</title>", before=f"<h1>{title}</h1>").title == title


def test_a_site_s_name_in_a_heading_is_no_title(page):
    head = '<meta property="og:site_name" content="Salt pans">'
    before = '<h1 class="site-title"><a href="/">Salt pans</a></h1><h2 class="entry-title">Salt of the south</h2>'
    article = page(head=head, before=before, url="https://pans.example/salt-of-the-south/")
    assert article.title == "Salt of the south"


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="article__roofline">Trade</span> Salt of the south',
        '<span class="ts-overline">Trade</span><span>: </span><span class="ts-headline">Salt of the south</span>',
        '<a href="/salt"><span class="label label--blue">Trade</span> Salt of the south</a>',
        "<small>Trade</small><br>Salt of the south",
        "<time>Jun 17</time> Salt of the south",
        '<span class="entry-title-primary">Salt of the south</span> <span class="entry-subtitle">How it is raked</span>',
        "Salt of the south <small>How it is raked</small>",
    ],
)
def test_a_kicker_and_a_subtitle_in_the_heading_are_no_part_of_it(page, shown):
    assert page(before=f"<h1>{shown}</h1>", title="").title == "Salt of the south"


@pytest.mark.parametrize(
    "shown", ["<b>Trade:</b> Salt of the south", "<div>Trade</div><span>Salt of the south</span>", "Salt of the south<p>Trade</p>"]
)
def test_parts_of_a_heading_without_a_name_go_where_the_head_states_the_rest(page, shown):
    assert page(before=f"<h1>{shown}</h1>", title="Salt of the south").title == "Salt of the south"


def test_a_kicker_is_no_title_though_the_title_element_begins_with_it(page):
    shown = '<h1><span class="overline">The trade today</span>Salt of the south</h1>'
    assert page(before=shown, title="The trade today - Salt of the south").title == "Salt of the south"


@pytest.mark.parametrize("shown", ["<em>Salt</em> of the south", "<span>Salt</span> of the south", "Salt of the <b>south</b>"])
def test_words_of_a_heading_that_are_set_off_stay(page, shown):
    assert page(before=f"<h1>{shown}</h1>", title="").title == "Salt of the south"


def test_entities_are_undone_and_white_space_is_one(page):
    assert page(before="<h1>Salt &amp;\n  oil</h1>").title == "Salt & oil"


def test_its_source_and_the_other_claims_are_told(page):
    from flipscrape.trace import Trace  # noqa: PLC0415

    trace = Trace()
    article = page(head='<meta property="og:title" content="Salt of the north">', before="<h1>Salt of the south</h1>", trace=trace)
    assert article.sources["title"]
    assert {"Salt of the south", "Salt of the north"} <= {claim.value for claim in trace.claims if claim.field == "title"}
    assert next(claim.value for claim in trace.claims if claim.field == "title") == article.title


@pytest.mark.parametrize("shown", ["<legend>Salt</legend>", '<span class="blosxomTitle">Salt</span>', "<table><tr><td><b>Salt</b></td></tr></table>"])
def test_a_title_that_no_heading_shows_is_the_end_of_the_title_element_that_stands_before_the_text(page, shown):
    assert page(before=f"<h1>Harbour notes</h1>{shown}", title="Our blog: Salt").title == "Salt"


def test_what_a_menu_is_headed_with_is_no_title_though_the_description_repeats_it():
    text = "".join(f"<p>On day {n} the pans were raked, and the brine was let in by hand, for the sluice was broken.</p>" for n in range(4))
    article = extract(
        '<html lang="en"><head><meta name="description" content="Notes of walks"><title>Why? | Notes of walks</title></head><body>'
        '<header><h1><a href="/">Small walks</a></h1><nav><h2>Notes of walks</h2><ul><li><a href="/">Blog</a></li></ul></nav></header>'
        f'<main><h2>Why?</h2><aside><p>published on 2019-02-08</p></aside>{text}<h2>What came of it</h2>{text}</main></body></html>',
        "https://notes.example/post-5-early.html",
    )
    assert article.title == "Why?"


def test_a_post_without_a_title_has_none(page):
    head = '<meta property="og:site_name" content="Salt pans">'
    assert page(head=head, before='<h1><a href="/">Salt pans</a></h1>', title="Salt pans").title is None


@pytest.mark.parametrize(("title", "path"), [("The raker’s shed", "the-rakers-shed"), ("塩田の冬", "ja-31"), ("L’été", "fr-13")])
@pytest.mark.parametrize("stated", ["{} – Salt pans", "Salt pans - {}"])
def test_a_short_title_below_the_site_s_own_heading(page, title, path, stated):
    for name in ('<h1><a href="../">Salt pans</a></h1>', '<a href="/"><h1>Salt pans</h1></a>'):
        address = f"https://pans.example/{path}.html"
        assert page(before=f"{name}<h2>{title}</h2>", title=stated.format(title), url=address).title == title


@pytest.mark.parametrize("mark", ["¶", "#", "§"])
def test_the_mark_that_links_to_a_heading_is_no_part_of_it(page, mark):
    assert page(before=f'<h1 id="salt">Salt in C#<a class="headerlink" href="#salt">{mark}</a></h1>', title="Salt in C#").title == "Salt in C#"


def test_a_title_in_no_heading_has_a_line_of_its_own(page):
    before = '<h1><a href="/">Salt pans</a></h1><table><tr><td>6 May 2024</td><td><b><font size="5">Farewell, old rake!</font></b></td></tr></table>'
    for title in ("Farewell, old rake! – Salt pans", "Farewell, old rake! – Page 2 – Salt pans"):
        assert page(before=before, title=title, url="https://pans.example/farewell-old-rake/2/").title == "Farewell, old rake!"


@pytest.mark.parametrize("stated", ["港町の朝市 – Salt pans", "Salt pans | 港町の朝市"])
@pytest.mark.parametrize("home", ["/", "https://pans.example:8090/"])
def test_what_a_link_to_the_home_page_is_called_is_the_site_s_name(page, stated, home):
    header = f'<section><a href="{home}">Salt pans</a></section>'
    assert page(before=f'{header}<div class="x">港町の朝市</div>', title=stated, url="https://pans.example:8090/2018/07/ja-31/").title == "港町の朝市"


def test_a_title_that_ends_like_a_link_to_another_page_stays_whole(page):
    header = '<nav><a href="/2018/">Low walls of clay</a></nav>'
    article = page(before=f"{header}<h1>Salt – Low walls of clay</h1>", title="Salt – Low walls of clay", url="https://pans.example/salt-low-walls-of-clay/")
    assert article.title == "Salt – Low walls of clay"


@pytest.mark.parametrize("stated", ["港町の朝市 — Salt pans", "Salt pans :: 港町の朝市"])
@pytest.mark.parametrize("home", ["Salt pans", '<a href="../../../index.html">Salt pans</a>'])
def test_the_site_s_name_in_a_heading_as_large_as_the_post_s(page, stated, home):
    before = f"<header><h1>{home}</h1><h1>Records</h1></header><h1>港町の朝市</h1>"
    assert page(before=before, title=stated, url="https://pans.example/2018/07/ja-31/").title == "港町の朝市"


def test_a_title_that_a_theme_links_to_the_home_page_stays_one_where_the_text_is_headed_by_it_again(page):
    before = '<div><h1><a href="../index.html">A rake of ash</a></h1></div><section><h1>A rake of ash<a href="#a-rake-of-ash">¶</a></h1></section>'
    article = page(before=before, title="A rake of ash — documentación de Salt pans - ", url="https://pans.example/posts/a-note-1.html")
    assert article.title == "A rake of ash"


def test_what_the_title_element_has_beside_the_site_s_name_is_the_title_where_no_heading_tells_it(page):
    article = page(before='<h1><a href="/">Salt pans</a></h1>', title="Notes – Salt pans", url="https://pans.example/2018/07/31/")
    assert article.title == "Notes"


def test_a_page_that_calls_itself_an_application_by_its_own_title_keeps_it(page):
    head = (
        '<meta property="og:site_name" content="Salt pans"><meta property="og:title" content="Salt: part 6">'
        '<meta name="application-name" content="Salt: part 6"><meta name="apple-mobile-web-app-title" content="Salt: part 6">'
    )
    assert page(head=head, before="<h1>Salt: part 6</h1>", title="Salt: part 6 | Salt pans").title == "Salt: part 6"


@pytest.mark.parametrize(("shown", "path"), [("Why my teapot is borrowed", "why-my-teapot-is-borrowed"), ("Vom Glück der Umwege", "de-4")])
def test_an_element_that_is_named_the_post_s_title_tells_it_where_the_title_element_names_the_site_alone(page, shown, path):
    header = f'<a class="logo" href="/">Salt pans</a><div class="post-main-title">{shown}</div>'
    head = f'<meta name="description" content="{shown}">'
    assert page(head=head, before=header, title="Salt pans | four friends", url=f"https://pans.example/2016/{path}/").title == shown


def test_the_name_of_a_blog_in_a_folder_is_no_title(page):
    before = '<h1><a href="/pans/">Salt pans</a></h1><h2 class="date-header">May 3, 2016</h2><h3>\u041e\u0437\u0435\u0440\u043e</h3>'
    article = page(before=before, title="\u041e\u0437\u0435\u0440\u043e - Salt pans", url="https://pans.example/pans/2016/05/entry_1.html")
    assert article.title == "\u041e\u0437\u0435\u0440\u043e"


def test_the_name_of_a_blog_in_a_folder_with_which_the_title_element_begins_is_no_title(page):
    before = '<header><hgroup><h1><a href="/pans/">Salt pans</a></h1></hgroup></header><h2>川沿いの朝</h2>'
    body = "<p>朝早く川沿いの道を歩くと、鳥の声が聞こえてきた。</p><h2>雨の日には本を読む</h2><p>祖母の味噌汁は、少しだけ塩辛かった。</p>"
    assert page(before=before, body=body, title="Salt pans - 川沿いの朝", url="https://pans.example/pans/2020/note-14/").title == "川沿いの朝"


@pytest.mark.parametrize("shown", ["<h1>{}</h1>", '<p class="logo">{}</p>'], ids=["a heading", "none"])
def test_a_post_without_a_title_has_none_where_the_title_element_holds_the_name_of_a_blog_in_a_folder(page, shown):
    before = shown.format('<a href="/water/">Low Water</a>') + "".join(f'<a href="/water/about-{n}/">About {n}</a>' for n in range(5))
    assert page(before=before, title="Low Water", url="https://pans.example/water/2020/03/121/").title is None


def test_a_heading_that_links_to_the_first_page_of_its_post_is_its_title(page):
    before = '<h1><a href="/2020/121/">Low Water</a></h1><a href="/2020/121/3/">3</a>' + "".join(f'<a href="/about-{n}/">{n}</a>' for n in range(5))
    assert page(before=before, title="Low Water", url="https://pans.example/2020/121/2/").title == "Low Water"


@pytest.mark.parametrize("title", ["Zwölf Tage an der Fähre", "Salzig"])
def test_a_name_of_the_site_as_the_first_heading_that_links_nowhere(page, title):
    before = f"<header><h1>Low Water</h1></header><h2>{title}</h2>"
    assert page(title=f"{title} — Low Water", before=before, url="https://pans.example/blog/de-7/").title == title


def test_words_in_pointed_brackets_that_a_heading_loses_are_those_of_the_title_element(page):
    article = page(before="<h1>Salt <vector> for all</h1>", title="Salt &lt;vector&gt; for all - Salt pans")
    assert article.title == "Salt <vector> for all"


def test_a_post_without_a_title_has_not_that_of_the_site(page):
    assert page(before="", title="Salt pans").title is None
    assert page(before="", title="Salt pans", url="https://pans.example/").title == "Salt pans"


def test_a_post_without_permalinks_is_not_the_home_page(page):
    before = '<h1><a href="/">Salt pans</a></h1><h2>The rake</h2>'
    assert page(before=before, title="The rake - Salt pans", url="https://pans.example/?p=7").title == "The rake"
    assert page(before='<h1><a href="/">Salt pans</a></h1>', title="Salt pans", url="https://pans.example/?p=7").title is None


def test_a_section_behind_the_last_bar_is_no_part_of_the_title(page):
    before = '<nav><a href="/opinion/">Opinion</a> <a href="/guide/">Salt</a></nav><h1>Salt found in Bergen | {}</h1>'
    assert page(before=before.format("Opinion")).title == "Salt found in Bergen"
    assert page(before=before.format("Step by step")).title == "Salt found in Bergen | Step by step"


def test_a_day_before_a_bar_is_no_title_without_the_section_behind_it(page):
    before = '<nav><a href="/book/">Book of the week</a></nav><h1>30.11. | Book of the week</h1>'
    assert page(before=before).title == "30.11. | Book of the week"


def test_a_site_s_name_is_told_by_a_host_of_its_initials(page):
    head = '<meta property="og:title" content="Easy Boat Checklist | Bergen Salt Works">'
    given = {"title": "Easy Boat Checklist | Bergen Salt Works", "head": head, "before": "<h1>All that keeps a hull afloat</h1>"}
    assert page(**given, url="https://www.bsw.example/easy-boat-checklist").title == "Easy Boat Checklist"
    assert page(**given, url="https://www.pans.example/easy-boat-checklist").title != "Easy Boat Checklist"


@pytest.mark.parametrize("ending", ["-海滨网", "_要闻_海滨网", "--海滨盐业官网", "__2007年第二号_海滨日报"])
def test_chinese_sites_part_their_names_without_white_space(page, ending):
    assert page(before="", title=f"盐田的潮水再次上涨{ending}").title == "盐田的潮水再次上涨"
    assert page(before="", title="5-10月盐田的潮水").title == "5-10月盐田的潮水"


@pytest.mark.parametrize(("day", "lang"), [("3 Mart 2011", "tr"), ("3 марта 2011", "ru"), ("Thursday, March 3. 2011", "en"), ("2011年3月3日", "ja")])
def test_the_day_above_the_title_is_none(day, lang):
    head = f'<div id="banner"><h1><a href="/">Tides</a></h1></div><h3 class="date">{day}</h3><h4 class="title"><a href="/v.html">Vapur</a></h4>'
    text = f"<div class='entry'><p>{'The old ferry came back before the spring tide, and nobody had expected that. ' * 4}</p></div>"
    article = extract(f'<html lang="{lang}"><title>Vapur | Tides</title>{head}{text}', url="http://tides.example/v.html")
    assert article.title == "Vapur"


def test_a_heading_that_the_title_element_names_second_of_three_is_the_site_s(page):
    head = '<header><h1><span class="current-project">Salt pans</span></h1></header>'
    found = page(before=f"{head}<h2> Of rakes and clay</h2>", title="Of rakes and clay - Salt pans - Redmine", url="https://pans.example/news/3")
    assert found.title == "Of rakes and clay"


@pytest.mark.parametrize("title", ["Ten years – Salt pans | Salt pans", "Salt pans - Ten years – Salt pans"])
def test_a_title_may_end_in_the_site_s_name_where_the_title_element_has_it_once_more(page, title):
    head = '<meta property="og:site_name" content="Salt pans">'
    assert page(head=head, before="<h1>Ten years – Salt pans</h1>", title=title).title == "Ten years – Salt pans"


def test_a_heading_with_the_site_s_name_is_shortened_where_the_head_states_the_rest(page):
    head = '<meta property="og:site_name" content="Salt pans"><meta property="og:title" content="Ten years">'
    assert page(head=head, before="<h1>Ten years – Salt pans</h1>", title="Ten years – Salt pans | Salt pans").title == "Ten years"


@pytest.mark.parametrize(("stated", "head"), [
    ("Salt pans - Rakes – Salt pans", ""), ("Rakes – Salt pans", '<meta property="og:title" content="Salt pans - Rakes – Salt pans">'),
    ("Rakes – Salt pans", ""),
])
def test_a_heading_of_any_size_that_ends_in_the_site_s_name_is_whole_where_the_head_repeats_it(page, stated, head):
    before = '<h1><a href="/">Salt pans</a></h1><h2><a href="/rakes/">Rakes – Salt pans</a></h2>'
    assert page(head=head, before=before, title=stated, url="https://pans.example/rakes/").title == "Rakes – Salt pans"


def test_a_lesser_heading_that_ends_in_the_site_s_name_is_whole_where_all_that_is_stated_says_so(page):
    head = '<meta property="og:site_name" content="Salt pans"><meta property="og:title" content="Rakes – Salt pans">'
    before = "<div><h3>Rakes – Salt pans</h3></div>"
    assert page(head=head, before=before, title="Rakes – Salt pans | Salt pans").title == "Rakes – Salt pans"


def test_a_heading_of_two_parts_is_cut_as_ever_where_neither_is_the_site_s_name(page):
    head = '<meta property="og:title" content="Of storms – Salt"><meta property="og:site_name" content="The Pans">'
    assert page(head=head, before="<h1>Of storms – Salt</h1>", title="Of storms – Salt | The Pans").title in ("Salt", "Of storms – Salt")


def test_a_heading_that_is_all_of_the_title_element_keeps_the_site_s_name_and_loses_the_mark_beside_it(page):
    head = '<meta property="og:site_name" content="Salt pans">'
    heading = '<h1>Ten years – Salt pans<a class="headerlink" href="#ten-years">¶</a></h1>'
    for element in ("Ten years – Salt pans", "Ten years – Salt pans — Salt pans"):
        assert page(head=head, before=heading, title=element).title == "Ten years – Salt pans"
