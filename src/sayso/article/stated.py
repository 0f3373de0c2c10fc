"""What a page states of itself for machines: JSON-LD, meta tags, link tags and the language of its root.

In: `Markup`. Out: `Stated`, candidates in the order of trust. Broken JSON is mended where that is easy and read by
pattern where it isn't; nothing here raises for what a page holds.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.article.markup import Markup

MOST_NODES = 5_000
"""JSON objects looked at on one page; real pages hold under a hundred."""

ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle",
    "satiricalarticle", "scholarlyarticle", "techarticle", "report", "blogposting", "liveblogposting",
    "socialmediaposting", "posting", "newsarticles",
})  # fmt: skip
PAGE_TYPES = frozenset({"webpage", "itempage", "videoobject", "collectionpage", "podcastepisode"})
_ORGANISATIONS = frozenset({"organization", "newsmediaorganization", "corporation", "thing", "website"})
PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "published_time_telegram", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date", "pubdate", "publish-date", "publish_date",
    "publication_date", "originalpublicationdate", "displaydate", "rnews:datepublished", "og:published_time", "ptime",
    "article_date_original", "iso-8601-publish-date", "dateposted", "datecreated", "last_updated_date",
)  # fmt: skip
"""Names of meta tags that date a page's first publication, the most specific first."""

AUTHOR_META = (
    "author", "article:author_name", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "cxenseparse:author", "authors", "news_authors", "dc.contributor", "bt:author",
)  # fmt: skip
HEADLINE_META = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")


@dataclass(frozen=True, slots=True)
class Linked:
    """One article of the page's JSON-LD."""

    headline: str
    persons: tuple[str, ...]
    organisations: tuple[str, ...]
    published: str
    body: str
    outlet: str
    description: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page states; empty where it states nothing. Candidates stand in the order of trust."""

    linked: Linked | None
    metas: Mapping[str, tuple[str, ...]]  # by name in lower case
    title: str
    language: str
    url: str

    def meta(self, *names: str) -> list[str]:
        """The contents of the meta tags with these names, in the order of `names`."""
        return [content for name in names for content in self.metas.get(name, ())]

    @property
    def is_linked_here(self) -> bool:
        """True when the JSON-LD article is this page's by its headline, or nothing speaks against it."""
        titles = [*self.meta(*HEADLINE_META), *([self.title] if self.title else [])]
        return self.linked is not None and (
            not self.linked.headline or not titles or any(_alike(self.linked.headline, title) for title in titles)
        )

    def titles(self) -> list[str]:
        """The stated headlines."""
        linked = [self.linked.headline] if self.linked and self.linked.headline else []
        return [*linked, *self.meta(*HEADLINE_META), *([self.title] if self.title else [])]

    @property
    def outlet(self) -> str:
        """The outlet's name."""
        return next(iter(self.meta("og:site_name")), "") or (self.linked.outlet if self.linked else "")

    def persons(self) -> tuple[str, ...]:
        """The stated authors, but for those that are stated to be organisations."""
        return self.linked.persons if self.linked else ()

    def organisations(self) -> tuple[str, ...]:
        """The authors that are stated to be organisations."""
        return self.linked.organisations if self.linked else ()

    def descriptions(self) -> list[str]:
        """The stated summaries."""
        linked = [self.linked.description] if self.linked and self.linked.description else []
        return [*linked, *self.meta("og:description", "description", "twitter:description")]


def read_stated(markup: Markup) -> Stated:
    """What the page that `markup` was read from states."""
    metas = _metas(markup)
    canonical = next((e.attrs.get("href", "") for e in markup.elements if _is_canonical(e.tag, e.attrs)), "")
    language = next((e.attrs.get("lang", "") for e in markup.elements if e.tag == "html"), "")
    title = next(iter(metas.get("og:title", ())), markup.title)
    return Stated(
        linked=_read_linked(markup, title),
        metas=metas,
        title=markup.title,
        language=language or next(iter(metas.get("og:locale", ()) or metas.get("content-language", ())), ""),
        url=canonical or next(iter(metas.get("og:url", ())), ""),
    )


def _is_canonical(tag: str, attrs: Mapping[str, str]) -> bool:
    return tag == "link" and (attrs.get("rel") or "").lower() == "canonical"


