"""Writes docs/readings.md from the register of readings that the 2017 edition holds as data.

python docs/scripts/make_readings.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from huizhou_qa import get_scheme
from huizhou_qa.editions.huizhou.y2017.readings import OWNER_QUESTIONS, SHORTHANDS
from huizhou_qa.errors import Wording
from huizhou_qa.program.readings import Reading

PAGE = Path(__file__).parents[1] / "readings.md"

HEAD = """# What the 2017 text leaves open · 文本未定之处

<!-- Made by docs/scripts/make_readings.py from the edition's own register. -->

文本有不止一种解释的地方，每处都有名称、默认口径及其理由、反面理由和其他口径。默认口径可以在调用时更换，
所用的口径写在每个结果里。

Where the text can be read in more than one way, each place has a name, a default with its grounds, what
speaks against it, and its alternatives. Another reading is asked for when the scheme is made, and the
readings used are carried in every result:

```python
>>> from huizhou_qa import get_scheme
>>> scheme = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})
>>> scheme.readings["agri_products"]
'joint'

```
"""


def page() -> str:
    """The whole page as text."""
    scheme = get_scheme("huizhou", 2017)
    sections = [
        HEAD,
        *("\n".join(section(one, scheme.touched_by[one.id].text)) for one in scheme.chosen_readings.register),
        "\n".join(shorthands()),
        "\n".join(owner()),
    ]
    return "\n".join(sections)


def section(reading: Reading, touched: Wording) -> Iterator[str]:
    """One reading: what it touches, its question, its choices, and the grounds on both sides."""
    yield f"## `{reading.id}`"
    yield ""
    yield f"{touched.zh} · {reading.question.zh}"
    yield ""
    yield f"{touched.en} · {reading.question.en}"
    yield ""
    yield "| 口径 choice | 含义 | meaning |"
    yield "|---|---|---|"
    for choice in reading.choices:
        default = "（默认 default）" if choice.name == reading.default else ""
        yield f"| `{choice.name}`{default} | {choice.meaning.zh} | {choice.meaning.en} |"
    yield ""
    yield f"- 默认的理由：{reading.grounds.zh}。 Grounds of the default: {reading.grounds.en}."
    yield f"- 反面的理由：{reading.counter_grounds.zh}。 Against it: {reading.counter_grounds.en}."
    yield ""


def shorthands() -> Iterator[str]:
    """Ids that set several readings at once."""
    yield "## 一次设定几项 · Several at once"
    yield ""
    for shorthand in SHORTHANDS:
        yield f"- `{shorthand.id}`: {', '.join(f'`{id_}`' for id_ in shorthand.sets)}"
    yield ""


def owner() -> Iterator[str]:
    """What only the plan's owner can answer."""
    yield "## 只有制定机关能回答的问题 · Questions only the plan's owner can answer"
    yield ""
    for question in OWNER_QUESTIONS:
        yield f"- {question.zh} · {question.en}"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
