"""Item 2: monitoring of farm products, clauses 2.1 to 2.3."""

from __future__ import annotations

import pytest

from support.model_2017 import under


@pytest.mark.parametrize(
    ("choice", "rates", "points"),
    [
        ("separate", (97, 97, 97), "2.50"),
        ("joint", (97, 97, 97), "0.00"),
        ("joint", (96, 98, 96), "4.00"),
        ("joint", ("95.99", 98, 96), "0.00"),
        ("joint", (96, 98, "95.99"), "0.00"),
        ("separate", ("95.99", 98, "95.99"), "1.50"),
    ],
)
def test_farm_products_are_read_separately_or_jointly(choice: str, rates: tuple[object, ...], points: str) -> None:
    names = ("vegetable_pass_rate", "livestock_pass_rate", "aquatic_pass_rate")
    result = under({"agri_products": choice}, facts=dict(zip(names, rates, strict=True)))
    assert str(result.items["2"].points) == points
