"""Conversion of numbers into exact rationals and back into text, and rates as pairs.

Accepted are ``int``, ``Decimal``, ``Fraction`` and text in JSON's number grammar. A float is refused, because
0.1 is not a tenth. Length is checked before conversion: a number of a million digits is refused without being
computed. Only methods of the built-in types are called, never those of a subclass: a subclass of text
counts as its characters, a subclass of int as its number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen

from huizhou_qa.errors import NumberError, described, is_a

ExactNumber = int | Decimal | Fraction | str

MOST_DIGITS = 30
MOST_EXPONENT = 99

_WITHOUT_EXPONENT = r"(-?(?:0|[1-9][0-9]*))(?:\.([0-9]+))?"
_SHORT_NUMBER = re.compile(_WITHOUT_EXPONENT)
_JSON_NUMBER = re.compile(_WITHOUT_EXPONENT + r"(?:[eE](?P<exponent>[+-]?[0-9]+))?")
# The longest text that can be a number: a sign, "0.", 99 zeros, 30 digits, and room for an exponent.
LONGEST_TEXT = 150
# How many decimal places the denominators of most numbers need.
_PLACES = MappingProxyType({2**twos * 5**fives: max(twos, fives) for twos in range(7) for fives in range(7)})
_TEN_TO_THE_MOST = 10**MOST_DIGITS
# Larger than every whole number and every denominator that a text gives.
_BEYOND_EVERY_TEXT = 10 ** (MOST_DIGITS + MOST_EXPONENT)
# Fewer digits than the lowest limit that the interpreter can be given for conversions (640).
_PIECE = 600
_BEYOND_A_PIECE = 10**_PIECE


def plain_text(value: object) -> str | None:
    """The characters of a text or of a subclass of text; None for anything else."""
    return str.__str__(value) if is_a(value, str) else None


def exact(value: ExactNumber) -> Fraction:
    """The value as an exact rational: ``number_from`` with a typed argument."""
    return number_from(value)


def number_from(value: object) -> Fraction:
    """Converts a value of any type into an exact rational.

    Raises NumberError for a float, a bool, anything that is not a finite number, and for more
    than 30 digits or an exponent beyond ±99.
    """
    if type(value) is str:
        return _from_text(value)
    if is_a(value, bool):
        raise NumberError.of("", "not_a_number", case="truth", given=described(value))
    if is_a(value, int):
        return Fraction(_short(int.__int__(value)))
    if type(value) is Fraction:
        return Fraction(_short(value.numerator), _short(value.denominator))
    if is_a(value, Decimal):
        return _from_decimal(Decimal(value))
    if is_a(value, str):
        return _from_text(str.__str__(value))
    if is_a(value, float):
        raise _not_exact(value)
    raise NumberError.of("", "not_a_number", case="kind", given=described(value))


def short_number(text: str) -> Fraction | None:
    """The number of a text within every limit and without an exponent, as most are; None of any other text.

    Of such a text ``number_from`` tells what it is, or what is wrong with it.
    """
    written = _SHORT_NUMBER.fullmatch(text) if len(text) <= MOST_DIGITS else None
    if written is None:
        return None
    whole, part = written.groups("")
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


def readable(value: Fraction) -> Fraction:
    """Checks a number that was read before, such as 1e99, whose fraction has more digits than its text.

    Raises NumberError where neither its text nor its written quotient would be accepted again.
    """
    longest = max(abs(value.numerator), value.denominator)
    if longest < _TEN_TO_THE_MOST:
        return value
    if longest >= _BEYOND_EVERY_TEXT:
        raise _too_many_digits()
    text = json_text(value)
    if text is not None:
        return _from_text(text)
    if any(json_text(Fraction(whole)) is None for whole in (value.numerator, value.denominator)):
        raise _too_many_digits()
    return value


def is_whole(value: Fraction) -> bool:
    """Whether the number is whole: 2.0 is, 1.5 is not."""
    return value.denominator == 1


def whole_text(value: int) -> str:
    """Writes a whole number of any size, regardless of the interpreter's limit for such conversions.

    The number is halved by powers of ten until the pieces are short. Long numbers are refused as input,
    but exact sums over a thousand members have to be written.
    """
    if value < 0:
        return f"-{whole_text(-value)}"
    if value < _BEYOND_A_PIECE:
        return str(value)
    places = value.bit_length() * 3 // 20
    head, tail = divmod(value, 10**places)
    return whole_text(head) + whole_text(tail).rjust(places, "0")


def plain(value: Fraction) -> str:
    """Writes a number: '12.5', or '57/7' where no finite decimal exists."""
    places = _decimal_places(value.denominator)
    if places is None:
        return f"{whole_text(value.numerator)}/{whole_text(value.denominator)}"
    return _decimal(value, places)


def _decimal(value: Fraction, places: int) -> str:
    """Writes a number that has so many decimal places."""
    if not places:
        return whole_text(value.numerator)
    digits = whole_text(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value.numerator < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def shortest(units: int, scale: int) -> str:
    """Writes so many units, of which a power of ten makes 1: as ``plain`` writes that number."""
    whole, rest = divmod(abs(units), scale)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}.{str(scale + rest)[1:].rstrip('0')}" if rest else f"{sign}{whole}"


def json_text(value: Fraction) -> str | None:
    """The number in JSON's grammar, short enough to be read again; None where there is no such text."""
    places = _decimal_places(value.denominator)
    if places is None:
        return None
    text = _decimal(value, places)
    if len(text) <= MOST_DIGITS:
        return text
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    if len(digits) <= MOST_DIGITS:
        return text
    # Only a whole number ends in zeros; the exponent takes as many as are accepted again: 90e99, not 9e100.
    exponent = min(len(digits) - len(digits.rstrip("0")), MOST_EXPONENT)
    return f"{value.numerator // 10**exponent}e{exponent}" if len(digits) - exponent <= MOST_DIGITS else None


