"""What a user looks at by name fits on one screen: of results, schemes and evidence, followed one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pytest
from attrs import field, frozen, has

from editions.linlan_2031.test_cohorts import SCORED, cohort
from huizhou_qa import Evidence, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup.faces import LENGTH, Face
from huizhou_qa.one_screen import LINES, SCREEN, cut, fields_in_short
from support import bundled
from support.each_day import deep
from support.every_face import FACES, SLOW

SCHEME = get_scheme("huizhou", 2017)
COHORT = bundled.cohort()
RESULT = COHORT.results["丙县"]


def parts_of(value: object) -> Iterator[object]:
    """What a value holds: entries, members, and of a value of the library what its names lead to."""
    if isinstance(value, Mapping):
        yield from (*value.keys(), *value.values())
    elif isinstance(value, tuple | list | set | frozenset):
        yield from value
    if type(value).__module__.startswith("huizhou_qa"):
        for name in (one for one in dir(type(value)) if not one.startswith("_")):
            part = getattr(value, name)
            if not callable(part) or has(type(part)):
                yield part


def everything(roots: Iterable[object]) -> Iterator[object]:
    """Every value that a user comes to from these by names, keys and places; each once."""
    waiting, seen = list(roots), dict[int, object]()
    while waiting:
        value = waiting.pop()
        if id(value) not in seen:
            seen[id(value)] = value
            yield value
            waiting.extend(parts_of(value))


def too_long(values: Iterable[object]) -> dict[str, int]:
    """The kinds of the library's own values whose text is more than a screen, each with its longest text."""
    longest: dict[str, int] = {}
    for value in values:
        kind = type(value)
        if kind.__module__.startswith("huizhou_qa"):
            told = repr(value)
            longest[kind.__name__] = max(longest.get(kind.__name__, 0), len(told), told.count("\n") * SCREEN // LINES)
    assert len(longest) > LEAST_KINDS
    return {name: length for name, length in longest.items() if length > SCREEN}


# So many kinds of values a scheme, its results and the answers to questions on them lead to at least.
LEAST_KINDS = 80


@pytest.mark.parametrize("step", [2, deep(1)])
def test_every_value_that_names_lead_to_is_told_on_one_screen(step: int) -> None:
    faces = (*FACES.values(), *SLOW.values())
    assert too_long(everything(make() for make in faces[::step])) == {}


def test_so_is_every_value_of_a_scheme_with_readings_points_below_zero_and_events() -> None:
    assert too_long(everything([cohort(*map(Evidence.from_dict, SCORED[0]["evidence"]))])) == {}


def test_a_text_that_is_longer_would_be_seen() -> None:
    longer = Wording("一", "x" * SCREEN)
    assert repr(longer).count("x") == SCREEN
    assert len(cut(repr(longer))) == SCREEN
    assert cut("x" * SCREEN) == "x" * SCREEN


@frozen(field_transformer=fields_in_short)
class Broad:
    """A value of fields that would fill a screen each, one not shown and one that shows itself in its own way."""

    first: str
    second: str
    hidden: str = field(default="", repr=False)
    own: str = field(default="y", repr=str.upper)


def test_each_field_has_its_share_of_the_screen() -> None:
    told = repr(Broad("a" * SCREEN, "b" * SCREEN, "c"))
    assert len(told) <= SCREEN
    assert min(told.count("a"), told.count("b")) > SCREEN / 4
    assert told.endswith("…, own=Y)")
    assert repr(Broad("a", "b")) == "Broad(first='a', second='b', own=Y)"


def test_a_mapping_that_fits_is_shown_entry_by_entry_and_a_long_one_by_its_keys() -> None:
    assert repr(FrozenMapping({"a": 1})) == "{'a': 1}"
    assert repr(FrozenMapping({"a": "x" * SCREEN, "b": 2})) == "<2 entries: 'a', 'b'>"
    many = repr(FrozenMapping({f"{at:0100}": at for at in range(SCREEN)}))
    assert many.startswith(f"<{SCREEN} entries: '000")
    assert many.endswith("…>")
    assert len(many) == SCREEN


def test_the_parts_of_a_scheme_are_a_line_each() -> None:
    assert repr(SCHEME.clauses["10.2"]) == "<Clause 10.2 PM2.5年均浓度: 3 marks>"
    assert repr(SCHEME.items["11"]) == "<Item 11 水环境质量: 6 marks in 4 clauses>"
    assert repr(SCHEME.headings[0]) == "<Heading 质量目标: 56 marks in 5 parts>"
    assert repr(SCHEME.inputs[0]).startswith(
        "<InputRow /facts/national_sampling_failure_rate 国家监督抽查不合格产品发现率: percent"
    )
    assert repr(SCHEME.program) == f"<Program of {len(SCHEME.program.entries)} entries>"
    assert repr(SCHEME.chosen_readings).startswith("<Readings: part_steps_6_2=whole, ")
    assert repr(SCHEME.input_register) == f"<InputRegister of {len(SCHEME.input_register.inputs)} inputs>"
    assert repr(SCHEME.procedure) == "<ProcedurePlan: 5 stages, 4 parts of the materials>"
    assert repr(SCHEME.on_site).startswith("<OnSitePlan 惠州市2017年度")
    assert repr(SCHEME.chosen_readings.register[0]) == "<Reading part_steps_6_2: whole, started, prorata>"
    assert repr(SCHEME.touched_by["part_steps_6_2"]) == "<Touched: 6.2; following: 6>"
    assert repr(SCHEME.terms).startswith("<Terms: 附件1得分, English names: ")
    assert repr(SCHEME.incident_table).startswith("<IncidentTable 2017-01-01 to 2017-12-31: ")
    assert repr(SCHEME.headings[0].marks) == "<MarksPresent: 0, and those of 28 parts>"
    assert SCHEME.procedure is not None
    assert repr(SCHEME.procedure.questions).startswith("<Questions: ")
    assert repr(SCHEME.procedure.questions.register[0]).startswith("<Question ")
    assert repr(SCHEME.procedure.findings).startswith("<FindingKinds: ")


@pytest.mark.parametrize("name", FACES)
def test_the_plain_text_of_everything_that_a_notebook_shows_is_a_screen_at_most(name: str) -> None:
    assert len(repr(FACES[name]()).split("\n")) <= LINES


class Long(Face):
    """A value of many lines, one of them long."""

    def _summary(self) -> str:
        return "\n".join(["<Long", "x" * (LENGTH + 9), *map(str, range(LINES))])


def test_of_more_lines_the_first_are_shown_and_how_many_more_there_are() -> None:
    told = repr(Long()).split("\n")
    assert len(told) == LINES
    assert (told[0], told[1], told[-1]) == ("<Long", "x" * LENGTH + "…", "  … 3 more lines>")


class Wide(Long):
    """A value of few lines that are long together."""

    def _summary(self) -> str:
        return "\n".join(["<Wide", *["y" * LENGTH] * (LINES // 2)])


def test_of_lines_that_are_long_together_so_many_are_shown_as_fit() -> None:
    told = repr(Wide())
    assert len(told) <= SCREEN < len(told) + LENGTH
    first, *lines, last = told.split("\n")
    assert (first, set(lines), last) == ("<Wide", {"y" * LENGTH}, f"  … {LINES // 2 - len(lines)} more lines>")
