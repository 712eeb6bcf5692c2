"""Expressions as text in the SQL dialect of DuckDB: a library with the functions that ``engines`` asks for.

Through narwhals every stage of a plan names every column of the frame anew, which DuckDB takes seconds to read.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

# The types, by the names that libraries have for them.
Int64: str = "BIGINT"
String: str = "VARCHAR"


@frozen(eq=False)
class SqlExpr:
    """An expression as text.

    Attributes:
        text: the text, in brackets where it has to be.
        name: the name of the column that it makes.
        order: of what is worked out over the rows of a group, how they are ordered.
        known: the same, where that is null if this is.
    """

    text: str
    name: str = ""
    order: str = ""
    known: str = ""

    def __add__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "+", other)

    def __sub__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "-", other)

    def __mul__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "*", other)

    def __floordiv__(self, other: SqlExpr) -> SqlExpr:
        # The engine divides towards zero; what is divided by is above zero.
        is_one_less = SqlExpr(f"(({self.text} % {other.text}) < 0)")
        return _joined(_joined(self, "//", other), "-", is_one_less.cast(Int64))

    def __le__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "<=", other)

    def __lt__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "<", other)

    def __and__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "AND", other)

    def __or__(self, other: SqlExpr) -> SqlExpr:
        return _joined(self, "OR", other)

    def __invert__(self) -> SqlExpr:
        return SqlExpr(f"(NOT {self.text})")

    def is_null(self) -> SqlExpr:
        """Whether it is null."""
        return SqlExpr(f"({self.text} IS NULL)")

    def fill_null(self, value: bool) -> SqlExpr:  # noqa: FBT001 (as the libraries have it)
        """With a truth in place of null."""
        return SqlExpr(f"coalesce({self.text}, {lit(value).text})")

    def is_between(self, lower_bound: SqlExpr, upper_bound: SqlExpr) -> SqlExpr:
        """Whether it lies between two numbers or is one of them."""
        return SqlExpr(f"({self.text} BETWEEN {lower_bound.text} AND {upper_bound.text})")

    def cast(self, dtype: str) -> SqlExpr:
        """As another type."""
        return SqlExpr(f"CAST({self.text} AS {dtype})")

    def alias(self, name: str) -> SqlExpr:
        """With a name."""
        return evolve(self, name=name)

    def sum(self) -> SqlExpr:
        """The sum over rows."""
        return SqlExpr(f"sum({self.text})")

    def max(self) -> SqlExpr:
        """The greatest over rows."""
        return SqlExpr(f"max({self.text})")

    def min(self) -> SqlExpr:
        """The least over rows."""
        return SqlExpr(f"min({self.text})")

    def rank(self, method: str, *, descending: bool) -> SqlExpr:
        """The place among rows, those of equal numbers being one; null has none."""
        called, way = {"min": "rank"}[method], "DESC" if descending else "ASC"
        return SqlExpr(f"{called}()", order=f" ORDER BY {self.text} {way} NULLS LAST", known=self.text)

    def over(self, *partition_by: str) -> SqlExpr:
        """Over the rows of a group."""
        group = ", ".join(map(quoted, partition_by))
        made = SqlExpr(f"{self.text} OVER (PARTITION BY {group}{self.order})")
        return when(~SqlExpr(self.known).is_null()).then(made) if self.known else made


@frozen(eq=False)
class SqlThen(SqlExpr):
    """A chain of conditions so far, as an expression.

    Attributes:
        arms: the conditions and their values.
    """

    arms: str = ""

    def when(self, condition: SqlExpr) -> SqlWhen:
        """The next condition."""
        return SqlWhen(condition, self.arms)

    def otherwise(self, value: SqlExpr) -> SqlExpr:
        """What there is where no condition holds, or one is null."""
        return SqlExpr(f"CASE{self.arms} ELSE {value.text} END")


@frozen(eq=False)
class SqlWhen:
    """A condition that awaits its value.

    Attributes:
        condition: the condition.
        arms: the conditions before, and their values.
    """

    condition: SqlExpr
    arms: str = ""

    def then(self, value: SqlExpr) -> SqlThen:
        """The value."""
        arms = f"{self.arms} WHEN {self.condition.text} THEN {value.text}"
        return SqlThen(f"CASE{arms} END", arms=arms)


def quoted(name: str) -> str:
    """The name of a column or a table."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def col(name: str) -> SqlExpr:
    """A column."""
    return SqlExpr(quoted(name))


def lit(value: str | int | None, dtype: str = String) -> SqlExpr:
    """A word, a truth, or a number of a type."""
    if isinstance(value, str):
        escaped = value.replace("'", "''")
        return SqlExpr(f"'{escaped}'")
    if value is None:
        return SqlExpr(f"CAST(NULL AS {dtype})")
    return SqlExpr(str(value).upper() if isinstance(value, bool) else f"CAST({value} AS {dtype})")


def when(condition: SqlExpr) -> SqlWhen:
    """The first condition of a chain."""
    return SqlWhen(condition)


def equal(left: SqlExpr, right: SqlExpr) -> SqlExpr:
    """Whether they are the same."""
    return _joined(left, "=", right)


def min_horizontal(*numbers: SqlExpr) -> SqlExpr:
    """The least of several that are not null."""
    return SqlExpr(f"least({_listed(numbers)})")


def max_horizontal(*numbers: SqlExpr) -> SqlExpr:
    """The greatest of several that are not null."""
    return SqlExpr(f"greatest({_listed(numbers)})")


def _listed(expressions: Iterable[SqlExpr]) -> str:
    return ", ".join(one.text for one in expressions)


def _joined(left: SqlExpr, sign: str, right: SqlExpr) -> SqlExpr:
    return SqlExpr(f"({left.text} {sign} {right.text})")