def _metas(markup: Markup) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in markup.elements:
        attrs = element.attrs
        if element.tag != "meta" and "itemprop" not in attrs:
            continue
        content = " ".join((attrs.get("content") or attrs.get("datetime") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (attrs.get(key) or "").strip().lower()
            if name and content and not (key == "itemprop" and name == "author"):
                found[name] = (*found.get(name, ()), content)
    return found


def _read_linked(markup: Markup, title: str) -> Linked | None:
    """The JSON-LD article that is this page's: the one whose headline is most like its title, else the first."""
    articles: list[Linked] = []
    pages: list[Linked] = []
    for script in markup.data_scripts:
        parsed = _parse(script)
        if parsed is None:
            articles.extend(_by_pattern(script))
            continue
        for node in _nodes(parsed):
            kinds = _kinds(node)
            if kinds & ARTICLE_TYPES:
                articles.append(_linked(node))
            elif kinds & PAGE_TYPES:
                pages.append(_linked(node))
    if not articles:
        return next((page for page in pages if page.published), None)
    same = [each for each in articles if each.headline and _alike(each.headline, title)]
    return next((each for each in same or articles if each.published), (same or articles)[0])


def _alike(one: str, other: str) -> bool:
    """True when one of two titles holds the other, or their first halves are the same words in part."""
    a, b = (re.sub(r"\W+", "", text).casefold() for text in (one, other))
    if not a or not b:
        return False
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return a in b or b in a or len(words & others) >= 0.5 * min(len(words), len(others))


def _parse(script: str) -> object:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script).strip()
    for attempt in (text, text.rstrip(";"), re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _by_pattern(script: str) -> Iterator[Linked]:
    """What can be told from JSON too broken to parse."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*Article', script):
        return
    headline, published, author = (
        next(iter(re.findall(rf'"{key}"\s*:\s*"((?:[^"\\]|\\.)*)"', script)), "")
        for key in ("headline", "datePublished", "author")
    )
    yield Linked(_plain(headline), (_plain(author),) if author else (), (), published, "", "", "")


def _nodes(parsed: object) -> Iterator[Mapping[str, object]]:
    """The objects that describe the page: at the top, in @graph, or as its main entity; not the items of a list."""
    waiting, seen = [parsed], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node[:MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _kinds(node: Mapping[str, object]) -> set[str]:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {str(name).rpartition("/")[2].rpartition(":")[2].lower() for name in names if isinstance(name, str)}


def _linked(node: Mapping[str, object]) -> Linked:
    authors = node.get("author") or node.get("creator")
    return Linked(
        headline=_string(node.get("headline")) or _string(node.get("name")),
        persons=tuple(dict.fromkeys(_names(authors, but=_ORGANISATIONS))),
        organisations=tuple(dict.fromkeys(_names(authors, only=_ORGANISATIONS))),
        published=_string(node.get("datePublished"))
        or _string(node.get("dateCreated"))
        or _string(node.get("uploadDate")),
        body=_story(node.get("articleBody")) or _story(node.get("text")),
        outlet=next(iter(_names(node.get("publisher"))), ""),
        description=_string(node.get("description")),
    )


def _names(
    value: object,
    *,
    only: frozenset[str] | None = None,
    but: frozenset[str] = frozenset(),
    depth: int = 0,
) -> Iterator[str]:
    """The names in a person or organisation, or a list of them, of the types in `only` and none of those in `but`."""
    if isinstance(value, str) and only is None:
        if value.strip() and not value.startswith(("http://", "https://")):
            yield _plain(value)
    elif isinstance(value, list) and depth < 3:
        for each in value[:50]:
            yield from _names(each, only=only, but=but, depth=depth + 1)
    elif isinstance(value, dict) and depth < 3:
        kinds = _kinds(value)
        if not kinds & but and (only is None or kinds & only):
            yield from _names(value.get("name"), depth=depth + 1)


def _string(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return _plain(value) if isinstance(value, str) else ""


def _story(value: object) -> str:
    """A story told in JSON, its paragraphs parted by blank lines; markup in it is taken out."""
    if not isinstance(value, str):
        return ""
    lines = re.split(r"\s*\n\s*|<(?:br|p|div|h\d|li)\b[^<>]{0,300}>|</(?:p|div|h\d|li)>", html.unescape(value))
    return "\n\n".join(plain for line in lines if (plain := _plain(line)))


def _plain(text: str) -> str:
    """`text` without entities, tags and runs of white space: some pages put markup into their JSON."""
    for _ in range(2):
        text = html.unescape(text)
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", text).split())
