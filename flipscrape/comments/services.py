"""Comments that someone else's script or frame brings in: which service, and its name of the thread."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flipscrape.markup.outline import Outline
from flipscrape.model import CommentService
from flipscrape.page import Page

LONGEST_THREAD = 300
LONGEST_SCRIPT = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """One provider: class or id of its placeholder, parts of its script's address, the attributes that name the thread.

    ``config``: what a script of the page says that sets the service up; ``keys``: what names the thread there, the best first.
    """

    name: str
    tokens: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    config: str = ""
    keys: tuple[str, ...] = ()


# As each service's own installation page shows it.
SERVICES = (
    Service(name="disqus", tokens=("disqus_thread",), scripts=("disqus.com/embed",), attributes=("data-disqus-identifier",),
            keys=("disqus_identifier", "page.identifier", "disqus_url", "page.url")),
    Service(name="facebook", tokens=("fb-comments",), attributes=("data-href", "href")),
    Service(name="giscus", tokens=("giscus",), scripts=("giscus.app/client.js",), attributes=("data-term", "term", "data-repo", "repo")),
    Service(name="utterances", tokens=("utterances",), scripts=("utteranc.es/client.js",), attributes=("issue-term", "repo")),
    Service(name="commento", tokens=("commento",), scripts=("commento.io", "/js/commento"), attributes=("data-page-id",)),
    Service(name="isso", tokens=("isso-thread",), scripts=("/isso/js/embed", "isso/js/embed"), attributes=("data-isso-id", "data-isso")),
    Service(name="hyvor", tokens=("hyvor-talk-view",), scripts=("talk.hyvor.com",), attributes=("page-id", "data-page-id"),
            config="HYVOR_TALK_CONFIG", keys=("id", "url")),
    Service(name="remark42", tokens=("remark42",), scripts=("remark42",), attributes=("data-page-id",), config="remark_config", keys=("url",)),
    Service(name="cusdis", tokens=("cusdis_thread",), scripts=("cusdis.com/js", "cusdis.es.js"), attributes=("data-page-id",)),
    Service(name="coral", tokens=("coral_thread", "coral_talk_stream"),
            attributes=("data-storyid",), config="createStreamEmbed", keys=("storyID", "storyURL")),
    Service(name="spot.im", scripts=("launcher.spot.im", "spot.im/launcher"), attributes=("data-post-id",)),
    Service(name="livefyre", tokens=("livefyre-comments",), scripts=("livefyre.com/",), attributes=("data-livefyre-article-id",)),
    Service(name="intensedebate", tokens=("idc-container", "intensedebatecomments"), scripts=("intensedebate.com/js",),
            config="idcomments_post_id", keys=("idcomments_post_id", "idcomments_post_url")),
    Service(name="hypercomments", tokens=("hypercomments_widget",), scripts=("hypercomments.com",)),
    Service(name="cackle", tokens=("mc-container",), scripts=("cackle.me/",)),
    Service(name="graphcomment", tokens=("graphcomment",), scripts=("graphcomment.com",)),
    Service(name="muut", tokens=("muut",), scripts=("cdn.muut.com",)),
    Service(name="fastcomments", tokens=("fastcomments-widget",), scripts=("fastcomments.com",), config="FastComments", keys=("urlId", "url")),
    Service(name="gitalk", tokens=("gitalk-container",), scripts=("gitalk",), config="Gitalk", keys=("id",)),
    Service(name="valine", tokens=("vcomments",), scripts=("/valine", "/Valine")),
    Service(name="waline", tokens=("waline",), scripts=("@waline",), config="waline", keys=("path",)),
    Service(name="twikoo", tokens=("twikoo", "tcomment"), scripts=("twikoo",), config="twikoo.init", keys=("path",)),
    Service(name="artalk", tokens=("artalk",), scripts=("artalk", "Artalk"), config="Artalk.init", keys=("pageKey",)),
    Service(name="ghost", scripts=("ghost/comments-ui", "comments-ui.min.js"), attributes=("data-post-id",)),
    Service(name="discourse", tokens=("discourse-comments",), config="DiscourseEmbed", keys=("topicId", "discourseEmbedUrl")),
    Service(name="comments.app", scripts=("comments.app/js/widget",), attributes=("data-page-id",)),
    Service(name="vk", tokens=("vk_comments",)),
    Service(name="vanilla", tokens=("vanilla-comments",), config="vanilla_forum_url", keys=("vanilla_identifier", "vanilla_url")),
    Service(name="talkyard", tokens=("talkyard-comments",), scripts=("/talkyard-comments",), attributes=("data-discussion-id",)),
    Service(name="vuukle", tokens=("vuukle-comments",), scripts=("cdn.vuukle.com",), config="VUUKLE_CONFIG", keys=("articleId", "url")),
    Service(name="typepad", tokens=("tpc_thread",), config="TPConnect", keys=("tpc_url",)),
    Service(name="viafoura", tokens=("vf-conversations",), scripts=("viafoura",), attributes=("vf-container-id",)),
)
BY_TOKEN = {token: service for service in SERVICES for token in service.tokens}
BY_NAME = {service.name: service for service in SERVICES}
# Elements of their own that some services use as placeholders.
BY_TAG = {"hyvor-talk-comments": "hyvor", "vf-conversations": "viafoura", "fb:comments": "facebook", "giscus-widget": "giscus",
          "commento-comments": "commento", "fastcomments-widget": "fastcomments"}
BY_SCRIPT = {part: service for service in SERVICES for part in service.scripts}


def find_service(page: Page, stated: int | None) -> CommentService | None:
    """The service that brings in comments which are not on the page."""
    outline = page.outline
    found = _by_placeholder(outline) or _by_script(outline)
    if found is None:
        return None
    service, place = found
    return CommentService(provider=service.name, thread=_thread(outline, service, place), stated=stated)


def _by_placeholder(outline: Outline) -> tuple[Service, int] | None:
    for token, service in BY_TOKEN.items():
        for i in outline.by_token.get(token, ()):
            if outline.tags[i] not in ("body", "html"):
                return service, i
    return next(((BY_NAME[name], outline.by_tag[tag][0]) for tag, name in BY_TAG.items() if tag in outline.by_tag), None)


def _by_script(outline: Outline) -> tuple[Service, int] | None:
    places = [i for tag in ("script", "iframe") for i in outline.by_tag.get(tag, ())]
    sources = [outline.attributes[i].get("src") or "" for i in places]
    together = "\n".join(sources)
    for part in (part for part in BY_SCRIPT if part in together):
        return BY_SCRIPT[part], next(i for i, source in zip(places, sources, strict=True) if part in source)
    return None


def _thread(outline: Outline, service: Service, place: int) -> str | None:
    """The service's name of the thread: an attribute of the placeholder or of the service's script, or what a script sets up."""
    scripts = outline.by_tag.get("script", ())
    loading = [i for i in scripts if any(part in (outline.attributes[i].get("src") or "") for part in service.scripts)]
    for i in (place, *loading):
        for name in service.attributes:
            if value := (outline.attributes[i].get(name) or "").strip():
                return value[:LONGEST_THREAD]
    texts = [outline.written(i) for i in scripts] if service.keys else []
    texts = [text for text in texts if service.config in text]
    return next((found for key in service.keys for text in texts if (found := _set(text, key))), None)


def _set(text: str, key: str) -> str | None:
    """What a script gives a name as a string or number: ``key: 'value'``, ``"key": 5``, ``this.key = "value"``."""
    match = re.search(rf"(?<![\w-]){re.escape(key)}['\"]?\s*[:=]\s*(?:\"([^\"]+)\"|'([^']+)'|(\d+))", text[:LONGEST_SCRIPT])
    # JSON may write a slash with a backslash, as PHP does.
    return next(value for value in match.groups() if value).replace("\\/", "/")[:LONGEST_THREAD] if match else None
