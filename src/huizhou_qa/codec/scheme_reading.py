"""A scheme from its JSON text: built again as any scheme is, and held against the document that it was written with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import fields, frozen

from huizhou_qa.codec.kinds import KINDS, is_a_making
from huizhou_qa.codec.limits import OF_A_SCHEME
from huizhou_qa.codec.plain_data import (
    interval_in,
    keys_in,
    list_in,
    made,
    object_in,
    refusal,
    text_in,
    truth_in,
    word_in,
)
from huizhou_qa.codec.reading_parts import ReadParts, built
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.codec.scheme_writing import SCHEME, SCORED
from huizhou_qa.codec.texts import object_of
from huizhou_qa.errors import Fault, SchemeDigestError, SchemeError, Wording, described, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.evidence.plain_structures import MOST_FAULTS, JsonObject
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import result, tally
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.curves import Making
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.statistics import FOLDS, StatisticInput
from huizhou_qa.scheme.program.document import FORMAT, digest_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme

_A_VALUE = Wording("文本、true、false、数组或对象", "text, true, false, an array or an object")
_A_MAKING = Wording("曲线的构成（如Bands）", "what a curve is made of, such as Bands")


def scheme_from_json(text: str) -> Scheme:
    """The scheme that a JSON text holds: equal to the one that was written, with its digest and every reader.

    What is scored is the document; a scheme is more than that, so its text must hold the annotations too: the tree
    of marks with its rules named by the entries that compute them, the tables, the register of readings, plans, labels.
    The scheme is built again from these as any scheme is, and its document must then be the one in the text:
    annotations that say anything else are refused, and so is a digest that is not the document's.

    The digest is looked at first: a document that has another is not the one that was asked for, whatever else it
    says, and nothing more is told of it. Raises SchemeError, by path, for text that is not JSON, an unknown key or
    operation, a key that lacks or stands twice, a value of another kind, null and JSON numbers anywhere, numbers not in
    lowest terms or too long, and text that is too long or too deep; SchemeDigestError for another digest.
    """
    faults: list[Fault] = []
    data = data_of(object_of(text, SchemeError, OF_A_SCHEME), "", faults)
    SchemeError.raise_if_any(faults, case="document")
    return scheme_of(data)


def scheme_of(data: Data, path: str = "") -> Scheme:
    """The scheme that data say which stand at a path; raises as ``scheme_from_json`` does."""
    try:
        return _scheme(data, path)
    except RecursionError:
        raise SchemeError.of(path, "too_deep", case="scheme") from None


def data_of(given: object, path: str, faults: list[Fault]) -> Data:
    """What was read of a JSON text as data; what no data can be is noted as a fault."""
    if type(given) is str or type(given) is bool:
        return given
    if isinstance(given, JsonObject):
        for key in given.repeated:
            _note(faults, path + pointer(key), "repeated_key", case="object", key=key)
        return FrozenMapping({key: data_of(one, path + pointer(key), faults) for key, one in given.items()})
    if isinstance(given, list):
        return tuple(data_of(one, path + pointer(str(at)), faults) for at, one in enumerate(given))
    _note(faults, path, "wrong_type", case="field", given=described(given), expected=_A_VALUE)
    return ""


def _note(faults: list[Fault], path: str, code: str, **params: Param) -> None:
    """Notes one of the first faults of a text; a text may have any number."""
    if len(faults) < MOST_FAULTS:
        faults.append(Fault(path, code, params))


def _scheme(data: Data, path: str) -> Scheme:
    _require_format(data, path)
    whole = keys_in(data, path, "digest", "document", "readings", "annotations")
    document = object_in(whole["document"], path + "/document")
    held = digest_of(document)
    if text_in(whole["digest"], path + "/digest") != held:
        asked = described(whole["digest"])
        raise SchemeDigestError.of(path + "/digest", "other_digest", case="document", asked=asked, held=held)
    scheme = _built(document, whole, path)
    differing = _differing(document, scheme.document, path + "/document")
    if differing:
        raise SchemeError.of(differing, "other_document")
    return scheme


def _require_format(data: Data, path: str) -> None:
    """Raises SchemeError for a document in another format, which may have other keys and another digest."""
    document = data.get("document") if isinstance(data, FrozenMapping) else None
    told = document.get("format", "") if isinstance(document, FrozenMapping) else FORMAT
    if told != FORMAT:
        here = path + "/document/format"
        raise SchemeError.of(here, "unknown_format", given=described(told), known=FORMAT)


def _built(document: FrozenMapping[str, Data], whole: Mapping[str, Data], path: str) -> Scheme:
    where, within = path + "/annotations", path + "/document"
    told = keys_in(whole["annotations"], where, "inputs", "curves", "reasons", "readings", "scheme")

    def stands(at: str) -> str:
        return (where if at.startswith(pointer(SCHEME, "")) else within) + at

    no_rules = ReadParts(Rebuilt({}), {})
    curves = {
        stands(at): _making(no_rules.part(one, where + pointer("curves", at)), where + pointer("curves", at))
        for at, one in object_in(told["curves"], where + "/curves").items()
    }
    reasons = {
        stands(at): text_in(one, where + pointer("reasons", at))
        for at, one in object_in(told["reasons"], where + "/reasons").items()
    }
    readings = _names(document.get("readings", FrozenMapping()), within + "/readings")
    labels = _Labels(object_in(told["inputs"], where + "/inputs"), where + "/inputs")
    inputs = _inputs(document, labels, within)
    # Entries become inputs of those after them.
    rebuilt = Rebuilt(inputs, curves, reasons, readings)
    parts = ReadParts(rebuilt, _entries(document, rebuilt, inputs, labels, within))
    given = parts.fields_of("Readings", told["readings"], where + "/readings")
    chosen = {
        id_: text_in(one, path + pointer("readings", id_))
        for id_, one in object_in(whole["readings"], path + "/readings").items()
    }
    of_readings = built(KINDS["Readings"], {**given, "chosen": FrozenMapping(chosen)}, path)
    fields = parts.fields_of("Scheme", told["scheme"], where + "/scheme")
    _require_used(told, where, lambda section, at: (section, stands(at)) in rebuilt.used)
    beside = {"id": document.get("id", ""), "chosen_readings": of_readings}
    scheme = built(KINDS["Scheme"], {**fields, **beside}, where + "/scheme")
    return as_scheme(scheme)


def _require_used(told: Mapping[str, Data], where: str, is_used: Callable[[str, str], bool]) -> None:
    """Raises SchemeError for what a curve is said to be made of, and for a reason, where nothing asks for it."""
    faults = [
        Fault.of(where + pointer(section, at), "not_declared", case="document", given=described(at))
        for section in ("curves", "reasons")
        for at in object_in(told[section], where + pointer(section))
        if not is_used(section, at)
    ]
    SchemeError.raise_if_any(faults, case="document")


def _making(given: object, path: str) -> Making:
    if is_a_making(given):
        return given
    raise refusal(path, "", _A_MAKING)


def _names(data: Data, path: str) -> dict[str, tuple[str, ...]]:
    """The names of the choices of every reading."""
    return {id_: _texts(one, path + pointer(id_)) for id_, one in object_in(data, path).items()}


def _texts(data: Data, path: str) -> tuple[str, ...]:
    return tuple(text_in(one, path + pointer(str(at))) for at, one in enumerate(list_in(data, path)))


@frozen(eq=False)
class _Labels:
    """What inputs are called, by their paths."""

    data: FrozenMapping[str, Data]
    path: str

    def labelled(self, leaf: Input) -> Input:
        """The input with what it is called."""
        here, kind = self.path + pointer(leaf.path), KINDS["Input"]
        called = object_in(self.data.get(leaf.path, FrozenMapping()), here)
        # What is scored is said in the document alone.
        annotated = tuple(alias for alias in kind.fields if alias not in SCORED)
        annotations = ReadParts(Rebuilt({}), {}).fields(called, here, annotated)
        scored = {alias: getattr(leaf, alias) for alias in SCORED}
        found = built(kind, {**annotations, **scored}, here)
        return found if isinstance(found, Input) else leaf


def _inputs(document: Mapping[str, Data], labels: _Labels, path: str) -> dict[str, Input]:
    """Every input that is declared, by its path."""
    inputs: dict[str, Input] = {}
    for at, one in object_in(document.get("inputs", ""), path + "/inputs").items():
        here = path + pointer("inputs", at)
        said = keys_in(one, here, *SCORED[1:])
        leaf = made(
            here,
            Input,
            at,
            interval_in(said["range"], here + "/range"),
            truth_in(said["whole"], here + "/whole"),
            _texts(said["options"], here + "/options"),
            truth_in(said["may_be_nothing"], here + "/may_be_nothing"),
        )
        inputs[at] = labels.labelled(leaf)
    return inputs


def _entries(
    document: Mapping[str, Data], rebuilt: Rebuilt, known: dict[str, Input], labels: _Labels, path: str
) -> dict[str, Measure]:
    """The node of every entry; each may read what is declared, and what stands before it."""
    nodes: dict[str, Measure] = {}
    faults: list[Fault] = []
    for at, one in enumerate(list_in(document.get("entries", ""), path + "/entries")):
        here = path + pointer("entries", str(at))
        try:
            said = object_in(one, here)
            name = text_in(said.get("path", False), here + "/path")
            given = _known_by(made(here + "/path", Input, name))
        except SchemeError as error:
            faults += error.faults
            continue
        try:
            nodes[name] = rebuilt.measure(said.get("node", ""), here + "/node")
            known.update(_statistic(said, nodes[name], known, here))
        except SchemeError as error:
            # Those that read it are not to blame.
            faults += error.faults
        known.update((name, labels.labelled(leaf)) for leaf in given if name not in known)
    faults += [
        Fault.of(labels.path + pointer(at), "not_declared", case="document", given=described(at))
        for at in labels.data
        if at not in known
    ]
    SchemeError.raise_if_any(faults, case="document")
    return nodes


def _statistic(
    said: Mapping[str, Data], node: Measure, known: Mapping[str, Input], path: str
) -> Iterator[tuple[str, Input]]:
    """The input that a statistic is to the entries after it, with what it is a statistic of."""
    name = text_in(said.get("path", ""), path + "/path")
    if said.get("kind") != "statistic" or name not in known:
        return
    fold, own = word_in(said.get("fold", ""), path + "/fold", FOLDS), truth_in(said.get("own", ""), path + "/own")
    declared = {one.name: getattr(known[name], one.name) for one in fields(Input)}
    yield name, StatisticInput(**declared, measure=node, fold=fold, own=own)


def _known_by(leaf: Input) -> tuple[Input, ...]:
    """The input that a result or a tally of this path is; none for any other path."""
    return tuple(one for one in (result(leaf.name), tally(leaf.name)) if one.path == leaf.path)


def _differing(given: Data | None, held: Data | None, path: str) -> str:
    """Where two documents differ first, by path; empty where they are equal."""
    if given == held:
        return ""
    pairs: list[tuple[Data | None, Data | None, str]] = []
    if isinstance(given, FrozenMapping) and isinstance(held, FrozenMapping):
        pairs = [(given.get(key), held.get(key), key) for key in dict.fromkeys((*given, *held))]
    elif isinstance(given, tuple) and isinstance(held, tuple):
        pairs = [(one, other, str(at)) for at, (one, other) in enumerate(zip(given, held, strict=False))]
    below = (_differing(one, other, path + pointer(key)) for one, other, key in pairs)
    return next(filter(None, below), path)
