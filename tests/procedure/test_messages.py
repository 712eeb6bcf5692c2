"""What the on-site check and procedure say when they refuse, to the letter, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import partial

import pytest
from attrs import evolve

from huizhou_qa import HuizhouQAError, get_scheme
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.onsite import Firm, OnSiteAssessment, assess_on_site, attainable, check_timetable, draw_firms
from huizhou_qa.procedure import check_stages, check_submission
from onsite import test_firms_and_timetable as timetables
from onsite import test_on_site as on_site
from procedure import test_stages as stages
from procedure import test_submission as submissions
from support.district import scheme as district_scheme

SCHEME = get_scheme("huizhou", 2017)
RATE: Callable[..., object] = partial(assess_on_site, SCHEME)
DRAW: Callable[..., object] = partial(draw_firms, SCHEME)
TIME: Callable[..., object] = partial(check_timetable, SCHEME)
SUBMIT: Callable[..., object] = partial(check_submission, SCHEME)
STAGE: Callable[..., object] = partial(check_stages, SCHEME)

LEVELS_ZH = "请写好、较好、一般、差、非常差或5至1的整数"
LEVELS_EN = "write one of 好, 较好, 一般, 差, 非常差, or a whole number from 5 to 1"
POINTS = [*(f"briefing.{at}" for at in range(1, 8)), *(f"visit.{at}" for at in range(1, 7))]


def spoiled(**changes: object) -> OnSiteAssessment:
    made: Callable[..., OnSiteAssessment] = partial(evolve, on_site.RESULT)
    return made(**changes)


def contact(role: str = "leader", **changes: object) -> dict[str, object]:
    return submissions.submission(contacts=[submissions.contact(role, **changes), submissions.contact("staff")])


def firms(*first: Firm) -> list[object]:
    return [*first, *timetables.FIRMS[len(first) :]]


ON_SITE = ("实地核查的评价有误", "the ratings of the on-site check are not right")
FIRMS = ("不能抽取企业", "the firms cannot be drawn")
TIMETABLE = ("核查安排读不出来", "the timetable cannot be read")
SUBMISSION = ("报送的材料读不出来", "the submission cannot be read")
STAGES = ("各环节的日期读不出来", "what was done cannot be read")
RESULT = ("实地核查的结果前后不符", "the on-site result does not agree with its ratings and its plan")
SCHEMES = ("考核方案或所问有误", "the scheme, or what is asked of it, is not right")
EVIDENCE = ("数据有误", "the evidence is not right")

REFUSED: list[tuple[Callable[[], object], tuple[str, str], str, str, str, str]] = [
    (
        lambda: RATE(on_site.changed(visit_7=5)),
        ON_SITE,
        "/visit.7",
        "unknown_name",
        f"没有这个考核要点；考核要点有{'、'.join(POINTS)}",
        f"no point has this id; known are {', '.join(POINTS)}",
    ),
    (
        lambda: RATE(on_site.changed(briefing_1=5)),
        ON_SITE,
        "/briefing.1",
        "wrong_form",
        "质量发展规划分2部分评价，请按顺序列出：规划及措施、质量工作定位",
        "质量发展规划 has 2 ratings; give a list of them: 规划及措施, 质量工作定位",
    ),
    (
        lambda: RATE(on_site.changed(visit_1="很好")),
        ON_SITE,
        "/visit.1",
        "unknown_level",
        f"质量管理的评价'很好'不是所列等级之一；{LEVELS_ZH}",
        f"'很好' is no level to rate 质量管理; {LEVELS_EN}",
    ),
    (
        lambda: RATE(on_site.changed(briefing_3=[5, Fraction(9, 2)])),
        ON_SITE,
        "/briefing.3/1",
        "out_of_range",
        f"四类质量安全措施的评价4.5不是所列等级之一；{LEVELS_ZH}",
        f"4.5 is none of the levels of 四类质量安全措施; {LEVELS_EN}",
    ),
    (
        lambda: RATE(on_site.changed(visit_1=None)),
        ("实地核查的评价不全，缺1项", "ratings are missing; lacking: 1"),
        "/visit.1",
        "missing",
        f"缺少质量管理的评价；{LEVELS_ZH}",
        f"the rating of 质量管理 is missing; {LEVELS_EN}",
    ),
    (
        lambda: RATE(on_site.changed(briefing_1=[5, None])),
        ("实地核查的评价不全，缺1项", "ratings are missing; lacking: 1"),
        "/briefing.1/1",
        "missing",
        f"缺少质量工作定位的评价；{LEVELS_ZH}",
        f"the rating of 质量工作定位 is missing; {LEVELS_EN}",
    ),
    (
        lambda: RATE(on_site.EXAMPLE, scale="doubled"),
        SCHEMES,
        "/onsite_scale",
        "unknown_choice",
        "没有'doubled'这种选择；可选scaled、literal",
        "there is no choice 'doubled' here; it must be one of scaled, literal",
    ),
    (
        lambda: attainable(district_scheme()),
        SCHEMES,
        "",
        "not_in_scheme",
        f"方案{district_scheme().id}没有实地核查的规定；请用有此规定的方案",
        f"{district_scheme().id} says nothing of an on-site check; use a scheme that does",
    ),
    (
        lambda: check_stages(district_scheme(), {}),
        SCHEMES,
        "",
        "not_in_scheme",
        f"方案{district_scheme().id}没有考核程序的规定；请用有此规定的方案",
        f"{district_scheme().id} says nothing of procedure; use a scheme that does",
    ),
    (
        lambda: spoiled(total=80).verify(),
        RESULT,
        "/total",
        "differs",
        "结果写的是80，重新计算是79",
        "the result says 80, recomputed it is 79",
    ),
    (
        lambda: spoiled(points={**on_site.RESULT.points, "x": 1}).sheet(),
        RESULT,
        "/points/x",
        "differs",
        "方案中没有这个名称",
        "the plan knows nothing of this name",
    ),
    (
        lambda: spoiled(
            workings={id_: one for id_, one in on_site.RESULT.workings.items() if id_ != "visit.1"}
        ).verify(),
        RESULT,
        "/workings/visit.1",
        "differs",
        "缺少该要点的计算过程",
        "the working of this point is missing",
    ),
    (
        lambda: spoiled(workings={**on_site.RESULT.workings, "visit.1": 5}).verify(),
        RESULT,
        "/workings/visit.1",
        "differs",
        "计算过程与评价或方案不符",
        "the working is not what the ratings and the plan's rule make it",
    ),
    (
        lambda: spoiled(ratings={**on_site.RESULT.ratings, "visit.1": 5}).verify(),
        RESULT,
        "/ratings/visit.1",
        "wrong_form",
        "结果中的评价应是一组1至5的整数",
        "a result holds whole numbers from 1 to 5 in a tuple",
    ),
    (
        lambda: spoiled(scale="doubled").verify(),
        RESULT,
        "/scale",
        "unknown_choice",
        "没有'doubled'这种分值换算；可用scaled、literal",
        "'doubled' is no scale of the levels; known are scaled, literal",
    ),
    (
        lambda: spoiled(day="2018-01-08").verify(),
        RESULT,
        "/day",
        "wrong_type",
        "'2018-01-08'不是日期；请给出日期",
        "'2018-01-08' is no plain date; give one",
    ),
    (
        lambda: spoiled(plan=5).verify(),
        RESULT,
        "/plan",
        "wrong_type",
        "5不是实地核查方案；请用assess_on_site得出结果",
        "5 is no on-site plan; get a result with assess_on_site",
    ),
    (
        lambda: spoiled(points=5),
        EVIDENCE,
        "/points",
        "wrong_type",
        "实地核查结果的这一部分应是按名称列出的表，不是5",
        "this part of an on-site result is a mapping by name, not 5",
    ),
    (
        lambda: spoiled(ratings=5),
        EVIDENCE,
        "/ratings",
        "wrong_type",
        "实地核查结果的这一部分应是按名称列出的表，不是5",
        "this part of an on-site result is a mapping by name, not 5",
    ),
    (
        lambda: spoiled(workings=5),
        EVIDENCE,
        "/workings",
        "wrong_type",
        "实地核查结果的这一部分应是按名称列出的表，不是5",
        "this part of an on-site result is a mapping by name, not 5",
    ),
    (
        lambda: spoiled(tables=5),
        EVIDENCE,
        "/tables",
        "wrong_type",
        "实地核查结果的这一部分应是按名称列出的表，不是5",
        "this part of an on-site result is a mapping by name, not 5",
    ),
    (
        lambda: DRAW(timetables.FIRMS, "a\u200bb"),
        FIRMS,
        "/seed",
        "bad_text",
        "种子中有看不见的字符（U+200B），无法照着重抽；请写成一行看得见的文字",
        "the seed holds a character that nobody can see (U+200B), to draw again; write one line of visible text",
    ),
    (
        lambda: DRAW(timetables.FIRMS[:5], "s"),
        FIRMS,
        "/firms",
        "wrong_count",
        "提供了5家企业，应为6家",
        "there are 5 firms; 6 must be offered",
    ),
    (
        lambda: DRAW(firms(Firm("乙 公司", timetables.KINDS)), "s"),
        FIRMS,
        "/firms/1",
        "repeated_name",
        "企业'乙公司'与前面的'乙 公司'是同一名称；每家只列一次",
        "'乙公司' is the name of another firm, written '乙 公司'; offer each firm once",
    ),
    (
        lambda: DRAW(firms(Firm("甲", ("product",)), Firm("乙", ("product",))), "s"),
        FIRMS,
        "/firms",
        "kind_not_covered",
        "没有企业涉及works；各企业合起来应涉及product、works、service、environment",
        "no firm covers works; between them they must cover product, works, service, environment",
    ),
    (
        lambda: TIME(timetables.timetable(visits=[timetables.visit("甲区", "9")])),
        TIMETABLE,
        "/visits/0/team",
        "unknown_name",
        "没有编号为'9'的考核组",
        "no team has the id '9'; write one of the teams'",
    ),
    (
        lambda: TIME(timetables.timetable(visits=[timetables.visit("丁县", "0")])),
        TIMETABLE,
        "/visits/0/unit",
        "unknown_name",
        "'丁县'不在被考核单位之列",
        "'丁县' is not among the units; write one of these",
    ),
    (
        lambda: TIME(timetables.timetable(units=["甲区", "乙县", "甲 区"])),
        TIMETABLE,
        "/units/2",
        "repeated_id",
        "单位'甲 区'与前面的'甲区'是同一名称；每个单位只列一次",
        "the unit '甲 区' stands here already, written '甲区'; write each once",
    ),
    (
        lambda: TIME(timetables.timetable(teams=[timetables.team(at) for at in (0, 0, 1, 2)])),
        TIMETABLE,
        "/teams/1",
        "repeated_id",
        "考核组'0'与前面的'0'是同一编号；每个组各用各的编号",
        "the team '0' stands here already, written '0'; give each an id of its own",
    ),
    (
        lambda: TIME(timetables.timetable(visits=[timetables.visit("甲区", "0"), timetables.visit("甲 区", "1")])),
        TIMETABLE,
        "/visits/1",
        "repeated_id",
        "单位'甲 区'与前面的'甲区'是同一单位；每个单位只安排一次",
        "a visit to '甲 区' stands here already, written '甲区'; write each unit once",
    ),
    (
        lambda: TIME(timetables.with_days("2018-01-19", "2018-01-19")),
        TIMETABLE,
        "/visits/1/days",
        "repeated_day",
        "2018-01-19列了两次；每天只列一次",
        "2018-01-19 stands here twice; write each day once",
    ),
    (
        lambda: SUBMIT(5),
        SUBMISSION,
        "",
        "wrong_type",
        "报送材料应按部分列出（对象）",
        "a submission is a mapping of its parts; write an object",
    ),
    (
        lambda: SUBMIT(submissions.submission(sheet={"44": {"points": 1}})),
        SUBMISSION,
        "/sheet/44",
        "unknown_name",
        "评分细则没有'44'这一项",
        "the scheme has no item '44'; write its number",
    ),
    (
        lambda: SUBMIT(submissions.sheet_row(points=5, basis="见证明")),
        SUBMISSION,
        "/sheet/7/points",
        "out_of_range",
        "第7项（现代服务业增加值）的得分应在0至4之间",
        "the points of item 7 lie between 0 and 4",
    ),
    (
        lambda: SUBMIT(submissions.submission(uploaded="soon")),
        SUBMISSION,
        "/uploaded",
        "bad_moment",
        "'soon'不是时间；请写成2017-12-29T16:30，必要时加+08:00等时差",
        "'soon' is no moment; write it as 2017-12-29T16:30, with +08:00 or another offset if need be",
    ),
    (
        lambda: SUBMIT(submissions.submission(uploaded="9999-12-31T23:00-14:00")),
        SUBMISSION,
        "/uploaded",
        "bad_moment",
        "'9999-12-31T23:00-14:00'换算后超出历法；请核对年份",
        "'9999-12-31T23:00-14:00' lies beyond the calendar once converted; check the year",
    ),
    (
        lambda: SUBMIT(submissions.submission(paper=submissions.paper(received="2017-12-28"))),
        SUBMISSION,
        "/paper/received",
        "contradiction",
        "收到的日期2017-12-28早于寄出的日期2017-12-29；请核对",
        "received on 2017-12-28, before it was posted on 2017-12-29; check both moments",
    ),
    (
        lambda: SUBMIT(submissions.submission(contacts="x")),
        SUBMISSION,
        "/contacts",
        "wrong_type",
        "联系人员名单应逐人列出（数组）",
        "the contacts are no list; write an array",
    ),
    (
        lambda: SUBMIT(contact(wechat="x")),
        SUBMISSION,
        "/contacts/0",
        "unknown_key",
        "联系人有不认识的栏目；可用role、name、unit、position、mobile、email",
        "a contact has a key that is not known; known are role, name, unit, position, mobile, email",
    ),
    (
        lambda: SUBMIT(contact(name=5)),
        SUBMISSION,
        "/contacts/0/name",
        "wrong_type",
        "姓名应是文字",
        "name is no text; write it as a string",
    ),
    (
        lambda: SUBMIT(contact(unit="\ud800")),
        SUBMISSION,
        "/contacts/0/unit",
        "bad_text",
        "单位中有半个字符，无法写出；请重写",
        "half of a surrogate pair in unit; write valid Unicode",
    ),
    (
        lambda: SUBMIT(contact(email="a@b.example ")),
        SUBMISSION,
        "/contacts/0/email",
        "bad_name",
        "邮箱首尾有空格，或有看不见的字符；请删去",
        "email has a blank at one of its ends, or a character that cannot be seen; delete it",
    ),
    (
        lambda: SUBMIT(contact(role="clerk")),
        SUBMISSION,
        "/contacts/0/role",
        "unknown_choice",
        "联系人的身份应是leader、staff之一",
        "the role of a contact is one of leader, staff",
    ),
]


@pytest.mark.parametrize(("act", "head", "fault"), [(act, head, fault) for act, head, *fault in REFUSED])
def test_a_refusal_says_to_the_letter_what_was_wrong_and_what_would_be_right(
    act: Callable[[], object], head: tuple[str, str], fault: list[str]
) -> None:
    with pytest.raises(HuizhouQAError) as caught:
        act()
    found = caught.value.faults[0]
    assert [found.path, found.code, found.zh, found.en] == fault
    assert (caught.value.zh, caught.value.en) == head


def test_what_is_wrong_with_the_days_of_stages_has_a_head_of_its_own() -> None:
    with pytest.raises(HuizhouQAError) as caught:
        STAGE({"on_site_check": "soon"})
    assert (caught.value.zh, caught.value.en) == STAGES


def test_a_contact_that_is_no_mapping_or_repeats_a_key_is_told_so() -> None:
    with pytest.raises(HuizhouQAError) as caught:
        SUBMIT(submissions.submission(contacts=[5]))
    assert caught.value.faults[0].zh == "联系人应按栏目列出：role、name、unit、position、mobile、email"
    assert (
        caught.value.faults[0].en
        == "a contact is no mapping; write an object with role, name, unit, position, mobile, email"
    )
    with pytest.raises(HuizhouQAError) as caught:
        SUBMIT(submissions.submission(contacts=[JsonObject([("role", "staff"), ("role", "staff")])]))
    assert caught.value.faults[0].zh == "联系人有一栏写了两次；请只留一个"
    assert caught.value.faults[0].en == "a key of a contact stands there twice; leave one"


@pytest.mark.parametrize(
    ("rating", "code"),
    [(4.0, "float"), (True, "not_a_number"), (10**40, "too_long"), ([5], "not_a_number"), ("NaN", "unknown_level")],
)
def test_a_rating_that_is_no_number_says_why_and_what_a_rating_is(rating: object, code: str) -> None:
    with pytest.raises(HuizhouQAError) as caught:
        RATE(on_site.changed(visit_1=rating))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/visit.1", code)
    assert fault.zh.startswith("质量管理的评价")
    assert fault.zh.endswith(f"；{LEVELS_ZH}")
    assert fault.en.endswith(f"; {LEVELS_EN}")
    assert json.dumps(dict(fault.params), default=str)


SAID = {
    "part_missing": ("考核材料缺自评报告", "the materials lack a part: report"),
    "report_heading_missing": (
        "自评报告缺一项内容：对否决项的说明",
        "the report lacks one of its headings: veto_statement",
    ),
    "sheet_item_missing": ("自评打分表没有给第7项（现代服务业增加值）打分", "the sheet gives no points: item 7"),
    "sheet_basis_missing": (
        "第7项（现代服务业增加值）的评分依据未说明得失分原因",
        "the sheet does not say why points were won or lost: item 7",
    ),
    "proof_missing": (
        "证明资料目录没有第8项（服务质量效果）的证明资料",
        "the catalogue lists no proof for what needs it: item 8",
    ),
    "contact_leader_count": ("分管领导不是1名，现有0名", "there is not exactly one leader in charge, but 0"),
    "contact_staff_count": ("工作人员不是1名，现有2名", "there is not exactly one staff member, but 2"),
    "contact_cell_empty": ("联系人员名单的职务栏是空的", "a column of the contact list is empty: position"),
    "contact_cell_form": (
        "联系人员名单的手机写法不对",
        "a cell of the contact list is not of the form it should be: mobile",
    ),
    "upload_late": (
        "电子版上传逾期（截止2017-12-31），系统已关闭",
        "uploaded after the last day, 2017-12-31, when the system is closed",
    ),
    "paper_late": (
        "纸质材料逾期（截止2017-12-31），不予受理",
        "the paper is late (last day 2017-12-31) and will not be accepted",
    ),
    "paper_arrived_late": (
        "按期寄出，截止日（2017-12-31）之后收到",
        "posted in time, received after the last day, 2017-12-31",
    ),
    "copies_wrong": ("纸质材料不是一式四份，现有3份", "there are not four copies, but 3"),
    "seal_other": (
        "封面的章（县（区）人民政府公章）不是所要求的（县（区）人民政府办公室公章）",
        "the seal (government) is not the one that is asked for (government_office)",
    ),
    "seal_of_one_office": (
        "两处要求的章不同，封面只有县（区）人民政府公章",
        "two places ask for different seals; the cover bears one of them: government",
    ),
    "stage_skipped": (
        "报批与通报之前的环节没有完成：实地核查、综合考核",
        "an earlier stage has not been done before approval_and_notice: on_site_check, comprehensive_assessment",
    ),
    "stage_out_of_order": ("文审初评早于前面的环节", "done before an earlier stage was: document_review"),
    "stage_early": ("实地核查早于规定的时间", "done before its time: on_site_check"),
    "stage_late": ("实地核查晚于规定的时间", "done after its time: on_site_check"),
    "stage_after_expected": (
        "实地核查晚于正文的时间，未过附件2的时间",
        "later than the main text has it, in time by annex 2: on_site_check",
    ),
}


def first_findings() -> dict[str, tuple[str, str]]:
    """What the first case of every code is told as."""
    said: dict[str, tuple[str, str]] = {}
    for code, _, _, given, choices in submissions.CASES:
        (finding,) = check_submission(SCHEME, given, **choices)
        said.setdefault(code, (finding.zh, finding.en))
    for code, _, _, changes, choices in stages.CASES:
        if code != "stage_skipped":
            (finding,) = check_stages(SCHEME, stages.done(**changes), **choices)
            said.setdefault(code, (finding.zh, finding.en))
    (finding,) = check_stages(SCHEME, stages.done(on_site_check=None, comprehensive_assessment=None))
    said["stage_skipped"] = (finding.zh, finding.en)
    return said


def test_findings_say_whose_they_are_in_both_languages() -> None:
    said = first_findings()
    assert {code: said[code] for code in SAID} == SAID
    # The others say nothing but what their kind says.
    assert {code for code in said if code not in SAID} == {
        *("upload_missing", "paper_missing", "paper_moment_missing", "not_bound", "seal_missing"),
    }


def test_what_was_left_open_counts_as_none() -> None:
    (finding,) = check_submission(SCHEME, submissions.submission(paper=submissions.paper(copies=None)))
    assert finding.params == {"count": 0}
    for points in (0, 4):
        assert check_submission(SCHEME, submissions.sheet_row(points=points, basis="见证明")) == ()
