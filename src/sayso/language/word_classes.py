"""From the Penn tag, the relation and the word to the universal word class, by spaCy's rules for English (MIT)."""

from __future__ import annotations

_OF_TAG = {
    **dict.fromkeys((".", ",", "-LRB-", "-RRB-", "``", '""', "''", ":", "HYPH", "NFP"), "PUNCT"),
    **dict.fromkeys(("$", "#", "SYM"), "SYM"),
    **dict.fromkeys(("AFX", "JJ", "JJR", "JJS"), "ADJ"),
    **dict.fromkeys(("DT", "PDT", "WDT", "WP$"), "DET"),
    **dict.fromkeys(("EX", "PRP", "PRP$", "WP"), "PRON"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("POS", "TO"), "PART"),
    **dict.fromkeys(("RB", "RBR", "RBS"), "ADV"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "BES", "HVS"), "VERB"),
    "CC": "CCONJ",
    "CD": "NUM",
    "MD": "AUX",
    "WRB": "SCONJ",
    "UH": "INTJ",
}
_JOINING = frozenset(
    [
        "that",
        "if",
        "because",
        "while",
        "since",
        "so",
        "whether",
        "although",
        "though",
        "unless",
        "once",
        "cause",
        "upon",
        "till",
        "whereas",
        "whilst",
        "except",
        "despite",
        "but",
        "albeit",
        "save",
        "besides",
        "til",
    ],
)
_ANYBODY = frozenset(
    [
        "something",
        "anyone",
        "anything",
        "nothing",
        "someone",
        "everything",
        "everyone",
        "everybody",
        "nobody",
        "somebody",
        "anybody",
    ],
)
_AUXILIARY = frozenset(
    [
        "be",
        "do",
        "have",
        "been",
        "being",
        "is",
        "'s",
        "has",
        "does",
        "are",
        "'re",
        "am",
        "'m",
        "'ve",
        "was",
        "were",
        "did",
        "had",
        "'d",
        "’s",
        "’re",
        "’m",
        "’ve",
        "’d",
    ],
)
_OF_CLAUSES = frozenset(("ROOT", "advcl", "ccomp", "conj", "relcl", "xcomp"))
_FULL = frozenset(("do", "does", "did", "'d", "have", "has", "had"))

_OF_WORD = {("RB", word): "PART" for word in ("not", "n't", "n’t", "nt")} | {("NN", word): "PRON" for word in _ANYBODY}


def word_class(tag: str, relation: str, lower: str) -> str:
    """The universal class of a token with this Penn tag and relation to its head.

    Example: `word_class("VBD", "ROOT", "was")` is "AUX".
    """
    if relation in {"aux", "auxpass"} and tag != "TO":
        return "AUX"
    if tag[0] == "V":
        return _of_verb(tag, relation, lower)
    if tag in {"DT", "WDT"}:
        return "DET" if relation in {"det", "quantmod"} else "PRON"
    if tag == "IN":
        return "SCONJ" if relation == "mark" or lower in _JOINING else "ADP"
    return _OF_WORD.get((tag, lower)) or _OF_TAG.get(tag, "X")


def _of_verb(tag: str, relation: str, lower: str) -> str:
    if lower in _FULL and relation in _OF_CLAUSES:
        return "VERB"
    is_form = lower in {"been", "being"} if tag in {"VBN", "VBG"} else lower in _AUXILIARY
    return "AUX" if is_form else "VERB"
