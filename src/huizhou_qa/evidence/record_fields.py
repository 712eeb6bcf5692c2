"""Reads the fields of a record with the readers of plain values, and finds all faults at once.

What was just read from plain data becomes a record without being read again (``as_read``). Also checks that a field
holds records of exactly the right class: a subclass may have attributes that change and comparisons of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from attrs import define, field

from huizhou_qa.errors import Wording, described, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import compared, named_alike
from huizhou_qa.frozen_mapping import FrozenMapping

Record = TypeVar("Record")

# The names of records and of their containers.
_NAMES: Mapping[str, Wording] = MappingProxyType(
    {
        name: Wording(f"{zh}（{name}）", name)
        for name, zh in (
            *(("Known", "填报值"), ("Nothing", "无考核对象"), ("Award", "评定得分"), ("Incident", "事件")),
            *(("Ruling", "裁定"), ("Evidence", "数据"), ("Amendment", "更正"), ("Amended", "更正的一项")),
            *(("Fraction", "精确数"), ("Rate", "部分与总数"), ("FrozenMapping", "只读的键值对照")),
            *(("tuple", "元组"), ("frozenset", "只读的集合"), ("str", "文本"), ("date", "日期")),
        )
    }
)


@define
class Fields:
    """The fields of a frozen record as given, to be read one by one and then stored."""

    record: object
    faults: Faults = field(factory=Faults)

    def __getitem__(self, name: str) -> Given:
        return self.at(name, getattr(self.record, name))

    def at(self, name: str, value: object) -> Given:
        """A value of the record, told under a name."""
        return Given(value, pointer(name), self.faults, is_of_a_record=True)

    def settle(self, **read: object) -> None:
        """Stores the values that were read; raises EvidenceError with every fault."""
        self.faults.raise_if_any(case="record")
        for name, value in read.items():
            object.__setattr__(self.record, name, value)


def as_read(kind: type[Record], **values: object) -> Record:
    """A record of values that the readers of plain values gave, by its fields: nothing is read again.

    For the parser of evidence alone. Records that anybody else makes, or that come out of a pickle, read their fields.
    """
    record = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(record, name, value)
    return record


def is_one_of(given: Given, *kinds: type) -> bool:
    """Whether it is a record of one of these classes; notes a fault otherwise."""
    if type(given.value) in kinds:
        return True
    expected = tuple([_NAMES.get(kind.__name__, Wording(kind.__name__, kind.__name__)) for kind in kinds])
    given.refuse("wrong_type", case="record", expected=expected, given=described(given.value))
    return False


def are_all(given: Given, kind: type, within: type = tuple) -> bool:
    """Whether it is a tuple (or ``within``) of such records; notes a fault of it and of every wrong member."""
    if not is_one_of(given, within) or not isinstance(given.value, Iterable):
        return False
    members = [Given(one, given.path + pointer(str(at)), given.faults) for at, one in enumerate(given.value)]
    # A list, so that every member is checked.
    return not [member for member in members if not is_one_of(member, kind)]


def check_named(given: Given, *kinds: type) -> list[Given]:
    """The records in a frozen mapping of names to records of these classes; notes a fault of anything else."""
    entries = given.entries() if is_one_of(given, FrozenMapping) else []
    for name, one in entries:
        one.refuse_bad_name(name)
    return [one for _, one in entries if is_one_of(one, *kinds)]


def refuse_repeated_ids(incidents: Given, ids: Sequence[str]) -> None:
    """Notes every id of an incident that equals an earlier one, also in another spelling."""
    # Empty ids have faults of their own.
    named = [(at, id_) for at, id_ in enumerate(ids) if compared(id_)]
    for again, before in named_alike(id_ for _, id_ in named):
        at, id_ = named[again]
        path = incidents.path + pointer(str(at), "id")
        incidents.faults.add(path, "repeated_id", case="incident", id=id_, other=before)
