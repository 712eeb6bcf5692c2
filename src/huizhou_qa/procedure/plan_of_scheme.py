"""Finding the procedure plan of a scheme."""

from __future__ import annotations

from huizhou_qa.errors import SchemeError
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def procedure_plan(scheme: Scheme) -> ProcedurePlan:
    """The scheme's procedure; raises SchemeError where it has none or is no scheme."""
    as_scheme(scheme)
    if scheme.procedure is None:
        raise SchemeError.of("", "not_in_scheme", case="procedure", scheme=scheme.id)
    return scheme.procedure
