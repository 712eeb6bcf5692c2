"""Suggestions for a name that no input has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from huizhou_qa.errors import Fault, Wording, keys_of, nearest
from huizhou_qa.errors.faults import Param
from huizhou_qa.evidence.asked import named
from huizhou_qa.fields.names import compared
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, STATISTICS

# Up to this number, all names are listed where none is similar.
FEW = 8
# For so many unknown names of a unit the most similar one is looked for: a hostile text may have any number.
MOST_COMPARED = 50

_SECTIONS: Mapping[str, Wording] = MappingProxyType(
    {
        FACTS: Wording("数据项（facts）", "facts"),
        MARKS: Wording("评定得分（marks）", "marks"),
        AVERAGES: Wording("平均值（averages）", "averages"),
        STATISTICS: Wording("统计值（statistics）", "statistics"),
    }
)


def unknown_name(path: str, inputs: Iterable[Input]) -> Fault:
    """The fault of a single name that no input of its section has."""
    return next(unknown_names((path,), inputs))


def unknown_names(paths: Iterable[str], inputs: Iterable[Input]) -> Iterator[Fault]:
    """The faults of names that no input of their section has, in the order of their paths.

    Each suggests the section in which the name is known, the input with this Chinese label, or the most similar
    name, which is looked for in the first faults alone; otherwise, if they are few, all names.
    """
    unknown = sorted(paths)
    if not unknown:
        # Every right evidence is asked for its unknown names: without one, no label is prepared to be compared.
        return
    held: dict[str, dict[str, Input]] = {kind: {} for kind in _SECTIONS}
    for leaf in inputs:
        held.setdefault(leaf.section, {}).setdefault(leaf.name, leaf)
    called = {
        section: {compared(named(leaf).zh): leaf.name for leaf in reversed(known.values())}
        for section, known in held.items()
    }
    for at, path in enumerate(unknown):
        yield _unknown_name(path, held, called, is_compared=at < MOST_COMPARED)


def _unknown_name(
    path: str, held: Mapping[str, Mapping[str, Input]], called: Mapping[str, Mapping[str, str]], *, is_compared: bool
) -> Fault:
    section, name, *_ = keys_of(path)
    known = held[section]
    elsewhere = next((kind for kind in _SECTIONS if kind != section and name in held[kind]), None)
    alike = called[section].get(compared(name), "") or (nearest(name, known) if is_compared else "")
    params: dict[str, Param] = {"section": _SECTIONS[section], "name": name}
    if alike:
        params |= {"case": "near", "nearest": Wording(f"{alike}（{named(known[alike]).zh}）", alike)}
    elif elsewhere:
        params |= {"case": "elsewhere", "right": _SECTIONS[elsewhere]}
    elif len(known) > FEW:
        params |= {"case": "far"}
    else:
        params |= {"case": "known", "known": tuple(known)}
    return Fault(path, "unknown_name", params)
