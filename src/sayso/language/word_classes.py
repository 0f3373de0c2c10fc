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
    **{"CC": "CCONJ", "CD": "NUM", "MD": "AUX", "WRB": "SCONJ", "UH": "INTJ"},
}
_JOINING = frozenset(
    "that if because while since so whether although though unless once cause upon till whereas whilst except despite"
    " but albeit save besides til".split(),
)
_ANYBODY = frozenset(
    "something anyone anything nothing someone everything everyone everybody nobody somebody anybody".split(),
)
_AUXILIARY = frozenset(
    "be do have been being is 's has does are 're am 'm 've was were did had 'd ’s ’re ’m ’ve ’d".split(),
)
_OF_CLAUSES = frozenset(("ROOT", "advcl", "ccomp", "conj", "relcl", "xcomp"))
_FULL = frozenset(("do", "does", "did", "'d", "have", "has", "had"))


def word_class(tag: str, relation: str, lower: str) -> str:
    """The universal class of a token with this Penn tag and relation to its head.

    Example: `word_class("VBD", "ROOT", "was")` is "AUX".
    """
    if relation in {"aux", "auxpass"} and tag != "TO":
        return "AUX"
    if tag in {"DT", "WDT"} and relation not in {"det", "quantmod"}:
        return "PRON"
    if tag == "IN":
        return "SCONJ" if relation == "mark" or lower in _JOINING else "ADP"
    if tag[0] == "V":
        if lower in _FULL and relation in _OF_CLAUSES:
            return "VERB"
        return "AUX" if lower in _AUXILIARY and tag not in {"VBN", "VBG"} or lower in {"been", "being"} else "VERB"
    if tag == "RB" and lower in {"not", "n't", "n’t", "nt"}:
        return "PART"
    if tag == "NN" and lower in _ANYBODY:
        return "PRON"
    return _OF_TAG.get(tag, "X")
