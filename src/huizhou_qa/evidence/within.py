"""The numbers of an interval in words, as forms and messages ask for them: 0至100的数, a number above 0."""

from __future__ import annotations

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval

NUMBER, WHOLE_NUMBER = Wording("数", "a number"), Wording("整数", "a whole number")
PERCENT_POINTS = Wording("百分数", "percent points")


def numbers_within(over: Interval, what: Wording = NUMBER) -> Wording:
    """Such numbers as lie in the interval, with its ends as they are.

    >>> from huizhou_qa.numbers.intervals import interval
    >>> numbers_within(interval("(0, ∞)")).en, numbers_within(interval("[1, 6)"), WHOLE_NUMBER).zh
    ('a number above 0', '1至6（不含6）的整数')
    """
    low, high = (None if end is None else plain(end) for end in (over.low, over.high))
    if low is not None and high is not None:
        without = [end for end, closed in ((low, over.low_closed), (high, over.high_closed)) if not closed]
        zh = f"（不含{'、'.join(without)}）" if without else ""
        en = f", without {' and '.join(without)}" if without else ""
        return Wording(f"{low}至{high}{zh}的{what.zh}", f"{what.en} from {low} to {high}{en}")
    if low is not None:
        closed = Wording(f"{low}或以上的{what.zh}", f"{what.en} of {low} or more")
        return closed if over.low_closed else Wording(f"大于{low}的{what.zh}", f"{what.en} above {low}")
    if high is not None:
        closed = Wording(f"{high}或以下的{what.zh}", f"{what.en} of {high} or less")
        return closed if over.high_closed else Wording(f"小于{high}的{what.zh}", f"{what.en} below {high}")
    return Wording(f"任意的{what.zh}（可以小于0）", f"{what.en.replace('a ', 'any ', 1)}, below 0 too")
