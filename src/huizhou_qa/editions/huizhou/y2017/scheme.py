"""The 2017 edition put together."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.annex_1.measures import MEASURES
from huizhou_qa.editions.huizhou.y2017.annex_1.targets import TARGETS
from huizhou_qa.editions.huizhou.y2017.annex_1.told import CAUTIONS, NO_MARK_WHERE_MET, SECTIONS_ADD_UP
from huizhou_qa.editions.huizhou.y2017.grades import grades
from huizhou_qa.editions.huizhou.y2017.incidents import DEDUCTIONS, VETO_TO_D, table
from huizhou_qa.editions.huizhou.y2017.on_site import ON_SITE
from huizhou_qa.editions.huizhou.y2017.procedure import PROCEDURE
from huizhou_qa.editions.huizhou.y2017.readings import READINGS, SHORTHANDS
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.scheme.of_program import TreeUnder
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.scheme import Scheme

# So many choices of readings are kept ready; the least recently asked for gives way.
MOST_KEPT = 64
SHEET = "附件3 自评得分栏"
PLACES = MappingProxyType(
    {places: Rounding(int(places), "half_up", "clause", SHEET) for places in ("2", "1", "3", "4", "6", "12")}
)


def scheme(asked: Mapping[str, str | int]) -> Scheme:
    """Annex 1 of the 2017 plan: 100 marks, a veto, deductions, grades, under the readings asked for.

    What is not asked for is read by default. Raises SchemeError for an unknown reading or choice.
    """
    return _under(Readings.of(READINGS, asked, SHORTHANDS))


# A scheme cannot be changed, so that one serves whoever asks for the same readings.
@lru_cache(maxsize=MOST_KEPT)
def _under(readings: Readings) -> Scheme:
    tree = TreeUnder(readings.chosen, CAUTIONS)
    return Scheme(
        id="huizhou-2017",
        title="惠州市2017年度县（区）人民政府质量工作考核",
        headings=(tree.heading(TARGETS), tree.heading(MEASURES)),
        grade_rule=grades(readings),
        rounding=readings.choose("written_places", PLACES),
        incident_table=table(readings),
        adjustments=(DEDUCTIONS,),
        vetoes=(VETO_TO_D,),
        agreements=(SECTIONS_ADD_UP,),
        exclusions=(NO_MARK_WHERE_MET,),
        chosen_readings=readings,
        on_site=ON_SITE,
        procedure=PROCEDURE,
    )
