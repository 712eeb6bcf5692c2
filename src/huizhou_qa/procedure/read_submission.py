"""Reading a submission: from a plain mapping to a record, with every fault of form found at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_a, is_mapping
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import says_nothing
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import BESIDE_PARTS, PARTS_LOOKED_INTO, Materials, ProcedurePlan
from huizhou_qa.procedure.contacts import ContactForm, read_contacts
from huizhou_qa.procedure.moments import moment_of
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scheme.scheme import Scheme

BOTH_SEALS = "both"


@frozen
class PaperCopies:
    """What was sent on paper; ``seal`` is empty where the cover bears none."""

    copies: int
    bound: bool
    seal: str
    posted: datetime | None
    received: datetime | None


@frozen
class Submission:
    """What was handed in, as far as a check needs it; None is a part that is missing.

    ``sheet`` says of every item scored whether a basis is given; ``proof`` holds how many pieces
    the catalogue lists for an item; ``others`` are the parts that are there and not looked into.
    Words that stand for nothing (无, n/a) are no basis and no piece.
    """

    report: frozenset[str] | None
    sheet: FrozenMapping[str, bool] | None
    proof: FrozenMapping[str, int] | None
    contacts: tuple[ContactForm, ...] | None
    uploaded: datetime | None
    paper: PaperCopies | None
    others: frozenset[str]

    def has(self, part: str) -> bool:
        """Whether a part was handed in."""
        looked_into = {"report": self.report, "sheet": self.sheet, "proof": self.proof, "contacts": self.contacts}
        return part in self.others or looked_into.get(part) is not None


def read_submission(scheme: Scheme, plan: ProcedurePlan, submission: Mapping[str, object]) -> Submission:
    """The record of a submission; raises EvidenceError listing every fault of form."""
    if not is_mapping(submission):
        # Not shown: it might be the contact list.
        raise EvidenceError([Fault.of("", "wrong_type", case="submission")], {"case": "submission"})
    faults = Faults()
    parts = tuple(part.id for part in plan.materials.parts)
    keys = Given(submission, "", faults).keys(("unit",), (*parts, *BESIDE_PARTS[1:]))
    keys["unit"].name()
    absent = Given(None, "", faults)
    given = {part: keys.get(part, absent) for part in PARTS_LOOKED_INTO}
    read = Submission(
        report=None if given["report"].is_absent else _report(given["report"], plan.materials),
        sheet=None if given["sheet"].is_absent else _sheet(given["sheet"], scheme),
        proof=None if given["proof"].is_absent else _proof(given["proof"], scheme),
        contacts=None
        if given["contacts"].is_absent
        else read_contacts(given["contacts"].value, plan.materials, faults),
        uploaded=_moment(keys["uploaded"], plan),
        paper=None if keys["paper"].is_absent else _paper(keys["paper"], plan),
        others=frozenset(part for part in parts if part not in given and _is_there(keys[part])),
    )
    faults.raise_if_any(case="submission")
    return read


def item_named(item: Item) -> Wording:
    """An item by its number and name, as messages say it."""
    return Wording(f"第{item.id}项（{item.name}）", f"item {item.id}")


def _report(given: Given, materials: Materials) -> frozenset[str]:
    headings = tuple(heading.id for heading in materials.headings)
    return frozenset(one.choice(headings) for one in given.members())


def _items(given: Given, scheme: Scheme) -> dict[str, Given]:
    """The entries under items of the scheme; any other name is a fault."""
    entries = {id_: one for id_, one in given.entries() if not one.is_absent}
    for id_, one in entries.items():
        if id_ not in scheme.items:
            one.refuse("unknown_name", case="materials_item", found=described(id_))
    return {id_: one for id_, one in entries.items() if id_ in scheme.items}


def _sheet(given: Given, scheme: Scheme) -> FrozenMapping[str, bool]:
    rows = {id_: _row(one, id_, scheme) for id_, one in _items(given, scheme).items()}
    return FrozenMapping({id_: has_basis for id_, has_basis in rows.items() if has_basis is not None})


def _row(given: Given, id_: str, scheme: Scheme) -> bool | None:
    """Whether an item's row gives a basis; None where it gives no points."""
    keys = given.keys((), ("points", "basis"))
    has_basis = not _is_blank(keys["basis"]) and not says_nothing(keys["basis"].text())
    if keys["points"].is_absent:
        return None
    item = scheme.items[id_]
    if not item.min_points <= keys["points"].number() <= item.max_points:
        low, high = plain(item.min_points), plain(item.max_points)
        keys["points"].refuse("out_of_range", case="item_points", item=item_named(item), low=low, high=high)
    return has_basis


def _is_there(given: Given) -> bool:
    """Whether a part that nothing is asked of but to be there was handed in."""
    return not given.is_absent and given.truth()


def _is_blank(given: Given) -> bool:
    return given.is_absent or (is_a(given.value, str) and not str.__str__(given.value).strip())


def _proof(given: Given, scheme: Scheme) -> FrozenMapping[str, int]:
    pieces = {
        id_: [one.text() for one in listed.members() if not _is_blank(one)]
        for id_, listed in _items(given, scheme).items()
    }
    counted = {id_: [piece for piece in listed if not says_nothing(piece)] for id_, listed in pieces.items()}
    return FrozenMapping({id_: len(listed) for id_, listed in counted.items()})


def _moment(given: Given, plan: ProcedurePlan) -> datetime | None:
    return moment_of(given, plan.utc_offset)


def _paper(given: Given, plan: ProcedurePlan) -> PaperCopies:
    keys = given.keys((), ("copies", "bound", "seal", "posted", "received"))
    seals = (*(seal.id for seal in plan.materials.seals), BOTH_SEALS)
    posted, received = _moment(keys["posted"], plan), _moment(keys["received"], plan)
    # By days: a bare day is its first moment, and may well be that of both.
    if posted is not None and received is not None and received.date() < posted.date():
        keys["received"].refuse("contradiction", case="paper", posted=posted.date(), received=received.date())
    return PaperCopies(
        0 if keys["copies"].is_absent else int(keys["copies"].whole_number()),
        not keys["bound"].is_absent and keys["bound"].truth(),
        "" if _is_blank(keys["seal"]) else keys["seal"].choice(seals),
        posted,
        received,
    )
