"""Threads as the templates of web frameworks' own parts for comments have them: Django's, Rails'."""

from __future__ import annotations

GERMAN = (
    '<div id="c{n}" class="comment d-flex"><img src="//g.example/avatar/{n}" class="me-3"><div class="d-flex flex-column"><h6 class="comment-header">'
    '<div class="d-inline"><span>{n}. Januar 2019 01:39&nbsp;-&nbsp;{name}</span> <span>&nbsp;'
    '<a class="permalink" href="/comments/cr/12/11/#c{n}">¶</a>'
    '</span></div></h6><div class="content py-1">{words}</div><div><a class="small" href="/comments/reply/{n}/">Reply</a></div></div></div>')
BARE = (
    '<div id="comment-{n}" class="comment-box"><div class="comment"><div class="header"><div>{name} &sdot; '
    '<span class="muted">{n} March 2018 22:48</span>'
    ' <a class="permalink" href="/comments/cr/18/1/{n}/#comment-{n}">¶</a></div></div><div class="body"><p>{words}</p></div></div></div>')
NOTE = '<div class="mb-3"><p class="text-muted">Comment anonymously or <a href="/login/">log in</a> to keep your conversations intact</p></div>'
FORM = f'<div class="js-replies d-none"><form><textarea></textarea><button>Reply</button></form>{NOTE}</div>'
FOOT = (
    '<div class="mt-2 text-muted"><small><a class="" href="/u/{name}/">{name}</a> | <span class="italic">3 days ago</span>'
    ' | <span>{n}</span></small></div>')
UPDATED = (
    '<div class="js-parent-comment text-wrap"><div class="row">'
    '<div id="comment-{key}" class="js-updated-comment mx-3"><p class="js-comment-content mb-0">'
    f'<a class="headerlink" href="#comment-{{key}}">¶</a> {{words}}</p>{FOOT}</div></div>{FORM}<hr></div>')
RAILS = (
    '<div class="contextual"></div><h4>Added by <a class="user" href="/users/{n}">{name}</a> '
    '<a title="2018-05-{n} 18:39" href="/activity?from=2018">over'
    ' 8 years</a> ago</h4><div class="wiki"><p>{words}</p></div>')


def test_a_day_that_begins_each_comment_is_no_number_of_it(read_thread):
    said = [(17, "Anna", "Rye."), (18, "J", "Salt."), (19, "Dr. Bo Low", "Water.")]
    thread = read_thread(f'<div id="comments">{"".join(GERMAN.format(n=n, name=name, words=words) for n, name, words in said)}</div>', language="de")
    assert [(c.author, c.author_url, c.published, c.body) for c in thread.comments] == [
        (name, None, f"2019-01-{n}T01:39:00", words) for n, name, words in said]


def test_a_year_may_have_its_word_behind_it(read_thread):
    html = "".join(GERMAN.format(n=n, name=f"Аня{n}", words="Рожь.").replace("Januar 2019", "марта 2018 г.") for n in (3, 4))
    assert [(c.author, c.published) for c in read_thread(f'<div id="comments">{html}</div>', language="ru").comments] == [
        ("Аня3", "2018-03-03T01:39:00"), ("Аня4", "2018-03-04T01:39:00")]


def test_addresses_of_comments_that_lead_back_to_the_page_are_no_other_page_s(read_thread):
    html = "".join(BARE.format(n=n, name=name, words="Rye.") for n, name in ((4, "kite_77"), (5, "Bo Low")))
    assert [(c.id, c.author, c.published) for c in read_thread(f'<div id="comments" class="comment-list">{html}</div>').comments] == [
        ("4", "kite_77", "2018-03-04T22:48:00"), ("5", "Bo Low", "2018-03-05T22:48:00")]


def test_what_holds_the_words_is_no_date_whatever_its_class(read_thread):
    said = [("abcdefgh", "Ann", "No idea."), ("ijklmnop", "Bo", "Salt."), ("qrstuvwx", "Cleo", "Rye, always rye.")]
    html = "".join(UPDATED.format(n=n, key=key, name=name, words=words) for n, (key, name, words) in enumerate(said))
    assert [(c.author, c.body) for c in read_thread(f'<section id="comments"><div class="mt-5">{html}</div></section>').comments] == [
        (name, words) for _, name, words in said]


def test_a_title_tells_when_over_eight_years_ago_was(read_thread):
    for readers in ("Ann Low", "Bo"), ("Ann Low", "Ann Low"):
        html = "".join(RAILS.format(n=n, name=name, words="Rye.") for n, name in enumerate(readers, 14))
        thread = read_thread(f'<div id="comments"><h3 class="comments">Comments</h3>{html}</div>')
        assert [(c.author, c.published, c.body) for c in thread.comments] == [
            (name, f"2018-05-{n}T18:39:00", "Rye.") for n, name in enumerate(readers, 14)]
