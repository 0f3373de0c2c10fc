"""An archive by a real cluster of two workers, one of which is killed on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from sayso.engine import ray as adapter
from sayso.errors import MissingExtraError
from unit.archive.test_run import files, read_into_one, records_of
from unit.archive.warcs import story, warc

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="needs the extra: pip install 'sayso[ray]'")

RUN = """
import json, sys
from dataclasses import asdict
from ray.cluster_utils import Cluster
from sayso.archive import Run, find_inputs, maker
from sayso.engine.ray import RayEngine
from sayso.store.columnar.files import Folder
from unit.archive.here import READER, settings

out, *paths = sys.argv[1:]
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
cluster.wait_for_nodes()

def show(sums):
    if sums.pages > 20 and len(nodes) == 2:
        cluster.remove_node(nodes.pop(), allow_graceful=False)

with RayEngine(maker(settings(out, pages=5)), address=cluster.address) as engine:
    slots = engine.slots
    sums = Run(Folder(out), engine, reader=READER, show=show).read(find_inputs(tuple(paths)))
print(json.dumps({**asdict(sums), "slots": slots, "nodes": len(nodes)}))
cluster.shutdown()
"""


@needs_ray
@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_loses_no_page(tmp_path: Path) -> None:
    """Two machines with a processor each, one killed when some pages are read, and a page that kills its worker."""
    paths = files(tmp_path, 2)
    poisoned = warc(tmp_path / "p.warc", [story(501), "<p>die </p>", story(502)], packed=False)
    script = tmp_path / "run.py"
    script.write_text(RUN)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, script, tmp_path / "out", *paths, poisoned],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    sums = json.loads(done.stdout.splitlines()[-1])
    assert (sums["slots"], sums["nodes"]) == (2, 1)
    assert (sums["inputs_done"], sums["pages"], sums["refused"], sums["broken"]) == (3, 62, 1, 1)
    assert sums["workers_lost"] >= 1  # the poisoned page's for certain, the machine's where it was at work just then
    held = records_of(tmp_path / "out")
    expected = read_into_one(*paths)
    ids = {each.get("id") for each in expected}
    assert [each for each in held if each.get("id") in ids] == expected


def test_the_extra_is_named_where_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match="sayso\\[ray\\]"):
        adapter.load_ray()
