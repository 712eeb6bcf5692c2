"""The result of an assessment: the ledger with its public methods."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from huizhou_qa.errors import VerificationError, in_full, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.fields.derived import Derived
from huizhou_qa.ledger.assessment_face import AssessmentFace
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.graded import grade_of
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.steps import StepResult, steps_of
from huizhou_qa.ledger.verification import disagreements
from huizhou_qa.markup import Html, HtmlFace


@frozen(repr=False)
class Assessment(HtmlFace, Ledger):
    """The score of one unit under a scheme, with all its figures, workings and notes."""

    if not TYPE_CHECKING:  # pragma: no branch - no run is a check of types
        # Found here it is asked at once, before what attrs looks for in the classes above.
        __getattr__ = Derived.__getattr__

    @property
    def unit(self) -> str:
        """The unit assessed (县、区)."""
        return self.evidence.unit

    @property
    def scheme_id(self) -> str:
        """The id of the edition that was used."""
        return self.scheme.id

    @property
    def scheme_digest(self) -> str:
        """The digest of what was scored by, by which the edition is told from any other of its name."""
        return self.scheme.digest

    @property
    def readings(self) -> Mapping[str, str]:
        """The readings of the text that were used."""
        return self.scheme.readings

    @cached_property
    def steps(self) -> tuple[StepResult, ...]:
        """Every step from the base to the grade with its working, recorded again from evidence and scheme."""
        return steps_of(self.scheme, self.evidence)

    def verify(self) -> None:
        """Recomputes the whole ledger from evidence and the scheme's rules.

        Of a result of which at most single figures were read, every figure is worked out again in whole numbers, by
        an evaluator of its own; its lines are made when they are read. Where something was read that is more, or that
        evaluator does not agree, every line and working is recorded again.
        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(disagreements(self))

    def _html(self, language: Language) -> Html:
        return AssessmentFace(self, self.steps, FaceWords(self.scheme, language)).html()

    def _summary(self) -> str:
        unit, by = printable(self.unit), printable(self.scheme_id)
        return f"<Assessment {unit}: total {in_full(self.total)}, grade {grade_of(self).plainly}, by {by}>"
