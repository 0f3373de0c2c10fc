"""A text's tokens, sentences and names: the one place that knows the tagger and parser behind them."""

from sayso.language.analyser import Analyser

__all__ = ["Analyser"]
