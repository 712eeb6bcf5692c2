"""Which incidents conformance vectors ask about: every combination of elements, days around the ends, bad ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product

from vector_parts import NOTHING, Object, Vector

from huizhou_qa.scheme.incidents.incidents import elements_told_by
from huizhou_qa.scheme.scheme import Scheme

# So many of one kind bring any total down to 0.
MANY = 12
# Of more kinds than this, one in so many is asked of every unit.
FEW_KINDS = 12


def incident_vectors(scheme: Scheme, units: Mapping[str, Object]) -> Iterator[Vector]:
    """Incidents of every kind within the year, the first kinds on the days around its ends, several at once."""
    unit, *others = units
    table = scheme.incident_table
    if table is None:
        return
    inside = table.year.first + timedelta(days=40)
    days = [end + timedelta(days=step) for end in (table.year.first, table.year.last) for step in (-1, 0, 1)]
    found = list(_kinds(scheme))
    for number, elements in enumerate(found):
        near = days if number % FEW_KINDS == 0 else []
        for day in (inside, *near):
            yield Vector("incident", (unit,), ({"incidents": [_incident("1", day, elements)]},))
    for elements in found[:: len(found) // FEW_KINDS or 1]:
        for other in others:
            yield Vector("incident", (other,), ({"incidents": [_incident("1", inside, elements)]},))
        many = [_incident(str(at), inside, elements) for at in range(MANY)]
        yield Vector("many incidents", (unit,), ({"incidents": many},))
    for first, second in zip(found[::4], found[7::4], strict=False):
        both = [_incident("1", inside, first), _incident("2", inside, second)]
        yield Vector("two incidents", (unit,), ({"incidents": both},))
    for key in found[0]:
        lacking = {name: value for name, value in found[0].items() if name != key}
        yield Vector("an element is lacking", (unit,), ({"incidents": [_incident("1", inside, lacking)]},))
        for value in ("x", "1", NOTHING):
            yield Vector("a bad element", (unit,), ({"incidents": [_incident("1", inside, {**found[0], key: value})]},))
    yield Vector("nobody has said", (unit,), ({"incidents": None},))
    yield Vector(
        "an element of no edition", (unit,), ({"incidents": [_incident("1", inside, {**found[0], "x": "1"})]},)
    )
    yield Vector("one id twice", (unit,), ({"incidents": [_incident("1", inside, found[0])] * 2},))


def _incident(id_: str, day: date, elements: Object) -> Object:
    return {"id": id_, "date": day.isoformat(), **elements}


def _kinds(scheme: Scheme) -> Iterator[Object]:
    """Every combination of values of the elements; an element only where an incident of the kind has it."""
    elements = elements_told_by(scheme.incident_table)
    for values in product(*(element.values for element in elements.values())):
        all_of = dict(zip(elements, values, strict=True))
        spare = [
            key
            for key, element in elements.items()
            if not all(all_of[of] in those for of, those in element.only_of.items())
        ]
        if all(all_of[key] == next(iter(elements[key].values)) for key in spare):
            yield {key: value for key, value in all_of.items() if key not in spare}
