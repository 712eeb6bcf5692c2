"""What inputs are called in findings, in both languages."""

from __future__ import annotations

from huizhou_qa.analysis.proofs.told import called, numbers_told
from huizhou_qa.errors import Wording
from huizhou_qa.program.entries import tally
from huizhou_qa.scorers import percent
from huizhou_qa.scorers.input_kinds import ruling_on

RATE, BARE = percent("rate", "合格率", "pass rate"), percent("other", "其他率")


def test_inputs_are_called_by_their_labels_and_by_their_names_where_they_have_none() -> None:
    assert called(RATE, BARE) == Wording("合格率、其他率", "pass rate, other")
    assert called() == Wording("（无）", "(no input)")


def test_counts_of_incidents_and_rulings_are_told_in_words() -> None:
    assert called(tally("veto")) == Wording("“veto”类事件的起数", "the number of incidents of class veto")
    assert called(ruling_on("6.2")) == Wording("对6.2的裁定", "the ruling on 6.2")


def test_numbers_stand_beside_what_they_are_of() -> None:
    assert numbers_told([(RATE, "96"), (BARE, "3")]) == Wording("合格率为96、其他率为3", "pass rate = 96, other = 3")
    assert numbers_told([]) == Wording("（无）", "(no input)")
