import json
from datetime import UTC, datetime

import pytest

from flipscrape import extract
from flipscrape.model import Announcement, AnnouncementSource


def ld(**pairs):
    return f'<script type="application/ld+json">{json.dumps({"@type": "BlogPosting", "headline": "Salt", **pairs})}</script>'


@pytest.mark.parametrize("head", [
    ld(datePublished="2010-06-05T18:34:00+02:00"),
    '<meta property="article:published_time" content="2010-06-05T18:34:00+02:00">',
    '<meta itemprop="datePublished" content="2010-06-05T18:34:00+02:00">',
    '<meta name="DC.date.issued" content="2010-06-05T18:34:00+02:00">',
])  # fmt: skip
def test_what_the_head_states(page, head):
    assert page(head=head).published == "2010-06-05T18:34:00+02:00"


@pytest.mark.parametrize(("shown", "lang"), [
    ('<time class="entry-date published" datetime="2010-06-05">last week</time>', "en"),
    ('<abbr class="published" title="2010-06-05">Saturday</abbr>', "en"),
    ('<p class="date">5. Juni 2010</p>', "de"), ("<p>Posted on June 5, 2010 in Salt</p>", "en"), ("<p>5 de junio de 2010</p>", "es"),
])  # fmt: skip
def test_what_the_page_shows_stays_a_day(page, shown, lang):
    assert page(before=f"<h1>Salt</h1>{shown}", lang=lang).published == "2010-06-05"


def test_a_day_in_the_address(page):
    assert page(url="https://pans.example/2010/06/05/salt/").published == "2010-06-05"
    assert page(url="https://pans.example/2010/june/05/salt/").published == "2010-06-05"
    assert page(url="https://pans.example/2010/06/05-pans/").published is None


def test_the_change_is_not_the_publication(page):
    article = page(head=ld(datePublished="2010-06-05T18:34:00+02:00", dateModified="2012-01-02T08:00:00+01:00"))
    assert article.published == "2010-06-05T18:34:00+02:00"
    assert article.modified == "2012-01-02T08:00:00+01:00"


def test_a_local_time_takes_its_offset_from_the_same_moment_in_utc(page):
    head = '<meta property="article:published_time" content="2019-06-05T22:40:26.000Z">'
    article = page(head=head, before='<h1>Salt</h1><time class="post-date" datetime="2019-06-06 00:40">2019-06-06 00:40</time>')
    assert article.published == "2019-06-06T00:40:26+02:00"


def test_numbers_are_read_in_the_order_that_the_page_shows_elsewhere(page):
    before = '<h1>Salt</h1><p class="date">05/06/2010</p>'
    assert page(before=before, after="<p>Next tide: 25/06/2010</p>").published == "2010-06-05"
    assert page(before=before, after="<p>Next tide: 06/25/2010</p>").published == "2010-05-06"


def test_the_dates_of_comments_do_not_count(page):
    comments = '<div id="comments" class="comments"><ol class="comment-list"><li class="comment">'
    comments += '<cite class="fn">Per Lie</cite> <time datetime="2011-01-01">1 January 2011</time></li></ol></div>'
    assert page(after=comments).published is None


def test_relative_dates_need_the_time_of_fetching(page):
    before = '<h1>Salt</h1><p><time class="entry-date published">3 days ago</time></p>'
    assert page(before=before).published is None
    assert page(before=before, fetched=datetime(2020, 5, 4, 12, tzinfo=UTC)).published == "2020-05-01"


def test_nothing_is_made_up(page):
    article = page()
    assert article.published is None
    assert article.modified is None


@pytest.mark.parametrize("data", [
    '<script>window.page = {"publishedAt": "2010-06-05T18:34:00+02:00", "views": 3}</script>',
    '<script>dataLayer.push({"pagePostDate":"2010-06-05"})</script>',
    '<div data-page="{&quot;title&quot;: &quot;Salt&quot;, &quot;datePublished&quot;: &quot;2010-06-05T18:34:00+02:00&quot;}"></div>',
])  # fmt: skip
def test_data_for_scripts_serve_where_nothing_is_stated(page, data):
    article = page(after=data)
    assert article.published[:10] == "2010-06-05"
    assert article.sources["published"] == "script"


def test_a_line_far_from_the_text_serves_where_there_is_no_other(page):
    far = "".join(f"<p>Line {k} of what stands after the post, none of it of any use to a reader of it.</p>" for k in range(60))
    article = page(after=f'<div class="sidebar">{far}<p>Put online: 5 June 2010</p></div>')
    assert (article.published, article.sources["published"]) == ("2010-06-05", "text")


