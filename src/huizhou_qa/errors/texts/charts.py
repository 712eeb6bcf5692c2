"""Texts: what a chart is asked for that cannot be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "evidence_invalid.chart": Wording("不能画图", "this cannot be drawn"),
        "wrong_type.bounds": Wording(
            "{given}不是界限，请传bounds的结果", "{given} are no bounds; pass what bounds() gives"
        ),
        "wrong_type.report": Wording(
            "{given}不是口径报告，请传readings_report的结果", "{given} is no report; pass what readings_report() gives"
        ),
        "unknown_clause.chart": Wording(
            "方案没有款{given}；有：{known}", "the scheme has no clause {given}, only {known}"
        ),
        "not_along": Wording(
            "款{clause}不读取此项，或本单位没有可考核对象，不能沿其画图；可选：{along}",
            "clause {clause} does not read it, or the unit has nothing of it; it can be drawn along {along}",
        ),
    }
)
