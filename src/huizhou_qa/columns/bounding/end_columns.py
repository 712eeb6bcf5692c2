"""The columns from the least to the most that a row can still get: every result twice, at either end.

A row of which that is not proved has none of them and is marked: a figure that rests on one missing input in two
ways, a ruling that is needed, a statistic beside figures that it may narrow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.columns.amounts import AmountCases
from huizhou_qa.columns.bounding.corners import OTHER, SIDES, OpenInputs, Side
from huizhou_qa.columns.bounding.linked import Linked
from huizhou_qa.columns.bounding.one_end import GRADES, OneEnd, evaluated, first_end, one_end
from huizhou_qa.columns.bounding.rules import Arm, OpenRules
from huizhou_qa.columns.bounding.ways import Ways
from huizhou_qa.columns.brackets import AnyNumber, Bracket
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.missing import FAULTS
from huizhou_qa.columns.names import HIDDEN, NOTHING
from huizhou_qa.columns.nodes import FALSE, Expression, TooWideError
from huizhou_qa.columns.results import ResultColumns
from huizhou_qa.columns.shown import Shown, shown_of, worded
from huizhou_qa.program import Program, Result
from huizhou_qa.program.bounding import known_spans
from huizhou_qa.readers import Span
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import RESULTS
from huizhou_qa.scheme.program.building import GRADE, TOTAL

ZERO = Fraction(0)
UNDECIDED_BOUNDS = "undecided_bounds"


@frozen(eq=False, slots=False)
class EndColumns:
    """Works out the results of a scheme at both ends.

    Attributes:
        base: the results where nothing is missing, with their columns.
        ways: which way they go.
        corners: the inputs at their ends.
        rules: the rules at theirs.
        ends: the results at each end.
        arms: of results that rest on one rule, what they are where it is not known, by end and path.
        unlimited: the inputs for which nothing limits a result, by end and path.
        left: in which rows bounds are not proved.
    """

    base: ResultColumns
    ways: Ways
    corners: OpenInputs
    rules: OpenRules
    ends: Mapping[Side, OneEnd]
    arms: Mapping[Side, dict[str, list[Arm]]] = field(factory=lambda: {"low": {}, "high": {}})
    unlimited: Mapping[Side, dict[str, set[str]]] = field(factory=lambda: {"low": {}, "high": {}})
    left: list[Expression] = field(factory=list[Expression])

    def work_out(self) -> None:
        """Makes every column at both ends."""
        shown, passing = shown_of(self.base.scheme), self.ends["low"].passing
        for entry in self.ways.results:
            path = entry.leaf.path
            for side in SIDES:
                self.unlimited[side][path] = self._unlimited(entry, side)
                self.ends[side].known[path] = self._made(entry, side, shown.get(path), passing)
            self._leave(entry)
        self.left.extend(Linked(self.ways, self.corners, self.rules).left())
        self._define(shown)

    def _made(self, entry: Result, side: Side, shown: Shown | None, passing: Collection[str]) -> AnyNumber:
        path, end = entry.leaf.path, self.ends[side]
        try:
            return end.result(path, self._number(entry, side), shown, passing)
        except TooWideError:
            # What cannot be told in whole numbers is left to bounds, where it is not known.
            return end.result(path, self._joined(self.base.known[path], []), shown, passing)

    def _number(self, entry: Result, side: Side) -> AnyNumber:
        path = entry.leaf.path
        base = self.base.known[path]
        arms = self._arms(entry, side)
        if arms is None:
            return self._evaluated(entry, {leaf.path: self._read(entry, leaf, side) for leaf in self._bearing(entry)})
        self.arms[side][path] = arms
        return self._joined(base, arms)

    def _arms(self, entry: Result, side: Side) -> list[Arm] | None:
        """What a result is where it is not known, of one that rests on one rule; None of any other."""
        path = entry.leaf.path
        if path in self.ways.rules:
            return list(self.rules.arms(entry, side))
        bearing = self._bearing(entry)
        for leaf in bearing[:1] if len(bearing) == 1 else ():
            arms = self.arms[self._side(entry, leaf, side)].get(leaf.path)
            if arms is not None:
                return [(when, self._evaluated(entry, {leaf.path: number})) for when, number in arms]
        return None

    def _bearing(self, entry: Result) -> list[Input]:
        """What a result reads that may be open."""
        return [leaf for leaf in self.ways.read[entry.leaf.path] if self.ways.grounds(leaf)]

    def _side(self, entry: Result, leaf: Input, side: Side) -> Side:
        return OTHER[side] if self.ways.signs[entry.leaf.path].get(leaf.path) == "down" else side

    def _read(self, entry: Result, leaf: Input, side: Side) -> AnyNumber:
        """What a result reads at its end."""
        at = self._side(entry, leaf, side)
        if leaf.section == RESULTS:
            return self.ends[at].known[leaf.path]
        return (
            self.corners.at(leaf, at, {leaf.path: at})
            if leaf.path in self.corners.columns
            else self.base.known[leaf.path]
        )

    def _evaluated(self, entry: Result, numbers: Mapping[str, AnyNumber]) -> AnyNumber:
        return evaluated(self.base, entry, numbers)

    def _joined(self, base: AnyNumber, arms: list[Arm]) -> AnyNumber:
        """The number where it is known, and what it is else by condition."""
        make, flat = self.base.amounts.make, self.base.amounts.flat(first_end(base))
        known = make.both(make.is_known(part) for part in (flat.top, flat.bottom) if part is not None)
        several = [(known, base), *arms]
        low, high = (_cases(several, side, base) for side in SIDES)
        if not any(isinstance(one, Bracket) for _, one in several):
            return low
        return Bracket(self.base.amounts.flat(low), self.base.amounts.flat(high), base.nothing)

    def _unlimited(self, entry: Result, side: Side) -> set[str]:
        """The inputs without an end for which a result has none either on this side, or does not reach it."""
        path = entry.leaf.path
        found = set[str]()
        if path in self.ways.rules:
            return found
        for leaf in self._bearing(entry):
            at = self._side(entry, leaf, side)
            if leaf.section == RESULTS:
                found |= self.unlimited[at][leaf.path]
            elif leaf.path in self.corners.columns and self.corners.beyond(leaf, at) is not None:
                found.add(leaf.path)
        return {one for one in found if not self._beyond[one][path].is_exact}

    @cached_property
    def _beyond(self) -> Mapping[str, Mapping[str, Span]]:
        """Where every entry may lie while an input lies beyond the last number of its column, by the input's path."""
        leaves = {leaf.path: leaf for entry in self.ways.results for leaf in self.ways.read[entry.leaf.path]}
        beyond = {
            path: [over for side in SIDES if (over := self.corners.beyond(leaf, side)) is not None]
            for path, leaf in leaves.items()
            if path in self.corners.columns
        }
        return {path: self.ways.with_spans({path: Span(tuple(over))}) for path, over in beyond.items() if over}

    def _leave(self, entry: Result) -> None:
        """Leaves the rows in which it is not proved that a result reaches its ends."""
        path, make = entry.leaf.path, self.base.amounts.make
        self.left.extend(
            [self.corners.missing(one) for one, sign in self.ways.rests_on[path].items() if sign == "unproved"]
        )
        self.left.extend([self._differs(one) for one in self.ways.unproved(path)])
        if path not in self.ways.rules:
            signs = self.ways.signs[path]
            inputs = [leaf.path for leaf in self._bearing(entry) if leaf.section != RESULTS]
            self.left.extend([self.corners.missing(one) for one in inputs if signs.get(one) == "unproved"])
            for side in SIDES:
                ends = {one: self._beyond[one][path] for one in self.unlimited[side][path]}
                reached = [one for one, span in ends.items() if (span.low if side == "low" else span.high) is not None]
                self.left.extend([self.corners.missing(one) for one in reached])
        elif len(self.ways.rests_on[path]) > 1:
            base = self.base.amounts.flat(first_end(self.base.known[path]))
            absent = make.either(self.corners.absent(one) for one in self.ways.rests_on[path])
            is_open = (make.is_null(base.top), make.opposite(self.base.amounts.absent(base.nothing) or FALSE))
            self.left.append(make.both((absent, *is_open)))

    def _differs(self, path: str) -> Expression:
        """Where a result may be more than one number."""
        make, amounts = self.base.amounts.make, self.base.amounts
        low, high = (self.ends[side].known[path] for side in SIDES)
        same: list[Expression] = []
        for side in SIDES:
            one, other = (amounts.whole(amounts.flat(one_end(number, side))) for number in (low, high))
            tops = amounts.scaled(one.top, other.scale), amounts.scaled(other.top, one.scale)
            bottoms = (each.bottom or make.number(1) for each in (one, other))
            same += [make.equal(*tops), make.equal(*bottoms)]
        return make.opposite(make.is_true(make.both(same)))

    def _define(self, shown: Mapping[str, Shown]) -> None:
        """Makes the columns that come out: null in the rows that are left."""
        make, base = self.base.amounts.make, self.base
        made = {one.name: one.expression for one in base.definitions}
        outputs: dict[str, Expression] = {}
        for path, one in shown.items():
            for side in SIDES:
                missing = [self.corners.missing(each) for each in sorted(self.unlimited[side].get(path, ()))]
                for column in (one.column, f"{one.column}_numerator", f"{one.column}_denominator"):
                    name = self.ends[side].name(column)
                    if name in made:
                        held = make.column(name, made[name].low, made[name].high)
                        limited = make.opposite(make.either(missing))
                        self.left.append(make.both((make.is_null(held), limited)))
                        outputs[f"{column}_{side}"] = make.only_where(limited, held)
        for path in GRADES:
            for side in SIDES:
                name = f"{path.rpartition('/')[2]}_{side}"
                word = self._word(path, side)
                self.left.append(make.is_null(word))
                outputs[name] = word
        faults = make.column(FAULTS, 0, len(base.given.faults))
        no_fault = make.equal(faults, make.number(0))
        left = base.define(UNDECIDED_BOUNDS, make.both((no_fault, make.either(self.left))))
        base.define(f"{HIDDEN}bounded", make.both((no_fault, make.opposite(left))))
        bounded = make.flag(f"{HIDDEN}bounded")
        for name, expression in outputs.items():
            base.define(name, make.only_where(bounded, expression))

    def _word(self, path: str, side: Side) -> Expression:
        # A grade is counted from the best.
        end = self.ends[OTHER[side]]
        word = worded(
            self.base.amounts, self.base.amounts.flat(first_end(end.known[path])), self.base.scheme.grade_rule.grades
        )
        total = self.base.amounts.flat(first_end(end.known[TOTAL.path]))
        held = self.base.amounts.make.masked(word, (total.top,) if path == GRADE.path else ())
        name = f"{HIDDEN}{side} {path}"
        return self.base.define(name, held)