@pytest.mark.parametrize("note", [
    "Das Salz der Küste wurde am 5. Juni 2010 um 23:03 Uhr gepostet und unter Lesenswert, Küste und Salz abgelegt.",
    ("Dieser Artikel wurde am 5. Juni 2010 um 14:48 von Per Lie geschrieben und unter den Stichworten Salz, Torf, Wind und Wetter in die"
    " Kategorie Küste eingeordnet. Es gibt schon neun Kommentare dazu, und ein zehnter wäre uns sehr willkommen."),
])  # fmt: skip
def test_a_german_note_on_the_posting_serves_from_afar(page, note):
    far = "".join(f"<p>Line {k} of what stands after the post, none of it of any use to a reader of it.</p>" for k in range(60))
    assert page(after=f"<div>{far}<p>{note}</p></div>").published[:10] == "2010-06-05"


@pytest.mark.parametrize("lines", [
    "<p>Last modified on June 9, 2010</p><p>June 5, 2010</p>",
    "<p>Originally published on June 5, 2010 but has been updated</p><p>June 9, 2010 (updated)</p>",
    "<p>Updated by Per Lie, published June 5, 2010</p>",
])  # fmt: skip
def test_the_words_before_a_day_say_what_it_is_of(page, lines):
    assert page(before=f"<h1>Salt</h1>{lines}").published == "2010-06-05"


@pytest.mark.parametrize(("given", "source"), [
    ({"head": ld(datePublished="2010-06-05")}, "json-ld"),
    ({"head": '<meta property="article:published_time" content="2010-06-05">'}, "article:published_time"),
    ({"before": '<h1>Salt</h1><time datetime="2010-06-05">Saturday</time>'}, "time element"),
    ({"before": '<h1>Salt</h1><p class="date">5 June 2010</p>'}, "class"),
    ({"before": "<h1>Salt</h1><p>Posted on June 5, 2010 in Salt</p>"}, "text"),
    ({"url": "https://pans.example/2010/06/05/salt/"}, "address"),
])  # fmt: skip
def test_the_record_names_the_kind_of_evidence(page, given, source):
    assert page(**given).sources["published"] == source


def test_the_day_of_posting_below_the_text_goes_before_that_of_a_change_above_it(page):
    before = '<h1>Salt</h1><div class="post-head-meta"><span>最近更新：2026-11-02</span></div>'
    after = '<div class="post-meta"><span>2017-05-10</span> <span>Ada Berg</span></div>'
    assert page(before=before, after=after, lang="en").published == "2017-05-10"


@pytest.mark.parametrize(("how", "source"), [("announced", AnnouncementSource.FEED), ("listed", AnnouncementSource.LISTING)])
def test_the_day_that_the_blog_tells_goes_before_that_of_the_last_edit(page, how, source):
    told = Announcement(source=source, url="https://pans.example/salt/", published="2018-09-26T11:57:15+00:00")
    after = '<div class="pagefooter"><div class="pagedate">Last edited <span class="date">Thu Nov 26 17:07:30 2026</span></div></div>'
    assert page(after=after, **{how: told}).published == "2018-09-26T11:57:15+00:00"


def test_dates_in_points_or_dashes_are_read_in_the_order_of_others_on_the_page(page):
    others = "".join(f'<p class="post-date">{day}</p>' for day in ("11.24.2025", "10.28.2025", "07.15.2025"))
    assert page(before='<h1>Salt</h1><p class="post-date">09.10.2024</p>', after=f"<aside>{others}</aside>").published == "2024-09-10"
    assert page(before='<h1>Salt</h1><p class="post-date">09.10.2024</p>').published == "2024-10-09"


def test_a_day_in_numbers_is_the_one_that_the_page_writes_in_words(page):
    head, before = '<meta property="article:published_time" content="03-09-2016">', "<h1>Salt</h1><p>Posted {}</p>"
    assert page(head=head, before=before.format("March 9, 2016")).published == "2016-03-09"
    assert page(head=head, before=before.format("September 3, 2016")).published == "2016-09-03"


@pytest.mark.parametrize(("folders", "day"), [("2016/october/03", "2016-10-03"), ("2016/march/10", "2016-03-10")])
def test_a_day_in_numbers_is_the_one_in_the_address(page, folders, day):
    assert page(before='<h1>Salt</h1><p class="date">10/03/2016</p>', url=f"https://pans.example/{folders}/salt", lang="de").published == day


@pytest.mark.parametrize(("day", "elsewhere", "lang", "source"), [
    ("05/06/2010", "", "en", "class, month assumed first"),
    ("05.06.2010", "", "en", "class, day assumed first"),
    ("25/06/2010", "", "en", "class, day first"),
    ("05/06/2010", "25/06/2010", "en", "class, day first"),
    ("05/06/2010", "06/25/2010", "en", "class, month first"),
    ("05/05/2010", "", "en", "class"),
    ("05/06/2010", "", "de", "class"),
    ("5 June 2010", "", "en", "class"),
])
def test_the_source_of_a_day_in_numbers_says_in_which_order_they_were_read(page, day, elsewhere, lang, source):
    article = page(before=f'<h1>Salt</h1><p class="date">{day}</p>', after=f"<p>Next tide: {elsewhere}</p>", lang=lang)
    assert article.sources["published"] == source


