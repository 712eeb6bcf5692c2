"""Whatever rules, scorers and schemes are made of, they are made, or an error of ours says why not."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NoReturn

import attrs
import pytest

from huizhou_qa import HuizhouQAError, get_scheme, rules, scorers
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers import exact as numbers
from huizhou_qa.numbers import intervals
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import readings
from huizhou_qa.program.readings import Choice, Reading, Readings, Shorthand
from huizhou_qa.rules import Bands, Curve, Piece, Straight, Within
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme import agreements, scheme
from huizhou_qa.scheme.incidents import elements, incidents, lines
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks import clauses, joining, rounding, tree
from huizhou_qa.scheme.marks.clauses import Caution, Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program import variants
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.scheme.steps import adjustments, grades, ranking, vetoes
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.scorers import Awarded, Band, NodeRule, count, events, level, mark, percent
from support import district
from support.each_day import deep


def _refuse(*_given: object) -> NoReturn:
    raise RuntimeError("what a value brings of its own was asked")


class Text(str):
    """A text whose methods are all its own."""

    __slots__ = ()
    __eq__ = __ne__ = __lt__ = __str__ = __repr__ = __len__ = __iter__ = __contains__ = _refuse
    __format__ = __getitem__ = strip = isprintable = startswith = replace = _refuse

    def __hash__(self) -> int:
        return str.__hash__(self)


class Several(tuple[object, ...]):
    """A tuple whose methods are all its own."""

    __slots__ = ()
    __eq__ = __ne__ = __lt__ = __repr__ = __len__ = __iter__ = __contains__ = __getitem__ = _refuse

    def __hash__(self) -> int:
        return 0


class Whole(int):
    """A whole number whose methods are all its own."""

    __eq__ = __lt__ = __int__ = __abs__ = __index__ = __repr__ = __str__ = __format__ = _refuse

    def __hash__(self) -> int:
        return 0


class Half(Fraction):
    """A fraction whose methods are all its own."""

    __eq__ = __lt__ = __abs__ = __repr__ = __str__ = as_integer_ratio = __hash__ = _refuse


class Unclaiming:
    """Something that does not even say of which class it is."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        raise RuntimeError("what a value brings of its own was asked")


class Unreadable(dict[str, object]):
    """A mapping whose methods are all its own."""

    items = keys = values = get = __iter__ = __len__ = __getitem__ = __contains__ = _refuse


