"""What evidence says, in a face: facts, marks, statistics, incidents and rulings, each with its source and reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling, StatisticValue, Treatment
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import NO, YES, Html, Telling, element, folded, minus, run_on
from huizhou_qa.markup.telling import with_capital
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate, plain
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, RULINGS, STATISTICS

# So many rows stand open; more are folded.
MOST_OPEN = 12
HUNDRED = 100

FACTS_TOLD = Wording("数据{number}项", "Facts ({number})")
MARKS_TOLD = Wording("评分{number}项", "Marks ({number})")
STATISTICS_TOLD = Wording("平均数及其他统计量{number}项", "Averages and other statistics ({number})")
INCIDENTS_TOLD = Wording("事件{number}件", "Incidents ({number})")
RULINGS_TOLD = Wording("裁定{number}项", "Rulings ({number})")
NO_INCIDENTS = Wording("没有发生事件", "no incidents happened")
INCIDENTS_UNSAID = Wording("未说明有无事件", "Nobody has said whether incidents happened")
PRELIMINARY = Wording("初步", "preliminary")
TREATMENTS_TOLD: Mapping[Treatment, Wording] = FrozenMapping(
    {
        "full": Wording("按满分计", "full marks"),
        "zero": Wording("按0分计", "no marks"),
        "rescale": Wording("缺项折算", "left out and rescaled"),
    }
)
DENIED = Wording("没有发生", "did not happen")


class Says(Protocol):
    """What evidence says, by section."""

    @property
    def facts(self) -> Mapping[str, Known | Nothing]:
        """The facts by name."""

    @property
    def marks(self) -> Mapping[str, Award | Nothing]:
        """The marks by clause."""

    @property
    def averages(self) -> Mapping[str, StatisticValue]:
        """The averages by fact."""

    @property
    def statistics(self) -> Mapping[str, StatisticValue]:
        """The other statistics by name."""

    @property
    def incidents(self) -> Sequence[Incident] | None:
        """The incidents; None where nobody has said."""

    @property
    def rulings(self) -> Mapping[str, Ruling]:
        """The rulings by clause."""

    @property
    def unsaid(self) -> frozenset[str]:
        """The paths of what is missing though it is named."""


def sections(said: Says, tell: Telling) -> Html:
    """All that is said, a table for each section; what is long is folded."""
    lacking = sorted(path for path in said.unsaid)
    facts = [*_rows(FACTS, said.facts, tell), *_missing(lacking, FACTS, tell)]
    marks = [*_rows(MARKS, said.marks, tell), *_missing(lacking, MARKS, tell)]
    statistics = [*_rows(AVERAGES, said.averages, tell), *_rows(STATISTICS, said.statistics, tell)]
    incidents = [(one.id, one.date.isoformat(), _elements(one, tell)) for one in said.incidents or ()]
    rulings = [*_rows(RULINGS, said.rulings, tell)]
    parts = [
        _section(FACTS_TOLD, ("fact", "value", "stated"), facts, tell),
        _section(MARKS_TOLD, ("mark", "value", "stated"), marks, tell),
        _section(STATISTICS_TOLD, ("statistic", "value", "stated"), statistics, tell),
        _section(INCIDENTS_TOLD, ("incident", "day", "elements"), incidents, tell),
        _section(RULINGS_TOLD, ("ruled_on", "value", "stated"), rulings, tell),
    ]
    if not incidents:
        parts.append(tell.small(tell.told(INCIDENTS_UNSAID if said.incidents is None else NO_INCIDENTS)))
    return run_on(parts)


def value_told(said: object, path: str, tell: Telling) -> Html:
    """A value that evidence gives at a path, as a cell; a number with its unit where there is a name for it."""
    if isinstance(said, Nothing):
        return tell.nothing()
    if isinstance(said, Known):
        return _known(said, path, tell)
    if isinstance(said, Ruling):
        return run_on([tell.told(TREATMENTS_TOLD[said.treatment])])
    if isinstance(said, Incident):
        return run_on([_elements(said, tell)])
    number = said.points if isinstance(said, Award) else said
    if isinstance(number, Fraction | Rate | Between):
        return run_on([tell.figure(path, _number(number))])
    return run_on([tell.told(DENIED)])


def _section(title: Wording, columns: Sequence[str], rows: Sequence[Sequence[object]], tell: Telling) -> Html:
    if not rows:
        return Html()
    told = element("span", tell.say(title, number=len(rows)))
    return folded([told], tell.table("", columns, rows), opened=len(rows) <= MOST_OPEN)


def _rows(section: str, said: Mapping[str, object], tell: Telling) -> Iterator[tuple[object, ...]]:
    for name, one in said.items():
        path = pointer(section, name)
        yield tell.called(path, name), value_told(one, path, tell), _stated(one, tell)


def _missing(paths: Sequence[str], section: str, tell: Telling) -> Iterator[tuple[object, ...]]:
    for path in paths:
        key = path.removeprefix(pointer(section, ""))
        if key != path:
            yield tell.called(path, key), tell.missing(), ""


def _known(fact: Known, path: str, tell: Telling) -> Html:
    value = fact.value
    if isinstance(value, bool):
        return run_on([tell.told(YES if value else NO)])
    if isinstance(value, str | Rate):
        told = value if isinstance(value, str) else _rate(value)
    else:
        told = tell.figure(path, _number(value))
    status = element("span", tell.told(PRELIMINARY), class_="soft small")
    return run_on((told, status) if fact.status == "preliminary" else (told,), " ")


def _stated(said: object, tell: Telling) -> str:
    """Where a value comes from, of which day, and why."""
    parts: tuple[object, ...] = ()
    if isinstance(said, Nothing):
        parts = (said.why,)
    elif isinstance(said, Known):
        parts = (said.source, said.as_of)
    elif isinstance(said, Award):
        parts = (said.by, said.on, said.reason)
    elif isinstance(said, Ruling):
        parts = (said.by, said.why)
    return tell.listed(str(one) for one in parts if one is not None)


def _elements(incident: Incident, tell: Telling) -> str:
    return with_capital(tell.listed(map(tell.told, tell.names.incident(incident.elements))))


def _rate(rate: Rate) -> str:
    return f"{plain(rate.part)}/{plain(rate.whole)} {_shortened(rate.quotient * HUNDRED)}%"


def _number(value: Fraction | Rate | Between) -> str:
    """A number as it was given; of a quotient what it comes to, of an interval both ends."""
    if isinstance(value, Between):
        return minus(f"{plain(value.low)}–{plain(value.high)}")
    if isinstance(value, Rate):
        return minus(f"{plain(value.part)}/{plain(value.whole)} {_shortened(value.quotient)}")
    return minus(plain(value))


def _shortened(value: Fraction) -> str:
    """The value after a sign: equal, or about where it was shortened."""
    hundredths = value * HUNDRED
    if hundredths.denominator == 1:
        return f"= {plain(value)}"
    return f"≈ {plain(Fraction(round(hundredths), HUNDRED))}"
