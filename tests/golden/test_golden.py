"""The example pages give the claims that were reviewed: a change here is read as a diff of claims.

After a change that reads better, write them anew with `python tools/update_golden.py` and look at the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from golden.claims import claims
from sayso import Refusal

EXPECTED = Path(__file__).parent / "expected"
PAGES = Path(__file__).parents[2] / "examples" / "pages"
FILES = sorted(path for path in PAGES.iterdir() if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_page_gives_the_reviewed_claims(path: Path) -> None:
    pages = [page for page in sayso.open_path(path, sayso.Given()) if not isinstance(page, Refusal)]
    found = [line for reading in sayso.Reader.load().read_many(pages) for line in claims(reading)]
    expected = (EXPECTED / f"{path.name}.claims").read_text(encoding="utf-8").splitlines()
    assert found == expected
