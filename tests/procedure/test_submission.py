"""二、考核材料 and 三、考核材料报送: every finding alone, deadlines to the minute, and contacts that never show."""

from __future__ import annotations

import json
import traceback
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from attrs import evolve

from huizhou_qa import EvidenceError, SchemeError, get_scheme
from huizhou_qa.errors import JsonNumber, Wording
from huizhou_qa.evidence.plain_structures import Faults, JsonObject
from huizhou_qa.plans.findings import Finding
from huizhou_qa.plans.procedure import Named, ProcedurePlan
from huizhou_qa.plans.questions import Questions
from huizhou_qa.procedure import check_stages, check_submission
from huizhou_qa.procedure.contacts import read_contacts
from huizhou_qa.scheme.scheme import Scheme
from support import printed_procedure as printed
from support.district import scheme as district_scheme

SCHEME = get_scheme("huizhou", 2017)
# In the form of a mobile number, and nobody's.
MOBILE = "1" + "0" * 10
SECRETS = {
    "name": "某甲乙",
    "unit": "某区某局",
    "position": "某职位",
    "mobile": MOBILE,
    "email": "who@where.example",
}


def plan() -> ProcedurePlan:
    assert SCHEME.procedure
    return SCHEME.procedure


def contact(role: str, **changes: object) -> dict[str, object]:
    return {"role": role} | SECRETS | changes


def submission(**changes: object) -> dict[str, object]:
    return {
        "unit": "甲区",
        "report": list(printed.HEADINGS),
        "sheet": {id_: {"points": "0.5", "basis": "见证明"} for id_ in map(str, range(1, 44))},
        "proof": {id_: ["工作总结"] for id_ in printed.PROVEN},
        "contacts": [contact("leader"), contact("staff")],
        "uploaded": "2017-12-31T10:00",
        "paper": paper(),
    } | changes


def paper(**changes: object) -> dict[str, object]:
    return {
        "copies": 4,
        "bound": True,
        "seal": "both",
        "posted": "2017-12-29T16:00",
        "received": "2017-12-30T09:00",
    } | changes


def without(section: str, key: str) -> dict[str, object]:
    whole = submission()[section]
    assert isinstance(whole, dict)
    return submission(**{section: {name: one for name, one in whole.items() if name != key}})


def sheet_row(**row: object) -> dict[str, object]:
    whole = submission()["sheet"]
    assert isinstance(whole, dict)
    return submission(sheet=whole | {"7": row})


def found(given: Mapping[str, object], **choices: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.path) for finding in check_submission(SCHEME, given, **choices)]


def test_a_perfect_submission_has_no_finding_under_any_choice() -> None:
    for deadline in ("day_included", "holiday_shift"):
        for counts in ("posted", "received"):
            for seal in ("either", "government", "government_office"):
                assert check_submission(SCHEME, submission(), deadline=deadline, paper=counts, seal=seal) == ()


