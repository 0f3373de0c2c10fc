"""A tree in, the same without what English doesn't have out.

The network decides on each token alone, so that two decisions may not fit. What is mended here follows from the words:
a possessor is known by its mark, an auxiliary has no subject of its own, and a particle no object.
"""

from __future__ import annotations

from dataclasses import dataclass

_AUXILIARIES = frozenset(("aux", "auxpass"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_BEARERS = {"N": "acl", "V": "ccomp"}
"""By the first letter of its tag, what a clause with "that" is to the word before it: "the claim that", "said that"."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of a window: Penn tags, heads and relations. The lists are changed in place."""

    tags: list[str]
    heads: list[int]
    relations: list[str]


def mend(tree: Tree) -> None:
    """Mend possessors, objects and clauses of `tree`, in place; what was a tree stays one."""
    for index, tag in enumerate(tree.tags):
        if tag == "POS":
            _mend_possessor(tree, index)
    for index, relation in enumerate(tree.relations):
        if relation == "mark":
            _mend_clause(tree, index)
        elif relation == "pobj":
            _mend_object(tree, index)


def _mend_possessor(tree: Tree, mark: int) -> None:
    """Make what stands before "'s" the possessor of its head, if that follows: "the villagers' fear"."""
    owner = tree.heads[mark]
    if owner < mark < tree.heads[owner] and tree.relations[owner] in _SUBJECTS:
        tree.relations[owner] = "poss"


def _mend_object(tree: Tree, index: int) -> None:
    """Hang the object of a particle on the verb: "shrugged off the rumours"."""
    particle = tree.heads[index]
    if tree.relations[particle] == "prt" and tree.heads[particle] != particle:
        tree.heads[index], tree.relations[index] = tree.heads[particle], "dobj"


def _mend_clause(tree: Tree, mark: int) -> None:
    """Hang a clause on the word before its "that" where its verb was taken for the next verb's auxiliary.

    "The hope | that he was alive | faded": "was" has a subject, so it is no auxiliary of "faded".
    """
    verb, bearer = tree.heads[mark], mark - 1
    if tree.relations[verb] not in _AUXILIARIES or bearer < 0:
        return
    relation = _BEARERS.get(tree.tags[bearer][0])
    has_subject = any(tree.heads[at] == verb and tree.relations[at] in _SUBJECTS for at in range(mark + 1, verb))
    if relation and has_subject and not _is_below(tree, bearer, verb):
        tree.heads[verb], tree.relations[verb] = bearer, relation


def _is_below(tree: Tree, index: int, above: int) -> bool:
    """True when `above` stands over `index` in the tree."""
    while tree.heads[index] != index:
        index = tree.heads[index]
        if index == above:
            return True
    return False
