"""A package hands on names that are loaded when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from huizhou_qa.on_demand import names_on_demand

load, listed = names_on_demand("collections", {"abc": ("Mapping", "Iterable")})


def test_a_name_is_that_of_the_module_it_is_said_to_stand_in() -> None:
    assert load("Mapping") is Mapping


def test_a_name_that_the_package_does_not_hand_on_is_no_attribute_of_it() -> None:
    with pytest.raises(AttributeError, match=r"module 'collections' has no attribute 'Mappings'") as refused:
        load("Mappings")
    assert refused.value.name == "Mappings"


def test_the_names_are_listed_in_order() -> None:
    assert listed() == ["Iterable", "Mapping"]
