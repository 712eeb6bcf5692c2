"""A scheme turned once into expressions over columns: ``compile_columns``, and the plan that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import field, frozen

from huizhou_qa.columns.bounding.bounded import bounded_stages
from huizhou_qa.columns.bounding.handing_over import HandingOver
from huizhou_qa.columns.compiling import Width, widths, worked
from huizhou_qa.columns.deciding import CohortsDecided
from huizhou_qa.columns.frame_kinds import FrameKind
from huizhou_qa.columns.frames import Fill, HeldFrame, Stages
from huizhou_qa.columns.frames_seen import SeenFrames
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.names import inputs_of, optional_columns
from huizhou_qa.columns.narrowing import require_exact
from huizhou_qa.columns.options import ColumnLimit, ColumnOptions
from huizhou_qa.columns.results import UNDECIDED
from huizhou_qa.columns.row_faults import RowFault, faults_in
from huizhou_qa.columns.sql import text_of
from huizhou_qa.columns.wrapping import Frame
from huizhou_qa.errors import SchemeError, described
from huizhou_qa.fields.converters import a_name, several_texts
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme, as_scheme

WayOfMissing = Literal["null", "bounds"]
WAYS_OF_MISSING: tuple[WayOfMissing, ...] = ("null", "bounds")
NONE: Mapping[str, int] = FrozenMapping()
NO_LIMITS: Mapping[str, ColumnLimit] = FrozenMapping()


@frozen(eq=False, repr=False)
class ColumnPlan:
    """A scheme as expressions over columns; made by ``compile_columns``.

    Attributes:
        scheme: the scheme, under its readings.
        options: what the caller asked for.
        inputs: the columns that it reads: name, unit, places, the least and the greatest.
        widest: every whole number that is worked out on the way, the one of the greatest bound first.
    """

    scheme: Scheme
    options: ColumnOptions
    inputs: tuple[ColumnInput, ...]
    widest: tuple[Width, ...]
    _optional: Mapping[str, Holds]
    _made: dict[frozenset[str], Stages]
    _bounded: dict[frozenset[str], Stages] = field(factory=dict[frozenset[str], Stages])
    _seen: SeenFrames = field(factory=SeenFrames)

    def assess(self, frame: Frame, missing: WayOfMissing = "null") -> Frame:
        """The frame with the columns of its scores behind its own, rows and all else as they were.

        What is ``missing`` makes null whatever reads it. With ``bounds`` every figure has ``_low`` and ``_high`` too,
        equal to ``analysis.bounds``; the rows that expressions do not prove are ``undecided_bounds``, and in a frame
        that holds its rows are handed to ``bounds`` one by one. Raises SchemeError for any other way to take it, and
        for bounds in a cohort; EvidenceError naming every column that is lacking, of another type, or in the way of
        one that comes out.
        """
        if missing not in WAYS_OF_MISSING:
            known = WAYS_OF_MISSING
            raise SchemeError.of("/missing", "unknown_choice", case="word", given=described(missing), known=known)
        given, stages = self._checked(frame, missing)
        fills: list[Fill] = []
        if UNDECIDED in stages.names:
            fills.append(CohortsDecided(self.scheme, self.options).filled)
        if missing == "bounds":
            fills.append(HandingOver(self.scheme, self.inputs).filled)
        return stages.add_to(given, fills)

    def faults(self, frame: object) -> tuple[RowFault, ...]:
        """What is wrong in which row, and in which column: the faults that ``assess`` counts; raises as it does."""
        given, stages = self._checked(frame)
        return faults_in(given, stages)

    def sql(self, columns: Iterable[str] = (), table: str = "units") -> str:
        """The plan as one query in the SQL dialect of DuckDB, over a table of that name.

        The table has the columns of the plan, and what ``columns`` names: those ``nothing_…`` and ``ruling_…`` that it
        has too, and whatever else is to come back with the scores, such as the names of units. No other column of the
        table is read. Where one that is has another type than a plan reads, the query itself ends with an error;
        shorter whole numbers come back as BIGINT. Raises SchemeError for names that are none, or that SQL takes for
        the same. Needs DuckDB.
        """
        further = several_texts(columns)
        kinds: dict[str, Holds] = {one.column: one.holds for one in self.inputs}
        cohort = () if self.options.cohort is None else (self.options.cohort,)
        for name in (*cohort, *further):
            kinds.setdefault(a_name(name), self._optional.get(name, "word"))
        read = {one.column for one in self.inputs} | (self._optional.keys() & kinds.keys())
        return text_of(a_name(table), kinds, read, self.assess)

    def _checked(self, frame: Frame, missing: WayOfMissing = "null") -> tuple[HeldFrame[Frame], Stages]:
        """The frame, which has what is read and nothing in the way, and the definitions for its columns."""

        def stages_for(kind: FrameKind) -> Stages:
            optional = frozenset(self._optional.keys() & kind.columns.keys())
            stages = self._stages(optional) if missing == "null" else self._bounded_stages(optional)
            kind.require(self.inputs, self._optional, stages.names, self.options.cohort)
            return stages

        return self._seen.checked(frame, missing, stages_for)

    def _stages(self, optional: frozenset[str]) -> Stages:
        """The definitions for frames that have these columns, made once."""
        if optional not in self._made:
            made = worked(self.scheme, self.options, optional)
            require_exact(self.scheme, self.options, made, optional)
            self._made[optional] = Stages(made.definitions, self.options.cohort, made.faults)
        return self._made[optional]

    def _bounded_stages(self, optional: frozenset[str]) -> Stages:
        """The same with bounds, made once."""
        self._stages(optional)
        if optional not in self._bounded:
            self._bounded[optional] = bounded_stages(self.scheme, self.options, self.inputs, optional)
        return self._bounded[optional]

    def __repr__(self) -> str:
        return f"<ColumnPlan of {self.scheme.id}: {len(self.inputs)} columns>"


def compile_columns(
    scheme: Scheme,
    digits: Mapping[str, int] = NONE,
    limits: Mapping[str, ColumnLimit] = NO_LIMITS,
    pairs: Iterable[str] = (),
    cohort: str | None = None,
) -> ColumnPlan:
    """A scheme, under its readings, as expressions over columns.

    ``digits`` are decimal places by the name of a column or the kind of input, ``limits`` the greatest numbers, or
    the least and the greatest, by the name of a column, ``pairs`` the facts and averages that come in two columns, and
    ``cohort`` is the column that says which rows are of one cohort: then statistics are computed and not read. Raises
    SchemeError for names of no column, and where a number on the way may pass 2^53: the clause, the expression, and the
    greatest limit that would fit.

    >>> from huizhou_qa import get_scheme
    >>> plan = compile_columns(get_scheme("huizhou", 2017))
    >>> [(one.column, one.unit, one.places) for one in plan.inputs][:2]
    [('national_sampling_failure_rate', '%', 4), ('provincial_sampling_failure_rate', '%', 4)]
    """
    options = ColumnOptions(digits, limits, pairs, cohort)
    made = worked(as_scheme(scheme), options)
    require_exact(scheme, options, made)
    optional = FrozenMapping(optional_columns(scheme, options))
    stages = Stages(made.definitions, cohort, made.faults)
    options.require_cohort_beside(stages.names)
    return ColumnPlan(scheme, options, inputs_of(scheme, options), widths(made), optional, {frozenset(): stages})
