"""Sphinx settings. Pages under `generated/` are made from the code at build time by `docs/generate.py`."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import generate

generate.write_all(Path(__file__).parent / "generated")

project = "sayso"
author = "the sayso authors"
copyright = "2026, the sayso authors"
release = version = installed("sayso")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "generated/*"]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autosummary_generate = False
napoleon_custom_sections = ["Example", "Method"]
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(dt|datetime|pathlib|collections|typing|types|click|spacy|numpy|np)\..*"),
    (
        "py:.*",
        r"(Path|Iterator|Iterable|Mapping|Sequence|Callable|Self|Any|Literal|StrEnum|enum\.StrEnum|Fragments|Where)",
    ),
    ("py:.*", r"sayso\..*\._.*"),
    ("py:.*", r"(Json|Store|Put|Record|Stats|FoundFinding|Said|Answers|Readable|FetchRules|tuple\[.*)"),
    ("py:.*", r"(Encoded|sayso\.compare\.answering\.Entailment|sayso\.values\.gazetteer\.Entry)"),
    ("py:.*", r"sayso\.language\.(encoder\.Encoder|grammar\.Grammarian|lemmas\.Lemmatizer)"),
    ("py:.*", r"sayso\.attribution\.(cues\.CueTable|attributor\.OutermostFinder)"),
    ("py:.*", r"sayso\.(ingest\.(web\.FetchRules|source\.Readable)|store\..*)"),
]

html_theme = "furo"
html_title = "sayso"
html_static_path = ["_static"]
html_css_files = ["marks.css"]
