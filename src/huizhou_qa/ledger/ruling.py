"""Rulings (裁定): what a clause earns where there was nothing to measure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.errors import pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Award, Known, Nothing
from huizhou_qa.evidence.values import Values
from huizhou_qa.ledger.workings import Ruled
from huizhou_qa.scheme.clauses import Clause
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers.input_kinds import TREATMENTS


def settled_values(scheme: Scheme, evidence: Evidence) -> Values:
    """The known values, and the rulings that rules may read."""
    values = scheme.input_register.values_of(evidence)
    if not evidence.rulings:
        return values
    places = {treatment: Fraction(at) for at, treatment in enumerate(TREATMENTS)}
    return values.beside(
        {pointer("rulings", id_): places[ruling.treatment] for id_, ruling in evidence.rulings.items()}
    )


def ruled_working(clause: Clause, evidence: Evidence, values: Values) -> Ruled | None:
    """The clause's working by its ruling: full marks, or none; None where it is not ruled on."""
    nothing = clause.nothing(values) if clause.id in evidence.rulings else ()
    if not nothing:
        return None
    ruling = evidence.rulings[clause.id]
    points = clause.max_points if ruling.treatment == "full" else Fraction(0)
    return Ruled(tuple((path, why_nothing(evidence, path)) for path in nothing), ruling, points)


def ruled_workings(scheme: Scheme, evidence: Evidence, values: Values) -> dict[str, Ruled]:
    """The workings of the clauses that were ruled on, by id."""
    found = {id_: ruled_working(scheme.clauses[id_], evidence, values) for id_ in evidence.rulings}
    return {id_: working for id_, working in found.items() if working is not None}


def why_nothing(evidence: Evidence, path: str) -> str:
    """Why there was nothing: the reason given with the fact or mark of that path; a reason of a rule is its own."""
    sections: tuple[tuple[str, Mapping[str, Known | Award | Nothing]], ...]
    sections = (("facts", evidence.facts), ("marks", evidence.marks))
    records = [one for section, named in sections for name, one in named.items() if pointer(section, name) == path]
    return next((one.why for one in records if isinstance(one, Nothing)), path)