def _cases(arms: Sequence[Arm], side: Side, base: AnyNumber) -> AmountCases:
    """The arms with one end of each, and nothing where there is nothing of the number itself."""
    return AmountCases(tuple((when, one_end(one, side)) for when, one in arms), base.nothing)


def end_columns(base: ResultColumns, inputs: Sequence[ColumnInput]) -> EndColumns:
    """What works out the results of a scheme at both ends, beside those where nothing is missing."""
    scheme, program = base.scheme, base.scheme.program
    ways = Ways(scheme, any(one.startswith(NOTHING) for one in base.given.optional))
    columns: dict[str, ColumnInput] = {}
    for one in inputs:
        columns.setdefault(one.path, one)
    in_place = {
        one.where.path: known_spans(program, {one.leaf.path: exactly(one.leaf.range.low or ZERO)})[one.where.path]
        for one in program.excluded
    }
    corners = OpenInputs(base.amounts, base.known, columns, _followed(program, columns), program.excluded, in_place)
    rules = OpenRules(ways, corners, lambda entry, numbers: evaluated(base, entry, numbers))
    ends: dict[Side, OneEnd] = {
        side: OneEnd(scheme, base.amounts, base.given, None, {**base.given.known}, base.definitions, side=side)
        for side in SIDES
    }
    return EndColumns(base, ways, corners, rules, ends)


def _followed(program: Program, columns: Mapping[str, ColumnInput]) -> tuple[LinearAgreement, ...]:
    """The agreements that narrow what is missing in a way that is followed: of inputs that no other one is about."""
    times = Counter(leaf.path for agreed in program.agreements for leaf in agreed.sum.weights)
    alone = {path for path, count in times.items() if count == 1 and path in columns and columns[path].role == "number"}
    return tuple(
        agreed
        for agreed in program.agreements
        if alone.issuperset(leaf.path for leaf in agreed.sum.weights)
        and (agreed.within.low is None or agreed.within.low_closed)
        and (agreed.within.high is None or agreed.within.high_closed)
    )
