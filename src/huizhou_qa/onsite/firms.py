"""The draw of firms (抽取企业) for the site visit: reproducible by anyone from a published seed text.

Chance is not drawn here: it lies in the seed, which is published before or with the draw (附件2
一、（二）).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations, count

from attrs import frozen

from huizhou_qa.errors import EvidenceError
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.scheme.on_site import FirmRule

DIGITS = 8
NUMBERS = 16**DIGITS
BY_THE_TEXT = FirmRule()


@frozen
class Firm:
    """A firm that a unit offers for the visit: its name, and the kinds of quality it stands for."""

    name: str
    covers: tuple[str, ...]


def draw_firms(
    firms: Sequence[Firm | Mapping[str, object]], seed: str, rule: FirmRule = BY_THE_TEXT
) -> tuple[Firm, ...]:
    """Two of the six firms offered, the same for the same seed text on every machine, in order of name.

    ``firms`` are ``Firm`` or ``{"name": …, "covers": ["product", "works", "service", "environment"]}``;
    between them they cover every kind. How anyone can draw them again by hand:

    1. Write every name and the seed in Unicode form NFC, without spaces at the ends, and sort the
       names by code point.
    2. Number the pairs of the sorted names from 0: (1st, 2nd), (1st, 3rd), …, (5th, 6th): 15 pairs.
    3. Write the seed, the sorted names and the number 0, each on a line of its own (one newline
       between two lines, none at the end), in UTF-8, and take the SHA-256 of that. Read the first
       8 hexadecimal digits as a number.
    4. If it is 4294967295 or more (the greatest multiple of 15 within 16 to the 8th), write 1 (then
       2, 3, …) in place of the last line and go back to 3. So every pair has the same share.
    5. The remainder of the number divided by 15 is the number of the pair drawn.

    Raises EvidenceError listing every fault: another number of firms than six, repeated names,
    unknown kinds, a kind that none covers, an empty seed.
    """
    faults = Faults()
    text = _line(Given(seed, "/seed", faults))
    offered = _read(Given(firms, "/firms", faults), rule)
    if faults.found:
        raise EvidenceError("the firms cannot be drawn", faults.found)
    by_name = sorted(offered, key=lambda firm: firm.name)
    groups = list(combinations(by_name, rule.drawn))
    lines = [text, *(firm.name for firm in by_name)]
    return groups[_uniform(_numbers(lines), len(groups))]


def _numbers(lines: list[str]) -> Iterator[int]:
    texts = ("\n".join([*lines, str(attempt)]) for attempt in count())
    return (int(sha256(text.encode("utf-8")).hexdigest()[:DIGITS], 16) for text in texts)


def _uniform(numbers: Iterable[int], choices: int) -> int:
    """The first number below the greatest multiple of ``choices``, reduced: every choice has the same share."""
    limit = NUMBERS // choices * choices
    return next(number for number in numbers if number < limit) % choices


def _line(given: Given) -> str:
    text = unicodedata.normalize("NFC", given.text().strip())
    if re.search(r"[\x00-\x1f\x7f\x85\u2028\u2029]", text):
        given.refuse("bad_text", "control characters and line breaks cannot be hashed line by line; write one line")
    return text


def _read(given: Given, rule: FirmRule) -> tuple[Firm, ...]:
    listed = list(given.members())
    if len(listed) != rule.offered:
        given.refuse("wrong_count", f"there are {len(listed)} firms; {rule.offered} must be offered")
    firms = tuple(_firm(one, rule) for one in listed)
    seen: set[str] = set()
    for one, firm in zip(listed, firms, strict=True):
        if firm.name and firm.name in seen:
            one.refuse("repeated_name", "another firm has this name; offer each firm once")
        seen.add(firm.name)
    for kind in rule.kinds:
        if not any(kind in firm.covers for firm in firms):
            given.refuse("kind_not_covered", f"no firm covers {kind}; between them they must cover all kinds")
    return firms


def _firm(given: Given, rule: FirmRule) -> Firm:
    if isinstance(given.value, Firm):
        given = Given({"name": given.value.name, "covers": given.value.covers}, given.path, given.faults)
    keys = given.keys(("name", "covers"))
    covers = tuple(kind.choice(rule.kinds) for kind in keys["covers"].members())
    return Firm(_line(keys["name"]), covers)
