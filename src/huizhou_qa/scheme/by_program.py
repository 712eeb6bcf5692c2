"""What is prepared once for a scheme is kept by its program: schemes are equal by meaning, which takes long to tell."""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.program import Program
from huizhou_qa.program.readings import Reading
from huizhou_qa.scheme.scheme import Scheme


@frozen
class SchemeByProgram:
    """A scheme by its program, of which there is one for each scheme.

    Attributes:
        scheme: the scheme.
        program: its program, by which alone two are equal.
    """

    scheme: Scheme = field(eq=False)
    program: Program = field(init=False)

    @program.default
    def _program_of_scheme(self) -> Program:
        return self.scheme.program

    @property
    def register(self) -> tuple[Reading, ...]:
        """Every reading of the scheme."""
        return self.scheme.chosen_readings.register