@pytest.mark.parametrize("day", ["25 June 2010", "25.06.2010", "25/06/2010"])
def test_a_day_right_below_the_text_goes_before_a_later_change_however_it_is_written(page, day):
    after = f'<p class="meta">{day}</p><p>Last edited <span class="date modified">2012-01-02</span></p>'
    assert page(head=ld(dateModified="2012-01-02"), after=after).published == "2010-06-25"


def test_the_day_of_a_press_release_at_the_head_of_its_first_paragraph(page):
    release = "Pressemitteilung vom 25. Januar 2022 | Berlin – " + "Die Salzwiesen am Deich werden bis zum 3. März 2023 neu vermessen. " * 4
    assert page(body=f"<p>{release}</p>", lang="de").published == "2022-01-25"


def test_a_link_s_title_tells_when_over_eight_years_ago_was(page):
    said = 'Added by <a class="user" href="/users/8">Ann Low</a> <a title="2018-05-25 03:02" href="/activity">over 8 years</a> ago'
    found = page(before=f'<h2>Salt</h2><p><span class="author">{said}</span></p>')
    assert (found.published, found.authors) == ("2018-05-25T03:02:00", ["Ann Low"])
    assert "Ann Low" not in found.body


def test_a_span_before_now_is_no_part_of_a_name(page):
    said = 'Añadido por <a class="user" href="/users/8">Ana Bajo</a> hace <a title="2018-05-25 03:02" href="/activity">más de 8 años</a>'
    assert page(before=f'<h2>Salt</h2><p><span class="author">{said}</span></p>', lang="es").authors == ["Ana Bajo"]


def test_a_day_in_a_title_tells_what_the_post_is_about(page):
    title, heading = "The pans on 2021-03-10 - Pans", "<h1>The pans on 2021-03-10</h1>"
    assert page(title=title, before=f"{heading}<p>5 June 2022</p>").published == "2022-06-05"
    assert page(title=title, before=heading).published == "2021-03-10"  # nothing else tells
    assert page(after='<p>« <a href="/rain">Rain, 2021-03-11</a></p>').published is None


def test_a_day_in_the_title_of_the_next_post_is_none_though_a_word_stands_above_it(page):
    link = '<a href="/rain"><div>Next page <div>10.3.2021 rain</div></div></a>'
    assert page(after=f"<nav>{link}</nav>").published is None


def test_a_day_that_heads_a_part_of_the_text_is_none_of_the_post(page):
    part = "<p>We raked the second pan and found nothing but clay.</p>"
    diary = f"<h2>The way out</h2>{part}<h2>2021-03-10</h2>{part}"
    assert page(body=diary).published is None
    assert page(body=diary, after="<p>5 June 2022</p>").published == "2022-06-05"
    sections = f"<p>Two days.</p><div><h2>The way out</h2>{part}</div><div><h2>2021-03-10</h2>{part}</div>"
    assert page(body=sections, after="<p>5 June 2022</p>").published == "2022-06-05"


def test_today_in_the_site_s_header_and_a_change_on_the_same_day(page):
    day = '<div><time datetime="2019-05-02T10:15:00.000Z">2019-05-02</time></div>'
    before = f"{day}<h1>Salt</h1><p>Reads 10k <small>Updated 2026-11-28 · 2 min</small></p>"
    post = page(before=before)
    assert post.published == "2019-05-02T10:15:00+00:00"
    top = '<div class="bar"><time datetime="2026-11-28T08:23:49.298Z">Saturday, November 28, 2026</time></div><div><a href="/">Salt pans</a></div>'
    html = f"<html><body><header>{top}</header><main><article>{before}<div class=entry-content>{post.body_html}</div></article></main></body></html>"
    assert extract(html, "https://pans.example/salt/").published == "2019-05-02T10:15:00+00:00"


def test_the_days_and_writers_of_the_latest_posts_in_a_sidebar_above_the_text_are_theirs():
    latest = "".join(
        f'<div class="latest"><a href="/{n}/">Of rakes and {n}</a><br><span>Posted <time datetime="2021-03-0{n}">{n} March</time> by '
        f'<span class="author">Ib Dahl</span></span></div>' for n in (1, 2, 3)
    )
    text = f"<h1>Salt</h1><main><p>{'The pans were given up in the year of the storm. ' * 6}</p></main>"
    page = '<html><head><meta name="author" content="Ada Berg"></head><body><article>{}<aside>{}</aside>{}</article></body></html>'
    article = extract(page.format("", latest, text), "https://pans.example/salt/")
    assert (article.published, article.authors) == (None, ["Ada Berg"])


def test_a_day_in_a_title_that_is_no_heading(page):
    before = '<div><span class="title">The pans on 2021-03-10</span></div>'
    assert page(title="The pans on 2021-03-10", before=before, after="<p>5 June 2022</p>").published == "2022-06-05"


def test_a_day_that_the_page_tells_of_a_change_alone_is_called_so(page):
    assert page(after='<p>Last edited <time datetime="2022-06-05">5 June 2022</time></p>').sources["published"] == "time element of a change"
