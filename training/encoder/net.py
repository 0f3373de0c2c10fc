"""The network: an encoder with BERT's layers, a tagger of cues, and a linker that gives every word a role for a cue."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.attribution.linker import BUCKETS, RELATIONS
from sayso.language.windows import SHAPES, STATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    pair: int = 96  # width of the linker
    vocabulary: int = 30522
    positions: int = 512
    dropout: float = 0.1
    tags: int = 0  # kinds of word classes, relations and names; 0 for a network without grammar
    relations: int = 0
    names: int = 0
    bent: bool = True  # GELU as the activation, as in BERT; else ReLU, which runs faster


def activation(shape: Shape) -> Callable[[Tensor], Tensor]:
    """What bends a layer's inner units."""
    return functional.gelu if shape.bent else functional.relu


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.activation = activation(shape)
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(B, T, width) in and out; `mask` is true where there is a subtoken."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(self.activation(self.up(x)))))


class Encoder(nn.Module):
    """Subtokens in, a vector for each word and its scores as part of a cue out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.states = nn.Embedding(STATES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tagger = nn.Linear(shape.width, 3)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.states.weight)

    def forward(  # noqa: PLR0917 - tensors, as everywhere in this library
        self,
        tokens: Tensor,
        shapes: Tensor,
        states: Tensor,
        firsts: Tensor,
        lasts: Tensor,
        mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors of the words' first and of their last subtokens (B, W, width), and their tag scores (B, W, 3)."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        x = self.words(tokens) + self.positions(places) + self.shapes(shapes) + self.states(states)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        words, ends = (x.gather(1, at[:, :, None].expand(-1, -1, x.shape[2])) for at in (firsts, lasts))
        return words, ends, self.tagger(self.dropout(words))


class Linker(nn.Module):
    """Words and cues in, scores of the four roles of each word for each cue out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, pair = shape.width, shape.pair
        self.activation = activation(shape)
        self.word = nn.Linear(width, 2 * pair)
        self.cue = nn.Linear(2 * width, 2 * pair)
        self.bucket = nn.Embedding(BUCKETS, pair)
        self.relation = nn.Embedding(RELATIONS, pair)
        self.near = nn.Conv1d(pair, pair, 5, padding=2)
        self.far = nn.Conv1d(pair, pair, 5, padding=6, dilation=3)
        self.role = nn.Linear(pair, 4)
        self.switch = nn.Parameter(torch.zeros(4, 4))  # between neighbours' roles: in training only
        self.dropout = nn.Dropout(shape.dropout)
        for table in (self.bucket, self.relation):
            nn.init.normal_(table.weight, std=0.1)

    def forward(  # noqa: PLR0917 - tensors, as everywhere in this library
        self,
        words: Tensor,
        window: Tensor,
        first: Tensor,
        last: Tensor,
        buckets: Tensor,
        relations: Tensor,
    ) -> Tensor:
        """Scores (C, W, 4) of each word's roles for each cue.

        `words` (B, W, width); of each cue its `window`, `first` and `last` word (C,), and how each word of the window
        lies to it: `buckets` and `relations` (C, W).
        """
        cue = self.cue(self.dropout(torch.cat([words[window, first], words[window, last]], dim=-1)))
        word_add, word_times = self.word(self.dropout(words))[window].chunk(2, dim=-1)
        cue_add, cue_times = cue[:, None].chunk(2, dim=-1)
        x = word_add + cue_add + word_times * cue_times + self.bucket(buckets) + self.relation(relations)
        x = self.activation(x).transpose(1, 2)
        x = x + self.activation(self.near(x))
        x = x + self.activation(self.far(x))
        return self.role(self.dropout(x.transpose(1, 2)))


REACH = 24
"""Tokens beyond which a distance counts as this one."""

ARC_SCALE = 0.09
"""Factor of the products of own and head: one over the root of their width."""


