"""What a reading claims, short enough to be reviewed as a diff: one line a statement, figure, finding and refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso import Reading


def claims(reading: Reading) -> Iterator[str]:
    """The lines, in the order of the reading."""
    article = reading.article
    yield f"# {article.headline}"
    yield f"published {article.published} ({article.published_from}); dateline {article.dateline}; by {article.byline}"
    if article.published_candidates:
        yield "candidates " + ", ".join(day.isoformat() for day in article.published_candidates)
    for residue in article.residue:
        yield f"residue {residue.rule}: {residue.text}"
    for s in reading.statements:
        field = article.characters(s.where)
        source, cue, content = (" ... ".join(p.of(field) for p in spans) for spans in (s.source, s.cue, s.content))
        speaker = s.speaker.name if s.speaker else None
        day = s.said_on.to_iso() if s.said_on else None
        yield f"statement {s.where} [{source}] [{cue}] [{content}] {s.kind} {s.stance} speaker={speaker} on={day}"
    for f in reading.figures:
        bounds = f.quantity.stated
        day = f.as_of.to_iso() if f.as_of else None
        yield (
            f"figure {f.where} [{f.quantity.surface}] {bounds.low}..{bounds.high} {f.quantity.unit} of [{f.counted}] "
            f"{f.event} at {f.place} on {day} by [{f.source}] {f.stance}"
        )
    for finding in reading.findings:
        yield f"finding {finding.kind} {finding.verdict} {finding.part}: {finding.why}"
    for refusal in reading.refusals:
        yield f"refusal {refusal.code}: {refusal.what}"
