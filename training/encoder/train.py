"""Trains the network on the corpus, or a smaller one on the corpus and a larger one's scores.

    train.py --data train.jsonl.gz --minilm FOLDER --out teacher.pt --epochs 5 --rate 2e-4
    train.py --data train.jsonl.gz --minilm FOLDER --out student.pt --start teacher.pt --teacher teacher.pt --layers 0,1

One article in 14 is held out; after each epoch the held-out losses are printed and the weights are kept.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from examples import Batch, Example, School, batches, is_held_out, load_articles, make_examples
from grammar import Kinds, Swapper
from net import Grammarian, Net, Shape, cut_down, start_from_minilm
from torch.nn import functional

from sayso.language.wordpiece import WordPiece

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE_WEIGHT = 1 / 20  # the roles of all words for one cue, against one word's tag
TAG_WEIGHT = 20
SWITCH_RATE = 2e-3
CUTS = 2  # ways of cutting the articles into windows that a teacher is asked about


Taught = tuple[torch.Tensor, torch.Tensor]
"""A teacher's scores for a window: tags (W, 3), and roles (C, W, 4)."""


def losses(
    net: Net,
    batch: Batch,
    taught: list[Taught] | None,
    mix: float,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The tagger's loss a word and the linker's a cue, each mixed with the distance to the teacher's; the grammar's."""
    words, ends, tags = net.encoder(batch.tokens, batch.shapes, batch.states, batch.firsts, batch.lasts, batch.mask)
    roles = net.linker(words, batch.window, batch.first, batch.last, batch.buckets, batch.relations)
    tags, roles = tags.float(), roles.float()
    tag_loss = functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), reduction="sum")
    role_loss = functional.cross_entropy(roles.flatten(0, 1), batch.roles.flatten(), reduction="sum")
    role_loss = (role_loss + sequence_loss(roles, batch.roles, net.linker.switch)) / 2
    if taught is not None:
        wide = tags.shape[1]
        taught_tags = torch.stack([functional.pad(one, (0, 0, 0, wide - len(one))) for one, _ in taught])
        each = [functional.pad(one, (0, 0, 0, wide - one.shape[1])) for _, one in taught if len(one)]
        taught_roles = torch.cat(each) if each else roles.detach()
        tag_loss = (1 - mix) * tag_loss + mix * _distance(tags, taught_tags.float(), batch.tags)
        role_loss = (1 - mix) * role_loss + mix * _distance(roles, taught_roles.float(), batch.roles)
    grammar_loss = grammar_losses(net.grammar, words, ends, batch.grammar) if net.grammar else torch.zeros(())
    return (
        tag_loss / (batch.tags >= 0).sum().clamp(min=1),
        role_loss * ROLE_WEIGHT / max(1, len(batch.window)),
        grammar_loss,
    )


def grammar_losses(
    grammar: Grammarian,
    words: torch.Tensor,
    ends: torch.Tensor,
    labels: dict[str, torch.Tensor],
) -> torch.Tensor:
    """Cross entropies a token of heads, relations, classes, names and sentence starts, weighted and summed."""
    x = grammar.tokens(words, ends, labels["first"], labels["last"])
    inside = labels["tags"] != -100
    arcs = grammar.arcs(x).float().masked_fill(~inside[:, None, :], -1e4)
    relations = grammar.relations(x, labels["heads"].clamp(min=0)).float()
    parts = {
        "heads": (arcs, 1.0),
        "relations": (relations, 0.7),
        "tags": (grammar.tag(x).float(), 0.5),
        "names": (grammar.name(x).float(), 1.0),
    }
    loss = torch.zeros(())
    for name, (scores, weight) in parts.items():
        loss = loss + weight * functional.cross_entropy(scores.flatten(0, 1), labels[name].flatten())
    starts = grammar.start(x)[..., 0].float()[inside]
    return loss + 0.5 * functional.binary_cross_entropy_with_logits(starts, labels["starts"][inside].float())


@torch.no_grad()
def agreement(net: Net, batch: Batch) -> torch.Tensor:
    """Counts: tokens; those with the right head, head and relation, class, name; sentence starts right, told, given."""
    assert net.grammar is not None
    words, ends, _ = net.encoder(batch.tokens, batch.shapes, batch.states, batch.firsts, batch.lasts, batch.mask)
    labels = batch.grammar
    x = net.grammar.tokens(words, ends, labels["first"], labels["last"])
    inside = (labels["tags"] != -100) & (labels["heads"] != -100)
    heads = net.grammar.arcs(x).masked_fill(~inside[:, None, :], -1e4).argmax(-1)
    relations = net.grammar.relations(x, heads).argmax(-1)
    right = (heads == labels["heads"]) & inside
    starts, given = (net.grammar.start(x)[..., 0] > 0) & inside, (labels["starts"] == 1) & inside
    counts = (
        inside,
        right,
        right & (relations == labels["relations"]),
        (net.grammar.tag(x).argmax(-1) == labels["tags"]) & inside,
        (net.grammar.name(x).argmax(-1) == labels["names"]) & inside,
        starts & given,
        starts,
        given,
    )
    return torch.stack([count.sum() for count in counts])


@torch.no_grad()
def teach(teacher: Net, batch: Batch) -> list[Taught]:
    """The teacher's scores for each window of a batch."""
    words, _, tags = teacher.encoder(batch.tokens, batch.shapes, batch.states, batch.firsts, batch.lasts, batch.mask)
    roles = teacher.linker(words, batch.window, batch.first, batch.last, batch.buckets, batch.relations)
    found, start = [], 0
    for row, example in enumerate(batch.examples):
        wide, end = len(example.window.firsts), start + len(example.cues)
        found.append((tags[row, :wide].bfloat16(), roles[start:end, :wide].bfloat16()))
        start = end
    return found


def sequence_loss(scores: torch.Tensor, roles: torch.Tensor, switch: torch.Tensor) -> torch.Tensor:
    """Minus the log-probability of the right sequences of roles under a chain with `switch`, summed over cues.

    Method: linear-chain conditional random field (Lafferty et al. 2001).
    """
    inside = roles >= 0
    right = roles.clamp(min=0)
    total = (scores.gather(2, right[:, :, None])[:, :, 0] * inside).sum()
    total = total + (switch[right[:, :-1], right[:, 1:]] * inside[:, 1:]).sum()
    best = scores[:, 0]
    for position in range(1, scores.shape[1]):
        step = (best[:, :, None] + switch).logsumexp(1) + scores[:, position]
        best = torch.where(inside[:, position, None], step, best)
    return best.logsumexp(1).sum() - total


def _distance(scores: torch.Tensor, taught: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross entropy of `scores` to the taught distribution, summed where there are words."""
    each = -(taught.softmax(-1) * scores.log_softmax(-1)).sum(-1)
    return (each * (labels >= 0)).sum()


class Course:
    """One training run: a network, its optimiser and its articles."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.draw = random.Random(options.seed)
        self.school = load_school(options)
        articles = [article for path in options.data for article in load_articles(path)]
        self.learned = [article for article in articles if options.all or not is_held_out(article)]
        self.held = [e for n, a in enumerate(articles) if is_held_out(a) for e in make_examples(a, self.school, n)]
        self.net = build(options, self.school.kinds)
        self.teacher = Net.load(options.teacher).eval() if options.teacher else None
        self.cuts: list[list[Example]] = []  # with a teacher: windows that come again
        self.taught: dict[int, Taught] = {}  # by the example's identity
        heads = [p for n, p in self.net.named_parameters() if not n.startswith("encoder.") or "tagger" in n]
        body = [p for n, p in self.net.named_parameters() if n.startswith("encoder.") and "tagger" not in n]
        new = list(self.net.grammar.parameters()) if self.net.grammar else []
        known = {id(p) for p in new} | {id(self.net.linker.switch)}
        heads = [p for p in heads if id(p) not in known]
        head_rate = options.rate if options.start else options.rate * 6
        self.rates = [options.rate, head_rate, SWITCH_RATE, options.rate * 6]
        groups = [{"params": part, "weight_decay": 0.01} for part in (body, heads, [self.net.linker.switch], new)]
        self.optimiser = torch.optim.AdamW(groups, lr=options.rate, fused=True)
        self.total = options.epochs * sum(1 for _ in self.epoch())
        self.step, self.began = 0, time.time()

    def epoch(self, number: int = 0) -> Iterator[Batch]:
        """The batches of an epoch: windows cut anew; with a teacher, those of two epochs before."""
        if self.teacher is None or number >= len(self.cuts) < CUTS:
            self.cuts.append(
                [e for n, a in enumerate(self.learned) for e in make_examples(a, self.school, n, self.draw)]
            )
        examples = self.cuts[number % CUTS] if self.teacher else self.cuts.pop()
        return batches(examples, self.options.tokens, self.draw)

    def lesson(self, batch: Batch) -> list[Taught] | None:
        """The teacher's scores for a batch, asked for once a window."""
        if self.teacher is None:
            return None
        if any(id(example) not in self.taught for example in batch.examples):
            for example, scores in zip(batch.examples, teach(self.teacher, batch), strict=True):
                self.taught[id(example)] = scores
        return [self.taught[id(example)] for example in batch.examples]

    def learn(self, batch: Batch) -> None:
        """One step; the rate rises over the first 8 in a hundred and falls in a line to nothing."""
        scale = min(1.0, (self.step + 1) / (0.08 * self.total)) * max(0.02, 1 - self.step / self.total)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tag_loss, role_loss, grammar_loss = losses(self.net, batch, self.lesson(batch), self.options.mix)
        (tag_loss * TAG_WEIGHT + role_loss + grammar_loss * self.options.grammar).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        if self.step % 10 == 0:
            took = time.time() - self.began
            print(
                f"{took:.0f}s {self.step}/{self.total} "
                f"tag {tag_loss:.4f} role {role_loss:.3f} grammar {grammar_loss:.3f}",
                flush=True,
            )

    def run(self) -> None:
        """All epochs, with the weights kept after each."""
        for epoch in range(self.options.epochs):
            self.net.train()
            for batch in self.epoch(epoch):
                self.learn(batch)
            self.net.save(self.options.out)
            self.net.eval()
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                held = [losses(self.net, batch, None, 0.0) for batch in batches(self.held, self.options.tokens)]
                counts = sum(agreement(self.net, batch) for batch in batches(self.held, self.options.tokens))
            tag, role = (sum(float(each[i]) for each in held) / len(held) for i in (0, 1))
            print(f"epoch {epoch + 1}: held out tag {tag:.4f} role {role:.3f}; {told(counts)}", flush=True)


def told(counts: torch.Tensor) -> str:
    """The shares of `agreement`'s counts, as a line."""
    tokens, heads, relations, tags, names, starts, begun, given = (float(count) for count in counts)
    shares = (heads / tokens, relations / tokens, tags / tokens, names / tokens, 2 * starts / max(1, begun + given))
    return "heads {:.4f}, and relations {:.4f}, classes {:.4f}, names {:.4f}, starts F1 {:.4f}".format(*shares)


def load_school(options: argparse.Namespace) -> School:
    """What the articles are cut with."""
    pieces = WordPiece.load(options.minilm / "vocab.txt")
    silver = {name: one for path in options.silver for name, one in pickle.loads(path.read_bytes()).items()}
    lists = (path.read_text(encoding="utf-8").split("\n") for path in (options.places, options.people))
    return School(pieces, silver, Kinds.load(options.kinds), Swapper(*lists, pieces))


def build(options: argparse.Namespace, kinds: Kinds) -> Net:
    """A network with the layers asked for, of MiniLM or of trained weights."""
    layers = [int(number) for number in options.layers.split(",")]
    sizes = {"tags": len(kinds.tags), "relations": len(kinds.relations), "names": len(kinds.names)}
    if options.start is not None:
        larger = Net.load(options.start)
        shape = replace(larger.shape, layers=len(layers), inner=options.inner, bent=not options.relu, **sizes)
        return cut_down(larger, shape, layers)
    net = Net(Shape(layers=len(layers), pair=options.pair, **sizes))
    start_from_minilm(net, options.minilm / "model.safetensors", layers)
    return net


def main() -> None:
    """Trained weights, in the file asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="the corpus; invented sentences")
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="trained weights to begin with, their layers named by --layers")
    parser.add_argument("--teacher", type=Path)
    parser.add_argument(
        "--silver", type=Path, nargs="+", required=True, help="spaCy's grammar of each file (silver.py)"
    )
    parser.add_argument("--kinds", type=Path, required=True, help="the kinds it holds (silver.py)")
    parser.add_argument("--places", type=Path, required=True, help="names of places to swap in, one a line")
    parser.add_argument("--people", type=Path, required=True, help="names of people to swap in, one a line")
    parser.add_argument("--grammar", type=float, default=1.0, help="weight of the grammar's loss")
    parser.add_argument("--mix", type=float, default=0.6, help="share of the teacher's scores in the loss")
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--inner", type=int, default=1536, help="with --start: inner units kept of each layer")
    parser.add_argument("--pair", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=4096, help="subtokens of a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--relu", action="store_true", help="with --start: ReLU in place of GELU")
    parser.add_argument("--all", action="store_true", help="learn from the held-out articles too")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    Course(options).run()


if __name__ == "__main__":
    main()
