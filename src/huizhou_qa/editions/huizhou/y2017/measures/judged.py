"""The one shape that all thirty measures have."""

from huizhou_qa.ground.inputs import mark
from huizhou_qa.scheme.tree import Clause, Item
from huizhou_qa.scorers import Awarded


def judged(number: int, full: int, name: str, lead: str, lead_cell_of: int | None = None) -> Item:
    """A numbered measure: its full marks, a short name of our own, and the 牵头部门 as printed.

    ``lead_cell_of`` is the item whose department cell a blank one is merged with.
    """
    id_ = str(number)
    clause = Clause(id_, name, full, Awarded(mark(id_, full, f"{name}得分")), f"附件1 第{id_}项")
    return Item(id_, name, full, (clause,), lead=lead, lead_cell_of="" if lead_cell_of is None else str(lead_cell_of))
