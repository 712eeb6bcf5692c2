"""The on-site check (实地核查): a unit's rating, the draw of firms, teams and their timetable."""

from huizhou_qa.onsite.assess import OnSiteAssessment, assess_on_site
from huizhou_qa.onsite.attainable import Attainable, attainable
from huizhou_qa.onsite.firms import Firm, draw_firms
from huizhou_qa.onsite.record import OnSiteRow
from huizhou_qa.onsite.timetable import check_timetable

__all__ = [
    "Attainable",
    "Firm",
    "OnSiteAssessment",
    "OnSiteRow",
    "assess_on_site",
    "attainable",
    "check_timetable",
    "draw_firms",
]
