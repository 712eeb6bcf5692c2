"""The laws of statistics, for random rules over random cohorts: what is computed, and what bounds know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.program import Member, Program, Result, Settings, Statistic, bound, over_cohort, result, statistic
from huizhou_qa.program.knowing import members_of
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import Measure, StatisticInput
from huizhou_qa.rules.derived import scaled
from huizhou_qa.rules.statistics import FOLDS, Fold
from support.nodes import CHOICES, GROWTH, UNITS, WHOLE_UNITS, known, measures

Unit = Mapping[str, Number | None]

COHORTS = st.lists(UNITS, min_size=1, max_size=4)
WHOLE_COHORTS = st.lists(WHOLE_UNITS, min_size=1, max_size=4)


def leaf_of(node: Measure, fold: Fold, *, own: bool = True) -> StatisticInput:
    over = "[1, ∞)" if fold == "place" else "(-∞, ∞)"
    path = f"/statistics/{fold} of {'all' if own else 'others'}"
    return StatisticInput(path, over, whole=fold == "place", measure=node, fold=fold, own=own)


def computed(
    entries: Sequence[Statistic | Result], members: Sequence[Member], choices: Mapping[str, str]
) -> list[dict[str, Number]]:
    """Every statistic of the cohort, by path, as each member has it."""
    paths = {entry.leaf.path for entry in entries if isinstance(entry, Statistic)}
    found = over_cohort(Program(tuple(entries), ()), members, Settings(choices), paths)
    return [{one.entry.leaf.path: one.numbers[at] for one in found} for at in range(len(members))]


def plainly(fold: Fold, figures: Sequence[Fraction], own: Fraction) -> Fraction:
    """The fold said another way: the place is how many stand before it in order, from the most down."""
    match fold:
        case "place":
            return Fraction(sorted(figures, reverse=True).index(own) + 1)
        case "mean":
            return sum(figures, Fraction(0)) / len(figures)
        case "most":
            return max(figures)
        case _:
            return min(figures)


@given(measures(depth=2), COHORTS, CHOICES, st.sampled_from(FOLDS), st.booleans())
def test_a_statistic_is_the_plain_fold_of_the_figures_of_those_of_which_there_was_something(
    node: Measure, units: list[Unit], choices: Mapping[str, str], fold: Fold, with_self: bool
) -> None:
    own = with_self or fold == "place"
    leaf = leaf_of(node, fold, own=own)
    figures = [node.under(Exact(known(unit), choices)) for unit in units]
    rows = computed([statistic(leaf)], [Member(known(unit), ()) for unit in units], choices)
    cannot_be_counted = any(isinstance(one, Gap) and not one.is_nothing for one in figures)
    for at, (figure, row) in enumerate(zip(figures, rows, strict=True)):
        number = row[leaf.path]
        others = [one for beside, one in enumerate(figures) if (own or beside != at) and isinstance(one, Fraction)]
        if cannot_be_counted:
            assert isinstance(number, Gap)
            assert not number.is_nothing
        elif fold == "place" and isinstance(figure, Gap):
            assert number == figure
        elif not others:
            assert number == Gap(faults=frozenset({"no_others"}))
        else:
            assert number == plainly(fold, others, figure if isinstance(figure, Fraction) else Fraction(0))


@given(measures(depth=2), WHOLE_COHORTS, CHOICES, st.data())
def test_bounds_of_what_is_not_given_contain_every_cohort(
    node: Measure, units: list[Mapping[str, Fraction]], choices: Mapping[str, str], data: st.DataObject
) -> None:
    leaves = [leaf_of(node, fold) for fold in FOLDS]
    entries: list[Statistic | Result] = [statistic(leaf) for leaf in leaves]
    entries.append(Result("twice", scaled(leaves[1], 2)))
    at = data.draw(st.integers(0, len(units) - 1))
    row = computed(entries, [Member(unit, ()) for unit in units], choices)[at]
    told = {path: one for path, one in row.items() if isinstance(one, Fraction) and data.draw(st.booleans())}
    facts = {path: one for path, one in units[at].items() if data.draw(st.booleans())}
    counted = [one for one in (node.under(Exact(unit, choices)) for unit in units) if isinstance(one, Fraction)]
    tells = bool(counted) and data.draw(st.booleans())
    members = {members_of(leaves[0]): Fraction(len(counted))} if tells else {}
    spans = bound(Program(tuple(entries), ()), Member(facts | told | members, ()), Settings(choices))
    for path, number in row.items():
        if isinstance(number, Fraction):
            assert number in spans[path]
    most = row[leaves[1].path]
    if isinstance(most, Fraction):
        assert most * 2 in spans[result("twice").path]


@given(WHOLE_COHORTS)
def test_the_places_of_a_cohort_are_those_of_a_race(units: list[Mapping[str, Fraction]]) -> None:
    leaf = leaf_of(GROWTH, "place")
    places = [row[leaf.path] for row in computed([statistic(leaf)], [Member(unit, ()) for unit in units], {})]
    for place, unit in zip(places, units, strict=True):
        # As many stand before it as have more, and equal ones share.
        assert place == 1 + sum(other[GROWTH.path] > unit[GROWTH.path] for other in units)
