"""The table of incidents: its columns, and the Chinese words that their cells may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import ElementValue
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.columns import REMARKS, SERIAL, Column, Columns
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.incidents.elements import DAY as DAY_KEY
from huizhou_qa.scheme.incidents.elements import ID as ID_KEY
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords
from huizhou_qa.scheme.incidents.incident_words import IN_NEUTRAL_WORDS, LABELS
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.terms import INCIDENTS

WordsOf = FrozenMapping[ElementValue, tuple[ValueWords, ...]]


@frozen
class IncidentColumn:
    """The column of an element of an incident, and the words for its values.

    Attributes:
        column: the column.
        told: what a blank form says to write.
        asked: what a message about an empty cell says to write, for an element without words.
        meant: for each value the words of one edition after the other, those of a blank form first; empty for an
            element that is a text or a day.
        needed: whether every incident has it.
    """

    column: Column
    told: str
    asked: Wording | None = None
    meant: WordsOf = field(factory=FrozenMapping)
    needed: bool = True

    @property
    def key(self) -> str:
        """The key of the element in evidence."""
        return self.column.key

    @cached_property
    def words(self) -> FrozenMapping[ElementValue, tuple[str, ...]]:
        """Every spelling of each value, that of a blank form first."""
        return FrozenMapping(
            {value: tuple(word for words in listed for word in words.written) for value, listed in self.meant.items()}
        )

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a blank form offers."""
        return tuple(one.zh for one in self._offered())

    @property
    def wanted(self) -> Wording:
        """What to write, in both languages; the English text gives each Chinese word with its meaning."""
        if self.asked is not None:
            return self.asked
        listed = (f"{one.zh} ({one.en})" for one in self._offered())
        return Wording("、".join(self.choices), ", ".join(listed))

    def meaning(self, written: str) -> ElementValue | None:
        """The value that a word stands for; None where it stands for none, or for different ones in two editions."""
        plain = compared(written).casefold()
        found = [value for value, words in self.words.items() if plain in (compared(word).casefold() for word in words)]
        return found[0] if len(found) == 1 else None

    def _offered(self) -> Iterable[Wording]:
        return (listed[0].said for listed in self.meant.values())


ID = IncidentColumn(
    Column(ID_KEY, LABELS[ID_KEY], ("编号", "事件")),
    "填写说明：自编编号，各不相同；没有发生事件的，在此列填“无”",
    Wording(
        "自编的编号，各不相同，如“1号事件”；没有发生事件的，整行只写“无”",
        "an id of your own that no other incident has, such as 1号事件; where none happened, 无 alone in the row",
    ),
)
DAY = IncidentColumn(
    Column(DAY_KEY, LABELS[DAY_KEY], ("日期",)),
    "如2017-06-01",
    Wording("日期，如2017-06-01", "a day such as 2017-06-01"),
)


@frozen
class IncidentForm:
    """The table of incidents in the words of one edition or several."""

    elements: tuple[IncidentColumn, ...]
    called: tuple[str, ...]

    @cached_property
    def columns(self) -> Columns:
        """All columns, including those that are no elements."""
        known = (*(element.column for element in self.elements), REMARKS, SERIAL)
        return Columns(known, tuple(element.key for element in self.elements))


def incident_form(*schemes: Scheme) -> IncidentForm:
    """The table of incidents that understands the words of all the schemes; the titles are those of the first."""
    worded = [scheme.incident_table.worded for scheme in schemes if scheme.incident_table] or [IN_NEUTRAL_WORDS]
    keys = dict.fromkeys(key for one in worded for key in one)
    columns = (_column([one[key] for one in worded if key in one], len(worded)) for key in keys)
    return IncidentForm((ID, DAY, *columns), called_in(schemes))


def _column(elements: Sequence[IncidentElement], editions: int) -> IncidentColumn:
    first, *others = elements
    titles = [*first.others, *(title for one in others for title in (one.label, *one.others))]
    values = dict.fromkeys(value for element in elements for value in element.values)
    meant = WordsOf({value: tuple(one.values[value] for one in elements if value in one.values) for value in values})
    text = first.told or "、".join(words.said.zh for words in first.values.values())
    has_every_incident = len(elements) == editions and not any(one.only_of for one in elements)
    return IncidentColumn(Column(first.key, first.label, tuple(titles)), text, meant=meant, needed=has_every_incident)


# Columns that say nothing of an incident.
BESIDE = frozenset({REMARKS.key, SERIAL.key})

# Words for no incidents, and for some.
_NONE = ("无", "没有", "未发生", "没有发生")
_NONE_OF_ANY = ("否", "0", "0件", "0起", "0次", "none", "no", "false")
SOME_HAPPENED = ("有", "是", "发生", "已发生", "yes", "true")


def called_in(schemes: Iterable[Scheme]) -> tuple[str, ...]:
    """What incidents are called: in every scheme, and in each of these."""
    return tuple(dict.fromkeys((INCIDENTS, *(scheme.terms.incidents for scheme in schemes))))


def none_happened(called: Iterable[str]) -> frozenset[str]:
    """Words that say that no incident happened, whatever incidents are called."""
    return frozenset((*_NONE_OF_ANY, *(f"{none}{incident}" for none in _NONE for incident in ("", *called))))


def row_names(called: Iterable[str]) -> frozenset[str]:
    """Names of the row of a unit's form that says whether incidents happened."""
    return frozenset(
        ("incidents", "/incidents", *(f"{said}{one}" for one in called for said in ("", "是否发生", "发生")))
    )


def says_none(written: object, called: Iterable[str]) -> bool:
    """Whether a cell says that no incident happened."""
    return _word(written) in none_happened(called)


def says_some(written: object) -> bool:
    """Whether a cell says that incidents happened, without saying which."""
    return _word(written) in SOME_HAPPENED


def _word(written: object) -> str:
    if isinstance(written, bool):
        return "是" if written else "否"
    if isinstance(written, int):
        # 0 is the only number that stands for none; writing out one of very many digits fails.
        return "" if written else "0"
    return compared(written).casefold().rstrip("。.") if isinstance(written, str) else ""
