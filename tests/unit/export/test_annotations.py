"""Web Annotations: JSON-LD that the vocabulary's own context maps whole, and selectors that find the words again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from rdflib import Graph
from rdflib.namespace import RDF, Namespace

from contract import stories
from sayso.export.web_annotations import CONTEXT
from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.testing import make_article, make_figure, make_reading, make_statement

OA = Namespace("http://www.w3.org/ns/oa#")
VOCABULARY = json.loads((Path(__file__).parent / "contexts" / "anno.jsonld").read_text(encoding="utf-8"))
HOSTILE = '</script><b>"boats"</b> \u202e'


def web_page() -> Reading:
    """A page of the web, whose words would break out of markup, and two fragments of one content."""
    text = f"“We lost 12 {HOSTILE},” said Dora Vey, the harbour master. “All of them.” Nothing more was known."
    article = make_article(
        text, id="boats", headline="Boats lost", published="2024-05-02", url="https://a.example/b c?x=1"
    )
    said = make_statement(article, f"We lost 12 {HOSTILE}", speaker="Dora Vey", cue="said")
    figure = make_figure(article, "12", counted="boats", place="Odesa", source="Dora Vey", statement="s1")
    return make_reading(article, statements=[said], figures=[figure])


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    ledger = Ledger.open(":memory:")
    for reading in (stories.plovdiv(), stories.strike(), stories.refused(), web_page()):
        ledger.add(reading)
    out = tmp_path_factory.mktemp("out") / "ledger.jsonld"
    assert ledger.export("annotations", out) == 4
    return json.loads(out.read_bytes())


def load(url: str, _options: object) -> dict[str, Any]:
    assert url == CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": VOCABULARY}


def test_the_vocabularys_context_maps_every_key(document: Any) -> None:
    """A key or a type that it lacks would be lost in silence."""
    known = set(VOCABULARY["@context"]) | {"@context"}

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            types = {str(value["type"])} if "type" in value else set()
            return set(value) | types | set().union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert keys(document) <= known


def test_it_is_rdf_with_an_annotation_a_record(document: Any) -> None:
    """As two libraries read it: PyLD makes triples of it, rdflib holds them."""
    triples = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    graph = Graph()
    graph.parse(data=triples, format="nt")
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == 9 == int(document["partOf"]["total"])
    for annotation in annotations:
        targets = list(graph.objects(annotation, OA.hasTarget))
        assert targets
        for target in targets:
            assert (target, RDF.type, OA.SpecificResource) in graph
            kinds = {graph.value(each, RDF.type) for each in graph.objects(target, OA.hasSelector)}
            assert OA.TextQuoteSelector in kinds
            assert kinds <= {OA.TextQuoteSelector, OA.TextPositionSelector}
    assert {str(each) for each in graph.objects(None, OA.motivatedBy)} == {str(OA.describing), str(OA.commenting)}


def test_selectors_find_the_words_again(document: Any) -> None:
    """By place in the text as read, and by the words with what stands around them."""
    articles = {r.article.id: r.article for r in (stories.plovdiv(), stories.strike(), web_page())}
    texts = [article.text for article in articles.values()]
    found = 0
    for annotation in (each for each in document["items"] if each["motivation"] == "describing"):
        for target in annotation["target"]:
            selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
            quote = selectors[0]
            context = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            (text,) = [text for text in texts if context in text]
            for place in selectors[1:]:
                assert text[place["start"] : place["end"]] == quote["exact"]
                found += 1
    assert found == 8


def test_a_finding_has_its_rule_and_both_sides(document: Any) -> None:
    """Headline and body, each with its place in the article as it was read."""
    (told,) = [each for each in document["items"] if each["motivation"] == "commenting"]
    assert {"finding: headline", "verdict: contradicted", "rule: test/1"} <= {each["value"] for each in told["body"]}
    article = stories.plovdiv().article
    sources = [target["source"]["id"] for target in told["target"]]
    assert sources == ["urn:sayso:plovdiv-herald#headline", "urn:sayso:plovdiv-herald#text"]
    for target, text in zip(told["target"], (article.headline, article.text), strict=True):
        quote, place = target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]


def test_a_page_of_the_web_is_a_target_too(document: Any) -> None:
    """At its address, made a valid one, by the words alone: places in the page are others than in its text."""
    targets = [t for a in document["items"] for t in a["target"] if t["source"] == "https://a.example/b%20c?x=1"]
    assert len(targets) == 2
    assert all(target["selector"]["type"] == "TextQuoteSelector" for target in targets)


def test_an_address_that_is_none_is_left_out() -> None:
    """A page may call anything its address."""
    from sayso.export.names import web_address  # noqa: PLC0415

    assert web_address("javascript:alert(1)") is None
    assert web_address("https://[broken") is None
    assert web_address(None) is None
    assert web_address('https://a.example/"><b>') == "https://a.example/%22%3E%3Cb%3E"
