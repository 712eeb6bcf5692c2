"""A scheme from its JSON text: built again as any scheme is, and held against the document that it was written with."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TypeVar

from attrs import evolve

from huizhou_qa.codec.document_form import DOCUMENT
from huizhou_qa.codec.document_reading import (
    Labels,
    entries_of,
    inputs_of,
    names_of,
    on_site_written_out,
    require_nodes_beside,
)
from huizhou_qa.codec.kinds import KINDS, is_a_making
from huizhou_qa.codec.limits import OF_A_SCHEME
from huizhou_qa.codec.plain_data import differing, keys_in, object_in, refusal, text_in
from huizhou_qa.codec.reading_parts import ReadParts, built
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.codec.scheme_writing import SCHEME, beside_document
from huizhou_qa.codec.texts import object_of
from huizhou_qa.codec.written_out import at_its_place, document_written_out
from huizhou_qa.errors import Fault, SchemeDigestError, SchemeError, Wording, described, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.evidence.plain_structures import MOST_FAULTS, JsonObject
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.curves import Making
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.program.document import FORMAT, digest_of
from huizhou_qa.scheme.program.place_in_document import place_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme

Value = TypeVar("Value")

_A_VALUE = Wording("文本、true、false、数组或对象", "text, true, false, an array or an object")
_A_MAKING = Wording("曲线的构成（如Bands）", "what a curve is made of, such as Bands")


def scheme_from_json(text: str) -> Scheme:
    """The scheme that a JSON text holds: equal to the one that was written, with its digest and every reader.

    What is scored is the document; a scheme is more than that, so its text must hold the annotations too: the tree
    of marks with its rules named by the entries that compute them, the tables, the register of readings, plans, labels.
    The scheme is built again from these as any scheme is, and its document must then be the one in the text:
    annotations that say anything else are refused, and so is a digest that is not the document's.

    The form of the document is looked at first, then its digest: one that has another is not the one that was asked
    for, whatever its rules say, and nothing more is told of it. Raises SchemeError, by path, for text that is not JSON,
    an unknown key or operation, a key that lacks or stands twice, a value of another kind, null and JSON numbers
    anywhere, numbers not in lowest terms or too long, rules whose numbers would get too long, and text that is too long
    or too deep; SchemeDigestError for another digest.
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
    SchemeError.raise_if_any(islice(DOCUMENT.faults(document, path + "/document"), MOST_FAULTS), case="document")
    held = digest_of(document)
    if text_in(whole["digest"], path + "/digest") != held:
        asked = described(whole["digest"])
        raise SchemeDigestError.of(path + "/digest", "other_digest", case="document", asked=asked, held=held)
    return _built(document, whole, path)


def _require_format(data: Data, path: str) -> None:
    """Raises SchemeError for a document in another format, which may have other keys and another digest."""
    document = data.get("document") if isinstance(data, FrozenMapping) else None
    told = document.get("format", FORMAT) if isinstance(document, FrozenMapping) else FORMAT
    if told != FORMAT:
        here = path + "/document/format"
        raise SchemeError.of(here, "unknown_format", given=described(told), known=FORMAT)