CASES: list[tuple[str, str, str, dict[str, object], dict[str, str]]] = [
    ("part_missing", "error", "/report", submission(report=None), {}),
    ("part_missing", "error", "/sheet", submission(sheet=None), {}),
    ("part_missing", "error", "/proof", submission(proof=None), {}),
    ("part_missing", "error", "/contacts", submission(contacts=None), {}),
    (
        "report_heading_missing",
        "error",
        "/report",
        submission(report=[id_ for id_ in printed.HEADINGS if id_ != "veto_statement"]),
        {},
    ),
    ("sheet_item_missing", "error", "/sheet/7", without("sheet", "7"), {}),
    ("sheet_basis_missing", "error", "/sheet/7/basis", sheet_row(points=4), {}),
    ("sheet_basis_missing", "error", "/sheet/7/basis", sheet_row(points=4, basis=""), {}),
    ("proof_missing", "error", "/proof/8", without("proof", "8"), {}),
    ("contact_leader_count", "error", "/contacts", submission(contacts=[contact("staff")]), {}),
    (
        "contact_staff_count",
        "error",
        "/contacts",
        submission(contacts=[contact("leader"), contact("staff"), contact("staff")]),
        {},
    ),
    (
        "contact_cell_empty",
        "error",
        "/contacts/1/position",
        submission(contacts=[contact("leader"), contact("staff", position=" ")]),
        {},
    ),
    (
        "contact_cell_empty",
        "error",
        "/contacts/0/email",
        submission(contacts=[contact("leader", email=None), contact("staff")]),
        {},
    ),
    (
        "contact_cell_form",
        "warning",
        "/contacts/0/mobile",
        submission(contacts=[contact("leader", mobile="2260000"), contact("staff")]),
        {},
    ),
    ("upload_missing", "error", "/uploaded", submission(uploaded=None), {}),
    ("upload_late", "error", "/uploaded", submission(uploaded="2018-01-01T00:00"), {}),
    ("paper_missing", "error", "/paper", submission(paper=None), {}),
    ("paper_moment_missing", "error", "/paper/posted", submission(paper=paper(posted=None, received=None)), {}),
    ("paper_moment_missing", "error", "/paper/received", submission(paper=paper(received=None)), {"paper": "received"}),
    (
        "paper_late",
        "error",
        "/paper/posted",
        submission(paper=paper(posted="2018-01-01T00:00", received=None)),
        {},
    ),
    ("paper_late", "error", "/paper/received", submission(paper=paper(received="2018-01-03")), {"paper": "received"}),
    ("paper_arrived_late", "warning", "/paper/received", submission(paper=paper(received="2018-01-03")), {}),
    ("copies_wrong", "error", "/paper/copies", submission(paper=paper(copies=3)), {}),
    ("not_bound", "error", "/paper/bound", submission(paper=paper(bound=False)), {}),
    ("seal_missing", "error", "/paper/seal", submission(paper=paper(seal=None)), {}),
    ("seal_other", "error", "/paper/seal", submission(paper=paper(seal="government")), {"seal": "government_office"}),
    ("seal_of_one_office", "note", "/paper/seal", submission(paper=paper(seal="government")), {}),
    ("seal_of_one_office", "note", "/paper/seal", submission(paper=paper(seal="government_office")), {}),
]


@pytest.mark.parametrize(("code", "severity", "path", "given", "choices"), CASES)
def test_each_finding_stands_alone_for_its_only_fault(
    code: str, severity: str, path: str, given: dict[str, object], choices: dict[str, str]
) -> None:
    (finding,) = check_submission(SCHEME, given, **choices)
    assert (finding.code, finding.severity, finding.path) == (code, severity, path)
    assert finding.where.startswith(("二、", "三、"))
    assert finding.zh
    assert finding.en
    assert finding.message == f"{finding.zh} · {finding.en}"
    assert finding.remedy == f"{finding.remedy_zh} · {finding.remedy_en}"
    assert "{" not in finding.message + finding.remedy


def test_every_code_of_a_submission_is_tried() -> None:
    codes = {code for code in plan().findings.codes if not code.startswith(("stage_", "claim_"))}
    assert {code for code, *_ in CASES} == codes


def test_an_empty_submission_lacks_every_part_and_nothing_is_said_twice() -> None:
    codes = [code for code, _ in found({"unit": "甲区"})]
    assert codes == ["part_missing"] * 4 + ["upload_missing", "paper_missing"]


def test_proof_is_needed_for_33_items_and_not_for_the_ten_exempt_ones() -> None:
    missing = [path.removeprefix("/proof/") for _, path in found(submission(proof={}))]
    assert missing == ["8", "12", "13", *map(str, range(14, 44))]
    assert len(missing) == 33
    assert [code for code, _ in found(submission(sheet={}))] == ["sheet_item_missing"] * 43


def test_an_entry_without_a_piece_of_proof_is_no_proof() -> None:
    whole = submission()["proof"]
    assert isinstance(whole, dict)
    assert found(submission(proof=whole | {"8": [], "1": ["免交也可列"]})) == [("proof_missing", "/proof/8")]


