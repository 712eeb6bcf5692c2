"""The editions that are held, and a caller's own: the only place that names a city or a year."""

from huizhou_qa.editions.catalogue import BUNDLED, Catalogue, HeldScheme
from huizhou_qa.editions.edition import Edition

__all__ = ["BUNDLED", "Catalogue", "Edition", "HeldScheme"]
