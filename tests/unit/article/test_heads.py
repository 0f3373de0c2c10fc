"""Headline, byline, date and body of marked-up pages, by `read_article`."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sayso.article import read_article
from sayso.errors import InputError
from sayso.model import Article, Page, PageForm

PARAGRAPHS = (
    "Two men were held on Monday after a fire in the port of Split, police said.",
    "About 40 firemen fought the flames until dawn, according to the coast guard.",
    "“It burned all night and nobody slept,” said a woman who lives near the quay.",
    "The port was open again by noon, and ferries left on time for the islands.",
)
STORY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
HEADLINE = "Two held after port fire in Split"


def page(
    head: str = "", top: str = f"<h1>{HEADLINE}</h1>", story: str = STORY, bottom: str = "", language: str = "en"
) -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body><nav><a href="/">Home</a></nav><main>'
        f"<article>{top}{story}</article></main>{bottom}</body></html>"
    )


def read(content: str, **given: object) -> Article:
    source = Page(form=PageForm.HTML, content=content, digest="0", address="x.html", **given)  # type: ignore[arg-type]
    article = read_article(source)
    assert article.page_map is not None
    for inner, outer, length in article.page_map:
        assert article.text[inner : inner + length] == content[outer : outer + length]
    return article


def linked(**fields: object) -> str:
    row = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE} | fields
    return f'<script type="application/ld+json">{json.dumps(row)}</script>'


def test_the_body_is_the_paragraphs() -> None:
    article = read(page())
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.headline == HEADLINE
    assert article.language == "en"


@pytest.mark.parametrize(
    "noise",
    [
        "<aside><p>Sign up and get the 10 stories that matter every morning, by mail and for free.</p></aside>",
        '<div class="related-links"><p><a href="/1">Twelve people died in a bus crash near Zadar, police said.</a></p></div>',
        '<div class="comments"><p>I was there and it was awful, said nobody ever. What a mess this town has become.</p></div>',
        '<figure><img src="x"><figcaption>A ferry burns off Split on Monday as people look on.</figcaption></figure>',
        "<footer><p>The Rheinstadt Post is a member of the press council and follows its code of conduct.</p></footer>",
        '<p class="wp-caption-text">A ferry burns off Split on Monday as people look on.</p>',
        "<p>Read more: Twelve people died in a bus crash near Zadar</p>",
        '<blockquote class="twitter-tweet"><p>What a night. 400 ferries burn, they say.</p></blockquote>',
        "<p>We may earn a commission from links on this page.</p>",
        "<ul><li><a href='/1'>Bus crash kills 12 near Zadar, police say</a></li></ul>",
        "<div style='display:none'><p>This text is for machines and tells of 900 dead, it said.</p></div>",
    ],
)
def test_what_stands_around_the_story_is_left_out(noise: str) -> None:
    assert read(page(story=STORY + noise)).text == "\n\n".join(PARAGRAPHS)
    assert read(page(bottom=noise)).text == "\n\n".join(PARAGRAPHS)


def test_headings_and_lists_between_paragraphs_belong_to_the_story() -> None:
    parts = STORY.splitlines(keepends=True)
    story = parts[0] + "<h2>How it began</h2>" + parts[1] + "<ul><li>Pier two is shut until Friday</li></ul>" + parts[2]
    assert "How it began\n\nAbout 40" in read(page(story=story)).text
    assert "Pier two is shut" in read(page(story=story)).text


def test_a_standfirst_is_part_of_the_story() -> None:
    top = f'<h1>{HEADLINE}</h1><p class="article__standfirst">Flames could be seen from Brač, forty kilometres away</p>'
    assert read(page(top=top)).text.startswith("Flames could be seen")


def test_the_next_story_on_the_page_is_another_one() -> None:
    other = (
        "<article><h1>Bus crash kills twelve near Zadar on Sunday</h1>" + STORY.replace("Split", "Zadar") + "</article>"
    )
    head = f"<title>{HEADLINE}</title>"
    assert "Zadar" not in read(page(head=head, bottom=other * 3)).text


def test_a_page_whose_template_calls_everything_a_widget() -> None:
    story = "".join(f'<div class="widget"><p>{paragraph}</p></div>' for paragraph in PARAGRAPHS)
    assert read(page(story=story)).text == "\n\n".join(PARAGRAPHS)


def test_entities_stand_nowhere_and_all_else_stands_where_it_says() -> None:
    article = read(page(story=STORY.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("fire in", "fire&nbsp;in")))
    assert "“It burned all night" in article.text
    assert article.page_map is not None
    assert article.page_map.position(article.text.index("“")) is None
    assert article.page_map.position(article.text.index("It burned")) is not None


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (f"<title>{HEADLINE} | Rheinstadt Post</title>", ""),
        (f'<meta property="og:title" content="{HEADLINE}"><title>x</title>', ""),
        (linked(), ""),
        (f"<title>{HEADLINE} - Post</title>", f"<h1>Rheinstadt Post</h1><h1>{HEADLINE}</h1>"),
        (f"<title>Ports | Post</title>{linked()}", f"<h1>Rheinstadt Post</h1><h1>{HEADLINE}</h1>"),
    ],
)
def test_headlines(head: str, top: str) -> None:
    assert read(page(head=head, top=top)).headline == HEADLINE


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (linked(author={"@type": "Person", "name": "Ada Lind"}), ("Ada Lind",)),
        (
            linked(author=[{"@type": "Person", "name": "Ada Lind"}, {"@type": "Person", "name": "Ivo Marin"}]),
            ("Ada Lind", "Ivo Marin"),
        ),
        (linked(author="Ada Lind and Ivo Marin"), ("Ada Lind", "Ivo Marin")),
        (
            linked(author={"@type": "Organization", "name": "Rheinstadt Post"}, publisher={"name": "Rheinstadt Post"}),
            (),
        ),
        ('<meta name="author" content="By Ada Lind, PhD">', ("Ada Lind",)),
        ('<meta name="author" content="https://post.example/ada">', ()),
        ('<meta name="author" content="Rheinstadt Post"><meta property="og:site_name" content="Rheinstadt Post">', ()),
        ('<meta name="author" content="Post staff">', ()),
        ('<meta name="author" content="admin">', ()),
        ('<meta name="author" content="Ada Lind, The Associated Press">', ("Ada Lind",)),
        ('<meta name="author" content="Reuters">', ("Reuters",)),
        ("", ()),
    ],
)
def test_bylines_that_are_stated(head: str, byline: tuple[str, ...]) -> None:
    assert read(page(head=head)).byline == byline


@pytest.mark.parametrize(
    ("shown", "byline"),
    [
        ("<p>By Ada Lind</p>", ("Ada Lind",)),
        ("<div>By Ada Lind and Ivo Marin, staff writers</div>", ("Ada Lind", "Ivo Marin")),
        ('<div class="byline">Ada Lind | 12 March 2024</div>', ("Ada Lind",)),
        ('<span class="author-name"><a rel="author" href="/ada">Ada van der Lind</a></span>', ("Ada van der Lind",)),
        ("<p>By 2030 the port is to be closed for good.</p>", ()),
        ("<p>By Monday noon the port was open again.</p>", ()),
    ],
)
def test_bylines_that_are_shown(shown: str, byline: tuple[str, ...]) -> None:
    assert read(page(head=f"<title>{HEADLINE}</title>", top=f"<h1>{HEADLINE}</h1>{shown}")).byline == byline


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (linked(datePublished="2024-03-12T08:30:00+01:00"), ""),
        (linked(datePublished="2024-03-12"), ""),
        ('<meta property="article:published_time" content="2024-03-12T08:30:00+01:00">', ""),
        ('<meta itemprop="datePublished" content="2024-03-12">', ""),
        ("", '<time datetime="2024-03-12T08:30:00+01:00">today</time>'),
        ("", "<div>Published: 12 March 2024</div>"),
        ("", "<div>Updated: 14 March 2024</div><div>March 12, 2024</div>"),
        (
            linked(headline="Bus crash kills twelve", datePublished="2024-01-02")
            + '<meta name="parsely-pub-date" content="2024-03-12">',
            "",
        ),
        (
            linked(datePublished="2024-03-13T01:06:51Z")
            + '<meta name="published_at"><meta name="cxenseparse:publishtime" content="2024-03-12T17:06:51">',
            "",
        ),
        (linked(datePublished="1970-01-01") + '<meta name="date" content="2024-03-12">', ""),
    ],
)
def test_dates(head: str, top: str) -> None:
    article = read(page(head=f"<title>{HEADLINE}</title>" + head, top=f"<h1>{HEADLINE}</h1>{top}"))
    assert article.published == dt.date(2024, 3, 12)
    assert article.published_from == "page"


def test_the_time_is_kept_with_its_zone() -> None:
    article = read(page(head=linked(datePublished="2024-03-12T08:30:00+01:00")))
    assert article.published_time is not None
    assert article.published_time.isoformat() == "2024-03-12T08:30:00+01:00"


def test_what_the_page_says_comes_before_what_is_given() -> None:
    given = {"published": dt.date(2020, 1, 2), "outlet": "Given Post"}
    assert read(page(head=linked(datePublished="2024-03-12")), **given).published == dt.date(2024, 3, 12)
    article = read(page(), **given)
    assert (article.published, article.published_from, article.outlet) == (dt.date(2020, 1, 2), "given", "Given Post")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-03-12",}',
        '<!-- {"@graph": [{"@type": ["NewsArticle", "Thing"], "datePublished": "2024-03-12"}]} -->',
        '[{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": ["2024-03-12"]}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2024-03-12"}}',
        '{"@type": "NewsArticle", "headline": "a "quoted" b", "datePublished": "2024-03-12"}',
        '{"@type": "NewsArticle", "headline": "line\nbreak", "datePublished": "2024-03-12"}',
        '{"@type": "http://schema.org/NewsArticle", "datePublished": "2024-03-12"}',
    ],
)
def test_json_ld_in_all_its_states(script: str) -> None:
    content = page(head=f'<script type="application/ld+json">{script}</script>')
    assert read(content).published == dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    "script", ["", "null", "[" * 100_000, '{"@graph":' * 10_000, '{"a": 1', "5", '{"@type": 5, "author": 5}']
)
def test_json_ld_that_says_nothing(script: str) -> None:
    assert read(page(head=f'<script type="application/ld+json">{script}</script>')).headline == HEADLINE


GERMAN = "".join(
    f"<p>{text}</p>"
    for text in (
        "Zwei Männer sind am Montag nach einem Brand im Hafen festgenommen worden, wie die Polizei mitteilte.",
        "Rund vierzig Feuerwehrleute kämpften nach Angaben der Küstenwache bis zum Morgen gegen die Flammen.",
    )
)


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(InputError) as caught:
        read(page(story=GERMAN))
    assert caught.value.code == "language"
    assert "German" in caught.value.message


def test_a_template_that_names_the_wrong_language_is_not_believed() -> None:
    assert read(page(language="de")).language == "en"


@pytest.mark.parametrize(
    "content", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<script>x</script>"]
)
def test_a_page_without_a_story_is_refused(content: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content)
    assert caught.value.code == "not-a-page"
    assert caught.value.where == "x.html"


def test_a_story_that_scripts_build_is_taken_from_what_the_page_states() -> None:
    body = "\n\n".join(PARAGRAPHS * 3)
    article = read(
        page(
            head=linked(articleBody=body.replace("\n\n", "\n")),
            story="<p>Two men were held, police said on Monday.</p>",
        )
    )
    assert article.text == body
    assert article.page_map is not None
    assert not article.page_map.pieces


def test_a_story_that_is_shown_is_not_taken_from_elsewhere() -> None:
    assert read(page(head=linked(articleBody="\n".join(PARAGRAPHS)))).text == "\n\n".join(PARAGRAPHS)
