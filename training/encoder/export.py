"""Writes a trained network as the files that ship: int8 weights, vocabulary, kinds and settings.

    export.py --net student.pt --minilm FOLDER --kinds kinds.json --to src/sayso/models/english --version "minilm-3/1"

Weights are int8 in seven bits, one scale a column: with eight, processors without dot-product instructions overflow and
read something else. Inputs of a product are quantised when it runs. Windows go through one at a time and without
padding, so the graph has no mask; convolutions become products of shifted copies, for those run in int8.
Settings that are there already are kept, save the version: tune.py sets them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from net import ARC_SCALE, REACH, Grammarian, Layer, Linker, Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Callable

START = {"largest": 128, "cue": 0.35, "keep": 0.35, "weights": [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]}


class PlainLayer(nn.Module):
    """A layer for one window without padding; the division of attention scores is folded into the weights."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        width = layer.out.in_features
        self.size = width // layer.heads
        with torch.no_grad():
            layer.qkv.weight[:width] /= self.size**0.5
            layer.qkv.bias[:width] /= self.size**0.5

    def forward(self, x: Tensor) -> Tensor:
        """(T, width) in and out."""
        q, k, v = (part.reshape(-1, self.layer.heads, self.size) for part in self.layer.qkv(x).chunk(3, dim=-1))
        weights = (q.permute(1, 0, 2) @ k.permute(1, 2, 0)).softmax(-1)
        mixed = (weights @ v.permute(1, 0, 2)).permute(1, 0, 2).reshape(-1, self.layer.heads * self.size)
        x = self.layer.norm1(x + self.layer.out(mixed))
        return self.layer.norm2(x + self.layer.down(self.layer.activation(self.layer.up(x))))


class PlainEncoder(nn.Module):
    """The encoder for one window: (T,) subtokens in, (W, width) vectors and (W, 3) scores out."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net.encoder
        self.layers = nn.ModuleList(PlainLayer(layer) for layer in net.encoder.layers)

    def forward(
        self,
        tokens: Tensor,
        shapes: Tensor,
        states: Tensor,
        firsts: Tensor,
        lasts: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors of the words' first and last subtokens, and tag scores."""
        net = self.net
        x = net.words(tokens) + net.positions.weight[: tokens.shape[0]] + net.shapes(shapes) + net.states(states)
        x = net.norm(x)
        for layer in self.layers:
            x = layer(x)
        words = x[firsts]
        return words, x[lasts], net.tagger(words)


