"""Who said what: attributions found in an article, and the statements that they make."""

from sayso.attribution.attributor import Attributor
from sayso.attribution.statements import read_statements

__all__ = ["Attributor", "read_statements"]
