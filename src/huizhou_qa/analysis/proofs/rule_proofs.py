"""What is proved of one rule: that it keeps within its marks, that it covers what it reads, which way it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.analysis.proofs.counterexamples import FactNumbers, Trials, Turn
from huizhou_qa.analysis.proofs.findings import Cliff, ProofCode, ProofFinding, ProofSeverity
from huizhou_qa.analysis.proofs.gates import GatedWay
from huizhou_qa.analysis.proofs.jumps import Jumps
from huizhou_qa.analysis.proofs.proving import Noted, NotedCode, Proved
from huizhou_qa.analysis.proofs.quantities import quantity_of
from huizhou_qa.analysis.proofs.told import called, numbers_told
from huizhou_qa.errors import Param
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Gap, Number, NumberStep, Step
from huizhou_qa.readers.direction import Sign
from huizhou_qa.readers.exact import BEYOND_CURVE, DIVIDED_BY_ZERO
from huizhou_qa.readers.recorded import inputs_read
from huizhou_qa.rules.inputs import Better, Input


class _ShownBy(NamedTuple):
    """What facts show: the fault of the number that there is not, and the operand of the operation that has it."""

    fault: str
    operation: str
    place: int


_SHOWN_BY: Mapping[NotedCode, _ShownBy] = MappingProxyType(
    {"not_covered": _ShownBy(BEYOND_CURVE, "on_curve", 0), "divides_by_zero": _ShownBy(DIVIDED_BY_ZERO, "quotient", 1)}
)
_DECLARED: Mapping[Better | None, tuple[Sign, ...]] = MappingProxyType(
    {"more": ("up",), "less": ("down",), None: ("up", "down")}
)


@frozen(eq=False)
class RuleProof:
    """What is proved of one rule of a scheme.

    Attributes:
        path: where it stands.
        proved: what composition gives.
        noted: what it does not keep, and on which of its ways.
        trials: what it is tried with, where composition does not decide.
        marks: the points that it must keep within; None where it may give any.
    """

    path: str
    proved: Proved
    noted: Mapping[Noted, Sequence[GatedWay]]
    trials: Trials
    marks: Interval | None = field(default=None)

    def findings(self) -> Iterator[ProofFinding]:
        """All that is found of it."""
        yield from self.of_ways()
        yield from self._of_marks()
        for leaf in self.trials.leaves:
            if not goes_as_declared(leaf, self.proved.directed.signs.get(leaf.path)):
                yield self._of_direction(leaf)

    def of_ways(self) -> Iterator[ProofFinding]:
        """What its ways do not keep, whatever its points."""
        return (self._of_way(one) for one in self.noted)

    @property
    def cliffs(self) -> tuple[Cliff, ...]:
        """Where its points change at once, each once."""
        given = self.trials.node.under(Jumps(Bounds({}, self.trials.readings)))
        clause = self.path.rpartition("/")[2]
        found = (
            Cliff(clause, one.at, one.before, one.after, one.side, quantity_of(one.of, one.at, one.side))
            for one in given.jumps
        )
        # Those alike in all that they tell are one.
        return tuple({(one, one.side, one.quantity): one for one in found}.values())

    def _of_way(self, noted: Noted) -> ProofFinding:
        """What a way does not keep: a fault where facts show it, or where it follows from the rule alone."""
        said: dict[str, Param] = {"inputs": called(*noted.inputs)}
        if noted.over is not None:
            said["over"] = str(noted.over)
        by = _SHOWN_BY.get(noted.code)
        if by is None:
            return self._finding(noted.code, "fault" if noted.code == "overlap" else "remark", "proof", said)
        shown = self.trials.refuting(lambda facts: self._is_shown(noted, by, facts), self.noted[noted], noted.inputs)
        if shown is None:
            return self._finding(noted.code, "remark", "unproved", said)
        return self._finding(noted.code, "fault", "proof", said | self._example(shown))

    def _is_shown(self, noted: Noted, by: _ShownBy, facts: FactNumbers) -> bool:
        """Whether there is no number with these facts, and that for what was noted."""
        number = self.trials.points(facts)
        if not isinstance(number, Gap) or by.fault not in number.faults:
            return False
        return any(_is_of(step, noted, by) for step in self.trials.recorded(facts).all_steps())

    def _of_marks(self) -> Iterator[ProofFinding]:
        """Where points may lie beyond the marks."""
        marks, over = self.marks, self.proved.directed.span.over
        if marks is None or all(part.meet(marks) == part for part in over):
            return
        said: dict[str, Param] = {"marks": str(marks), "points": str(self.proved.directed.span.hull)}
        shown = self.trials.refuting(lambda facts: _is_beyond(self.trials.points(facts), marks))
        if shown is None:
            yield self._finding("out_of_range", "remark", "unproved", said)
        else:
            said["points"] = _points(self.trials.points(shown))
            yield self._finding("out_of_range", "fault", "proof", said | self._example(shown))

    def _of_direction(self, leaf: Input) -> ProofFinding:
        """Of an input whose direction is not proved: where it goes the wrong way, or that this is not decided."""
        turns = [self.trials.turn(leaf, way) for way in _wrong_ways(leaf)]
        turn = turns[0]
        if turn is None or None in turns:
            return unproved(self.path, leaf)
        said: dict[str, Param] = {"input": called(leaf), "moved": leaf.path, **self._moved(turn)}
        case = (leaf.better or "both_ways") + ("" if turn.facts else "_alone")
        return self._finding("wrong_direction", "fault", case, said)

    def _moved(self, turn: Turn) -> dict[str, Param]:
        """A turn as parameters: both numbers of the input, and the points at each."""
        low, high = (plain(number) for number in turn.moved)
        before, after = (plain(points) for points in turn.points)
        said = self._example(turn.facts)
        return {**said, turn.leaf.path: (low, high), "low": low, "high": high, "before": before, "after": after}

    def _example(self, facts: FactNumbers) -> dict[str, Param]:
        """Facts as parameters: each by its path, and all of them in words."""
        by_path = {path: plain(number) for path, number in facts.items()}
        told = numbers_told((leaf, by_path[leaf.path]) for leaf in self.trials.leaves if leaf.path in by_path)
        return {**by_path, "facts": told}

    def _finding(self, code: ProofCode, severity: ProofSeverity, case: str, said: Mapping[str, Param]) -> ProofFinding:
        return ProofFinding(self.path, code, {**said, "case": case}, severity=severity)


def goes_as_declared(leaf: Input, sign: Sign | None) -> bool:
    """Whether a number of that sign goes the way that the input declares; one without a sign goes no way."""
    return sign is None or leaf.better == "either" or sign in _DECLARED[leaf.better]


def unproved(path: str, *leaves: Input) -> ProofFinding:
    """That it is not decided which way inputs go."""
    about = tuple(leaf.path for leaf in leaves)
    said: dict[str, Param] = {"inputs": called(*leaves), "moved": about[0] if len(about) == 1 else about}
    return ProofFinding(path, "direction_unproved", said, severity="remark")


def _wrong_ways(leaf: Input) -> tuple[Better, ...]:
    """Which of more or less may not cost points; where nobody says, one of them may."""
    return ("more", "less") if leaf.better is None else (leaf.better,)


def _is_of(step: Step, noted: Noted, shown_by: _ShownBy) -> bool:
    """Whether a step reads what was noted, of the inputs that it was noted of."""
    read = step.operands[shown_by.place] if step.operation == shown_by.operation else None
    if not isinstance(read, NumberStep) or not isinstance(read.value, Fraction) or noted.over is None:
        return False
    return read.value in noted.over and {leaf.path for leaf in noted.inputs}.issuperset(inputs_read(read))


def _is_beyond(number: Number, marks: Interval) -> bool:
    return isinstance(number, Fraction) and number not in marks


def _points(number: Number) -> str:
    return plain(number) if isinstance(number, Fraction) else ""
