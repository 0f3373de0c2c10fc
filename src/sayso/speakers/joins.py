"""Profiles in, joins out: every name that goes by another, with rule and reason.

Deterministic, and the same whatever the order of profiles. Precise before complete: where one name could belong to two
speakers it is joined with neither, and a group of names is only joined where no two of them are told apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sayso.attribution.offices import load_offices
from sayso.speakers.alike import Likeness, alike, as_american, why_apart
from sayso.speakers.sounds import merged, sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sayso.speakers.profiles import Profile

_ORDER = (
    "speaker.letters/1", "body.letters/1", "body.state/1", "body.acronym/1", "speaker.spelling/1", "speaker.order/1",
    "speaker.middle-name/1", "speaker.short-form/1", "speaker.surname/1",
)  # fmt: skip
"""Rules from the surest to the least sure: what one has joined another may not part."""


@dataclass(frozen=True, slots=True)
class Join:
    """That `name` is another name of the speaker `canonical`."""

    name: str
    canonical: str
    rule: str
    why: str


class _Edge(NamedTuple):
    rule: int
    first: str
    second: str
    likeness: Likeness


def propose_joins(profiles: Iterable[Profile]) -> tuple[Join, ...]:
    """The joins that the profiles bear out, in order of name.

    Example: profiles of "Sergei Lavrov" and "Sergey Lavrov", both foreign minister of Russia, give
    `Join("Sergey Lavrov", "Sergei Lavrov", "speaker.spelling/1", "The names are spellings of one name, and ...")`.
    """
    known = {profile.name: profile for profile in sorted(profiles, key=lambda profile: profile.name)}
    edges = sorted(_edges(known), key=lambda edge: edge[:3])
    beside = _Beside(edges)
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in known}
    for edge in edges:
        one, other = groups[edge.first], groups[edge.second]
        apart = any(why_apart(known[a], known[b]) is not None for a in one for b in other)
        if one is not other and not apart and not beside.ambiguous(edge):
            united = tuple(sorted({*one, *other}))
            groups |= dict.fromkeys(united, united)
    return tuple(sorted(_joins(known, set(groups.values()), beside), key=lambda join: join.name))


class _Beside:
    """Which names are alike, to be asked whether one could belong to two speakers."""

    def __init__(self, edges: Sequence[_Edge]) -> None:
        self._edges = {frozenset((edge.first, edge.second)): edge for edge in edges}
        self._near: dict[str, list[_Edge]] = defaultdict(list)
        for edge in edges:
            self._near[edge.first].append(edge)
            self._near[edge.second].append(edge)

    def ambiguous(self, edge: _Edge) -> bool:
        """True where by the same rule one of the two is also like a third name that the other isn't like."""
        ends = {edge.first, edge.second}
        for end in ends:
            (opposite,) = ends - {end}
            for each in self._near[end]:
                (third,) = {each.first, each.second} - {end}
                if each.rule == edge.rule and third != opposite and frozenset((third, opposite)) not in self._edges:
                    return True
        return False

    def reason(self, name: str, canonical: str, group: Sequence[str]) -> tuple[_Edge, str]:
        """The edge that joins a name with the canonical one, or else with another of its group, and that other."""
        near = [each for each in self._near[name] if {each.first, each.second} <= set(group)]
        edge = min(near, key=lambda each: (canonical not in {each.first, each.second}, *each[:3]))
        return edge, edge.second if edge.first == name else edge.first


def _edges(known: Mapping[str, Profile]) -> Iterator[_Edge]:
    for first, second in _candidates(known.values()):
        likeness = alike(first, second) if why_apart(first, second) is None else None
        if likeness is not None:
            names = sorted((first.name, second.name))
            yield _Edge(_ORDER.index(likeness.rule), names[0], names[1], likeness)


def _candidates(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of names that have something in common: only these are looked at, however many names there are."""
    blocks: dict[str, dict[str, Profile]] = defaultdict(dict)
    for profile in profiles:
        for key in _keys(profile):
            blocks[key][profile.name] = profile
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for first, second in combinations(sorted(blocks[key].values(), key=lambda p: p.name), 2):
            if (first.name, second.name) not in seen:
                seen.add((first.name, second.name))
                yield first, second


def _keys(profile: Profile) -> Iterator[str]:
    words = merged(profile.words)
    if not words:
        return
    yield f"letters {as_american(''.join(word for word in profile.words if word != 'the'))}"
    if profile.group:
        state = load_offices().seats.get(profile.name.casefold().removeprefix("the "))
        if state is not None:
            yield f"state {state.iso}"
        full = [word for word in words if word not in {"of", "for", "the", "and", "on"}]
        yield from (f"full {name}" for name in (" ".join(full), *sorted(profile.spelt_out)))
    else:
        yield f"surname {sound(words[-1])}"
        yield "words " + " ".join(sorted(words))


def _joins(known: Mapping[str, Profile], groups: Iterable[tuple[str, ...]], beside: _Beside) -> Iterator[Join]:
    for group in groups:
        canonical = min(group, key=lambda name: _rank(known[name]))
        for name in group:
            if name != canonical:
                edge, other = beside.reason(name, canonical, group)
                why = edge.likeness.why if other == canonical else f"{edge.likeness.why} It is “{other}”."
                yield Join(name, canonical, edge.likeness.rule, why)


def _rank(profile: Profile) -> tuple[bool, bool, int, int, str]:
    """Full names go before initials, surnames and acronyms; then the name of most statements; then the alphabet."""
    bare = len(profile.words) < 2
    initial = any(len(word) == 1 for word in profile.words)
    return bare, initial and len(profile.words) < 3, -profile.statements, len(profile.name), profile.name