def _decimal_places(denominator: int) -> int | None:
    few = _PLACES.get(denominator)
    if few is not None:
        return few
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def _not_exact(value: float) -> NumberError:
    # The text of the base class: a subclass may write itself differently.
    written = float.__repr__(value)
    if not _JSON_NUMBER.fullmatch(written):
        return NumberError.of("", "float", case="not_finite")
    try:
        _from_text(written)
    except NumberError:
        # The suggested remedy must work: as text it would be refused too.
        return NumberError.of("", "float", case="beyond", written=written)
    return NumberError.of("", "float", written=written)


def _short(value: int) -> int:
    if abs(value) >= _TEN_TO_THE_MOST:
        raise _too_many_digits()
    return value


def _too_many_digits() -> NumberError:
    return NumberError.of("", "too_long", case="digits", most=MOST_DIGITS)


def _beyond_the_exponents() -> NumberError:
    return NumberError.of("", "too_long", case="exponent", most=MOST_EXPONENT)


def _from_decimal(value: Decimal) -> Fraction:
    if not value.is_finite():
        raise NumberError.of("", "not_finite")
    if len(value.as_tuple().digits) > MOST_DIGITS:
        raise _too_many_digits()
    # With the exponent of its last place, or with one digit before the point.
    if min(abs(value.adjusted()), abs(value.adjusted() - len(value.as_tuple().digits) + 1)) > MOST_EXPONENT:
        raise _beyond_the_exponents()
    return Fraction(value)


def _from_text(text: str) -> Fraction:
    number = short_number(text)
    if number is not None:
        return number
    if len(text) > LONGEST_TEXT:
        raise _too_many_digits()
    written = _JSON_NUMBER.fullmatch(text)
    if not written:
        raise NumberError.of("", "not_a_number", case="text", given=described(text))
    if abs(int(written["exponent"] or 0)) > MOST_EXPONENT:
        raise _beyond_the_exponents()
    return _from_decimal(Decimal(text))


def rational(value: ExactNumber) -> Fraction:
    """The value as an exact rational; a fraction is kept, and may be longer than accepted input."""
    return value if type(value) is Fraction else exact(value)


@frozen(repr=False)
class Rate:
    """A part of a whole, kept as counted: 3 of 41.

    A percent fact reads part/whole x 100; an average reads the sum, which may be below 0, divided by the number of
    members.
    """

    part: Fraction = field(converter=rational)
    whole: Fraction = field(converter=rational)

    def __attrs_post_init__(self) -> None:
        if self.whole <= 0:
            raise NumberError.of("", "empty_whole")

    @property
    def quotient(self) -> Fraction:
        """The part divided by the whole."""
        return self.part / self.whole

    def __repr__(self) -> str:
        return f"Rate({plain(self.part)}, {plain(self.whole)})"
