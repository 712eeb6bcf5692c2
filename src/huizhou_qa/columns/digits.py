"""Plain numbers of a column as whole numbers of so many places: expressions of narwhals, exact on every engine.

Text and Decimals are cut at the point and joined again digit by digit, and floats are held against what their digits
are read back to: no engine casts to a Decimal, which some round, or divides by a power of ten, which some multiply by
its inverse. What does not fit is null, and never rounded.
"""

from __future__ import annotations

import narwhals as nw

# Every number of so many digits is an Int64.
MOST_DIGITS = 18
# Every decimal of so many digits is told from every other one by its float.
DIGITS_OF_FLOATS = 15

# The beginning and the end of the whole text: ``$`` may stand before a line break.
_NUMBER = r"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\z"
# What counts as no digit of the whole part.
_SIGN_AND_ZERO = r"\A(?:-0|-|0)"
# As engines write a Decimal that is zero.
_ZERO = r"\A-?0E.*\z"


def of_text(text: nw.Expr, places: int) -> nw.Expr:
    """Of text in plain digits (12.50, without an exponent); null where it is none, or has more places or digits."""
    fraction = text.str.replace_all(r"\A[^.]*\.?", "").str.replace_all(r"0+\z", "")
    whole = text.str.replace_all(r"\..*\z", "")
    is_short = whole.str.replace_all(_SIGN_AND_ZERO, "").str.len_chars() <= MOST_DIGITS - places
    fits = text.str.contains(_NUMBER) & is_short & (fraction.str.len_chars() <= places)
    padded = nw.concat_str([fraction, nw.lit("0" * places)]).str.slice(0, places)
    # The cast comes after the condition: no engine is asked to read what is no number.
    return nw.when(fits).then(nw.concat_str([whole, padded])).cast(nw.Int64)


def of_decimal(decimal: nw.Expr, places: int) -> nw.Expr:
    """Of Decimals, by their text; null where there are more places or digits."""
    text = decimal.cast(nw.String).str.replace_all(_ZERO, "0")
    # Of a type that has no digit before the point DuckDB writes none.
    return of_text(text.str.replace_all(r"\A\.", "0.").str.replace_all(r"\A-\.", "-0."), places)


def of_integer(number: nw.Expr, places: int) -> nw.Expr:
    """Of integers of any width; null where there are more digits."""
    most = 10 ** (MOST_DIGITS - places) - 1
    return nw.when(number.is_between(-most, most)).then(number).cast(nw.Int64) * nw.lit(10**places, nw.Int64)


def of_unsigned(number: nw.Expr, places: int) -> nw.Expr:
    """Of integers that are never below zero: some engines compare these with no number of another type."""
    most = nw.lit(10 ** (MOST_DIGITS - places) - 1, nw.UInt64)
    fits = nw.when(number.cast(nw.UInt64) <= most)
    return fits.then(number).cast(nw.Int64) * nw.lit(10**places, nw.Int64)


def of_float(number: nw.Expr, places: int) -> nw.Expr:
    """Of floats of 64 bits, each by its shortest text; null where that has more places, or more than 15 digits."""
    most = float(10 ** max(DIGITS_OF_FLOATS - places, 0))
    units = (number * nw.lit(float(10**places))).round(0)
    nearest = nw.when(number.abs() < nw.lit(most)).then(units).cast(nw.Int64)
    read_back = nw.concat_str([nearest.cast(nw.String), nw.lit(f"e-{places}")]).cast(nw.Float64)
    return nw.when(read_back == number).then(nearest)
