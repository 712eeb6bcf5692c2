"""Texts: what is wrong with a scheme that is given as data, or with what is to be written as such."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "scheme_invalid.document": Wording("所给的方案文本有误", "the scheme that is given as text is not right"),
        "wrong_type.part": Wording(
            "{given}不能写成数据，请用本库的类",
            "{given} cannot be written as data; use a class of the library's own",
        ),
        "too_long.text": Wording("文本超过{most}个字符", "the text has more than {most} characters"),
        "too_long.key": Wording(
            "到此处为止的键合计超过{most}个字符",
            "the keys on the way to a place below have more than {most} characters",
        ),
        "too_long.chain": Wording(
            "更正太多：各次更正之后的数据合计超过{most}项",
            "too many corrections: the evidence after each has more than {most} values in all",
        ),
        "too_long.written_out": Wording(
            "各种取法逐一写出后，文档会超过{most}个字符",
            "with every choice written out, the document would have more than {most} characters",
        ),
        "too_long.figure": Wording(
            "照此计算的数可能超过{most}个二进制位",
            "a number that is computed here may have more than {most} binary digits",
        ),
        "too_long.figures": Wording(
            "照此计算的数合计可能超过{most}个二进制位",
            "the numbers that are computed may have more than {most} binary digits in all",
        ),
        "too_long.statements": Wording(
            "陈述太多：各份的数据逐一对照超过{most}次",
            "too many statements: holding each against the values of all takes more than {most} comparisons",
        ),
        "too_deep.scheme": Wording("嵌套太深", "nested too deeply"),
        "unknown_operation": Wording(
            "没有{given}这一运算，只有：{known}", "{given} is no operation; there are {known}"
        ),
        "wrong_operands": Wording(
            "运算{operation}应有{count}个运算对象，给的是{given}个",
            "the operation {operation} takes {count} operands, here are {given}",
        ),
        "not_declared.document": Wording(
            "文档中没有{given}：既没有声明，也不是在此之前的条目",
            "the document has no {given}: it is neither declared nor an entry before",
        ),
        "not_declared.choice": Wording(
            "{given}这一口径在此处并非未定", "no reading {given} is open here, by which a part could be chosen"
        ),
        "not_declared.shared": Wording(
            "shared中在此之前没有第{given}项", "nothing is shared at {given}, or not before what stands here"
        ),
        "unknown_kind": Wording(
            "方案没有{given}这种部分；相近的：{nearest}", "{given} is no part of a scheme; the nearest: {nearest}"
        ),
        "unknown_format": Wording(
            "文档的格式是{given}，本版本能读的是{known}",
            "the format of the document is {given}; this release reads {known}",
        ),
        "unknown_format.result": Wording(
            "结果的格式是{given}，本版本能读的是{known}；请用写出它的版本或更新的版本读取",
            "the format of the result is {given}; this release reads {known}: use one that is as new",
        ),
        "other_document": Wording(
            "此处与按注释重新构成的方案不同", "this is not what the scheme has that is built of the annotations"
        ),
        "other_document.written": Wording(
            "此处不是文档的唯一写法：各种取法中相同的部分只写一次，出现不止一次的按取法之处写在shared中",
            "this is not the one way to write it: what all choices have in common is said once, and what is chosen in "
            "more than one place is shared",
        ),
        "other_digest.result": Wording(
            "结果所写的方案摘要是{asked}，所给方案的是{held}：结果不是按该方案得出的",
            "the result states the digest {asked}, that of the scheme given is {held}: it is not by that scheme",
        ),
        "required.receipt": Wording(
            "缺{key}：没有它不能核对结果，结果也可能出自尚无方案摘要的版本",
            "{key} is missing: without it a result cannot be checked; it may be of a release that had no digests",
        ),
        "required.scheme": Wording(
            "结果没有附带方案，请给出scheme", "the result does not bring its scheme; give it as scheme"
        ),
        "wrong_type.not_a_cohort": Wording(
            "{given}不是各单位的考核结果；请用assess_cohort得到", "{given} is not a cohort; get one with assess_cohort"
        ),
        "other_digest.document": Wording(
            "所写的摘要是{asked}，文档的是{held}",
            "the digest that is stated is {asked}, that of the document is {held}",
        ),
    }
)
