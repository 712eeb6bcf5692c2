"""惠州市2017年度县（区）人民政府质量工作考核: Annex 1 of the 2017 plan, read line by line.

The modules follow the annex: ``targets`` holds 质量目标 (items 1-13), ``measures`` 质量措施
(items 14-43), ``incidents`` the 否决项 and 扣分项, ``grades`` the grade lines; ``scheme`` puts them
together. ``ids`` has the ids of all of it as types.
"""

from huizhou_qa.editions.huizhou.y2017.ids import (
    CautionCode,
    ClauseId,
    FactName,
    FindingCode,
    Grade,
    IncidentClass,
    ReadingId,
    finding_code_of,
    grade_of,
    incident_class_of,
)
from huizhou_qa.editions.huizhou.y2017.scheme import SCHEME

__all__ = [
    "SCHEME",
    "CautionCode",
    "ClauseId",
    "FactName",
    "FindingCode",
    "Grade",
    "IncidentClass",
    "ReadingId",
    "finding_code_of",
    "grade_of",
    "incident_class_of",
]
