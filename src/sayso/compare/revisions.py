"""What changed in what was claimed at one address, read twice."""

from __future__ import annotations

from sayso.model import Finding, FindingKind, Reading


def compare_revisions(old: Reading, new: Reading) -> tuple[Finding, ...]:
    """What the later reading of an address claims otherwise: headline, figures, attributions; none where nothing did."""
    if old.article.headline == new.article.headline:
        return ()
    why = f"The headline “{old.article.headline}” now reads “{new.article.headline}”."
    return (Finding(kind=FindingKind.REVISION, why=why, rule="revision.headline/1"),)
