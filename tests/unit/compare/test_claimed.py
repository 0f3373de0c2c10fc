"""Denials of claims told from offers turned down, and refusals to tell from refusals to do."""

from __future__ import annotations

import pytest

import sayso
from sayso.model import FindingKind

CASES = (
    ("The firm rejected the charge that it had polluted the river, the court heard.", FindingKind.DENIAL, 1),
    ("The rebels rejected the offer of talks on Monday.", FindingKind.DENIAL, 0),
    ("The mayor denied that he had taken bribes.", FindingKind.DENIAL, 1),
    ("The guards denied the reporters entry to the camp.", FindingKind.DENIAL, 0),
    ("The ministry declined to comment on the letter.", FindingKind.DECLINED, 1),
    ("The army did not disclose how many soldiers it had lost.", FindingKind.DECLINED, 1),
    ("The tenants refused to leave the building, the landlord said.", FindingKind.DECLINED, 0),
    ("The minister does not want a snap election.", FindingKind.DECLINED, 0),
    ("I did not like the soup, and you would not recommend it either.", FindingKind.DECLINED, 0),
)


@pytest.mark.parametrize(("text", "kind", "count"), CASES)
def test_finding_is_made_of_claims_and_of_telling_alone(text: str, kind: FindingKind, count: int) -> None:
    """Whoever turns something down denies nothing, and who won't do a thing keeps back no words."""
    found = [finding for finding in sayso.read(text).findings if finding.kind is kind]
    assert len(found) == count
