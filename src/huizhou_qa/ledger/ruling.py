"""What a clause earns where there was nothing to measure: by a ruling (裁定), or as the scheme says."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.errors import pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Award, Known, Nothing
from huizhou_qa.evidence.values import Values
from huizhou_qa.ledger.workings import ByScheme, Ruled, Unmeasured
from huizhou_qa.scheme.marks.clauses import Clause
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


def unmeasured_working(clause: Clause, evidence: Evidence, values: Values) -> Unmeasured | None:
    """The clause's working where there was nothing to measure, by its ruling or as the scheme says; else None."""
    ruling = evidence.rulings.get(clause.id)
    treatment = clause.settled if ruling is None else ruling.treatment
    nothing = () if treatment is None else clause.nothing(values)
    if not nothing or treatment is None or (treatment == "mean" and clause.mean.path not in values):
        return None
    points = values[clause.mean.path] if treatment == "mean" else Fraction(0)
    points = clause.max_points if treatment == "full" else points
    told = tuple((path, why_nothing(evidence, path)) for path in nothing)
    return ByScheme(told, treatment, points) if ruling is None else Ruled(told, ruling, points)


def unmeasured_workings(scheme: Scheme, evidence: Evidence, values: Values) -> dict[str, Unmeasured]:
    """The workings of the clauses of which there was nothing, in the order of the text."""
    if not evidence.rulings and not scheme.absences:
        return {}
    clauses = [clause for id_, clause in scheme.clauses.items() if id_ in evidence.rulings or id_ in scheme.absences]
    found = {clause.id: unmeasured_working(clause, evidence, values) for clause in clauses}
    return {id_: working for id_, working in found.items() if working is not None}


def why_nothing(evidence: Evidence, path: str) -> str:
    """Why there was nothing: the reason given with the fact or mark of that path; a reason of a rule is its own."""
    sections: tuple[tuple[str, Mapping[str, Known | Award | Nothing]], ...]
    sections = (("facts", evidence.facts), ("marks", evidence.marks))
    # Only of the few that are nothing: to write every path takes long.
    whys = {
        pointer(section, name): one.why
        for section, named in sections
        for name, one in named.items()
        if isinstance(one, Nothing)
    }
    return whys.get(path, path)