class Shifted(nn.Module):
    """A convolution over words as one product with shifted copies."""

    def __init__(self, convolution: nn.Conv1d, activation: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.activation = activation
        self.step, self.reach = convolution.dilation[0], convolution.padding[0]
        self.product = nn.Linear(convolution.in_channels * convolution.kernel_size[0], convolution.out_channels)
        with torch.no_grad():
            self.product.weight.copy_(convolution.weight.permute(0, 2, 1).flatten(1))
            self.product.bias.copy_(convolution.bias)

    def forward(self, x: Tensor) -> Tensor:
        """(C, W, pair) in and out."""
        length = x.shape[1]
        padded = functional.pad(x, (0, 0, self.reach, self.reach))
        copies = [padded[:, at : at + length] for at in range(0, 2 * self.reach + 1, self.step)]
        return self.activation(self.product(torch.cat(copies, dim=-1)))


class PlainLinker(nn.Module):
    """The linker for one window: (W, width) vectors, (C,) cues, (C, S) words seen in, (C, S, 4) scores out."""

    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self.net, self.near, self.far = (
            linker,
            *(Shifted(each, linker.activation) for each in (linker.near, linker.far)),
        )

    def forward(  # noqa: PLR0917 - tensors, as everywhere in this library
        self,
        words: Tensor,
        first: Tensor,
        last: Tensor,
        places: Tensor,
        buckets: Tensor,
        relations: Tensor,
    ) -> Tensor:
        """Scores of the four roles."""
        net = self.net
        cue_add, cue_times = net.cue(torch.cat([words[first], words[last]], dim=-1))[:, None].chunk(2, dim=-1)
        word_add, word_times = net.word(words)[places.clamp(min=0)].chunk(2, dim=-1)
        inside = (places >= 0)[:, :, None].float()
        x = word_add + cue_add + word_times * cue_times + net.bucket(buckets) + net.relation(relations)
        x = net.activation(x) * inside
        x = (x + self.near(x)) * inside
        x = x + self.far(x)
        return net.role(x)


class PlainGrammarian(nn.Module):
    """What tells the grammar, for one window: (W, width) vectors, (N,) first and last words in; see `forward`."""

    def __init__(self, grammar: Grammarian) -> None:
        super().__init__()
        self.net = grammar
        self.near = Shifted(grammar.near, functional.relu)

    def forward(self, words: Tensor, ends: Tensor, first: Tensor, last: Tensor, opening: Tensor) -> tuple[Tensor, ...]:
        """Codes of classes and names, sentence starts (N,), scores of arcs (N, N), and twice what tells relations.

        `opening` (N,) is 1 where a paragraph begins. Heads lie in the token's own sentence.
        """
        net = self.net
        x = functional.relu(net.begin(words)[first] + net.end(ends)[last])
        x = x + self.near(x[None])[0]
        starts = ((net.start(x)[:, 0] > 0) | (opening > 0)).to(torch.int64)
        starts[0] = 1
        own, head = functional.relu(net.arc_own(x)), functional.relu(net.arc_head(x))
        places = torch.arange(x.shape[0])
        apart = (places[None, :] - places[:, None]).clamp(-REACH, REACH) + REACH
        arcs = own @ head.T * ARC_SCALE + net.headship(head).T + net.distance.weight[:, 0][apart]
        number = starts.cumsum(0)
        arcs = torch.where(number[:, None] == number[None, :], arcs, torch.full_like(arcs, -1e4))
        return net.tag(x).argmax(-1), net.name(x).argmax(-1), starts, arcs, net.relation_own(x), net.relation_head(x)


class PlainRelator(nn.Module):
    """What tells the relations, once the trees are known."""

    def __init__(self, grammar: Grammarian) -> None:
        super().__init__()
        self.relation = grammar.relation

    def forward(self, own: Tensor, of_head: Tensor, heads: Tensor) -> Tensor:
        """Scores (N, relations) of what each token is to its head (N,)."""
        return self.relation(functional.relu(own + of_head[heads]))


def write(model: nn.Module, inputs: dict[str, tuple[Tensor, dict[int, str]]], outputs: list[str], path: Path) -> None:
    """`model` as an int8 ONNX file at `path`; inputs: an example and the names of the axes that vary."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model.eval(),
            tuple(example for example, _ in inputs.values()),
            plain,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes={name: axes for name, (_, axes) in inputs.items()},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


def main() -> None:
    """The four files, written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--net", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--kinds", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    net = Net.load(options.net).eval()
    options.to.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(options.minilm / "vocab.txt", options.to / "vocab.txt")
    token, word = {0: "tokens"}, {0: "words"}
    ones = torch.ones(20, dtype=torch.long)
    write(
        PlainEncoder(net),
        {
            "tokens": (ones, token),
            "shapes": (ones, token),
            "states": (ones, token),
            "firsts": (ones[:15], word),
            "lasts": (ones[:15], word),
        },
        ["vectors", "ends", "tags"],
        options.to / "encoder.onnx",
    )
    places = torch.ones(3, 15, dtype=torch.long)
    cue, pair = {0: "cues"}, {0: "cues", 1: "words"}
    write(
        PlainLinker(net.linker),
        {
            "words": (torch.randn(15, net.shape.width), word),
            "first": (ones[:3], cue),
            "last": (ones[:3], cue),
            "places": (places, pair),
            "buckets": (places, pair),
            "relations": (places, pair),
        },
        ["roles"],
        options.to / "linker.onnx",
    )
    assert net.grammar is not None
    token = {0: "tokens"}
    write(
        PlainGrammarian(net.grammar),
        {
            "words": (torch.randn(15, net.shape.width), word),
            "ends": (torch.randn(15, net.shape.width), word),
            "first": (torch.arange(12), token),
            "last": (torch.arange(12), token),
            "opening": (ones[:12], token),
        },
        ["tags", "names", "starts", "arcs", "own", "of_head"],
        options.to / "grammar.onnx",
    )
    arc = torch.randn(12, net.grammar.relation.in_features)
    write(
        PlainRelator(net.grammar),
        {"own": (arc, token), "of_head": (arc, token), "heads": (torch.arange(12), token)},
        ["relations"],
        options.to / "relations.onnx",
    )
    shutil.copyfile(options.kinds, options.to / "kinds.json")
    settings = options.to / "settings.json"
    kept = json.loads(settings.read_text(encoding="utf-8")) if settings.exists() else START
    settings.write_text(json.dumps({**kept, "version": options.version}, indent=1) + "\n")
    for path in sorted(options.to.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
