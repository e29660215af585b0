"""One thread from the page and a second source, or from several pages."""

from __future__ import annotations

import pytest

from flipscrape import extract
from flipscrape.comments import merge_comments
from flipscrape.model import Announcement, AnnouncementSource, Comment, CommentKind


def comment(name, body="Fine words.", **rest):
    return Comment(id=name, body=body, **rest)


def test_a_second_source_gives_what_the_page_lacks():
    page = [comment("7", author="Ann", published="2019-04-15T12:58:00"), comment("9", author="Ben", body="Thanks, Ann.")]
    feed = [
        comment("comment-9", author="Ben", body="In reply to Ann.\n\nThanks, Ann.", published="2019-04-16T08:00:00+00:00",
                body_html='<p>In reply to <a href="https://blog.example.org/a/comment-page-1/#comment-7">Ann</a>.</p>\n<p>Thanks, Ann.</p>'),
        comment("comment-7", author="Ann", published="2019-04-15T10:58:34+00:00", author_url="https://ann.example.net/"),
    ]
    ann, ben = merge_comments(page, feed)
    assert (ann.id, ann.published, ann.author_url) == ("7", "2019-04-15T12:58:00+02:00", "https://ann.example.net/")
    assert (ben.id, ben.parent, ben.published, ben.body) == ("9", "7", "2019-04-16T08:00:00+00:00", "Thanks, Ann.")


def test_an_answered_name_with_a_mark_that_html_escapes_is_no_word_of_the_answer():
    told = comment("9", author="Ben", body="In reply to Siobhán O’Dowd.\n\nThanks.", body_html=(
        '<p>In reply to <a href="https://blog.example.org/a/#comment-7">Siobhán O&#8217;Dowd</a>.</p>\n<p>Thanks.</p>'))
    assert [(c.parent, c.body) for c in merge_comments([comment("7")], [told])][1:] == [("7", "Thanks.")]


@pytest.mark.parametrize(("before", "after"), [
    ("Als Antwort auf ", "."), ("En réponse à ", "."), ("В ответ на ", "."), ("", "への返信。"), ("", " kullanıcısına yanıt olarak."),
    ("回复给", "。"),
])
def test_the_words_before_an_answer_in_a_feed_are_none_of_it_in_any_language(before, after):
    told = comment("9", author="Ben", body=f"{before}Ann{after}\n\nThanks.", body_html=(
        f'<p>{before}<a href="https://blog.example.org/a/#comment-7">Ann</a>{after}</p>\n<p>Thanks.</p>'))
    assert [(c.parent, c.body) for c in merge_comments([comment("7")], [told])][1:] == [("7", "Thanks.")]


def test_a_sentence_with_a_link_to_another_comment_that_goes_on_is_the_reader_s():
    html = '<p>As <a href="/a/#comment-7">Ann said</a>, rye and nothing but rye it was for all of these long winters.</p>'
    told = comment("9", author="Ben", body="As Ann said, rye.", body_html=html)
    assert [c.parent for c in merge_comments([comment("7")], [told])][1:] == [None]


def test_comments_without_a_common_id_meet_by_their_words():
    page = [comment("a1b2", author="Ann", body="Rye, always."), comment("c3d4", author="Ann", body="Rye, always.", published="2021-03-05")]
    feed = [comment("51", author="Ann", body="Rye always", published="2021-03-05T10:00:00+00:00"),
            comment("50", author="Ann", body="Rye, always!", published="2021-03-04T10:00:00+00:00")]
    merged = merge_comments(page, feed)
    assert [c.id for c in merged] == ["a1b2", "c3d4"]
    assert merged[1].published == "2021-03-05T10:00:00+00:00"


def test_a_comment_whose_author_the_page_does_not_tell_meets_its_own_by_words_and_day():
    page = [comment("res7", body="Rye, always.", published="2021-03-05T10:00:00"),
            comment("res8", author="Ben", body="Rye, always.", published="2021-03-05")]
    api = [comment("8", author="Ben", body="Rye, always.", published="2021-03-05T11:00:00"),
           comment("7", author="Reply", body="Rye, always.", published="2021-03-05T10:00:00")]
    assert [(c.id, c.author) for c in merge_comments(page, api)] == [("res7", "Reply"), ("res8", "Ben")]


def test_what_the_page_lacks_is_added_once_with_its_parent():
    api = [comment("3", parent="2", published="2021-03-06T00:00:00+00:00"), comment("2", parent="1", published="2021-03-05T00:00:00+00:00"),
           comment("3", parent="2", published="2021-03-06T00:00:00+00:00")]
    merged = merge_comments([comment("1", body="First.")], [*api[:2], api[2]])
    assert [(c.id, c.parent) for c in merged] == [("1", None), ("2", "1"), ("3", "2")]


