"""Checks every figure of a score again by an evaluator of its own, in pairs of whole numbers.

It answers for a score of which at most single figures were read. It shares with the scoring what the rules are, the
order of the program, the numbers of the evidence, what each input accepts and the list of what does not fit; no
operation, nothing prepared and no rounding. What is known is read again in ``known_in_pairs``, the program is prepared
in ``program_in_pairs``. Where it does not agree, or has no answer, the recorded arithmetic says what differs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.figures import Figures
from huizhou_qa.ledger.known_in_pairs import known_again
from huizhou_qa.ledger.program_in_pairs import program_in_pairs
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme

# What may have been read of a ledger: single figures, which are held against those of the score.
SINGLE = frozenset(
    ("scheme", "evidence", "base", "raw_total", "total", "grade_before_veto", "grade", "exact_total", "exact_grade")
)
# Those of them that a score follows from: only the very objects are believed.
FOLLOWED = frozenset(("scheme", "evidence"))


class Score(ABC):
    """What a ledger follows from."""

    @property
    @abstractmethod
    def scheme(self) -> Scheme:
        """The scheme."""

    @property
    @abstractmethod
    def evidence(self) -> Evidence:
        """The evidence."""

    @property
    @abstractmethod
    def figures(self) -> Figures:
        """The figures."""

    @abstractmethod
    def field(self, name: str) -> object:
        """A field of the ledger by its name."""


def agrees(score: Score, read: Mapping[str, object]) -> bool:
    """Whether a score has the figures that it should have, and what was read of its ledger so far is of them.

    False also where that cannot be told: where more was read than single figures, or a number is missing.
    """
    if not read.keys() <= SINGLE:
        return False
    try:
        return _confirmed(score, read)
    except Exception:  # noqa: BLE001 (what was set by force may raise anything; the recorded arithmetic says what it is)
        return False


def _confirmed(score: Score, read: Mapping[str, object]) -> bool:
    scheme = score.scheme
    known = known_again(scheme, score.evidence)
    if known is None:
        return False
    again = program_in_pairs(SchemeItself(scheme)).for_unit(known.numbers)
    row = again.worked_out(known.numbers, known.happened)
    return again.confirms(score.figures, row) and all(_is_of(score, name, one) for name, one in read.items())


def _is_of(score: Score, name: str, stated: object) -> bool:
    """Whether a field that was read of a ledger is that of its score."""
    made = score.field(name)
    # Of these, what is equal may still differ in what no comparison looks at, such as corrections.
    return stated is made if name in FOLLOWED else same(stated, made)