class Grammarian(nn.Module):
    """Words in, scores of each token's class, name, sentence start, head and relation out.

    Method: biaffine arcs and relations (Dozat and Manning 2017) over the encoder's words and one convolution.
    """

    def __init__(self, shape: Shape, unit: int = 256, arc: int = 128) -> None:
        super().__init__()
        self.begin = nn.Linear(shape.width, unit)
        self.end = nn.Linear(shape.width, unit, bias=False)
        self.near = nn.Conv1d(unit, unit, 3, padding=1)
        self.tag = nn.Linear(unit, shape.tags)
        self.name = nn.Linear(unit, shape.names)
        self.start = nn.Linear(unit, 1)
        self.arc_own, self.arc_head = nn.Linear(unit, arc), nn.Linear(unit, arc)
        self.headship = nn.Linear(arc, 1)
        self.distance = nn.Embedding(2 * REACH + 1, 1)
        self.relation_own, self.relation_head = nn.Linear(unit, arc), nn.Linear(unit, arc)
        self.relation = nn.Linear(arc, shape.relations)
        self.dropout = nn.Dropout(shape.dropout)
        nn.init.zeros_(self.distance.weight)

    def tokens(self, words: Tensor, ends: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(B, N, unit) of the tokens that begin and end in the words `first` and `last` (B, N)."""
        words, ends = self.dropout(words), self.dropout(ends)
        wide = (-1, -1, words.shape[2])
        x = self.begin(words.gather(1, first[:, :, None].expand(wide)))
        x = functional.relu(x + self.end(ends.gather(1, last[:, :, None].expand(wide))))
        return self.dropout(x + functional.relu(self.near(x.transpose(1, 2)).transpose(1, 2)))

    def arcs(self, x: Tensor) -> Tensor:
        """(B, N, N) scores: of each token, how likely each other is its head; itself where it is the root."""
        own, head = self.dropout(functional.relu(self.arc_own(x))), self.dropout(functional.relu(self.arc_head(x)))
        places = torch.arange(x.shape[1], device=x.device)
        apart = (places[None, :] - places[:, None]).clamp(-REACH, REACH) + REACH
        return (
            own @ head.transpose(1, 2) * ARC_SCALE + self.headship(head).transpose(1, 2) + self.distance(apart)[..., 0]
        )

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """(B, N, relations) scores of what each token is to its head (B, N)."""
        of_head = self.relation_head(x)
        of_head = of_head.gather(1, heads[:, :, None].expand(-1, -1, of_head.shape[2]))
        return self.relation(self.dropout(functional.relu(self.relation_own(x) + of_head)))


class Net(nn.Module):
    """Encoder with tagger, linker, and what tells the grammar."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.linker = Linker(shape)
        self.grammar = Grammarian(shape) if shape.tags else None

    def save(self, path: Path) -> None:
        """Sizes and weights, in one file."""
        torch.save({"shape": asdict(self.shape), "state": self.state_dict()}, path)

    @classmethod
    def load(cls, path: Path) -> Net:
        """The network that `save` kept."""
        kept = torch.load(path, weights_only=True)
        net = cls(Shape(**kept["shape"]))
        net.load_state_dict({"linker.switch": torch.zeros(4, 4)} | kept["state"])
        return net


def start_from_minilm(net: Net, weights: Path, layers: list[int]) -> None:
    """Fill the encoder from MiniLM's weights: its embeddings, and `layers` of its six."""
    given = load_file(weights)
    encoder = net.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
        encoder.positions.weight.add_(given["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
        for layer, number in zip(encoder.layers, layers, strict=True):
            name = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [given[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                for ours, theirs in (
                    (layer.out, "attention.output.dense"),
                    (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    getattr(ours, kind).copy_(given[f"{name}{theirs}.{kind}"])


def cut_down(larger: Net, shape: Shape, layers: list[int]) -> Net:
    """A network of `shape` that begins with `layers` of a trained one, and of each the heaviest inner units."""
    net, inner = Net(shape), shape.inner
    state = larger.state_dict()
    chosen = {name: value for name, value in state.items() if not name.startswith("encoder.layers.")}
    for new, old in enumerate(layers):
        layer = larger.encoder.layers[old]
        weight = layer.up.weight.norm(dim=1) * layer.down.weight.norm(dim=0)
        kept = weight.topk(inner).indices.sort().values
        before, after = f"encoder.layers.{old}.", f"encoder.layers.{new}."
        own = {after + name[len(before) :]: value for name, value in state.items() if name.startswith(before)}
        own[f"{after}up.weight"] = own[f"{after}up.weight"][kept]
        own[f"{after}up.bias"] = own[f"{after}up.bias"][kept]
        own[f"{after}down.weight"] = own[f"{after}down.weight"][:, kept]
        chosen |= own
    net.load_state_dict(chosen, strict=False)  # a larger one without grammar leaves that as it is
    return net
