"""Elements of HTML: text that is escaped, tags round it, and the few shapes that several faces share."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from html import escape

from huizhou_qa.errors import in_full, printable

# How long a bar is at most, in pixels.
BAR = 100


class Html(str):
    """Text that is HTML already; any other text is escaped where it is put into an element."""

    __slots__ = ()


def text(value: object) -> Html:
    """A value as HTML: escaped, and what cannot be printed shown as an escape, unless it is HTML already."""
    return value if isinstance(value, Html) else Html(escape(printable(in_full(value))))


def run_on(parts: Iterable[object], between: str = "") -> Html:
    """Parts one after the other, with a text between each two."""
    return Html(text(between).join(text(part) for part in parts))


def element(name: str, *parts: object, **attributes: str) -> Html:
    """An element of this name round its parts; ``class_`` is written ``class``, and an empty attribute left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items() if value
    )
    return Html(f"<{name}{written}>{run_on(parts)}</{name}>")


def tag(label: str, class_: str) -> Html:
    """A short word in a frame: a grade, a state."""
    return element("span", label, class_=f"tag {class_}")


def folded(summary: Iterable[object], *parts: object, opened: bool = False, class_: str = "") -> Html:
    """Parts that unfold below a summary."""
    head = element("summary", run_on(summary, " "))
    return element("details", head, element("div", *parts), class_=class_, open="open" if opened else "")


def bar(parts: Iterable[tuple[Fraction, str]], label: str) -> Html:
    """A bar of shares of full length one after the other, each of a class of its own, told by its label."""
    drawn, begins = ['<rect y="4" width="100" height="2" class="axis"/>'], Fraction(0)
    for share, class_ in parts:
        shown = min(max(share, Fraction(0)), 1 - begins)
        if shown:
            left, width = (_pixels(length) for length in (begins, shown))
            drawn.append(f'<rect x="{left}" width="{width}" height="10" class="{text(class_)}"/>')
        begins += shown
    return _drawing(BAR, "".join(drawn), label)


def legend(class_: str, label: str) -> Html:
    """What the parts of bars of a class are."""
    return element("span", _drawing(10, f'<rect width="10" height="10" class="{text(class_)}"/>', ""), label)


def _pixels(share: Fraction) -> str:
    # In whole tenths: a float would say them as the machine divides.
    tenths = int(share * BAR * 10)
    return f"{tenths // 10}.{tenths % 10}"


def _drawing(width: int, drawn: str, label: str) -> Html:
    size = f"0 0 {width} 10"
    role = "img" if label else ""
    return element("svg", Html(drawn), width=str(width), height="10", viewBox=size, role=role, aria_label=label)
