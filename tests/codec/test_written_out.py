"""A document is written out only where it says its open points in the one way, and in bounded time and length."""

from __future__ import annotations

import json
import time

import pytest
from attrs import evolve

from codec.test_schemes import open_places
from huizhou_qa import SchemeError
from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.codec.limits import LONGEST_PATH, MOST_DEPTH, OF_A_SCHEME
from huizhou_qa.codec.written_out import at_its_place, document_written_out, node_written_out
from huizhou_qa.errors import Fault
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.scheme.scheme import Scheme
from scheme.program.test_said_once import NAMES, TENS, X, chosen, rounded
from support import district
from support.mutated import with_its_digest
from support.rated import PLAN

HALF = ("1/10", "half_up", "written")


def opened(node: Data) -> Data:
    return ("open", "line", node)


def document_of(*nodes: Data, shared: tuple[Data, ...] = ()) -> FrozenMapping[str, Data]:
    return FrozenMapping({"entries": tuple(FrozenMapping({"node": one}) for one in nodes), "shared": shared})


ONCE: Data = opened(("rounded", X, (("shared", "0"), "half_up", "written")))
REFUSED: dict[str, tuple[FrozenMapping[str, Data], tuple[str, str, str | None]]] = {
    "a reading that is none": (
        document_of(("open", "none", X)),
        ("/entries/0/node/1", "not_declared", "document"),
    ),
    "a reading that is no text": (document_of(("open", True, X)), ("/entries/0/node/1", "wrong_type", "field")),
    "chosen where nothing is open": (
        document_of(("rounded", X, (TENS, "half_up", "written"))),
        ("/entries/0/node/2/0/1", "not_declared", "choice"),
    ),
    "chosen by a reading that is not open here": (
        document_of(("open", "places", ("rounded", X, (TENS, "half_up", "written")))),
        ("/entries/0/node/2/2/0/1", "not_declared", "choice"),
    ),
    "chosen by no text": (
        document_of(opened(("chosen", (), FrozenMapping({"a": X})))),
        ("/entries/0/node/2/1", "not_declared", "choice"),
    ),
    "other choices": (
        document_of(opened(chosen("line", a=X))),
        ("/entries/0/node/2", "other_alternatives", None),
    ),
    "no choices": (
        document_of(opened(("chosen", "line", ("a", "b")))),
        ("/entries/0/node/2", "other_alternatives", None),
    ),
    "what is not shared": (document_of(ONCE), ("/entries/0/node/2/2/0/1", "not_declared", "shared")),
    "a place that is no number": (
        document_of(opened(("shared", "x")), shared=(TENS,)),
        ("/entries/0/node/2/1", "wrong_type", "field"),
    ),
    "shared in itself": (
        document_of(ONCE, shared=(chosen("line", a="1", b=("shared", "0")),)),
        ("/shared/0/2/b/1", "not_declared", "shared"),
    ),
    "shared in a ring": (
        document_of(ONCE, shared=(chosen("line", a="1", b=("shared", "1")), chosen("line", a="1", b=("shared", "0")))),
        ("/shared/0/2/b/1", "not_declared", "shared"),
    ),
    "shared and used once": (
        document_of(ONCE, shared=(TENS,)),
        ("/entries/0/node/2/2/0/0", "other_document", "written"),
    ),
    "shared and not used": (
        document_of(("rounded", X, HALF), shared=(TENS,)),
        ("/shared", "other_document", "written"),
    ),
    "shared twice": (
        document_of(*[ONCE] * 3, opened(("constant", ("shared", "1"))), shared=(TENS, TENS)),
        ("/entries/3/node/2/1/1", "other_document", "written"),
    ),
    "shared in another order": (
        document_of(
            *[opened(("constant", ("shared", "1")))] * 2, ONCE, ONCE, shared=(TENS, chosen("line", a="1", b="2"))
        ),
        ("/entries/0/node/2/1/1", "other_document", "written"),
    ),
    "shared and nothing chosen": (
        document_of(("product", ("shared", "0"), ("shared", "0")), shared=(("constant", "1"),)),
        ("/entries/0/node/1/0", "other_document", "written"),
    ),
    "said in two places": (
        document_of(*[opened(("rounded", X, (TENS, "half_up", "written")))] * 2),
        ("/entries/0/node/2/2/0/0", "other_document", "written"),
    ),
    "chosen larger than it could be": (
        document_of(opened(chosen("line", a=rounded(X, "1/10"), b=rounded(X, "1/100")))),
        ("/entries/0/node/2/0", "other_document", "written"),
    ),
    "chosen and equal": (
        document_of(opened(chosen("line", a=X, b=X))),
        ("/entries/0/node/2/0", "other_document", "written"),
    ),
}


