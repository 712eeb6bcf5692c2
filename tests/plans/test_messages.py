"""What a plan beside the score says when it is refused, in both languages; and how its findings are worded."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from attrs import evolve, fields

from huizhou_qa import SchemeError, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.plans.findings import Finding, FindingKind, FindingKinds
from huizhou_qa.plans.on_site import FirmRule, OnSitePlan, OnSitePoint, OnSiteTable, TeamRule, Window
from huizhou_qa.plans.procedure import ContactColumn, Materials, Named, ProcedurePlan, ReportHeading, Stage
from huizhou_qa.plans.questions import Question, Questions
from huizhou_qa.program.readings import Choice

SCHEME = get_scheme("huizhou", 2017)
MEANING = Wording("义", "meaning")
QUESTIONS = Questions(
    (Question("r", MEANING, (Choice("a", MEANING), Choice("b", MEANING)), MEANING, MEANING, ("一、",)),)
)
X = FindingKind("x", "note", "第一条", Wording("{thing}错", "{thing} is wrong"), Wording("改{thing}", "mend {thing}"))
Y = FindingKind("y", "error", "第二条", Wording("缺{", "lacking }"), Wording("补{other}", "add {other.__class__}"))
FINDINGS = FindingKinds((X, Y))
# Five levels that any place may have.
LEVELS = ("甲", "乙", "丙", "丁", "戊")
POINT = OnSitePoint("p", 1, "点", 5, "", levels=LEVELS)


def on_site() -> OnSitePlan:
    assert SCHEME.on_site
    return SCHEME.on_site


def procedure() -> ProcedurePlan:
    assert SCHEME.procedure
    return SCHEME.procedure


def ill(value: str) -> int:
    """A value of another kind than its annotation says, as it may come from anywhere."""
    read: int = json.loads(value)
    return read


REFUSED: list[tuple[Callable[[], object], str, str, str]] = [
    (
        lambda: FindingKinds((X, Y, X)),
        "repeated_id",
        "有编码出现两次：x、y、x",
        "a code stands twice among x, y, x; give each its own",
    ),
    (
        lambda: FINDINGS.finding("z", ""),
        "unknown_name",
        "方案没有列出'z'这种情形；列出的有x、y",
        "the edition lists no finding 'z'; it lists x, y",
    ),
    (
        lambda: OnSitePoint("p", 1, "点", 7, "", levels=LEVELS),
        "out_of_range",
        "要点p的7分不是最高评价5分的整数倍",
        "p: 7 marks are no whole multiple, one or more, of 5, the best of its ratings",
    ),
    (
        lambda: OnSitePoint("p", 1, "点", 0, "", ("甲", "乙"), levels=LEVELS),
        "out_of_range",
        "要点p的0分不是最高评价10分的整数倍",
        "p: 0 marks are no whole multiple, one or more, of 10, the best of its ratings",
    ),
    (
        lambda: OnSiteTable("t", "表", 10, (POINT,)),
        "marks_do_not_add_up",
        "表各要点合计5分，与所印的10分不符",
        "the points of 表 add up to 5, printed are 10 marks",
    ),
    (
        lambda: FirmRule(6, 0, ("product",)),
        "out_of_range",
        "不能从6家企业中抽取0家",
        "0 firms cannot be drawn of 6; draw one or more, and not more",
    ),
    (
        lambda: FirmRule(1, 2, ("product",)),
        "out_of_range",
        "不能从1家企业中抽取2家",
        "2 firms cannot be drawn of 1; draw one or more, and not more",
    ),
    (
        lambda: FirmRule(2, 1, ()),
        "empty",
        "没有列出企业的质量类别；请至少列一类",
        "no kind of quality is named; name one or more",
    ),
    (
        lambda: FirmRule(35, 17, ("product",)),
        "out_of_range",
        "从35家中抽取17家，组合太多，无法按规则抽取",
        "17 of 35 firms are more groups than the draw can tell apart; offer fewer",
    ),
    (
        lambda: Window(opens=date(2018, 1, 2), closes=date(2018, 1, 1)),
        "contradiction",
        "起始日、预期日、截止日应先后有序：2018-01-02、2018-01-01",
        "a window opens, is expected to end, and closes, in that order: 2018-01-02, 2018-01-01",
    ),
    (
        lambda: QUESTIONS.choose("r", "c"),
        "unknown_choice",
        "没有'c'这种选择；可选a、b",
        "there is no choice 'c' here; it must be one of a, b",
    ),
    (
        lambda: QUESTIONS.default("q"),
        "unknown_choice",
        "没有''这种选择；可选（无）",
        "there is no choice '' here; it must be one of (none)",
    ),
    (
        lambda: evolve(on_site(), tables=on_site().tables[1:] * 2),
        "repeated_id",
        "有编号出现两次：" + "、".join([f"visit.{at}" for at in range(1, 7)] * 2),
        "an id stands twice among " + ", ".join([f"visit.{at}" for at in range(1, 7)] * 2) + "; give each its own",
    ),
    (
        lambda: evolve(on_site(), tables=(on_site().tables[1], OnSiteTable("t", "实地考察", 5, (POINT,)))),
        "repeated_id",
        "有编号出现两次：实地考察、实地考察",
        "an id stands twice among 实地考察, 实地考察; give each its own",
    ),
    (
        lambda: evolve(procedure(), stages=procedure().stages[:1] * 2),
        "repeated_id",
        "有编号出现两次：self_assessment、self_assessment",
        "an id stands twice among self_assessment, self_assessment; give each its own",
    ),
    (
        lambda: evolve(procedure(), last_days={}),
        "contradiction",
        "截止日的每种口径都应有日期，且不多列：口径day_excluded、day_included、holiday_shift，日期（无）",
        (
            "every way to read the deadline needs its last day, and no other: "
            "ways day_excluded, day_included, holiday_shift, days (none)"
        ),
    ),
    (
        lambda: evolve(procedure(), utc_offset=24),
        "out_of_range",
        "时差24小时不在一天之内",
        "a clock 24 hours ahead of UTC is off by a day or more",
    ),
    (
        lambda: ContactColumn("c", "栏", "("),
        "wrong_form",
        "栏目c的格式'('不是正则表达式",
        "the form '(' of the column c is no regular expression",
    ),
    (
        lambda: evolve(procedure(), last_days=json.loads("5")),
        "wrong_type",
        "截止日应按口径列出日期，不是5",
        "the last days are dates by the way of reading, not 5",
    ),
    (
        lambda: OnSitePoint("p", 1, "点", ill('"5"'), "", levels=LEVELS),
        "wrong_type",
        "OnSitePoint的max_points是'5'；应是整数",
        "max_points of OnSitePoint is '5'; it must be one of: a whole number",
    ),
    (
        lambda: Questions(json.loads("[5]")),
        "wrong_type",
        "Questions的register是一个列表；应是tuple",
        "register of Questions is a value of type list; it must be one of: tuple",
    ),
    (
        lambda: evolve(X, severity=json.loads('"fatal"')),
        "unknown_choice",
        "severity是'fatal'；可用error、warning、note",
        "severity is 'fatal'; it must be one of error, warning, note",
    ),
    (
        lambda: Window(closes=datetime(2018, 1, 31, tzinfo=UTC)),
        "wrong_type",
        "Window的closes是一个时刻；应是日期、空",
        "closes of Window is a value of type datetime.datetime; it must be one of: a date, None",
    ),
]


@pytest.mark.parametrize(("build", "code", "zh", "en"), REFUSED, ids=range(len(REFUSED)))
def test_a_plan_that_is_refused_says_in_both_languages_what_is_wrong(
    build: Callable[[], object], code: str, zh: str, en: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        build()
    (fault,) = caught.value.faults
    assert (fault.code, fault.zh, fault.en) == (code, zh, en)
    assert str(caught.value).endswith(f"{zh} · {en} [{code}]")


def test_plans_at_their_edges_are_made() -> None:
    assert evolve(procedure(), utc_offset=23).utc_offset == 23
    assert evolve(procedure(), utc_offset=-23).utc_offset == -23
    assert FirmRule(34, 17, ("product",)).drawn == 17


def fields_of(kind: type) -> list[str]:
    # The parameters of a finding are read by what tells anything at all.
    return [one.alias for one in fields(kind) if one.init and (kind, one.name) != (Finding, "params")]


FIELDS = [
    (Finding, X.at("/a", {})),
    (FindingKind, X),
    (FindingKinds, FINDINGS),
    (Questions, QUESTIONS),
    (OnSitePoint, POINT),
    (OnSiteTable, OnSiteTable("t", "表", 5, (POINT,))),
    (FirmRule, FirmRule(6, 2, ("product", "works"))),
    (Window, Window()),
    (TeamRule, TeamRule(4, 5, 2)),
    (OnSitePlan, on_site()),
    (ProcedurePlan, procedure()),
    (Materials, procedure().materials),
    (Stage, procedure().stages[0]),
    (Named, Named("a", "甲")),
    (ReportHeading, ReportHeading("a", "甲")),
    (ContactColumn, ContactColumn("a", "甲")),
]


class Loud(str):
    """Text that takes part in no comparison."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __hash__(self) -> int:
        raise RuntimeError


