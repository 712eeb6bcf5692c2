"""The draw of firms (抽取企业) for the site visit: reproducible by anyone from a published seed text.

Chance is not drawn here: it lies in the seed, which is published before or with the draw (附件2
一、（二）).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations, count, islice
from math import comb

from attrs import field, frozen

from huizhou_qa.errors import described, is_a
from huizhou_qa.evidence.plain_structures import Faults, has_surrogate
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import invisible_in, named_alike
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.plans.on_site import NUMBERS, FirmRule
from huizhou_qa.scheme.scheme import Scheme

DIGITS = 8


def _kinds(given: Sequence[str]) -> tuple[str, ...]:
    faults = Faults()
    kinds = tuple([kind.text() for kind in Given(given, "/covers", faults).members()])
    faults.raise_if_any(case="firms")
    return kinds


def _name(given: str) -> str:
    faults = Faults()
    name = _line(Given(given, "/name", faults))
    faults.raise_if_any(case="firms")
    return name


@frozen
class Firm:
    """A firm that a unit offers for the visit: its name in Unicode form NFC, and the kinds of quality it stands for.

    Raises EvidenceError for a name with anything in it that cannot be seen, and for kinds that are no texts.
    """

    name: str = field(converter=_name)
    covers: tuple[str, ...] = field(converter=_kinds)


def draw_firms(scheme: Scheme, firms: Sequence[Firm | Mapping[str, object]], seed: str) -> tuple[Firm, ...]:
    """Two of the six firms offered, the same for the same seed text on every machine, in order of name.

    ``firms`` are ``Firm`` or ``{"name": …, "covers": ["product", "works", "service", "environment"]}``;
    between them they cover every kind. How many are offered and drawn is the scheme's
    (``scheme.on_site.firms``). How anyone can draw them again by hand:

    1. Write every name and the seed in Unicode form NFC, the seed without spaces at its ends, and
       sort the names by code point.
    2. Number the pairs of the sorted names from 0: (1st, 2nd), (1st, 3rd), …, (5th, 6th): 15 pairs.
    3. Write the seed, the sorted names and the number 0, each on a line of its own (one newline
       between two lines, none at the end), in UTF-8, and take the SHA-256 of that. Read the first
       8 hexadecimal digits as a number.
    4. If it is 4294967295 or more (the greatest multiple of 15 within 16 to the 8th), write 1 (then
       2, 3, …) in place of the last line and go back to 3. So every pair has the same share.
    5. The remainder of the number divided by 15 is the number of the pair drawn.

    Raises EvidenceError listing every fault: another number of firms than six, two names that are the
    same or differ only by what cannot be seen, unknown kinds, a kind that none covers, a seed that is
    empty or holds what cannot be seen; SchemeError for a scheme without an on-site check.
    """
    rule = on_site_plan(scheme).firms
    faults = Faults()
    text = _seed(Given(seed, "/seed", faults))
    offered = _read(Given(firms, "/firms", faults), rule)
    faults.raise_if_any(case="firms")
    by_name = sorted(offered, key=lambda firm: firm.name)
    lines = [text, *(firm.name for firm in by_name)]
    drawn = _uniform(_numbers(lines), comb(rule.offered, rule.drawn))
    return next(islice(combinations(by_name, rule.drawn), drawn, None))


def _numbers(lines: list[str]) -> Iterator[int]:
    texts = ("\n".join([*lines, str(attempt)]) for attempt in count())
    return (int(sha256(text.encode("utf-8")).hexdigest()[:DIGITS], 16) for text in texts)


def _uniform(numbers: Iterable[int], choices: int) -> int:
    """The first number below the greatest multiple of ``choices``, reduced: every choice has the same share."""
    limit = NUMBERS // choices * choices
    return next(number for number in numbers if number < limit) % choices


def _line(given: Given) -> str:
    """A name on one line."""
    return unicodedata.normalize("NFC", given.name())


def _seed(given: Given) -> str:
    text = unicodedata.normalize("NFC", given.text().strip())
    hidden = invisible_in(text)
    if hidden and not has_surrogate(text):
        given.refuse("bad_text", case="seed", found=f"U+{ord(hidden[0]):04X}")
    return text


def _read(given: Given, rule: FirmRule) -> tuple[Firm, ...]:
    listed = list(given.members())
    if len(listed) != rule.offered:
        given.refuse("wrong_count", case="firms", count=len(listed), offered=rule.offered)
    read = [_firm(one, rule) for one in listed]
    for at, before in named_alike(name for name, _ in read):
        name = read[at][0]
        if name:
            listed[at].refuse("repeated_name", name=described(name), other=described(before))
    for kind in rule.kinds:
        if not any(kind in covers for _, covers in read):
            given.refuse("kind_not_covered", kind=kind, kinds=rule.kinds)
    return () if given.faults.found else tuple(Firm(name, covers) for name, covers in read)


def _firm(given: Given, rule: FirmRule) -> tuple[str, tuple[str, ...]]:
    if is_a(given.value, Firm):
        given = Given({"name": given.value.name, "covers": given.value.covers}, given.path, given.faults)
    keys = given.keys(("name", "covers"))
    return _line(keys["name"]), tuple([kind.choice(rule.kinds) for kind in keys["covers"].members()])
