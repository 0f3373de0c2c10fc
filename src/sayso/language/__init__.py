"""A text's words as the encoder reads them, its tokens, sentences, names and trees."""

from sayso.language.analyser import Analyser

__all__ = ["Analyser"]
