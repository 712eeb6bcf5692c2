"""Plans are those of the compiled arithmetic, and of the exact one where its folder is away."""

from __future__ import annotations

import runpy
import sys

import pytest

from huizhou_qa.engine import plans
from huizhou_qa.engine.compiled import compiled, folded
from huizhou_qa.engine.compiled.step_texts import telling
from huizhou_qa.engine.exact_plans import exact_folded_plan, exact_plan
from huizhou_qa.engine.step_tellers import recorded_telling


def makers() -> list[object]:
    """Who makes plans and texts of steps where the module is executed anew."""
    chosen = runpy.run_path(plans.__file__)
    return [chosen[name] for name in ("plan_of", "folded_plan", "telling")]


def test_plans_are_compiled_where_the_folder_is_there() -> None:
    assert makers() == [compiled, folded, telling]
    assert [plans.plan_of, plans.folded_plan, plans.telling] == makers()


def test_where_the_folder_is_away_everything_is_read_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, plans.FOLDER, None)
    assert makers() == [exact_plan, exact_folded_plan, recorded_telling]


def test_a_module_that_the_folder_lacks_is_told_as_a_broken_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, plans.FOLDER)
    monkeypatch.setitem(sys.modules, f"{plans.FOLDER}.plan", None)
    with pytest.raises(ModuleNotFoundError, match=r"engine\.compiled\.plan"):
        makers()