EAST, WEST = timezone(timedelta(hours=9)), timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("moment", "deadline", "in_time"),
    [
        ("2017-12-31T23:59", "day_included", True),
        ("2017-12-31T23:59:59.999999", "day_included", True),
        ("2018-01-01T00:00", "day_included", False),
        ("2017-12-30T23:59", "day_excluded", True),
        ("2017-12-31T00:00", "day_excluded", False),
        ("2018-01-02T17:00", "holiday_shift", True),
        ("2018-01-02T17:00", "day_included", False),
        ("2018-01-03T00:00", "holiday_shift", False),
        ("2017-12-31T15:59:59Z", "day_included", True),
        ("2017-12-31T16:00:00Z", "day_included", False),
        ("2018-01-01T00:59+09:00", "day_included", True),
        ("2017-12-31T11:00-05:00", "day_included", False),
        ("2017-12-31 23:59", "day_included", True),
        ("2017-12-31", "day_included", True),
        (date(2018, 1, 1), "day_included", False),
        (datetime(2017, 12, 31, 23, 59), "day_included", True),  # noqa: DTZ001 (naive is the plan's clock)
        (datetime(2018, 1, 1, 0, 59, tzinfo=EAST), "day_included", True),
        (datetime(2017, 12, 31, 11, 0, tzinfo=WEST), "day_included", False),
        (datetime(2017, 12, 31, 16, 0, tzinfo=UTC), "day_included", False),
    ],
)
def test_the_deadline_is_a_day_of_the_plans_clock(moment: object, deadline: str, in_time: bool) -> None:
    codes = [code for code, _ in found(submission(uploaded=moment), deadline=deadline) if code.startswith("upload")]
    assert codes == ([] if in_time else ["upload_late"])


