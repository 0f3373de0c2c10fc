"""Times the whole way from a file to a ledger: `whole_way.py INPUT [--workers N]`.

Prints one JSON object: pages, refusals, seconds, pages a second (the start of the models included), peak memory of the
largest process in MB, versions and the load of the machine. The ledger is written to a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path


def main() -> None:
    """Run `sayso read` once and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("given", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "ledger.db")
        command = [sys.executable, "-m", "sayso", "read", str(options.given), "--ledger", ledger]
        start = time.perf_counter()
        done = subprocess.run(
            [*command, "--workers", str(options.workers), "--json"], check=True, capture_output=True, text=True
        )
        seconds = time.perf_counter() - start
    summary = json.loads(done.stdout)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        json.dumps(
            {
                **summary,
                "wall_seconds": round(seconds, 2),
                "pages_a_second": round(summary["pages"] / seconds, 2),
                "peak_mb_largest_process": round(peak),
                "workers": options.workers,
                "sayso": version("sayso"),
                "onnxruntime": version("onnxruntime"),
                "python": platform.python_version(),
                "machine": re.sub(r"\s+", " ", platform.processor() or platform.machine()),
                "load": os.getloadavg(),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
