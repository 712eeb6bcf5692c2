"""From JSON to the parts of a scheme that its document leaves out: the other half of ``annotating``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.codec.kinds import KINDS, ClassOfParts
from huizhou_qa.codec.plain_data import A_WHOLE, interval_in, list_in, number_in, object_in, refusal, text_in
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.codec.scheme_writing import TOLD
from huizhou_qa.codec.written_out import at_its_place, node_written_out
from huizhou_qa.errors import HuizhouQAError, SchemeError, Wording, described, nearest, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.arithmetic import Condition, Measure

_A_DAY = Wording('日期（如"2017-06-01"）', 'a day, such as "2017-06-01"')
_TRUE = Wording("true", "true")
_A_PART = Wording("方案的一部分（带kind的对象等）", "a part of a scheme, such as an object with its kind")


@frozen(eq=False)
class ReadParts:
    """Parts from data.

    Attributes:
        rebuilt: what gives nodes and inputs.
        entries: the node of every entry, by its path.
    """

    rebuilt: Rebuilt
    entries: Mapping[str, Measure]

    def part(self, data: Data, path: str) -> object:
        """What stands at a place; raises SchemeError for what no part is written as."""
        if isinstance(data, str | bool):
            return data
        if isinstance(data, tuple):
            return tuple(self.part(one, path + pointer(str(at))) for at, one in enumerate(data))
        if "kind" in data:
            return self._of_kind(data, path)
        if set(data) == {"zh", "en"}:
            return Wording(*(text_in(data[language], path + pointer(language)) for language in ("zh", "en")))
        name = next(iter(data)) if len(data) == 1 else ""
        read = SCALARS.get(name)
        if read is None:
            raise refusal(path, "", _A_PART)
        return read(self, data[name], path + pointer(name))

    def fields_of(self, name: str, data: Data, path: str) -> dict[str, object]:
        """The arguments of the class of that name, which the data must be of, but those that are told elsewhere."""
        given = object_in(data, path)
        if given.get("kind") != name:
            raise SchemeError.of(
                path + "/kind", "unknown_choice", case="word", given=described(given.get("kind")), known=(name,)
            )
        known = tuple(key for key in KINDS[name].fields if key not in TOLD.get(name, ()))
        return self.fields({key: one for key, one in given.items() if key != "kind"}, path, known)

    def fields(self, data: Mapping[str, Data], path: str, known: tuple[str, ...]) -> dict[str, object]:
        """The arguments of a class, by name; raises SchemeError for one that is not known."""
        for key in data:
            if key not in known:
                near = nearest(key, known)
                case = "near" if near else "known"
                raise SchemeError.of(path + pointer(key), "unknown_key", case=case, key=key, nearest=near, known=known)
        return {key: self.part(one, path + pointer(key)) for key, one in data.items()}

    def _of_kind(self, data: FrozenMapping[str, Data], path: str) -> object:
        name = text_in(data["kind"], path + "/kind")
        kind = KINDS.get(name)
        if kind is None:
            near = nearest(name, tuple(KINDS))
            raise SchemeError.of(path + "/kind", "unknown_kind", given=described(name), nearest=near)
        fields = self.fields({key: one for key, one in data.items() if key != "kind"}, path, tuple(kind.fields))
        return built(kind, fields, path)

    def rule(self, data: Data, path: str) -> Measure | Condition:
        """A node that no entry computes."""
        written = list_in(node_written_out(data, self.rebuilt.readings, path), path)
        is_truth = bool(written) and written[0] in ("within", "all_of", "present")
        build = self.rebuilt.condition if is_truth else self.rebuilt.measure
        return at_its_place(data, path, lambda: build(written, path))

    def entry(self, data: Data, path: str) -> Measure:
        """The node of an entry."""
        node = self.entries.get(text_in(data, path))
        if node is None:
            raise SchemeError.of(path, "not_declared", case="document", given=described(data))
        return node

    def mapping(self, data: Data, path: str) -> FrozenMapping[object, object]:
        """A mapping, written as pairs in its order."""
        pairs = [list_in(one, path + pointer(str(at)), 2) for at, one in enumerate(list_in(data, path))]
        read = [
            (self.part(key, path + pointer(str(at), "0")), self.part(one, path + pointer(str(at), "1")))
            for at, (key, one) in enumerate(pairs)
        ]
        first: dict[object, int] = {}
        for at, (key, _) in enumerate(read):
            if first.setdefault(key, at) != at:
                given = described(key)
                raise SchemeError.of(path + pointer(str(at), "0"), "repeated_key", case="object", key=given)
        return FrozenMapping(dict(read))


def _made_of(made_by: type, fields: Mapping[str, object]) -> object:
    make: Callable[..., object] = made_by
    # A class whose arguments are not its fields has what takes those under another name.
    initialise: Callable[..., None] | None = getattr(made_by, "__attrs_init__", None)
    if initialise is None:
        return make(**fields)
    made: object = object.__new__(made_by)
    initialise(made, **fields)
    return made


def built(kind: ClassOfParts, fields: Mapping[str, object], path: str) -> object:
    """A part of its arguments; whatever its class refuses is told under its path."""
    for alias in kind.required:
        if alias not in fields:
            raise SchemeError.of(path, "required", case="key", key=alias)
    try:
        return _made_of(kind.made_by, fields)
    except HuizhouQAError as error:
        raise SchemeError([fault.under(path) for fault in error.faults], error.params) from None


def _absent(data: Data, path: str) -> None:
    if data is not True:
        raise refusal(path, data, _TRUE)


def _whole(data: Data, path: str) -> int:
    number = number_in(data, path)
    if number.denominator != 1:
        raise refusal(path, data, A_WHOLE)
    return number.numerator


def _day(data: Data, path: str) -> date:
    try:
        return date.fromisoformat(text_in(data, path))
    except ValueError:
        raise refusal(path, data, _A_DAY) from None


SCALARS: Mapping[str, Callable[[ReadParts, Data, str], object]] = MappingProxyType(
    {
        "map": ReadParts.mapping,
        "entry": ReadParts.entry,
        "node": ReadParts.rule,
        "input": lambda parts, data, path: parts.rebuilt.input_at(data, path),
        "absent": lambda _parts, data, path: _absent(data, path),
        "whole": lambda _parts, data, path: _whole(data, path),
        "number": lambda _parts, data, path: number_in(data, path),
        "interval": lambda _parts, data, path: interval_in(data, path),
        "day": lambda _parts, data, path: _day(data, path),
    }
)
