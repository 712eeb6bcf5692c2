"""What a user looks at by name fits on one screen: of results, schemes and evidence, followed one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from huizhou_qa import Evidence, assess_cohort, get_scheme
from huizhou_qa.frozen_mapping import SCREEN, FrozenMapping
from huizhou_qa.markup.faces import LENGTH, LINES, Face
from support import cohort_by_hand as by_hand
from support.every_face import FACES

SCHEME = get_scheme("huizhou", 2017)
COHORT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled()])
RESULT = COHORT.results["丙县"]
# A tuple is shown member by member; each of these members is one line.
LISTED = {"inputs", "watched_inputs"}


def shown() -> Iterator[tuple[str, object]]:
    for name, of in (("scheme", SCHEME), ("result", RESULT), ("cohort", COHORT), ("evidence", RESULT.evidence)):
        yield name, of
        for attribute in (one for one in dir(of) if not one.startswith("_")):
            value = getattr(of, attribute)
            if not callable(value):
                yield f"{name}.{attribute}", value


@pytest.mark.parametrize(("name", "value"), [*shown()], ids=[name for name, _ in shown()])
def test_a_value_is_at_most_a_screen_and_so_is_each_member_of_a_tuple(name: str, value: object) -> None:
    if name.rpartition(".")[2] in LISTED and isinstance(value, tuple):
        assert all(len(repr(one)) <= SCREEN / 4 for one in value)
    else:
        assert len(repr(value)) <= 3 * SCREEN


def test_a_mapping_that_fits_is_shown_entry_by_entry_and_a_long_one_by_its_keys() -> None:
    assert repr(FrozenMapping({"a": 1})) == "{'a': 1}"
    assert repr(FrozenMapping({"a": "x" * SCREEN, "b": 2})) == "<2 entries: 'a', 'b'>"
    many = repr(FrozenMapping({f"{at:0100}": at for at in range(SCREEN)}))
    assert many.startswith(f"<{SCREEN} entries: '000")
    assert many.endswith("…>")
    assert len(many) < 2 * SCREEN


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
