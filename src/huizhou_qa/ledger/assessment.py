"""The result that a caller holds: the ledger, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from huizhou_qa.ground.errors import VerificationError
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.verification import disagreements


@frozen(repr=False)
class Assessment(Ledger):
    """The Annex 1 score of one unit, with all that it rests on."""

    @property
    def unit(self) -> str:
        """The unit assessed (县、区)."""
        return self.evidence.unit

    @property
    def scheme_id(self) -> str:
        """The id of the edition that was used."""
        return self.scheme.id

    @property
    def readings(self) -> Mapping[str, str]:
        """The readings of the text that were used."""
        return self.scheme.readings

    def verify(self) -> None:
        """Recomputes the whole ledger from its workings and the scheme's rules.

        Raises VerificationError naming everything that does not agree.
        """
        faults = list(disagreements(self))
        if faults:
            raise VerificationError(f"the ledger of {self.unit} does not agree with itself", faults)

    def __repr__(self) -> str:
        return f"<Assessment {self.unit}: total {self.total}, grade {self.grade}, by {self.scheme_id}>"
