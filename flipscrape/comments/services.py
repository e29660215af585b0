"""Comments that someone else's script or frame brings in: which service, and its name of the thread."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flipscrape.markup.outline import Outline
from flipscrape.model import CommentService
from flipscrape.page import Page

LONGEST_THREAD = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """One provider: class or id of its placeholder, parts of its script's address, the attributes that name the thread."""

    name: str
    tokens: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


# As each service's own installation page shows it.
SERVICES = (
    Service(name="disqus", tokens=("disqus_thread",), scripts=("disqus.com/embed",), attributes=("data-disqus-identifier",)),
    Service(name="facebook", tokens=("fb-comments",), attributes=("data-href", "href")),
    Service(name="giscus", tokens=("giscus",), scripts=("giscus.app/client.js",), attributes=("data-term", "data-repo")),
    Service(name="utterances", tokens=("utterances",), scripts=("utteranc.es/client.js",), attributes=("issue-term", "repo")),
    Service(name="commento", tokens=("commento",), scripts=("commento.io", "/js/commento"), attributes=("data-page-id",)),
    Service(name="isso", tokens=("isso-thread",), scripts=("/isso/js/embed", "isso/js/embed"), attributes=("data-isso-id", "data-isso")),
    Service(name="hyvor", tokens=("hyvor-talk-view",), scripts=("talk.hyvor.com",), attributes=("page-id", "data-page-id")),
    Service(name="remark42", tokens=("remark42",), scripts=("remark42",), attributes=("data-page-id",)),
    Service(name="cusdis", tokens=("cusdis_thread",), scripts=("cusdis.com/js", "cusdis.es.js"), attributes=("data-page-id",)),
    Service(name="coral", tokens=("coral_thread", "coral_talk_stream"), scripts=("/assets/js/embed.js",), attributes=("data-storyid",)),
    Service(name="spot.im", scripts=("launcher.spot.im", "spot.im/launcher"), attributes=("data-post-id",)),
    Service(name="livefyre", tokens=("livefyre-comments",), scripts=("livefyre.com/",), attributes=("data-livefyre-article-id",)),
    Service(name="intensedebate", tokens=("idc-container", "intensedebatecomments"), scripts=("intensedebate.com/js",)),
    Service(name="hypercomments", tokens=("hypercomments_widget",), scripts=("hypercomments.com",)),
    Service(name="cackle", tokens=("mc-container",), scripts=("cackle.me/",)),
    Service(name="graphcomment", tokens=("graphcomment",), scripts=("graphcomment.com",)),
    Service(name="muut", tokens=("muut",), scripts=("cdn.muut.com",)),
    Service(name="fastcomments", tokens=("fastcomments-widget",), scripts=("fastcomments.com",)),
    Service(name="gitalk", tokens=("gitalk-container",), scripts=("gitalk",)),
    Service(name="valine", tokens=("vcomments",), scripts=("/valine", "/Valine")),
    Service(name="waline", tokens=("waline",), scripts=("@waline",)),
    Service(name="twikoo", tokens=("twikoo", "tcomment"), scripts=("twikoo",)),
    Service(name="vk", tokens=("vk_comments",)),
    Service(name="viafoura", tokens=("vf-conversations",), scripts=("viafoura",)),
)
BY_TOKEN = {token: service for service in SERVICES for token in service.tokens}
BY_NAME = {service.name: service for service in SERVICES}
# Elements of their own that some services use as placeholders.
BY_TAG = {"hyvor-talk-comments": "hyvor", "vf-conversations": "viafoura", "fb:comments": "facebook", "giscus-widget": "giscus",
          "commento-comments": "commento", "fastcomments-widget": "fastcomments"}
BY_SCRIPT = {part: service for service in SERVICES for part in service.scripts}
# The configuration that Disqus's own embed code asks for.
DISQUS_THREAD = re.compile(r"(?:disqus_identifier\s*=|page\.identifier\s*=|disqus_url\s*=|page\.url\s*=)\s*['\"]([^'\"]+)['\"]")


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
    """The service's name of the thread: an attribute of the placeholder or of the service's script, or Disqus's configuration."""
    scripts = outline.by_tag.get("script", ())
    loading = [outline.attributes[i] for i in scripts if any(part in (outline.attributes[i].get("src") or "") for part in service.scripts)]
    for attributes in (outline.attributes[place], *loading):
        for name in service.attributes:
            if value := (attributes.get(name) or "").strip():
                return value[:LONGEST_THREAD]
    if service.name == "disqus":
        for i in scripts:
            if match := DISQUS_THREAD.search(outline.written(i)):
                return match[1][:LONGEST_THREAD]
    return None
