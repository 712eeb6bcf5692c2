"""Several readings of a scheme over columns in one pass: ``compile_readings``, and the plan that it gives.

What no reading touches is worked out once for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from attrs import evolve, field, frozen

from huizhou_qa.columns.compiling import Width, widths, worked
from huizhou_qa.columns.deciding import CohortsDecided
from huizhou_qa.columns.frame_kinds import FrameKind
from huizhou_qa.columns.frames import HeldFrame, Stages
from huizhou_qa.columns.frames_seen import SeenFrames
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.merging import Merging
from huizhou_qa.columns.names import in_column, inputs_of, optional_columns, stem_of
from huizhou_qa.columns.narrowing import require_exact
from huizhou_qa.columns.options import ColumnLimit, ColumnOptions
from huizhou_qa.columns.plan import NO_LIMITS, NONE
from huizhou_qa.columns.results import UNDECIDED
from huizhou_qa.columns.row_faults import RowFault, faults_in
from huizhou_qa.columns.shared_counts import with_shared_counts
from huizhou_qa.columns.sharing import with_shared
from huizhou_qa.columns.wrapping import Frame
from huizhou_qa.errors import Fault, SchemeError, pointer
from huizhou_qa.fields.converters import a_name, entries, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import OF_COHORTS
from huizhou_qa.scheme.scheme import Scheme, as_scheme


@frozen(eq=False, repr=False)
class ReadingsPlan:
    """A scheme under several choices of readings as expressions over columns; made by ``compile_readings``.

    Attributes:
        schemes: the scheme under each choice, by its name.
        options: what the caller asked for.
        inputs: the columns that one of them reads.
        widest: every whole number that is worked out on the way, the one of the greatest bound first.
    """

    schemes: Mapping[str, Scheme]
    options: ColumnOptions
    inputs: tuple[ColumnInput, ...]
    widest: tuple[Width, ...]
    _optional: Mapping[str, Holds]
    _made: dict[frozenset[str], Stages]
    _seen: SeenFrames = field(factory=SeenFrames)

    def assess(self, frame: Frame) -> Frame:
        """The frame with the scores under each choice behind its own columns, such as ``total_<name>``.

        What is missing makes null whatever reads it. Raises EvidenceError as a plan of one reading does.
        """
        given, stages = self._checked(frame)
        decide = [
            CohortsDecided(scheme, self.options, f"_{in_column(name)}").filled
            for name, scheme in self.schemes.items()
            if f"{UNDECIDED}_{in_column(name)}" in stages.names
        ]
        return stages.add_to(given, decide)

    def faults(self, frame: object) -> tuple[RowFault, ...]:
        """What is wrong in which row, and in which column, under one choice or another; raises as ``assess`` does."""
        given, stages = self._checked(frame)
        return tuple(dict.fromkeys(faults_in(given, stages)))

    def _checked(self, frame: Frame) -> tuple[HeldFrame[Frame], Stages]:
        return self._seen.checked(frame, "", self._stages_for)

    def _stages_for(self, kind: FrameKind) -> Stages:
        """The definitions for a frame, which has what is read and nothing in the way."""
        stages = self._stages(frozenset(self._optional.keys() & kind.columns.keys()))
        kind.require(self.inputs, self._optional, stages.names, self.options.cohort)
        return stages

    def _stages(self, optional: frozenset[str]) -> Stages:
        """The definitions for frames that have these columns, made once."""
        if optional not in self._made:
            self._made[optional], _ = _merged(self.schemes, self.options, optional)
        return self._made[optional]

    def __repr__(self) -> str:
        ids = dict.fromkeys(scheme.id for scheme in self.schemes.values())
        return f"<ReadingsPlan of {', '.join(ids)}: {len(self.schemes)} readings, {len(self.inputs)} columns>"


def compile_readings(  # noqa: PLR0913 - those of compile_columns, and the choices
    scheme: Scheme,
    readings: Mapping[str, Mapping[str, str]],
    digits: Mapping[str, int] = NONE,
    limits: Mapping[str, ColumnLimit] = NO_LIMITS,
    *,
    pairs: Iterable[str] = (),
    cohort: str | None = None,
) -> ReadingsPlan:
    """A scheme under each of several choices of readings, by name, as expressions over columns.

    A choice is as ``scheme.under`` takes it: readings that it does not name stand at their defaults. All else is as
    for ``compile_columns``; an average that one reading needs as a pair comes as a pair for all. Raises SchemeError
    as that does, for readings that the scheme does not have, for no choice at all, and for names that do not tell
    columns apart.

    >>> from huizhou_qa import get_scheme
    >>> plan = compile_readings(get_scheme("huizhou", 2017), {"separate": {}, "joint": {"agri_products": "joint"}})
    >>> sorted(plan.schemes)
    ['joint', 'separate']
    """
    schemes = FrozenMapping(
        {a_name(name): placed(pointer(name), as_scheme(scheme).under, one) for name, one in entries(readings)}
    )
    if not schemes:
        raise SchemeError.of("/readings", "empty", case="readings_of_columns")
    options = ColumnOptions(digits, limits, pairs, cohort).with_pairs(_pairs_needed(schemes, cohort))
    stages, widest = _merged(schemes, options, frozenset())
    _require_each_once(stages.names)
    options.require_cohort_beside(stages.names)
    inputs = {one.column: one for each in schemes.values() for one in inputs_of(each, options)}
    optional = {name: holds for each in schemes.values() for name, holds in optional_columns(each, options).items()}
    made = {frozenset[str](): stages}
    return ReadingsPlan(schemes, options, tuple(inputs.values()), widest, FrozenMapping(optional), made)


def _pairs_needed(schemes: Mapping[str, Scheme], cohort: str | None) -> Iterator[str]:
    """The averages that one reading needs as a pair."""
    for row in chain.from_iterable(one.inputs for one in schemes.values()):
        if row.pair_needed and (cohort is None or row.section not in OF_COHORTS):
            yield stem_of(row)


def _merged(
    schemes: Mapping[str, Scheme], options: ColumnOptions, optional: frozenset[str]
) -> tuple[Stages, tuple[Width, ...]]:
    merging, widest = Merging(), list[Width]()
    for name, scheme in schemes.items():
        own = optional & optional_columns(scheme, options).keys()
        made = worked(scheme, options, own, shared=False)
        require_exact(scheme, options, made, own)
        merging.add(in_column(name), made.definitions, made.faults)
        widest += [evolve(one, column=f"{one.column}_{in_column(name)}") for one in widths(made)]
    widest.sort(key=lambda one: -one.bound)
    return Stages(with_shared(with_shared_counts(merging.definitions)), options.cohort, tuple(merging.faults)), tuple(
        widest
    )


def _require_each_once(names: Iterable[str]) -> None:
    """Raises SchemeError for two columns that would have one name, to an engine that folds capitals too."""
    repeated = [name for name, times in Counter(map(str.casefold, names)).items() if times > 1]
    SchemeError.raise_if_any(
        [Fault.of(pointer(name), "repeated_column", case="readings", name=name) for name in repeated], case="columns"
    )
