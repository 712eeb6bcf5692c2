"""What the values of a row cannot be together: facts that must agree, one that is out of place, a ruling.

What statistics of a cohort cannot be beside the unit's own figure is in ``statistics_at_odds``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.brackets import AnyNumber
from huizhou_qa.columns.given import GivenColumns
from huizhou_qa.columns.names import ruling_column
from huizhou_qa.columns.nodes import FALSE, Expression
from huizhou_qa.columns.statistics_at_odds import StatisticsAtOdds
from huizhou_qa.ledger.rescaling import rescaled_at_the_top
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import clauses_of, counted_of
from huizhou_qa.scheme.scheme import Scheme


@frozen(eq=False)
class Contradictions:
    """Finds them for a scheme.

    Attributes:
        scheme: the scheme.
        given: what the frame gives, whose faults they are added to.
        columns: the first column of each input, by its path.
    """

    scheme: Scheme
    given: GivenColumns
    columns: dict[str, str]

    def find(self) -> None:
        """All that can be told from what the frame gives."""
        arithmetic = ColumnArithmetic(self.given.known, self.scheme.readings, self.given.amounts)
        make = self.given.amounts.make
        for agreement in self.scheme.agreements:
            make.where = self.columns.get(agreement.path, agreement.path)
            holds = arithmetic.told(agreement.condition.under(arithmetic))
            self._suspect(agreement.path, "contradiction", make.opposite(holds))
        for exclusion in self.scheme.exclusions:
            applies = arithmetic.told(exclusion.condition.under(arithmetic))
            path = exclusion.excluded.path
            make.where = self.columns.get(path, path)
            self._suspect(path, "out_of_place", make.both((make.is_true(applies), self._is_given(path))))
        StatisticsAtOdds(self.scheme, self.given, self.columns, arithmetic).find()

    def rulings(self, known: Mapping[str, AnyNumber]) -> None:
        """What no ruling can be on, and where too little is left to be rescaled, once the rules are worked out."""
        make = self.given.amounts.make
        for id_, clause in self.scheme.clauses.items():
            column = ruling_column(id_)
            if column in self.given.optional:
                # Of a clause that the scheme itself settles there is nothing to rule.
                nothing = FALSE if clause.settled is not None else self._absent(clause.rule_entry, known)
                ruled = make.is_known(make.column(column))
                self.given.suspect(column, "nothing_to_rule", make.both((ruled, make.opposite(nothing))))
        self._absences({clause.id: self._absent(clause.entry, known) for clause in self.scheme.clauses.values()})

    def _absent(self, entry: Input, known: Mapping[str, AnyNumber]) -> Expression:
        """Where there is nothing of an entry."""
        amounts = self.given.amounts
        return amounts.absent(known[entry.path].nothing) or FALSE

    def _absences(self, absent: Mapping[str, Expression]) -> None:
        """Where too few clauses are present for the whole, or for a part, to be rescaled."""
        make, headings = self.given.amounts.make, self.scheme.headings
        at_the_top = [clause for clause in rescaled_at_the_top(headings) if clause.max_points]
        left_out = make.either(absent[clause.id] for clause in at_the_top)
        none_left = make.both((left_out, *(absent[clause.id] for clause in at_the_top)))
        self._too_little(at_the_top, "nothing_left", none_left)
        counted = list(clauses_of(counted_of(headings)))
        too_few = self._too_few(counted, self.scheme.joining, absent)
        self._too_little(counted, "too_few_present", make.both((left_out, make.opposite(none_left), too_few)))
        parts: list[Item | Heading] = [*self.scheme.items.values(), *self.scheme.groups.values()]
        for part in parts:
            if part.joining.rescaled:
                below = list(part.clauses if isinstance(part, Item) else clauses_of((part,)))
                self._too_little(below, "too_few_present", self._too_few(below, part.joining, absent))

    def _too_few(self, clauses: Sequence[Clause], joining: Joining, absent: Mapping[str, Expression]) -> Expression:
        make = self.given.amounts.make
        missing = make.total([make.one(absent[clause.id]) for clause in clauses])
        return make.below(make.number(len(clauses) - joining.at_least), missing)

    def _too_little(self, clauses: Sequence[Clause], code: str, where: Expression) -> None:
        """A fault of the first column of rulings on these clauses."""
        columns = [ruling_column(clause.id) for clause in clauses]
        named = [column for column in columns if column in self.given.optional] or columns
        if where is not FALSE:
            self.given.suspect(named[0], code, where)

    def _suspect(self, path: str, code: str, where: Expression) -> None:
        self.given.suspect(self.columns.get(path, path), code, where)

    def _is_given(self, path: str) -> Expression:
        make, flat = self.given.amounts.make, self.given.amounts.flat(self.given.known[path])
        return make.either((make.is_known(flat.top), self.given.amounts.absent(flat.nothing) or FALSE))
