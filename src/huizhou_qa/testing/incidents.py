"""Incidents drawn for a scheme: on the first and last days of its year and beside them, with every element."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from huizhou_qa.evidence.records import ElementValue, Incident
from huizhou_qa.scheme.incidents.incidents import elements_told_by
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# A scheme without a table of incidents has no year of them; any day does.
SOME_DAY = date(2020, 1, 1)
A_YEAR = timedelta(days=366)


def incident_strategy(scheme: Scheme) -> st.SearchStrategy[Incident]:
    """Any incident that evidence for the scheme may tell of, pending ones among them; its id is one of a few letters.

    Raises SchemeError for what is no scheme.
    """
    return _incidents(as_scheme(scheme))


@st.composite
def _incidents(draw: st.DrawFn, scheme: Scheme) -> Incident:
    year = scheme.incident_table.year if scheme.incident_table else None
    ends = (year.first, year.last) if year else (SOME_DAY,)
    near = [end + timedelta(days=days) for end in ends for days in (-1, 0, 1)]
    day = draw(st.one_of(st.sampled_from(near), st.dates(min(near) - A_YEAR, max(near) + A_YEAR)))
    elements: dict[str, ElementValue] = {}
    for key, element in elements_told_by(scheme.incident_table).items():
        if all(elements.get(of) in those for of, those in element.only_of.items()):
            first, *others = element.values
            # The first value twice as often: it is mostly what makes an incident count.
            elements[key] = draw(st.sampled_from([first, first, *others]))
    return Incident(draw(st.sampled_from("abcdefgh")), day, **elements)
