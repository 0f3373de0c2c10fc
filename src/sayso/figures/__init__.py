"""Figures: for each number of an article how many of what, doing or suffering what, where, when, by whose word."""

from sayso.figures.reading import read_figures

__all__ = ["read_figures"]