def test_a_day_that_both_give_differently_stays_the_pages():
    assert merge_comments([comment("1", published="2021-03-05")], [comment("1", published="2021-03-09T00:00:00+00:00")])[0].published == "2021-03-05"


def test_of_two_announced_times_of_one_moment_the_one_by_the_blog_s_clock_is_kept():
    api, feed = comment("1", published="2020-10-12T00:12:37+02:00"), comment("1", published="2020-10-11T22:12:37+00:00")
    for told in ([api, feed], [feed, api]):
        assert merge_comments([comment("1")], told)[0].published == "2020-10-12T00:12:37+02:00"
    assert merge_comments(merge_comments([comment("1")], [feed]), [api])[0].published == "2020-10-12T00:12:37+02:00"


def test_an_announced_time_tells_a_day_from_a_month():
    page = [comment("1", published="2019-07-02T08:04:00"), comment("2", published="2019-07-02")]
    told = [comment("1", published="2019-02-07T07:04:10+00:00"), comment("2", published="2019-02-07T07:04:10+00:00")]
    assert [c.published for c in merge_comments(page, told)] == ["2019-02-07T08:04:00+01:00", "2019-02-07T07:04:10+00:00"]


def test_either_source_can_know_a_notice():
    assert merge_comments([comment("1")], [comment("1", kind=CommentKind.PINGBACK)])[0].kind is CommentKind.PINGBACK


def test_no_circles_come_out_however_the_sources_differ():
    merged = merge_comments([comment("1"), comment("2", body="b", parent="1")], [comment("1", parent="2"), comment("2", body="b", parent="1")])
    parents = {c.id: c.parent for c in merged}
    assert sorted(parents) == ["1", "2"]
    assert None in parents.values()


def test_a_deep_thread_is_merged_in_linear_time():
    chain = [comment(str(n), body=str(n), parent=str(n - 1) if n else None) for n in range(20_000)]
    assert merge_comments(chain[:10_000], chain[10_000:])[-1].parent == "19998"


def test_entries_of_a_feed_without_any_id_are_all_told_with_one_of_their_own():
    told = [comment("", author="Ann", body="Rye."), comment("", author="Bo", body="Oats."), comment("", author="Bo", body="Oats.")]
    merged = merge_comments([comment("5", body="Oats.", author="Bo")], told)
    assert [(c.author, c.body) for c in merged] == [("Bo", "Oats."), ("Ann", "Rye.")]
    assert len({c.id for c in merged} - {""}) == 2


def test_what_a_feed_announced_completes_the_extracted_article():
    html = (
        '<html><body><h1>Rye</h1><p>Bread.</p><div id=comments><ol><li class=comment id="comment-1"><cite class=fn>Ann</cite>'
        ' <span class=date>4 March 2021</span><p>Fine words.</p></li></ol></div></body></html>')
    announced = Announcement(source=AnnouncementSource.REST, url="https://blog.example.org/rye/", comments_stated=2, comments=(
        comment("1", author="Ann", published="2021-03-04T10:00:00+00:00"), comment("2", author="Ben", parent="1", body="Indeed.")))
    article = extract(html, "https://blog.example.org/rye/", announced=announced)
    assert [(c.id, c.parent, c.published) for c in article.comments] == [("1", None, "2021-03-04T10:00:00+00:00"), ("2", "1", None)]
    assert article.comments_stated == 2


def test_what_only_completes_adds_nothing():
    merged = merge_comments([comment("1")], (), completing=[comment("1", published="2021-03-05"), comment("2", body="Gone.")])
    assert [(c.id, c.published) for c in merged] == [("1", "2021-03-05")]


def test_an_earlier_crawls_comments_are_added_only_where_the_page_shows_none():
    words = "<p>" + "The starter wants three days, warm water and patience. " * 12 + "</p>"
    shown = (
        '<ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Ann</cite> <time>5 March 2021</time><p>Fine.</p></li></ol>')
    said = Announcement(
        source=AnnouncementSource.REST, url="https://blog.example.org/a/", earlier=(comment("1"), comment("2", author="Ben", body="Gone.")))
    for thread, ids in ((shown, ["1"]), ("", ["1", "2"])):
        page = f"<html lang=en><body><article><h1>Rye bread</h1>{words}</article>{thread}</body></html>"
        assert [c.id for c in extract(page, url="https://blog.example.org/a/", announced=said).comments] == ids
