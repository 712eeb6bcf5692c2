"""A solver confirms what is proved of the edition of 2017, clause by clause, under every choice of every reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import reads
from huizhou_qa.scheme import Scheme
from huizhou_qa.scheme.marks.clauses import Clause
from support.by_z3 import Obligations, RefutedError
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import SCHEME

pytestmark = pytest.mark.deep
CHOICES = {one.id: one.names for one in SCHEME.chosen_readings.register}


def obligations(scheme: Scheme) -> Iterator[tuple[Clause, Mapping[str, str], Obligations]]:
    """What every clause owes, under every choice of the readings that lie open in its rule."""
    nodes = {entry.leaf.path: entry.node for entry in scheme.program.entries}
    for clause in scheme.clauses.values():
        node = nodes[clause.rule_entry.path]
        ids = list(reads(node).readings)
        for chosen in product(*(CHOICES[id_] for id_ in ids)):
            choice = dict(zip(ids, chosen, strict=True))
            # What the clause is worth at least depends on the reading: nothing for each centre, once or each time.
            low = None if choice.get("overdue_centres") == "per_centre" else clause.min_points
            marks = Interval(low, clause.max_points, low_closed=low is not None, high_closed=True)
            yield clause, choice, Obligations(node, {**scheme.readings, **choice}, marks, scheme.program.agreements)


def test_every_obligation_of_every_clause_is_confirmed_but_the_way_of_the_literal_denominator() -> None:
    confirmed, refuted = 0, []
    for clause, choice, owed in obligations(SCHEME):
        try:
            confirmed += owed.confirm()
        except RefutedError as error:
            refuted.append((clause.id, choice, error.args[:2]))
    assert refuted == [
        ("11.3", {"inferior_v_ratio": "literal_capped"}, ("direction of /facts/inferior_v_target", "sat"))
    ]
    assert confirmed == 245


def test_what_composition_leaves_open_of_the_made_up_scheme_is_confirmed() -> None:
    owed = {clause.id: one for clause, _, one in obligations(LINLAN)}
    # The mean of a cohort that the unit is one of is not 0 where the unit's own figure is above it: not told to z3.
    with pytest.raises(RefutedError, match="division"):
        owed.pop("4.3").confirm()
    for one in owed.values():
        assert one.confirm() >= 2