def _built(document: FrozenMapping[str, Data], whole: Mapping[str, Data], path: str) -> Scheme:
    where, within = path + "/annotations", path + "/document"
    told = keys_in(whole["annotations"], where, "inputs", "curves", "reasons", "readings", "scheme")
    labels = Labels(object_in(told["inputs"], where + "/inputs"), where + "/inputs")
    curves, reasons = _curves(told["curves"], where), _reasons(told["reasons"], where)

    def placed(said: Mapping[str, Value]) -> dict[str, Value]:
        """By where they stand in the text."""
        return {(where if at.startswith(pointer(SCHEME, "")) else within) + at: one for at, one in said.items()}

    inputs, names = inputs_of(document, labels, within), names_of(document, within)
    written = document_written_out(document, names, within)
    # Entries become inputs of those after them.
    rebuilt = Rebuilt(inputs, placed(curves), placed(reasons), names)

    def nodes() -> Mapping[str, Measure]:
        entries = entries_of(written, rebuilt, inputs, labels, within)
        require_nodes_beside(written, rebuilt, within)
        return entries

    parts = ReadParts(rebuilt, at_its_place(document, within, nodes))
    in_full = FrozenMapping({**written, "on_site": on_site_written_out(document, within)})
    given = parts.fields_of("Readings", told["readings"], where + "/readings")
    chosen = {
        id_: text_in(one, path + pointer("readings", id_))
        for id_, one in object_in(whole["readings"], path + "/readings").items()
    }
    of_readings = _of_readings({**given, "chosen": FrozenMapping(chosen)}, path)
    fields = parts.fields_of("Scheme", told["scheme"], where + "/scheme")
    beside = {"id": document["id"], "chosen_readings": of_readings}
    scheme = _whole({**fields, **beside}, where + "/scheme", within)
    held = beside_document(scheme)
    where_other = differing(in_full, held.in_full, "")
    if where_other is not None:
        raise SchemeError.of(within + place_of(document, where_other), "other_document")
    _require_kept(
        {
            "curves": (curves, held.curves),
            "reasons": (reasons, held.reasons),
            "inputs": (_called(labels, inputs), _called(labels, held.labels)),
        },
        where,
    )
    return scheme


def _whole(fields: Mapping[str, object], path: str, within: str) -> Scheme:
    """The scheme; its id stands in the document."""
    try:
        return as_scheme(built(KINDS["Scheme"], fields, path))
    except SchemeError as error:
        faults = [evolve(one, path=within + "/id") if one.path == path + "/id" else one for one in error.faults]
        raise SchemeError(faults, error.params) from None


def _of_readings(fields: Mapping[str, object], path: str) -> object:
    """The register of readings under the choices made; what is wrong with these stands beside the annotations."""
    try:
        return built(KINDS["Readings"], fields, "")
    except SchemeError as error:
        told = [fault.path.replace("/chosen", "/readings", 1) for fault in error.faults]
        places = [one if one.startswith("/readings") else "/annotations/readings" + one for one in told]
        faults = (evolve(fault, path=path + place) for fault, place in zip(error.faults, places, strict=True))
        raise SchemeError(faults, error.params) from None


def _require_kept(said: Mapping[str, tuple[Mapping[str, object], Mapping[str, object]]], where: str) -> None:
    """Raises SchemeError for annotations that the scheme which was built of them does not have."""
    faults = (
        Fault.of(where + pointer(section, at), "other_document")
        if at in held
        else Fault.of(where + pointer(section, at), "not_declared", case="document", given=described(at))
        for section, (given, held) in said.items()
        for at, one in given.items()
        if held.get(at) != one
    )
    SchemeError.raise_if_any(islice(faults, MOST_FAULTS), case="document")


def _called(labels: Labels, inputs: Mapping[str, Input]) -> dict[str, object]:
    """What the annotations say of inputs, as these inputs have it."""
    return {
        at: {alias: getattr(inputs[at], alias) for alias in object_in(said, "")}
        for at, said in labels.data.items()
        if at in inputs
    }


def _curves(data: Data, where: str) -> dict[str, Making]:
    """What curves are made of, by where they stand."""
    no_rules, here = ReadParts(Rebuilt({}), {}), where + "/curves"
    made = {
        at: (no_rules.part(one, here + pointer(at)), here + pointer(at)) for at, one in object_in(data, here).items()
    }
    return {at: _making(*one) for at, one in made.items()}


def _reasons(data: Data, where: str) -> dict[str, str]:
    """Why there is nothing, by where that stands."""
    here = where + "/reasons"
    return {at: text_in(one, here + pointer(at)) for at, one in object_in(data, here).items()}


def _making(given: object, path: str) -> Making:
    if is_a_making(given):
        return given
    raise refusal(path, "", _A_MAKING)
