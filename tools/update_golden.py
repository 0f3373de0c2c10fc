"""Writes the claims of the example pages anew; refuses a tree with uncommitted changes to them, which it would hide."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sayso
from sayso import Refusal

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "tests" / "golden" / "expected"
PAGES = ROOT / "examples" / "pages"


def main() -> int:
    """Read every example page and write its claims."""
    sys.path.insert(0, str(ROOT / "tests"))
    from golden.claims import claims  # noqa: PLC0415 - found once the tests' folder is on the path

    command = ["git", "-C", str(ROOT), "status", "--porcelain", "--", str(EXPECTED)]
    if subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip():
        print("the expected claims have uncommitted changes: commit or drop them first")
        return 1
    EXPECTED.mkdir(exist_ok=True)
    reader = sayso.Reader.load()
    for path in sorted(p for p in PAGES.iterdir() if p.is_file()):
        pages = [page for page in sayso.open_path(path, sayso.Given()) if not isinstance(page, Refusal)]
        lines = [line for reading in reader.read_many(pages) for line in claims(reading)]
        (EXPECTED / f"{path.name}.claims").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
