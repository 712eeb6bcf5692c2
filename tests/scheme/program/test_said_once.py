"""An open point is said once in a document, in one way, from which the node of every choice follows."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from huizhou_qa.codec.written_out import document_written_out, node_written_out
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data, canonical
from huizhou_qa.scheme.program.said_once import said_once, said_once_in

NAMES = {"line": ("a", "b"), "places": ("2", "1", "3")}
X: Data = ("read", "/facts/x")
Y: Data = ("read", "/facts/y")


def opened(reading: str, **nodes: Data) -> Data:
    return ("open", reading, FrozenMapping(nodes))


def chosen(reading: str, **parts: Data) -> Data:
    return ("chosen", reading, FrozenMapping(parts))


def rounded(node: Data, grid: str) -> Data:
    return ("rounded", node, (grid, "half_up", "written"))


def curve(over: str, *pieces: Data) -> Data:
    return ("on_curve", X, FrozenMapping[str, Data]({"over": over, "pieces": pieces, "whole": False}))


PIECES: tuple[Data, Data, Data] = (("[0, 5)", "0", "0"), ("[5, 10]", "1", "0"), ("[5, 10]", "2", "0"))
TENS: Data = chosen("line", a="1/10", b="1/100")
SMALLEST: dict[str, tuple[Data, Data]] = {
    "a number": (
        opened("line", a=rounded(X, "1/10"), b=rounded(X, "1/100")),
        ("open", "line", ("rounded", X, (TENS, "half_up", "written"))),
    ),
    "a path": (opened("line", a=X, b=Y), ("open", "line", ("read", chosen("line", a="/facts/x", b="/facts/y")))),
    "an operation with its operands": (
        opened("line", a=("product", X, Y), b=("quotient", X, Y)),
        ("open", "line", chosen("line", a=("product", X, Y), b=("quotient", X, Y))),
    ),
    "two numbers": (
        opened("line", a=rounded(X, "1/10"), b=rounded(Y, "1/100")),
        ("open", "line", chosen("line", a=rounded(X, "1/10"), b=rounded(Y, "1/100"))),
    ),
    "lists of other lengths": (
        opened("line", a=("all_of", (X,)), b=("all_of", (X, Y))),
        ("open", "line", ("all_of", chosen("line", a=(X,), b=(X, Y)))),
    ),
    "a value of an object": (
        opened("line", a=curve("[0, 10]", *PIECES[:2]), b=curve("[0, 10]", PIECES[0], PIECES[2])),
        ("open", "line", curve("[0, 10]", PIECES[0], ("[5, 10]", chosen("line", a="1", b="2"), "0"))),
    ),
    "a number or a list": (
        opened("line", a=("sum", (), "1"), b=("sum", (), X)),
        ("open", "line", ("sum", (), chosen("line", a="1", b=X))),
    ),
    "nothing": (opened("line", a=X, b=X), ("open", "line", X)),
    "within another": (
        opened(
            "line",
            a=opened("places", **{"2": rounded(X, "1"), "1": rounded(X, "2"), "3": rounded(X, "3")}),
            b=opened("places", **{"2": rounded(X, "1"), "1": rounded(X, "2"), "3": rounded(X, "4")}),
        ),
        (
            "open",
            "line",
            (
                "open",
                "places",
                (
                    "rounded",
                    X,
                    (
                        chosen("places", **{"2": "1", "1": "2", "3": chosen("line", a="3", b="4")}),
                        "half_up",
                        "written",
                    ),
                ),
            ),
        ),
    ),
    "choices that differ in more than one": (
        opened(
            "line",
            a=opened("places", **{"2": rounded(X, "1"), "1": rounded(X, "2"), "3": rounded(X, "3")}),
            b=opened("places", **{"2": rounded(X, "1"), "1": rounded(X, "5"), "3": rounded(X, "4")}),
        ),
        (
            "open",
            "line",
            (
                "open",
                "places",
                (
                    "rounded",
                    X,
                    (
                        chosen(
                            "line",
                            a=chosen("places", **{"2": "1", "1": "2", "3": "3"}),
                            b=chosen("places", **{"2": "1", "1": "5", "3": "4"}),
                        ),
                        "half_up",
                        "written",
                    ),
                ),
            ),
        ),
    ),
    "another reading": (
        opened("line", a=opened("line", a=X, b=X), b=opened("places", **{"1": X, "2": X, "3": X})),
        ("open", "line", chosen("line", a=("open", "line", X), b=("open", "places", X))),
    ),
    "the same reading again": (
        opened("line", a=opened("line", a=X, b=X), b=opened("line", a=Y, b=Y)),
        ("open", "line", chosen("line", a=("open", "line", X), b=("open", "line", Y))),
    ),
}


@pytest.mark.parametrize(("written", "said"), SMALLEST.values(), ids=SMALLEST)
def test_what_is_chosen_is_the_smallest_part_that_holds_all_differences(written: Data, said: Data) -> None:
    assert canonical(said_once_in(written)) == canonical(said) == canonical(said_once_in(said))
    assert node_written_out(said, NAMES, "") == written


def document_of(*nodes: Data) -> FrozenMapping[str, Data]:
    return FrozenMapping({"entries": tuple(FrozenMapping({"node": one}) for one in nodes)})


def nodes_of(document: FrozenMapping[str, Data]) -> list[Data]:
    entries = document["entries"]
    assert isinstance(entries, tuple)
    return [one["node"] for one in entries if isinstance(one, FrozenMapping)]


def test_what_is_chosen_in_more_than_one_place_is_shared_in_the_order_of_the_text() -> None:
    tens = [opened("line", a=rounded(one, "1/10"), b=rounded(one, "1/100")) for one in (X, Y)]
    paths = [opened("line", a=("product", one, X), b=("product", one, Y)) for one in (X, Y)]
    alone = opened("line", a=("constant", "1"), b=("constant", "2"))
    said = said_once(document_of(alone, paths[0], tens[0], tens[1], paths[1]))
    assert said["shared"] == (chosen("line", a="/facts/x", b="/facts/y"), TENS)
    assert nodes_of(said) == [
        ("open", "line", ("constant", chosen("line", a="1", b="2"))),
        ("open", "line", ("product", X, ("read", ("shared", "0")))),
        ("open", "line", ("rounded", X, (("shared", "1"), "half_up", "written"))),
        ("open", "line", ("rounded", Y, (("shared", "1"), "half_up", "written"))),
        ("open", "line", ("product", Y, ("read", ("shared", "0")))),
    ]


def places(least: str) -> dict[str, Data]:
    return {"2": rounded(X, "1/100"), "1": rounded(X, "1/10"), "3": rounded(X, least)}


def grids(least: Data) -> Data:
    return ("chosen", "places", FrozenMapping[str, Data]({"2": "1/100", "1": "1/10", "3": least}))


def test_what_stands_in_what_is_shared_stands_before_it_and_is_counted_once_with_it() -> None:
    both = opened("line", a=opened("places", **places("1/1000")), b=opened("places", **places("1/2000")))
    inner = chosen("line", a="1/1000", b="1/2000")
    alone = opened("line", a=rounded(X, "1/1000"), b=rounded(X, "1/2000"))
    assert said_once(document_of(both, both))["shared"] == (grids(inner),)
    assert said_once(document_of(both, both, alone))["shared"] == (inner, grids(("shared", "0")))


def test_the_order_of_keys_and_choices_changes_no_document() -> None:
    node = opened("line", a=rounded(X, "1/10"), b=rounded(X, "1/100"))
    other = opened("line", b=rounded(X, "1/100"), a=rounded(X, "1/10"))
    both = [
        FrozenMapping[str, Data]({"elements": FrozenMapping(dict(keys))})
        for keys in ([("/x", node), ("/y", other)], [("/y", node), ("/x", other)])
    ]
    assert canonical(said_once(both[0])) == canonical(said_once(both[1]))


LEAVES = st.sampled_from([X, Y, ("constant", "1"), ("constant", "2"), ("nothing",)])


def larger(nodes: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    grids = st.sampled_from(["1", "1/10", "1/100"])
    line = st.builds(lambda a, b: opened("line", a=a, b=b), nodes, nodes)
    near = st.builds(lambda of, a, b: opened("line", a=rounded(of, a), b=rounded(of, b)), nodes, grids, grids)
    lists = st.lists(nodes, max_size=3).map(tuple)
    three = st.builds(lambda a, b, c: opened("places", **{"2": a, "1": b, "3": c}), nodes, nodes, nodes)
    return st.one_of(
        line,
        near,
        three,
        st.builds(rounded, nodes, grids),
        st.builds(lambda a, b: ("product", a, b), nodes, nodes),
        lists.map(lambda members: ("ordered", members, "0", "1")),
    )


NODES: st.SearchStrategy[Data] = st.recursive(LEAVES, larger, max_leaves=12)


@given(st.lists(NODES, min_size=1, max_size=4))
def test_a_document_is_written_out_as_it_was_and_said_once_in_one_way(nodes: list[Data]) -> None:
    written = document_of(*nodes)
    said = said_once(written)
    event(f"shared: {min(len(said['shared']) if isinstance(said['shared'], tuple) else 0, 2)}")
    # Reading holds it against what it would be written as.
    assert document_written_out(said, NAMES, "") == written