@pytest.mark.parametrize(
    "moment",
    [
        "31.12.2017",
        "2017-12-31T24:00",
        "2017-13-01T10:00",
        "２017-12-31T10:00",
        "2017-12-31T10:00+99:00",
        "20171231T1000",
        1514678400,
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:00-14:00",
    ],
)
def test_what_is_no_moment_is_refused(moment: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        found(submission(uploaded=moment))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/uploaded", "bad_moment")]


# The last day, its last moment and the moment after, by several clocks; whether that is in time.
AT_THE_EDGE: list[tuple[object, bool]] = [
    ("2017-12-31", True),
    ("2017-12-31T00:00", True),
    ("2017-12-31T23:59:59.999999", True),
    ("2017-12-31T23:59:59.999999999", True),
    ("2018-01-01T00:00", False),
    ("2018-01-01", False),
    ("2017-12-31T15:59:59.999999Z", True),
    ("2017-12-31T16:00Z", False),
    ("2018-01-01T05:59:59.999999+14:00", True),
    ("2018-01-01T06:00+14:00", False),
    ("2017-12-31T03:59:59-12:00", True),
    ("2017-12-31T04:00-12:00", False),
    ("2018-01-01T00:05:42+08:05:43", True),
    ("2018-01-01T00:05:43+08:05:43", False),
    (date(2017, 12, 31), True),
    (date(2018, 1, 1), False),
    (datetime(2017, 12, 31, 23, 59, 59, 999999), True),  # noqa: DTZ001 (naive is the plan's clock)
    (datetime(2018, 1, 1), False),  # noqa: DTZ001
    (datetime(2018, 1, 1, 0, 59, 59, tzinfo=EAST), True),
    (datetime(2018, 1, 1, 1, 0, tzinfo=EAST), False),
]


@pytest.mark.parametrize(("moment", "in_time"), AT_THE_EDGE)
def test_paper_posted_on_the_last_day_is_in_time_to_its_last_moment(moment: object, in_time: bool) -> None:
    expected = [] if in_time else [("paper_late", "/paper/posted")]
    assert found(submission(paper=paper(posted=moment, received=None))) == expected
    # What is received at the edge was posted before: late arrival is a warning where posting counts.
    arrived = [] if in_time else [("paper_arrived_late", "/paper/received")]
    assert found(submission(paper=paper(posted="2017-12-29", received=moment))) == arrived
    # Nobody says when it was posted; what arrived by the last day was posted by then.
    unsaid = [] if in_time else [("paper_moment_missing", "/paper/posted")]
    assert found(submission(paper=paper(posted=None, received=moment))) == unsaid


@pytest.mark.parametrize(("moment", "in_time"), AT_THE_EDGE)
def test_paper_received_on_the_last_day_is_in_time_to_its_last_moment(moment: object, in_time: bool) -> None:
    expected = [] if in_time else [("paper_late", "/paper/received")]
    assert found(submission(paper=paper(posted="2017-12-29", received=moment)), paper="received") == expected
    assert found(submission(paper=paper(posted=None, received=moment)), paper="received") == expected
    assert found(submission(uploaded=moment)) == ([] if in_time else [("upload_late", "/uploaded")])


@pytest.mark.parametrize(("deadline", "last"), [("day_excluded", 30), ("day_included", 31), ("holiday_shift", 33)])
@pytest.mark.parametrize("counts", ["posted", "received"])
def test_every_reading_of_the_deadline_has_its_last_moment(deadline: str, last: int, counts: str) -> None:
    day = date(2017, 12, 1) + timedelta(days=last - 1)
    after = day + timedelta(days=1)
    for moment, codes in ((f"{day}T23:59:59", []), (f"{after}T00:00", ["paper_late"])):
        given = submission(uploaded="2017-12-29", paper=paper(posted=moment, received=moment))
        assert [code for code, _ in found(given, deadline=deadline, paper=counts)] == codes
    (finding,) = check_submission(SCHEME, given, deadline=deadline, paper=counts)
    assert finding.params == {"last_day": day}
    assert finding.zh == f"纸质材料逾期（截止{day}），不予受理"


@pytest.mark.parametrize(
    ("posted", "received", "contradicts"),
    [
        ("2017-12-30T10:00", "2017-12-30T09:00", False),
        ("2017-12-30", "2017-12-29T23:59", True),
        ("2017-12-30T00:00", "2017-12-29T16:00Z", False),
        ("2017-12-30T00:00", "2017-12-29T15:59Z", True),
    ],
)
def test_paper_is_not_received_on_a_day_before_it_was_posted(posted: str, received: str, contradicts: bool) -> None:
    given = submission(paper=paper(posted=posted, received=received))
    if not contradicts:
        assert found(given) == []
        return
    with pytest.raises(EvidenceError) as caught:
        found(given)
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/paper/received", "contradiction")
    assert fault.zh == "收到的日期2017-12-29早于寄出的日期2017-12-30；请核对"


class Stamp(datetime):
    """A moment of another library, which writes itself to the nanosecond."""

    def isoformat(self, *_given: object, **_named: object) -> str:
        return "2017-12-31T23:59:59.999999999+08:00"


class NoMoment(datetime):
    """Like NaT of other libraries: a datetime to Python, and no moment."""

    def isoformat(self, *_given: object, **_named: object) -> str:
        return "NaT"


class Failing(datetime):
    def isoformat(self, *_given: object, **_named: object) -> str:
        raise ValueError


class NoText(datetime):
    def isoformat(self, *_given: object, **_named: object) -> str:
        text: str = json.loads("5")
        return text


class FailingClock(tzinfo):
    """A clock that raises what it likes when it is asked."""

    def utcoffset(self, _moment: datetime | None) -> None:
        raise RuntimeError

    def dst(self, _moment: datetime | None) -> None:
        raise RuntimeError

    def tzname(self, _moment: datetime | None) -> None:
        raise RuntimeError


def test_a_moment_of_another_library_is_read_as_it_writes_itself() -> None:
    assert found(submission(uploaded=Stamp(2000, 1, 1, tzinfo=UTC))) == []


@pytest.mark.parametrize(
    "moment",
    [
        NoMoment(2017, 12, 1, tzinfo=UTC),
        Failing(2017, 12, 1, tzinfo=UTC),
        NoText(2017, 12, 1, tzinfo=UTC),
        datetime(2017, 12, 1, tzinfo=FailingClock()),
    ],
)
def test_a_moment_that_is_none_or_fails_is_refused(moment: datetime) -> None:
    with pytest.raises(EvidenceError) as caught:
        found(submission(uploaded=moment))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/uploaded", "bad_moment")
    assert "2017-12-29T16:30" in fault.zh
    assert "2017-12-29T16:30" in fault.en


def test_paper_that_arrived_in_time_was_posted_in_time() -> None:
    assert found(submission(paper=paper(posted=None, received="2017-12-31"))) == []


def test_paper_posted_and_received_on_one_day_is_no_contradiction() -> None:
    assert found(submission(paper=paper(posted="2017-12-30T10:00", received="2017-12-30"))) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (sheet_row(basis="x"), "sheet_item_missing"),
        (sheet_row(points=1, basis=" "), "sheet_basis_missing"),
        (submission(proof={str(item): ["文件"] for item in range(12, 44)} | {"8": ["", " "]}), "proof_missing"),
        (sheet_row(points=1, basis="无"), "sheet_basis_missing"),
        (sheet_row(points=1, basis="#REF!"), "sheet_basis_missing"),
        (sheet_row(points=1, basis="Ｎ／Ａ"), "sheet_basis_missing"),
        (sheet_row(points=1, basis="……"), "sheet_basis_missing"),
        (
            submission(proof={str(item): ["文件"] for item in range(12, 44)} | {"8": ["无", "—", "n/a"]}),
            "proof_missing",
        ),
        (submission(paper=paper(seal="")), "seal_missing"),
        (submission(paper=paper(copies=None)), "copies_wrong"),
        (submission(paper=paper(bound=None)), "not_bound"),
    ],
)
def test_what_is_left_blank_is_a_finding_and_no_fault(given: dict[str, object], code: str) -> None:
    assert [one.code for one in check_submission(SCHEME, given)] == [code]


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        (JsonObject([("role", "staff"), ("name", "王秘"), ("name", "王秘")]), [("/contacts/0", "repeated_key")]),
        (contact("staff", mobile=JsonNumber(MOBILE)), [("/contacts/0/mobile", "wrong_type")]),
        (contact("staff", name="\ud800"), [("/contacts/0/name", "bad_text")]),
        (contact("staff", name="王秘 "), [("/contacts/0/name", "bad_name")]),
        (contact("staff", name="王\u200b秘"), [("/contacts/0/name", "bad_name")]),
        (contact("staff", mobile=f"{MOBILE}\n"), [("/contacts/0/mobile", "bad_name")]),
        ({**contact("staff"), "\ud800": "王秘"}, [("/contacts/0", "unknown_key")]),
    ],
)
def test_faults_of_form_in_a_contact_are_told_without_its_cells(
    given: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        check_submission(SCHEME, submission(contacts=[given]))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults
    assert "王秘" not in str(caught.value)
    assert MOBILE not in str(caught.value)


def test_a_key_of_a_contact_that_is_no_text_is_not_shown_either() -> None:
    cells: dict[object, object] = dict[object, object](contact("staff")) | {("王秘",): MOBILE}
    with pytest.raises(EvidenceError) as caught:
        found(submission(contacts=[contact("leader"), cells]))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/contacts/1", "unknown_key")]
    assert "王秘" not in str(caught.value)


def test_a_clock_that_knows_no_offset_is_the_plans() -> None:
    class Unknown(tzinfo):
        def utcoffset(self, _moment: datetime | None) -> None:
            return None

        def dst(self, _moment: datetime | None) -> None:
            return None

        def tzname(self, _moment: datetime | None) -> None:
            return None

    assert found(submission(uploaded=datetime(2017, 12, 31, 23, 59, tzinfo=Unknown()))) == []


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        (submission(unit=None), [("", "required")]),
        (submission(repport=[]), [("/repport", "unknown_key")]),
        (submission(report=["preface"]), [("/report/0", "unknown_choice")]),
        (submission(sheet={"44": {"points": 1}}), [("/sheet/44", "unknown_name")]),
        (sheet_row(points=5, basis="x"), [("/sheet/7/points", "out_of_range")]),
        (sheet_row(points=-1, basis="x"), [("/sheet/7/points", "out_of_range")]),
        (sheet_row(points=0.5, basis="x"), [("/sheet/7/points", "float")]),
        (sheet_row(points=1, basis=5), [("/sheet/7/basis", "wrong_type")]),
        (submission(proof={"8": "文件"}), [("/proof/8", "wrong_type")]),
        (submission(proof={"x": ["文件"]}), [("/proof/x", "unknown_name")]),
        (submission(paper=paper(copies="four")), [("/paper/copies", "not_a_number")]),
        (submission(paper=paper(seal="private")), [("/paper/seal", "unknown_choice")]),
        (submission(paper=paper(received="2017-12-28")), [("/paper/received", "contradiction")]),
        (submission(unit="甲区 "), [("/unit", "bad_name")]),
        (submission(unit="甲\n区"), [("/unit", "bad_name")]),
        (submission(contacts="x"), [("/contacts", "wrong_type")]),
        (submission(contacts=["x"]), [("/contacts/0", "wrong_type"), ("/contacts/0/role", "unknown_choice")]),
        (submission(contacts=[contact("clerk")]), [("/contacts/0/role", "unknown_choice")]),
        (submission(contacts=[contact("staff", wechat="x")]), [("/contacts/0", "unknown_key")]),
        (submission(contacts=[contact("staff", mobile=5)]), [("/contacts/0/mobile", "wrong_type")]),
        (
            submission(uploaded="soon", report="all", paper=paper(bound="yes")),
            [("/report", "wrong_type"), ("/uploaded", "bad_moment"), ("/paper/bound", "wrong_type")],
        ),
    ],
)
def test_a_malformed_submission_is_refused_with_every_fault(
    given: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        found(given)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_a_submission_that_is_no_mapping_is_refused_without_showing_it() -> None:
    given: Mapping[str, object] = json.loads(json.dumps(SECRETS["name"]))
    with pytest.raises(EvidenceError, match="write an object") as caught:
        check_submission(SCHEME, given)
    assert SECRETS["name"] not in str(caught.value)


LEAKS: list[dict[str, object]] = [
    submission(contacts=[contact("leader", mobile=SECRETS["name"]), contact("staff", email=SECRETS["mobile"])]),
    submission(contacts=[SECRETS["name"]]),
    submission(contacts=SECRETS["mobile"]),
    submission(contacts=dict.fromkeys(SECRETS.values(), "x")),
    submission(contacts=[contact(SECRETS["name"])]),
    submission(contacts=[contact("leader", **{SECRETS["name"]: SECRETS["mobile"]})]),
    submission(contacts=[contact("leader", mobile=int(SECRETS["mobile"]))]),
    submission(contacts=[contact("leader", email=[SECRETS["email"]])]),
    submission(contacts=[contact("leader")], uploaded="soon"),
    submission(contacts=[]),
]


@pytest.mark.parametrize("given", LEAKS)
def test_contacts_appear_in_no_finding_message_or_repr(given: dict[str, object]) -> None:
    try:
        said = repr(check_submission(SCHEME, given))
    except EvidenceError as error:
        said = repr(error) + str(error) + repr(error.faults) + "".join(traceback.format_exception(error))
    assert said
    assert not [value for value in SECRETS.values() if value in said]


def test_what_is_read_of_a_contact_holds_no_cell() -> None:
    faults = Faults()
    forms = read_contacts([contact("leader", email="x")], plan().materials, faults)
    assert not faults.found
    assert repr(forms) == "(ContactForm(role='leader', empty=(), ill_formed=('email',)),)"


def test_mobile_numbers_and_addresses_are_looked_at_for_their_form_only() -> None:
    for mobile in (MOBILE, f"+86 {MOBILE}", f"+86-{MOBILE}"):
        assert found(submission(contacts=[contact("leader", mobile=mobile), contact("staff")])) == []
    for email in ("a b@c.example", "a@b", "@b.example", "ab.example"):
        given = submission(contacts=[contact("leader", email=email), contact("staff")])
        assert found(given) == [("contact_cell_form", "/contacts/0/email")]


@pytest.mark.parametrize("choices", [{"deadline": "soon"}, {"paper": "sent"}, {"seal": "both"}])
def test_an_unknown_choice_names_the_known_ones(choices: dict[str, str]) -> None:
    with pytest.raises(SchemeError, match="must be one of"):
        check_submission(SCHEME, submission(), **choices)


def test_a_scheme_without_procedure_says_so() -> None:
    with pytest.raises(SchemeError, match="nothing of procedure"):
        check_submission(district_scheme(), submission())
    with pytest.raises(SchemeError, match="not a scheme"):
        check_submission(json.loads("5"), submission())


def test_findings_are_plain_frozen_data() -> None:
    (finding,) = check_submission(SCHEME, submission(paper=paper(copies=5)))
    assert finding == Finding(
        "/paper/copies",
        "copies_wrong",
        {"count": 5},
        severity="error",
        where="二、；三、（二）",
        text=Wording("纸质材料不是一式四份，现有5份", "there are not four copies, but 5"),
        advice=Wording("报送四份", "send four"),
    )


def test_the_four_parts_six_headings_two_contacts_and_five_columns_are_those_of_the_text() -> None:
    materials = plan().materials
    assert [part.name for part in materials.parts] == ["自评报告", "自评打分表", "证明资料目录", "考核工作联系人员名单"]
    assert len(materials.headings) == 6
    assert [column.name for column in materials.contact_columns] == ["姓名", "单位", "职务", "手机", "邮箱"]
    assert [role.name for role in materials.contact_roles] == ["分管领导", "工作人员"]


def test_a_plan_needs_a_last_day_for_every_way_to_read_the_deadline_and_different_stages() -> None:
    with pytest.raises(SchemeError, match="last day"):
        evolve(plan(), last_days={"day_included": date(2017, 12, 31)})
    with pytest.raises(SchemeError, match="stands twice"):
        evolve(plan(), stages=plan().stages * 2)


def with_parts(*parts: Named) -> Scheme:
    return evolve(SCHEME, procedure=evolve(plan(), materials=evolve(plan().materials, parts=parts)))


VIDEO = Named("video", "工作视频")


@pytest.mark.parametrize(("handed_in", "found"), [(True, []), (False, ["/video"]), (None, ["/video"])])
def test_a_part_of_an_editions_own_is_there_or_missing(handed_in: object, found: list[str]) -> None:
    scheme = with_parts(*plan().materials.parts, VIDEO)
    missing = [one for one in check_submission(scheme, submission(video=handed_in)) if one.code == "part_missing"]
    assert [one.path for one in missing] == found
    assert all("工作视频" in one.zh for one in missing)


def test_a_part_of_an_editions_own_is_said_by_a_truth_value() -> None:
    with pytest.raises(EvidenceError) as caught:
        check_submission(with_parts(*plan().materials.parts, VIDEO), submission(video="有"))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/video", "wrong_type")]


def test_a_part_that_an_edition_does_not_ask_for_is_no_key_of_its_submissions() -> None:
    scheme = with_parts(*(part for part in plan().materials.parts if part.id != "proof"))
    asked = {key: one for key, one in submission().items() if key != "proof"}
    assert [one.code for one in check_submission(scheme, asked) if one.code == "proof_missing"] == []
    with pytest.raises(EvidenceError) as caught:
        check_submission(scheme, submission())
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/proof", "unknown_key")]


@pytest.mark.parametrize("id_", ["report", "unit", "uploaded", "paper"])
def test_a_part_has_an_id_of_its_own(id_: str) -> None:
    with pytest.raises(SchemeError) as caught:
        with_parts(*plan().materials.parts, Named(id_, "其他"))
    assert [fault.code for fault in caught.value.faults] == ["repeated_id"]


def test_without_a_choice_a_question_is_answered_as_the_edition_answers_it_by_default() -> None:
    turned = [evolve(one, choices=tuple(reversed(one.choices))) for one in plan().questions.register]
    scheme = evolve(SCHEME, procedure=evolve(plan(), questions=Questions(tuple(turned))))
    late = submission(uploaded="2018-01-02T09:00", paper=paper(seal="government", posted=None, received="2018-01-03"))
    assert check_submission(SCHEME, late) != check_submission(scheme, late)
    chosen = check_submission(SCHEME, late, deadline="holiday_shift", paper="received", seal="government_office")
    assert [one.code for one in check_submission(scheme, late)] == [one.code for one in chosen]
    done = {"self_assessment": "2018-01-02"}
    assert [one.code for one in check_stages(SCHEME, done)] == ["stage_late"]
    assert check_stages(scheme, done) == ()
