"""Finding the on-site plan of a scheme."""

from __future__ import annotations

from huizhou_qa.errors import SchemeError
from huizhou_qa.plans.on_site import OnSitePlan
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def on_site_plan(scheme: Scheme) -> OnSitePlan:
    """The scheme's on-site plan; raises SchemeError where it has none or is no scheme."""
    as_scheme(scheme)
    if scheme.on_site is None:
        raise SchemeError.of("", "not_in_scheme", case="on_site", scheme=scheme.id)
    return scheme.on_site
