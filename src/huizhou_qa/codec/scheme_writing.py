"""A scheme as JSON text: the document, the readings chosen beside it, and annotations apart.

The text is an object with four keys, all required: ``digest``; ``document``, which says what is scored; ``readings``,
the choices made; ``annotations``, what papers, forms and messages need beside it. Only the document is part of the
digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from huizhou_qa.codec.annotating import Annotating, Parts, nodes_in, plain
from huizhou_qa.codec.kinds import KINDS
from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import json_of
from huizhou_qa.errors import pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Statistic
from huizhou_qa.readers import reads
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.curves import Making
from huizhou_qa.rules.inputs import UNNAMED, Input
from huizhou_qa.scheme.program.document import document_in_full
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# Where rules stand in a text: those of entries in the document, all others among the parts of the scheme.
ENTRIES, SCHEME = "entries", "scheme"
# What is said of a part elsewhere in the text of a scheme, and not among its fields.
TOLD: Mapping[str, tuple[str, ...]] = MappingProxyType({"Scheme": ("id", "chosen_readings"), "Readings": ("chosen",)})
# What is said of an input in the document.
SCORED = ("path", "range", "whole", "options", "may_be_nothing")


def scheme_to_json(scheme: Scheme, *, indent: int | None = None) -> str:
    """The scheme as text that ``scheme_from_json`` reads back to an equal one, with the same digest and every word.

    ``indent`` writes it for people. Raises SchemeError for what is no scheme, and for parts of a class that no field of
    ours can hold.
    """
    return json_of(scheme_written(as_scheme(scheme)), indent)


def scheme_written(scheme: Scheme) -> Mapping[str, Json]:
    """The scheme as a JSON writer takes it."""
    beside = beside_document(scheme)
    parts = beside.parts
    of_readings = parts.of_kind(scheme.chosen_readings, KINDS["Readings"], without=TOLD["Readings"])
    return {
        "digest": scheme.digest,
        "document": plain(scheme.document),
        "readings": {id_: scheme.readings[id_] for id_ in sorted(scheme.readings)},
        "annotations": {
            "inputs": {path: _label(leaf, parts) for path, leaf in beside.labels.items()},
            "curves": {path: parts.written(curve) for path, curve in beside.curves.items()},
            "reasons": beside.reasons,
            "readings": of_readings,
            SCHEME: beside.of_scheme,
        },
    }


class BesideDocument(NamedTuple):
    """What stands beside a document.

    Attributes:
        in_full: the document with the node of every choice.
        parts: what writes the parts of the scheme.
        of_scheme: the scheme as a part.
        labels: every input that is called something, by its path.
        curves: what curves are made of, by where they stand in it.
        reasons: why there is nothing, likewise.
    """

    in_full: FrozenMapping[str, Data]
    parts: Parts
    of_scheme: Mapping[str, Json]
    labels: Mapping[str, Input]
    curves: Mapping[str, Making]
    reasons: Mapping[str, str]


def beside_document(scheme: Scheme) -> BesideDocument:
    """The document of a scheme, and what stands beside it."""
    arithmetic = Annotating()
    document = document_in_full(scheme, arithmetic)
    parts = Parts(scheme.program)
    of_scheme = parts.of_kind(scheme, KINDS["Scheme"], without=TOLD["Scheme"])
    where = [(path, which) for path, which in nodes_in(document) if path.startswith(pointer(ENTRIES, ""))]
    # Rules that no entry computes stand among the parts.
    curves = {path: arithmetic.curves[which] for path, which in where if which in arithmetic.curves}
    curves |= {pointer(SCHEME) + path: curve for path, curve in parts.curves.items()}
    reasons = {path: arithmetic.reasons[which] for path, which in where if which in arithmetic.reasons}
    reasons |= {pointer(SCHEME) + path: why for path, why in parts.reasons.items()}
    return BesideDocument(document, parts, of_scheme, _labelled(scheme), curves, reasons)


def _labelled(scheme: Scheme) -> Mapping[str, Input]:
    """Every input that is called something, by its path."""
    told: dict[str, Input] = {}
    for entry in scheme.program.entries:
        leaves = (*((entry.leaf,) if isinstance(entry, Statistic) else ()), *reads(entry.node).inputs)
        told |= {leaf.path: leaf for leaf in leaves if leaf.label != UNNAMED and leaf.path not in told}
    return told | {leaf.path: leaf for leaf in scheme.input_register.inputs}


def _label(leaf: Input, parts: Parts) -> Json:
    """What an input is called, and whatever else of it the document leaves out."""
    said = parts.of_kind(leaf, KINDS["Input"], without=SCORED)
    return {key: one for key, one in said.items() if key != "kind"}
