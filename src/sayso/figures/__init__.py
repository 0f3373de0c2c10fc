"""Figures: for each number of an article how many of what, doing or suffering what, where, when, by whose word."""

from sayso.figures.reading import read_figures
from sayso.figures.rules import FigureRule, explain_rule, figure_rules

__all__ = ["FigureRule", "explain_rule", "figure_rules", "read_figures"]
