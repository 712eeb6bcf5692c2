"""Rating a unit on site: points, tables and total, with the workings they come from.

How the on-site 100 joins the 100 of Annex 1 is printed nowhere, so nothing here joins them. The
ratings are the panel's agreed ones (集中评议): one a part, not one a member or a firm.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from huizhou_qa.errors import VerificationError
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.onsite.figures import figures_of
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.onsite.ratings import read_ratings
from huizhou_qa.onsite.record import OnSiteRecord, OnSiteRow, rows_of
from huizhou_qa.onsite.verification import disagreements
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words.in_language import as_language


@frozen(repr=False)
class OnSiteAssessment(OnSiteRecord):
    """The on-site score of a unit (附件2), with all that it rests on.

    ``points`` by point id, ``tables`` by the table's Chinese name and ``total`` are whole points;
    ``ratings`` are the levels given, ``workings`` how each point came about, ``scale`` how levels
    became points. ``unit`` is the unit that was rated and ``day`` the day of the rating, None where
    nobody has said; a composite takes no result without its unit. ``terms`` are the edition's words, which no
    figure depends on.
    """

    def verify(self) -> None:
        """Recomputes everything from the ratings and the plan's rules.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(disagreements(self), case="on_site")

    def sheet(self, *, language: Language = "zh") -> tuple[OnSiteRow, ...]:
        """The rows of the sheet, the tables' points in order, each table's 小计, and the 总分.

        ``language`` is that of its words, ``zh`` or ``en``. Raises EvidenceError for another language,
        VerificationError where the result does not agree with itself, as ``verify`` does.
        """
        told_in = as_language(language)
        self.verify()
        return tuple(rows_of(self, told_in))


def assess_on_site(
    scheme: Scheme,
    ratings: Mapping[str, object],
    *,
    unit: str | None = None,
    day: date | str | None = None,
    scale: str | None = None,
) -> OnSiteAssessment:
    """The on-site score (附件2) for the ratings that the panel agreed on.

    ``ratings`` maps every point's id to a level's word or number, and the points in two parts
    (briefing.1, briefing.3) to a list of two. ``unit`` is the unit rated (县、区) and ``day`` the day of
    the rating, a date or its ISO text; without its unit a result cannot become part of a composite.
    ``scale`` is ``scaled`` (the default: a rating of a point of 10 marks without parts is doubled) or
    ``literal`` (every rating counts as printed). Raises EvidenceError or MissingEvidenceError listing
    every fault by its path, SchemeError for an unknown scale or a scheme without an on-site check.
    """
    plan = on_site_plan(scheme)
    chosen = plan.scale(scale)
    faults = Faults()
    whose = None if unit is None else Given(unit, "/unit", faults).name()
    when = None if day is None else Given(day, "/day", faults).day()
    levels = read_ratings(plan, ratings, faults)
    figures = figures_of(plan, chosen, levels)
    return OnSiteAssessment(plan, chosen, levels, *figures, whose, when, scheme.terms)
