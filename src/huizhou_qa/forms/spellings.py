"""The spellings of the unit behind a number."""

from __future__ import annotations

from huizhou_qa.fields.names import compared
from huizhou_qa.frozen_mapping import FrozenMapping

# Spellings of one unit and of no other; width, blanks and case do not matter, and the micro sign is the letter mu.
SPELLINGS: FrozenMapping[str, tuple[str, ...]] = FrozenMapping(
    {
        "微克/立方米": ("微克/立方米", "微克每立方米", "微克/m3", "μg/m3", "μg/m^3", "ug/m3", "ug/m^3", "mcg/m3"),
    }
)


def is_unit(written: str, unit: str) -> bool:
    """Whether the text behind a number is its unit, in one of the usual spellings."""
    spellings = {compared(spelling).casefold() for spelling in SPELLINGS.get(unit, (unit,))}
    return compared(written).casefold() in spellings
