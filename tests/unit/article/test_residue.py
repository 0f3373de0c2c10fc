from __future__ import annotations

import pytest

from sayso.article.residue import may_be_title, residue_rule, rules
from sayso.data import load_table


@pytest.mark.parametrize("row", load_table("residue")["rule"], ids=lambda row: row["name"])
def test_each_rule_has_a_reason_and_meets_its_examples(row: dict[str, list[str]]) -> None:
    assert row["reason"]
    for example in row["examples"]:
        assert residue_rule(example) is not None, example


def test_reasons_and_names_are_distinct() -> None:
    assert len({rule.name for rule in rules()}) == len({rule.reason for rule in rules()}) == len(rules())


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("This article has been viewed 1,204 times!", "counter"),
        ("Viewed 1,204 times", "counter"),
        ("Views: 458", "counter"),
        ("12 Comments", "comments"),
        ("4 hours ago", "age"),
        ("Updated: 3 days ago", "age"),
        ("Home > News > World", "navigation"),
        ("Tags: ports, fire, Split", "tags"),
        ("Source: Agencies", "credit"),
        ("3.2k shares", "counter"),
        ("Share 12 Tweet 3", "counter"),
        ("Facebook Twitter WhatsApp", "counter"),
        ("4 min read", "counter"),
        ("Related Articles", "related-heading"),
        ("More from World", "related-heading"),
        ("You may also like", "related-heading"),
        ("Read more: Port fire kills two", "read-more"),
        ("ALSO READ | Port fire kills two", "read-more"),
        ("Back to top button", "navigation"),
        ("Share this article", "navigation"),
        ("Please disable your ad blocker", "ad-block"),
        ("Ad-blocker detected!", "ad-block"),
        ("ADVERTISEMENT", "advertisement"),
        ("Article continues below", "advertisement"),
        ("Verified by CountMaster", "analytics"),
        ("This site is protected by reCAPTCHA and the terms apply.", "analytics"),
        ("We use cookies to give you the best experience. Read our privacy policy.", "consent"),
        ("Subscribe to our newsletter", "subscription"),
        ("Be the first to get breaking news", "subscription"),
        ("Follow us on Facebook and Twitter", "follow"),
        ("Comments are closed.", "comments"),
        ("© 2024 Rheinstadt Post. All rights reserved.", "copyright"),
        ("Copyright 2024 Rheinstadt Post", "copyright"),
        ("Click here for the full list", "click"),
        ("Additional reporting by Ivo Marin", "credit"),
        ("Reporting by Ivo Marin; editing by Ada Lind", "credit"),
        ("A ferry burns off Split on Monday. (AP Photo/Ivo Marin)", "picture"),
        ("FILE PHOTO: A ferry off Split", "picture"),
        ("Correction: an earlier version gave 14 as the toll.", "editor-note"),
        ("***", "decoration"),
    ],
)
def test_residue(line: str, rule: str) -> None:
    found = residue_rule(line)
    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize(
    "line",
    [
        "More than 40 people were killed when the ferry burned, the coast guard said.",
        "Read the report and weep, the mayor told reporters.",
        "Share prices fell 3 percent on Monday.",
        "Related charges were filed in March against two officers.",
        "Follow-up checks showed 12 more cases.",
        "Views differ on how many were there.",
        "Comments by the minister drew anger in both towns.",
        "Subscribers fell by 2 million, the company said.",
        "The letter said readers should click here to see the list.",
        "Sign-ups for the scheme rose by a third.",
        "Support for the government fell to 20 percent.",
        "Photos showed dozens of tents by the river.",
        "Reporting by rights groups suggests that 40 were killed.",
        "Correction officers said 14 inmates had escaped.",
        "Home sales rose 4 percent.",
        "Sources: 40 dead in port blast",
        "Update: toll rises to 14",
        "Live shells were found in the garden.",
        "Copyright law is to be changed, the minister said.",
        "We know that terms differ from school to school.",
        "12 dead in bus crash",
        "Twelve people have been killed.",
        "“We use cookies as currency here,” the prisoner said.",
        "They may be reached by boat only, he said.",
    ],
)
def test_what_a_story_says_is_no_residue(line: str) -> None:
    assert residue_rule(line) is None


def test_titles_are_short_and_end_without_a_stop() -> None:
    assert may_be_title("12 dead in bus crash")
    assert not may_be_title("Twelve people died in the crash, police said.")
    assert not may_be_title("word " * 40)
