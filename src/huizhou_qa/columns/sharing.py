"""What several expressions share becomes a column of its own, so that no engine works it out twice.

Expressions are shared nodes; to an engine each is a tree, in which what is shared twice at every level would be worked
out again at every leaf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve, field, frozen

from huizhou_qa.columns.names import HIDDEN
from huizhou_qa.columns.nodes import Expression, columns_of
from huizhou_qa.columns.results import Definition

# What is smaller is worked out twice sooner than kept. An engine takes time for every node of a tree anew at each call.
LEAST_SIZE = 4


@frozen(eq=False)
class Sharing:
    """Gives what is shared a column.

    Attributes:
        shared: the expressions that become columns.
        definitions: those made so far.
    """

    shared: frozenset[Expression]
    definitions: list[Definition] = field(factory=list[Definition])
    _made: dict[Expression, Expression] = field(factory=dict[Expression, Expression])

    def add(self, one: Definition) -> None:
        """A definition, behind what it shares with others; what reads the same reads this column."""
        whole = one.expression
        made = self._of(whole, is_root=True)
        self.definitions.append(evolve(one, expression=made))
        if made.of:
            self._made[whole] = evolve(made, operation="column", of=(), value=one.name)

    def _of(self, expression: Expression, *, is_root: bool = False) -> Expression:
        if not expression.of:
            return expression
        if expression not in self._made:
            made = evolve(expression, of=tuple(map(self._of, expression.of)))
            self._made[expression] = made
            if expression in self.shared and not is_root:
                name = f"{HIDDEN}shared_{len(self.definitions)}"
                self.definitions.append(Definition(name, made))
                self._made[expression] = evolve(made, operation="column", of=(), value=name)
        return self._made[expression]


def with_shared(definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """The definitions, with a column for everything of some size that stands in several places."""
    read = _read(definitions)
    times = Counter[Expression]()
    sizes: dict[Expression, int] = {}
    for one in read:
        _count(one.expression, times, sizes)
    shared = frozenset(one for one, count in times.items() if count > 1 and sizes[one] >= LEAST_SIZE)
    sharing = Sharing(shared)
    for one in read:
        sharing.add(one)
    return tuple(sharing.definitions)


def _read(definitions: Sequence[Definition]) -> list[Definition]:
    """The definitions that come out, or that one of those reads."""
    read: set[str] = set()
    kept: list[Definition] = []
    for one in reversed(definitions):
        if one.is_output or one.name in read:
            kept.append(one)
            read |= columns_of(one.expression)
    return kept[::-1]


def _count(expression: Expression, times: Counter[Expression], sizes: dict[Expression, int]) -> int:
    """Counts in how many places each expression stands, and gives its size: what is shared counts once."""
    times[expression] += 1
    if expression.operation == "clip":
        # It is compared with both ends.
        times[expression.of[0]] += 1
    if expression not in sizes:
        sizes[expression] = 1 + sum(_count(one, times, sizes) for one in expression.of)
    return sizes[expression] if times[expression] == 1 else 1
