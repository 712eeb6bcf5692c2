"""Keys by identity."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.fields.same_objects import SameObjects


def test_only_the_same_objects_in_the_same_order_are_one_key() -> None:
    one, other = Fraction(1, 3), Fraction(2, 3)
    equal = Fraction(1, 3)
    assert SameObjects((one, other)) == SameObjects((one, other))
    assert hash(SameObjects((one, other))) == hash(SameObjects((one, other)))
    assert SameObjects((one, other)) != SameObjects((other, one))
    assert SameObjects((one, other)) != SameObjects((one,))
    assert equal == one
    assert SameObjects((equal,)) != SameObjects((one,))
    assert SameObjects((one,)) != (one,)
