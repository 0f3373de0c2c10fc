"""From a word and its class to its base form: "said" to "say", "troops" to "troop".

Method: WordNet's morphy as spaCy's rule lemmatizer has it: exceptions first, then endings taken off where what is left
is a word that WordNet knows. The tables (`lemmas.tsv.gz`) are made by tools/build_lemmas.py.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Self

from sayso.errors import ModelFileError

ENDINGS = {
    "NOUN": (
        *(("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh")),
        *(("men", "man"), ("ies", "y")),
    ),
    "VERB": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "ADJ": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "ADV": (),
}
_BASE = {"NN": "NOUN", "VB": "VERB", "VBP": "VERB", "JJ": "ADJ", "RB": "ADV"}
_GIVEN = {
    **dict.fromkeys(("is", "'s", "’s", "are", "'re", "’re", "am", "'m", "’m", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "have", "'ve", "’ve", "had"), "have"),
    **dict.fromkeys(("does", "did"), "do"),
    **dict.fromkeys(("not", "n't", "n’t", "nt"), "not"),
    "ca": "can",
    "sha": "shall",
    "wo": "will",
    "'ll": "will",
    "’ll": "will",
    "an": "a",
}
_PRONOUNS = {"me": "I", "i": "I", "him": "he", "us": "we", "them": "they"}


@dataclass(slots=True)
class Lemmatizer:
    """Base forms by table and rule, each word's remembered."""

    exceptions: dict[tuple[str, str], str]  # (class, word) to its base form
    known: frozenset[tuple[str, str]]  # (class, base form)
    _memory: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Self:
        """The tables that ship. Raises: ModelFileError if they are missing or broken."""
        path = files("sayso.data").joinpath("lemmas.tsv.gz")
        try:
            rows = gzip.decompress(path.read_bytes()).decode().splitlines()
            split = [row.split("\t") for row in rows if not row.startswith("#")]
            exceptions = {(kind, word): base for kind, word, base in split if base}
            return cls(exceptions, frozenset((kind, word) for kind, word, base in split if not base))
        except (OSError, ValueError, EOFError) as error:
            message = f"the table of base forms can't be read: {error}"
            raise ModelFileError(message, where=str(path), mend="Install sayso again.") from error

    def lemma(self, text: str, tag: str, kind: str) -> str:
        """The base form of a word with this Penn tag and universal class.

        Example: `lemmatizer.lemma("Striking", "VBG", "VERB")` is "strike".
        """
        found = self._memory.get((text, tag, kind))
        if found is None:
            found = self._memory[text, tag, kind] = self._find(text, tag, kind)
        return found

    def _find(self, text: str, tag: str, kind: str) -> str:
        lower = text.lower()
        if kind == "PROPN":
            return text
        if kind == "PRON":
            return _PRONOUNS.get(lower, lower)
        if kind in {"AUX", "PART", "VERB"} and lower in _GIVEN and tag != "POS":
            return _GIVEN[lower]
        if lower in {"'d", "’d"}:
            return "would" if tag == "MD" else "have"
        kind = "VERB" if kind == "AUX" and tag != "MD" else kind
        if kind not in ENDINGS or _BASE.get(tag) == kind:
            return lower
        return self._by_rule(lower, kind)

    def _by_rule(self, word: str, kind: str) -> str:
        if base := self.exceptions.get((kind, word)):
            return base
        unknown: list[str] = []
        known: list[str] = []
        for ending, instead in ENDINGS[kind]:
            if word.endswith(ending) and (form := word[: len(word) - len(ending)] + instead):
                (known if (kind, form) in self.known else unknown).append(form)
        return known[-1] if known else unknown[0] if unknown else word
