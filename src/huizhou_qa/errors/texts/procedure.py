"""Texts: what is wrong with ratings, firms, days and submissions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "bad_text.name": Wording(
            "名称{name}含有看不见的字符或首尾空白（{character}）；去掉后重写",
            "the name {name} has a character that cannot be seen, or a blank at an end ({character}); write it without",
        ),
        "wrong_type.day": Wording("日期不是日期", "the day is not a plain date; give a date of the calendar"),
    }
)