@pytest.mark.parametrize(
    "value",
    [5.5, [1], {"a": 1}, Loud("a"), object(), (5.5,), b"x", datetime(2018, 1, 1, tzinfo=UTC)],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize(
    ("kind", "whole", "name"),
    [(kind, whole, name) for kind, whole in FIELDS for name in fields_of(kind)],
)
def test_a_field_of_another_kind_is_refused_by_an_error_of_ours(
    kind: type, whole: object, name: str, value: object
) -> None:
    given = {one: getattr(whole, one) for one in fields_of(kind)} | {name: value}
    with pytest.raises(SchemeError):
        kind(**given)


def test_a_finding_is_worded_from_its_parameters_alone() -> None:
    finding = FINDINGS.finding("x", "/a", thing=Wording("甲\n", "a\u200b"))
    assert (finding.code, finding.severity, finding.where, finding.path) == ("x", "note", "第一条", "/a")
    assert (finding.zh, finding.en) == (r"甲\n错", r"a\u200b is wrong")
    assert finding.message == r"甲\n错 · a\u200b is wrong"
    assert (finding.remedy_zh, finding.remedy_en) == (r"改甲\n", r"mend a\u200b")
    assert finding.remedy == r"改甲\n · mend a\u200b"
    assert finding.params == {"thing": Wording("甲\n", "a\u200b")}
    assert finding.under("/0").path == "/0/a"
    assert finding.under("/0").zh == finding.zh


def test_a_wording_of_an_editions_own_reads_parameters_and_nothing_behind_them() -> None:
    finding = FINDINGS.finding("y", "", other="甲")
    assert (finding.zh, finding.en, finding.remedy_zh) == ("缺{", "lacking }", "补甲")
    assert finding.remedy_en == "add {other.__class__}"
    assert FINDINGS.finding("x", "").zh == "{thing}错"


def test_parts_of_a_point_are_rated_under_its_id_and_their_number() -> None:
    point = OnSitePoint("p", 1, "点", 10, "", ("甲", "乙"), levels=LEVELS)
    assert [leaf.path for leaf in point.ratings] == ["/facts/p.1", "/facts/p.2"]
    assert [point.weight("scaled"), point.weight("literal")] == [1, 1]
    assert [evolve(point, max_points=20).weight("scaled"), evolve(point, max_points=20).weight("literal")] == [2, 1]
