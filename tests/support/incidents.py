"""An incident as evidence tells it: one that takes points, unless an element is told otherwise. Imports no library."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ELEMENTS: Mapping[str, object] = MappingProxyType(
    {
        "date": "2017-06-01",
        "from_product_quality": True,
        "serious_harm": True,
        "recognised_by": "province",
        "severity": "major",
        "systemic_or_regional": True,
        "status": "confirmed",
    }
)


def incident(id_: str = "a", **elements: object) -> dict[str, object]:
    """The incident of that id, with these elements in place of the usual ones."""
    return {"id": id_, **ELEMENTS, **elements}
