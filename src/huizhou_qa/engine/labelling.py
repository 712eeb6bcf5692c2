"""What a fault of evidence is about, in the words of the scheme: put in front of texts that do not say it.

Evidence that is read alone knows no scheme, and tells its faults by their paths; whoever knows the scheme
names the input, or the clause that is ruled on, beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Fault, Wording, pointer
from huizhou_qa.evidence.evidence import INCIDENT_PREFIX
from huizhou_qa.scheme.incidents.incident_words import label_of
from huizhou_qa.scheme.incidents.incidents import elements_told_by
from huizhou_qa.scheme.scheme import Scheme


def labelled(fault: Fault, *schemes: Scheme) -> Fault:
    """The fault with the label of its input, or the name of the clause ruled on, as the parameter ``about``.

    Of an incident that is the label of its element, and the parameter ``incident_number`` says which one it is,
    counted from 1. A fault is unchanged where its text holds that already, or where none of the schemes knows its
    place.
    """
    if fault.path.startswith(INCIDENT_PREFIX):
        return _of_an_incident(fault, schemes)
    place = place_of(fault.path)
    about = next((label for scheme in schemes for path, label in _labels(scheme) if path == place), None)
    return fault if about is None or about.zh in fault.zh else fault.with_params(about=about)


def place_of(path: str) -> str:
    """The path of the input, or of the ruling, that something in evidence belongs to."""
    return "/".join(path.split("/")[:3])


def _of_an_incident(fault: Fault, schemes: tuple[Scheme, ...]) -> Fault:
    """The fault with its incident, and the element where it is of one, as the first of the schemes calls it."""
    at, _, key = fault.path.removeprefix(INCIDENT_PREFIX).partition("/")
    text = fault.with_params(incident_number=int(at) + 1)
    element = str(fault.params.get("key", "")) if fault.code == "required" else key
    table = next((scheme.incident_table for scheme in schemes if scheme.incident_table), None)
    label = label_of(element, elements_told_by(table))
    return text if label is None else text.with_params(about=Wording(label, element))


def _labels(scheme: Scheme) -> Iterator[tuple[str, Wording]]:
    yield from ((one.path, Wording(one.label, one.name)) for one in scheme.inputs)
    for clause in scheme.clauses.values():
        yield pointer("rulings", clause.id), Wording(clause.name, clause.id)
