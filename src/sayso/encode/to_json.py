"""Values of the model as dicts that JSON can hold. Keys stand in the order in which `docs/reading.md` tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.model import FORMAT

if TYPE_CHECKING:
    from sayso.interval import DayInterval, Interval
    from sayso.model import (
        Article,
        Dateline,
        Evidence,
        Figure,
        Finding,
        Place,
        Provenance,
        Quantity,
        Reading,
        Refusal,
        Speaker,
        Statement,
    )
    from sayso.spans import CharSpan, Fragments

Json = dict[str, Any]

_EXACT = 2**53  # up to here every whole number is a float of its own


def reading_to_json(reading: Reading) -> Json:
    """`reading` as one JSON object: format 1 of `docs/reading.md`, and everything else that it holds."""
    article = reading.article
    return {
        "format": FORMAT,
        **article_to_json(article),
        "statements": [statement_to_json(statement) for statement in reading.statements],
        "figures": [figure_to_json(figure, article) for figure in reading.figures],
        "findings": [finding_to_json(finding) for finding in reading.findings],
        "refusals": [refusal_to_json(refusal) for refusal in reading.refusals],
        "provenance": provenance_to_json(reading.provenance),
    }


def article_to_json(article: Article) -> Json:
    """The keys of a reading that tell of its page; `page_map` is absent where the text was given as it is."""
    told: Json = {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "language": article.language,
        "headline": article.headline,
        "byline": list(article.byline),
        "dateline": _dateline(article.dateline),
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "published_time": article.published_time.isoformat() if article.published_time else None,
        "published_candidates": [day.isoformat() for day in article.published_candidates],
        "text": article.text,
        "residue": [
            {"start": line.span.start, "end": line.span.end, "text": line.text, "rule": line.rule}
            for line in article.residue
        ],
        "address": article.address,
        "page_digest": article.page_digest,
        "extra": dict(article.extra),
    }
    if article.page_map is not None:
        told["page_map"] = [list(piece) for piece in article.page_map]
    return told


def _dateline(dateline: Dateline | None) -> Json | None:
    if dateline is None:
        return None
    return {"place": dateline.place, "date": dateline.date, "agency": dateline.agency}


def statement_to_json(statement: Statement) -> Json:
    """One statement."""
    return {
        "id": statement.id,
        "where": statement.where,
        "source": _fragments(statement.source),
        "cue": _fragments(statement.cue),
        "content": _fragments(statement.content),
        "kind": statement.kind.value,
        "stance": statement.stance.value,
        "speaker": _speaker(statement.speaker),
        "said_on": _days(statement.said_on),
        "confidence": statement.confidence,
        "rule": statement.rule,
        "outer": statement.outer,
        "continues": statement.continues,
    }


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    mention = speaker.mention
    return {
        "name": speaker.name,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "country": speaker.country,
        "group": speaker.group,
        "named": speaker.named,
        "mention": None if mention is None else _mention(speaker.mention_where, mention),
    }


def _mention(where: str, mention: CharSpan) -> Json:
    return {"where": where, "start": mention.start, "end": mention.end}


def figure_to_json(figure: Figure, article: Article) -> Json:
    """One figure; `article` gives the words of its sentence."""
    quantity = figure.quantity
    return {
        "id": figure.id,
        "where": figure.where,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "surface": quantity.surface,
        **interval_to_json(quantity.stated),
        "approx": quantity.approx,
        "unit": quantity.unit,
        "counted": figure.counted,
        "event": figure.event.value,
        "place": figure.place,
        "place_id": _place(figure.place_id),
        "as_of": _days(figure.as_of),
        "source": figure.source,
        "stance": figure.stance.value,
        "sentence": figure.sentence.of(article.characters(figure.where)),
        "statement": figure.statement,
        "confidence": figure.confidence,
        "subset": figure.subset,
        **_quantity(quantity),
        "counted_span": _span(figure.counted_span),
        "place_span": _span(figure.place_span),
        "time_span": _span(figure.time_span),
        "sentence_span": _span(figure.sentence),
        "rules": dict(figure.rules),
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "hard": interval_to_json(quantity.hard),
        "soft": interval_to_json(quantity.soft),
        "comparator": quantity.comparator.value,
        "measure": quantity.kind.value,
        "number_span": _span(quantity.number),
        "comparator_span": _span(quantity.comparator_span),
        "noun_span": _span(quantity.noun),
        "carried": quantity.carried,
        "figure": quantity.figure,
        "rule": quantity.rule,
    }


def interval_to_json(interval: Interval) -> Json:
    """The four fields of an interval; whole numbers stand without a decimal point."""
    return {
        "low": _number(interval.low),
        "high": _number(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _number(value: float | None) -> float | None:
    whole = value is not None and abs(value) < _EXACT and value == int(value)
    return int(value) if whole and value is not None else value


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "iso": place.iso,
        "geonames": place.geonames,
        "name": place.name,
        "kind": place.kind,
        "within": list(place.within),
    }


def finding_to_json(finding: Finding) -> Json:
    """One finding."""
    return {
        "kind": finding.kind.value,
        "verdict": finding.verdict and finding.verdict.value,
        "part": finding.part and finding.part.value,
        "headline": finding.headline and _evidence(finding.headline),
        "body": [_evidence(evidence) for evidence in finding.body],
        "why": finding.why,
        "score": finding.score,
        "speaker": finding.speaker,
        "about": finding.about,
        "narrowed_to": finding.narrowed_to,
        "statement": finding.statement,
        "rule": finding.rule,
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "start": evidence.span.start,
        "end": evidence.span.end,
        "surface": evidence.surface,
        "where": evidence.where,
        "sentence": evidence.sentence,
        "article": evidence.article,
    }


def refusal_to_json(refusal: Refusal) -> Json:
    """One refusal; `detail` holds a traceback where one was kept, and is absent where none was."""
    told = {"code": refusal.code, "what": refusal.what, "where": refusal.where, "mend": refusal.mend}
    return {**told, "detail": refusal.detail} if refusal.detail else told


def provenance_to_json(provenance: Provenance) -> Json:
    """By what and when the reading was made."""
    return {
        "sayso": provenance.sayso,
        "models": dict(provenance.models),
        "config": provenance.config,
        "read_at": provenance.read_at.isoformat(),
    }


def _span(span: CharSpan | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _fragments(fragments: Fragments) -> list[list[int]]:
    return [[span.start, span.end] for span in fragments]


def _days(days: DayInterval | None) -> str | None:
    return None if days is None else days.to_iso()
