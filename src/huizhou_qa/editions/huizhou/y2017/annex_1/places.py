"""附件1: where a clause stands in the text, said once: its item, and the number of the clause in it."""

from fractions import Fraction

from huizhou_qa.editions.huizhou.y2017.annex_1.cautions import CAUTIONS
from huizhou_qa.numbers.exact import ExactNumber
from huizhou_qa.rules import Input, Measure
from huizhou_qa.scheme.marks.clauses import Clause


def clause(
    id_: str,
    name: str,
    full: ExactNumber,
    rule: Measure,
    *,
    least: Fraction | None = Fraction(0),
    locator: str = "",
    lead: str = "",
    subject: Input | None = None,
    also_given: tuple[Input, ...] = (),
) -> Clause:
    """A clause (款) with its place in the text, 附件1 第11项第3款, where the text numbers it so."""
    item, _, number = id_.partition(".")
    place = f"附件1 第{item}项" + (f"第{number}款" if number else "")
    place = locator or place
    cautions = CAUTIONS.get(id_, ())
    return Clause(id_, name, full, rule, place, lead, least, subject, also_given, cautions)
