"""What the parts of a document are found by: its lists and objects, what a node reads, a difference of nodes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from huizhou_qa.analysis.schemes.scheme_change import ChangeCode
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data, Document, canonical
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.program.document import document_in_full
from huizhou_qa.scheme.scheme import Scheme

# The documents of so many schemes are kept: every part of a comparison reads those of both.
MOST_KEPT = 16
NOTHING: FrozenMapping[str, Data] = FrozenMapping()


class NodeChange(NamedTuple):
    """A difference between two nodes.

    Attributes:
        code: its kind.
        where: the path in the document with the node of every choice.
        before: what it was, in short.
        after: what it is.
        choices: the choices of readings that it is under, the outermost first; none where it is under all.
        reads: the paths that a part which is added, removed or weighted reads.
        of_writing: whether it is in how a figure is put on paper.
    """

    code: ChangeCode
    where: str
    before: str
    after: str
    choices: tuple[str, ...] = ()
    reads: frozenset[str] = frozenset()
    of_writing: bool = False

    @property
    def anywhere(self) -> NodeChange:
        """The same difference, wherever it stands."""
        return self._replace(where="")


def in_full(scheme: Scheme) -> Mapping[str, Data]:
    """The document of a scheme with the node of every choice."""
    return _in_full(SchemeItself(scheme))


@lru_cache(maxsize=MOST_KEPT)
def _in_full(of: SchemeItself) -> FrozenMapping[str, Data]:
    return document_in_full(of.scheme, Document())


def in_list(value: Data) -> tuple[Data, ...]:
    """The members of a list; none of anything else."""
    return value if isinstance(value, tuple) else ()


def named_in(value: Data) -> Mapping[str, Data]:
    """The values of an object by their keys; none of anything else."""
    return value if isinstance(value, FrozenMapping) else NOTHING


def reads_in(value: Data) -> frozenset[str]:
    """The paths that a node reads, wherever in it."""
    parts = (*in_list(value), *named_in(value).values())
    if parts[:1] == ("read",):
        return frozenset(one for one in parts[1:] if isinstance(one, str))
    return frozenset[str]().union(*(reads_in(one) for one in parts))


def text_of(value: Data) -> str:
    """A value without nodes in it, in short: the members of a list one after another."""
    if isinstance(value, tuple):
        return " ".join(map(text_of, value))
    return value if isinstance(value, str) else canonical(value)
