"""The plans of 2017: the on-site check of Annex 2 and the procedure."""

from __future__ import annotations

from attrs import evolve

from support.model_2017 import SCHEME


def test_the_plans_are_sound_and_equal_what_is_made_of_the_same() -> None:
    assert SCHEME.on_site is not None
    assert SCHEME.procedure is not None
    assert evolve(SCHEME.on_site) == SCHEME.on_site
    assert evolve(SCHEME.procedure) == SCHEME.procedure