class Claiming:
    """Something that says it is of a class that it is not of."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return self.kind


RATE, COUNTED = percent("rate", "率"), count("n", "数", "个")
BAND = Band(RATE, {"[0, 100]": 1})
LINE = IncidentLine("x")
WORDS = Wording("甲", "first")
READING = Reading("r", WORDS, (Choice("a", WORDS), Choice("b", WORDS)), WORDS, WORDS)
CLAUSE = Clause("1", "款", 1, BAND)
ITEM = Item("1", "项", 1, (CLAUSE,))
HEADING = Heading("一", 1, (ITEM,))

VALUES: list[object] = [
    *(None, True, 0, -1, 1, 3, 10**30, 10**5000, -(10**5000), 0.5, float("nan"), float("inf"), 1 + 2j),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("1e-5000"), Decimal(7) / 10, Fraction(1, 3), Fraction(1, 10**5000)),
    *("", " ", "a", "[0, 100]", "(0, ∞)", "[0, +∞)", "{1}", "1" * 5000, "\ud800", "甲\n", "half_up", "clause", "below"),
    *("ruling", "sum"),
    *(
        b"a",
        [],
        [None],
        (),
        (None,),
        ((),),
        ((RATE, 1),),
        {},
        {"[0, 100]": 1},
        {1: 1},
        {"a": None},
        {None},
        object(),
        int,
    ),
    *(Text("a"), Text("[0, 100]"), Text("half_up"), Text("1"), {Text("[0, 100]"): Text("1")}),
    *(Several(()), Several((1,)), Several((BAND,)), Several((RATE, 1)), Several((ITEM,)), [Several((RATE, 1))]),
    *(Unclaiming(), Unreadable(a=1), Unreadable({"[0, 100]": 1})),
    *(Whole(1), Whole(10**5000), Half(1, 2), Claiming(str), Claiming(int), Claiming(Fraction), Claiming(tuple)),
    *(Claiming(dict), Claiming(rules.Input), Claiming(Interval), Claiming(type(BAND)), MappingProxyType({"r": "a"})),
    *(date(2017, 1, 1), date.max, datetime(2017, 1, 1), WORDS, RATE, COUNTED, mark("1", "分", 1), level("l", "级")),  # noqa: DTZ001
    *(events("x", "事件"), Interval.parse("[0, 100]"), Piece("[0, 100]", 1)),
    *(Bands({"[0, 100]": 1}), Straight(), Curve("[0, 100]", Straight())),
    *(
        BAND,
        BAND.rule(),
        NodeRule(BAND),
        Within(RATE, "{0}"),
        Awarded(mark("1", "分", 1)),
    ),
    *(
        Rounding(2),
        Rounding(0, stage="total"),
        Joining(),
        (BAND,),
        (Within(RATE, "{0}"),),
        (LINE,),
        [LINE],
        (READING,),
        (ITEM,),
    ),
    *(
        Period(date(2017, 1, 1), date(2017, 1, 1)),
        IncidentTable(Period(date.min, date.max), (LINE,)),
        Readings((READING,), {"r": "a"}),
        Terms(),
        ranking.Ranking(),
    ),
    *(CLAUSE, (CLAUSE,), ITEM, HEADING, [HEADING], Caution("c", WORDS), (Caution("c", WORDS),), GradeLine("A", 1)),
    *(GradeRule((GradeLine("A", 1),), "B", "办法"), (GradeLine("A", 1),), READING, (Choice("a", WORDS),), ("a",)),
    *(
        Shorthand("s", ("r",)),
        (Adjustment("扣", "扣", BAND),),
        vetoes.SetsGrade("x", "B"),
        (vetoes.SetsGrade("x", "B"),),
    ),
]

# What is given to be scored is read by the gate of evidence, which has tests of its own for such claims.
GIVEN = [value for value in VALUES if type(value) not in (Claiming, Unclaiming)]


def classes() -> Iterator[type]:
    modules = (intervals, numbers, rounding, agreements)
    for module in (
        *modules,
        adjustments,
        clauses,
        grades,
        elements,
        lines,
        incidents,
        joining,
        readings,
        scheme,
        tree,
        variants,
        vetoes,
    ):
        for name, made in vars(module).items():
            own = inspect.isclass(made) and made.__module__ == module.__name__ and not name.startswith("_")
            if own and attrs.has(made) and not inspect.isabstract(made):
                yield made
    yield from (made for name in scorers.__all__ if attrs.has(made := getattr(scorers, name)) and made not in HELD)
    yield from (made for name in rules.__all__ if attrs.has(made := getattr(rules, name)))


# Named tuples and results hold what an engine puts in, and are checked when they are verified.
HELD = {scorers.Scored, incidents.ClassifiedIncident}
CLASSES = sorted(set(classes()) - HELD, key=lambda made: (made.__module__, made.__name__))

FACTORIES: list[Callable[..., object]] = [
    *(scorers.percent, scorers.count, scorers.quantity, scorers.truth, scorers.level, scorers.mark, scorers.signed),
    *(scorers.option, scorers.average_of, scorers.others_average_of, scorers.events, scorers.ruling_on),
    *(scorers.range_of, scorers.on_curve),
    *(
        intervals.interval,
        intervals.Interval.parse,
        numbers.exact,
        numbers.number_from,
    ),
    *(
        as_scheme,
        Readings.of,
        Readings((READING,), {"r": "a"}).choose,
        Readings((READING,), {"r": "a"}).asked,
        district.scheme().under,
        district.scheme().variant,
        get_scheme,
        Rounding(2).units,
        Rounding(2).rounded,
    ),
    *(Rounding(2).write, BAND.score, NodeRule(BAND).score, Awarded(mark("1", "分", 1)).score),
]


def fields_of(made: type) -> tuple[str, ...]:
    return tuple(one.alias for one in attrs.fields(made) if one.init)


def tried(make: Callable[[], object]) -> object:
    """What is made, or the error of ours, each of which can be shown."""
    try:
        return make()
    except HuizhouQAError as error:
        refused = error
    assert refused.faults
    assert all(fault.zh and fault.en and fault.code for fault in refused.faults)
    assert str(refused)
    return refused


VALUE = elements.ValueWords(WORDS, "甲")

# What would fit field by field and not together.
SOUND: dict[str, dict[str, object]] = {
    "Limit": {"id": "a", "name": "甲", "low": 0, "high": 70, "when": (Within(RATE, "{0}"),)},
    "RoundedTotal": {"id": "a", "name": "甲", "rounding": Rounding(0, stage="total")},
    "Ranking": {"by": ("total",), "rounding": None, "exempt": (Within(RATE, "{0}"),), "told": "甲"},
    "IncidentLine": {"class_": "x", "within_year": True, "cause": "dust", "level": ("a", "b")},
    "IncidentElement": {"key": "cause", "label": "甲", "values": {"a": VALUE}},
    "ValueWords": {"said": WORDS, "told": "甲", "others": ("a",)},
    "Interval": {"low": 0, "high": 1, "low_closed": True, "high_closed": False},
    "Rate": {"part": 1, "whole": 2},
    "Joining": {
        "way": "sum",
        "coefficient": BAND,
        "rescaled": True,
        "at_least": 2,
        "rounding": Rounding(1, stage="rule"),
    },
    "Agreement": {"condition": Within(RATE, "[0, 50]"), "text": WORDS},
    "Breakpoints": {"rows": ((0, 1, 2, 3),)},
    "Bands": {"table": {"[0, 100]": 1}},
    "Knots": {"points": ((1, 0), (2, 1))},
    "Curve": {"over": "[0, 100]", "made": Straight(), "whole": False},
    "Choose": {"truth": Within(RATE, "{0}"), "then": RATE, "otherwise": BAND},
    "Input": {"path": "/facts/x", "range": "[0, 1]", "whole": True, "options": ("x", "y")},
    "Open": {"reading": "r", "choices": {"a": RATE, "b": BAND}},
    "Alternatives": {"reading": "r", "choices": FrozenMapping({"a": RATE})},
    "AllOf": {"truths": (Within(RATE, "{0}"),)},
    "GridRounding": {"grid": 1, "mode": "half_up", "stage": "rule"},
    "Ordered": {"numbers": (RATE, COUNTED), "start": 0, "stop": 1},
    "Pooled": {"parts": ((RATE, COUNTED),), "least": 1},
    "Rounded": {"number": RATE, "to": rules.GridRounding(1)},
    "StatisticInput": {"path": "/statistics/x", "range": "[0, ∞)", "measure": RATE, "fold": "most", "own": True},
    "Steps": {"full": 3, "line": 90, "worse": "below", "step": 1, "each": 1, "most": 3, "part": "whole"},
    "Readings": {"register": (READING,), "chosen": {"r": "a"}},
    "Rating": {"ratings": (level("l", "级"),), "weight": 1},
    "Band": {"measure": RATE, "bands": {"[0, 100]": 1}},
    "ItemDeduction": {"counted": COUNTED, "each": 1, "once": True},
    "LinearDeduction": {"measure": RATE, "full": 3, "line": 90, "worse": "below", "step": 1, "each": 1, "most": 3}
    | {"part_of_step": "whole"},
    "RatioTimesCoefficient": {"ratio": scaled(RATE, "0.01"), "coefficient": 1, "full": 2},
    "RelativeToAverage": {"fact": RATE, "multiples": {"[0, 1)": 0, "[1, ∞)": 1}, "over": "all", "called": WORDS},
    "RequirementsMet": {"conditions": (Within(RATE, "{0}"),), "points": 1, "empty": "needed"},
}


@pytest.mark.parametrize("step", [3, deep(1)])
@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
def test_any_one_wrong_argument_is_refused_by_us(made: type, step: int) -> None:
    sound = SOUND.get(made.__name__) or {
        name: next(value for value in VALUES if accepted(made, name, value)) for name in fields_of(made)
    }
    if made is Scheme:
        # Of the values that may stand there by themselves, the first is none at all.
        sound |= {"headings": (HEADING,)}
    assert not isinstance(tried(lambda: made(**sound)), HuizhouQAError)
    for name in sound:
        for value in VALUES[len(name) % step :: step]:
            tried(lambda: made(**{**sound, name: value}))  # noqa: B023 (called at once)


def accepted(made: type, name: str, value: object) -> bool:
    """Whether a field takes the value, as far as its own converter and validator say."""
    (one,) = (one for one in attrs.fields(made) if one.init and one.alias == name)
    try:
        kept = value if one.converter is None else one.converter(value)
        if one.validator is not None:
            one.validator(None, one, kept)
    except HuizhouQAError:
        return False
    return True


@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
def test_every_field_that_can_be_given_is_checked(made: type) -> None:
    for one in attrs.fields(made):
        if one.init and made is not Interval:
            assert one.converter is not None or one.validator is not None, one.name
            assert not accepted(made, one.alias, object()), one.name


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda one: one.__qualname__)
def test_any_first_or_second_argument_is_taken_or_refused_by_us(factory: Callable[..., object]) -> None:
    parameters = [one for one in inspect.signature(factory).parameters.values() if one.kind is not one.KEYWORD_ONLY]
    needed = sum(one.default is one.empty for one in parameters)
    for at in range(len(parameters)):
        for value in GIVEN:
            arguments = ["a", 2017, {}][: max(needed, at + 1)]
            arguments[at : at + 1] = [value]
            tried(lambda: factory(*arguments))  # noqa: B023 (called at once)


@pytest.mark.parametrize("value", GIVEN, ids=range(len(GIVEN)))
def test_a_scorer_takes_anything_or_refuses_it(value: object) -> None:
    tried(lambda: BAND.score({}, marks=value))  # type: ignore[arg-type]
    tried(lambda: BAND.score({}, averages=value))  # type: ignore[arg-type]
    tried(lambda: BAND.score({"rate": value}))
    tried(lambda: Awarded(mark("1", "分", 1)).score({}, marks={"1": value}))
