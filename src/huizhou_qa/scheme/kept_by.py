"""What is prepared once for a scheme is kept by identity: schemes are equal by meaning, which takes long to tell."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from huizhou_qa.fields.same_objects import SameObjects
from huizhou_qa.program import Program
from huizhou_qa.program.readings import Reading
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.scheme import Scheme


@frozen
class SchemeItself:
    """A scheme as a key, under the readings that it has: equal to none but itself.

    Attributes:
        scheme: the scheme.
    """

    scheme: Scheme = field(eq=False)
    _same: SameObjects = field(init=False)

    @_same.default
    def _scheme_alone(self) -> SameObjects:
        return SameObjects((self.scheme,))

    @property
    def program(self) -> Program:
        """Its program."""
        return self.scheme.program

    @property
    def register(self) -> tuple[Reading, ...]:
        """Every reading of the scheme."""
        return self.scheme.chosen_readings.register

    @property
    def under_any(self) -> SchemeUnderAny:
        """The same, whatever its readings."""
        return SchemeUnderAny(self.scheme)


@frozen
class SchemeUnderAny:
    """A scheme as a key, whatever readings it has: those that differ in nothing else have one program and register.

    Attributes:
        program: what is computed, with every reading open.
        register: every reading.
    """

    _scheme: Scheme = field(eq=False)
    program: Program = field(init=False)
    register: tuple[Reading, ...] = field(init=False, eq=False)
    _readings: SameObjects = field(init=False)

    @program.default
    def _program_of_scheme(self) -> Program:
        return self._scheme.program

    @register.default
    def _register_of_scheme(self) -> tuple[Reading, ...]:
        return self._scheme.chosen_readings.register

    @_readings.default
    def _each_reading(self) -> SameObjects:
        return SameObjects(self.register)

    @property
    def clauses(self) -> Iterable[Clause]:
        """The clauses in the order of the text: only their ids, and the entries that these name, are the same."""
        return self._scheme.clauses.values()