@pytest.mark.parametrize(("document", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_said_in_the_one_way_is_refused_by_path(
    document: FrozenMapping[str, Data], told: tuple[str, str, str | None]
) -> None:
    with pytest.raises(SchemeError) as caught:
        document_written_out(document, NAMES, "/document")
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params.get("case")) == (f"/document{told[0]}", *told[1:])


def test_a_node_that_stands_alone_shares_nothing() -> None:
    said: Data = opened(("rounded", X, (TENS, "half_up", "written")))
    assert node_written_out(said, NAMES, "/node") == (
        "open",
        "line",
        FrozenMapping({"a": rounded(X, "1/10"), "b": rounded(X, "1/100")}),
    )
    with pytest.raises(SchemeError) as caught:
        node_written_out(opened(("shared", "0")), NAMES, "/node")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/node/2/1", "not_declared")]


def doubling(times: int) -> tuple[Data, ...]:
    """Each is twice the one before: a document of a few lines that no machine holds."""
    parts: list[Data] = [chosen("line", a=X, b=("constant", "1"))]
    for at in range(times):
        twice: Data = ("product", ("shared", str(at)), ("shared", str(at)))
        parts.append(chosen("line", a=twice, b=("constant", str(at))))
    return tuple(parts)


def nested(times: int) -> Data:
    """Open points within each other: of three choices each, with no more than the last chosen."""
    node: Data = ("constant", chosen("places", **{"2": "1", "1": "2", "3": "3"}))
    for _ in range(times):
        node = ("open", "places", ("product", node, X))
    return node


LONG = {"line": ("a", "b" * 1_000)}
BOMBS: dict[str, tuple[FrozenMapping[str, Data], str, str]] = {
    "each twice the one before": (
        document_of(opened(("shared", "60")), shared=doubling(60)),
        "too_long",
        "written_out",
    ),
    "open points within each other": (document_of(nested(60)), "too_long", "written_out"),
    "deeper than is read": (
        document_of(
            opened(("shared", "99")),
            shared=(
                chosen("line", a=X, b=X),
                *(chosen("line", a=X, b=("product", X, ("shared", str(at)))) for at in range(99)),
            ),
        ),
        "too_deep",
        "scheme",
    ),
    "from shared to shared": (
        document_of(
            opened(("shared", str(MOST_DEPTH))),
            shared=(
                chosen("line", a=X, b=X),
                *(chosen("line", a=("shared", str(at)), b=X) for at in range(MOST_DEPTH)),
            ),
        ),
        "too_deep",
        "scheme",
    ),
}


@pytest.mark.parametrize("most", [100_000, pytest.param(OF_A_SCHEME, marks=pytest.mark.deep)])
@pytest.mark.parametrize(("document", "code", "case"), BOMBS.values(), ids=BOMBS)
def test_what_would_be_too_long_or_too_deep_written_out_is_refused_in_bounded_time(
    document: FrozenMapping[str, Data], code: str, case: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huizhou_qa.codec.written_out.OF_A_SCHEME", most)
    began = time.process_time()
    with pytest.raises(SchemeError) as caught:
        document_written_out(document, NAMES, "/document")
    assert time.process_time() - began < 20
    (fault,) = caught.value.faults
    assert (fault.code, fault.params["case"]) == (code, case)
    assert fault.path.startswith("/document/")


def test_keys_that_get_too_long_by_choices_within_each_other_are_refused() -> None:
    node: Data = chosen("line", a=X, **{"b" * 1_000: X})
    for _ in range(3):
        node = opened(("product", X, node))
    with pytest.raises(SchemeError) as caught:
        node_written_out(node, LONG, "")
    (fault,) = caught.value.faults
    assert (fault.code, fault.params["case"], fault.params["most"]) == ("too_long", "key", LONGEST_PATH)


def test_a_fault_of_what_is_written_out_is_told_where_that_is_said_and_any_other_where_it_is() -> None:
    def build() -> None:
        raise SchemeError([Fault.of(path, "not_above_zero") for path in ("/node/2/b/2/0", "/node", "/elsewhere/2/b/2")])

    with pytest.raises(SchemeError) as caught:
        at_its_place(opened(("rounded", X, (TENS, "half_up", "written"))), "/node", build)
    assert [fault.path for fault in caught.value.faults] == ["/node/2/2/0/2/b", "/node", "/elsewhere/2/b/2"]


def changed(scheme: Scheme, at: tuple[str | int, ...], value: object) -> str:
    whole = json.loads(scheme_to_json(scheme))
    holder = whole["document"]
    for key in at[:-1]:
        holder = holder[key]
    holder[at[-1]] = value
    return json.dumps(with_its_digest(whole))


FAULTS: dict[str, tuple[Scheme, tuple[str | int, ...], object, str, str]] = {
    "a shared number": (open_places(), ("shared", 0, 2, "2"), "x", "/document/shared/0/2/2", "wrong_type"),
    "a shared number of another scheme": (
        open_places(),
        ("shared", 0, 2, "2"),
        "1/50",
        "/document/shared/0/2/2",
        "other_document",
    ),
    "an on-site point": (
        evolve(district.scheme(), on_site=PLAN),
        ("on_site", "entries", 0, "node"),
        ["open", "none", ["constant", "1"]],
        "/document/on_site/entries/0/node/1",
        "not_declared",
    ),
}


@pytest.mark.parametrize(("scheme", "at", "value", "path", "code"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_in_what_is_said_once_is_told_by_its_place_in_the_text(
    scheme: Scheme, at: tuple[str | int, ...], value: object, path: str, code: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(changed(scheme, at, value))
    assert {(fault.path, fault.code) for fault in caught.value.faults} == {(path, code)}
