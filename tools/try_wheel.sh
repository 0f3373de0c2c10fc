#!/usr/bin/env bash
# Installs the wheel given into an empty environment, away from the checkout, and uses it as a stranger would.
set -euo pipefail
wheel=$(realpath "$1")
examples=$(realpath "$(dirname "$0")/../examples/pages")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet "$wheel"
size=$(du -sm --exclude='pip*' --exclude='setuptools*' env/lib/python3*/site-packages | cut -f1)
echo "installed size: $size MB"
[ "$size" -lt 500 ]
env/bin/python - <<'PY'
import sys, time
start = time.perf_counter()
import sayso
took = time.perf_counter() - start
print(f"import sayso: {took:.2f} s")
heavy = {"onnxruntime", "numpy", "duckdb", "trafilatura", "lxml", "rich"} & set(sys.modules)
assert not heavy, f"importing sayso loads {heavy}"
PY
env/bin/sayso --help >/dev/null
env/bin/sayso read "$examples" --ledger ledger.db
env/bin/sayso ask "killed in Plovdiv" --ledger ledger.db
env/bin/sayso export --ledger ledger.db --format parquet --to out
ls out
