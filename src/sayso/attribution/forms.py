"""Plain forms of English verbs as they may stand in a headline, where the tagger's lemmas fail: "Denies" -> "deny"."""

from __future__ import annotations

from functools import cache

_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak", "found": "find",
    "held": "hold", "knew": "know", "thought": "think", "felt": "feel", "saw": "see", "seen": "see", "sees": "see",
    "foresaw": "foresee", "swore": "swear", "sworn": "swear", "taught": "teach", "gave": "give", "made": "make",
    "sought": "seek", "understood": "understand", "forgot": "forget", "withheld": "withhold", "pled": "plead",
    "laid": "lay", "shot": "shoot", "went": "go", "had": "have", "has": "have", "read": "read", "cast": "cast",
    "forecast": "forecast", "sang": "sing", "dreamt": "dream", "learnt": "learn", "slams": "slam",
}  # fmt: skip


@cache
def plain_forms(word: str) -> tuple[str, ...]:
    """The verbs that `word` may be a form of, likeliest first; the word itself is among them."""
    word = word.lower()
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    found = [word]
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    elif word.endswith("es"):
        found += [word[:-1], word[:-2]]
    elif word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("ied"):
        found.append(word[:-3] + "y")
    elif word.endswith("ed"):
        found += [word[:-1], word[:-2], *_undoubled(word[:-2])]
    elif word.endswith("ing"):
        found += [word[:-3], word[:-3] + "e", *_undoubled(word[:-3])]
    return tuple(found)


def _undoubled(stem: str) -> list[str]:
    return [stem[:-1]] if len(stem) > 3 and stem[-1] == stem[-2] else []
