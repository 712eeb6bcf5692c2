"""Texts: the first line of every error, by the code of the error and its case."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "error": Wording("不能继续", "this cannot go on"),
        "number_refused": Wording("不是可用的数", "this is not a number that can be used"),
        "evidence_invalid": Wording("数据有误", "the evidence is not right"),
        "evidence_invalid.unit": Wording(
            "{unit}的数据与考核方案不符", "the evidence of {unit} does not fit the scheme"
        ),
        "evidence_invalid.rule": Wording("数据与计分办法不符", "the values given do not fit what the rule reads"),
        "evidence_invalid.cohort": Wording("有单位的数据有误", "the evidence of some members is not right"),
        "evidence_missing.cohort": Wording(
            "有单位的数据不完整，共缺{count}项", "the evidence of some members is not complete; lacking: {count}"
        ),
        "evidence_missing": Wording("数据不完整，缺{count}项", "the evidence is not complete; lacking: {count}"),
        "evidence_missing.unit": Wording(
            "{unit}的数据不完整，缺{count}项", "the evidence of {unit} is not complete; lacking: {count}"
        ),
        "scheme_invalid": Wording("考核方案或所问有误", "the scheme, or what is asked of it, is not right"),
        "scheme_unknown": Wording("没有这一方案", "no such scheme is held"),
        "scheme_digest": Wording("方案不是所要的那一个", "the scheme is not the one that was asked for"),
        "ledger_disagrees": Wording("结果前后不符", "the result does not agree with what it was made from"),
    }
)
