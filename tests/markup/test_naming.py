"""Values that hold no scheme: by keys alone, and by names where a scheme gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.markup import Html, NamedFace, Telling, element, run_on
from support.faces import stripped


@frozen
class Harbour:
    """What a made-up scheme calls two things."""

    def at(self, path: str) -> Wording | None:
        return {"/facts/tide": Wording("潮位", "tide level")}.get(path)

    def with_unit(self, path: str, figure: str) -> Wording:
        return Wording(f"{figure}米", f"{figure} m") if path == "/facts/tide" else Wording(figure, figure)

    def word(self, name: str) -> Wording:
        return Wording(name, f"({name})")

    def incident(self, elements: Mapping[str, bool | str]) -> Sequence[Wording]:
        return [Wording(f"有{key}", f"with {key}") for key in elements]


@frozen
class Named:
    """A scheme that has names."""

    names: Harbour = Harbour()


@frozen(repr=False)
class Tides(NamedFace):
    """A value with two keys, an incident and a word of the text."""

    def _summary(self) -> str:
        return "<Tides>"

    def _told(self, tell: Telling) -> Html:
        told = [tell.called("/facts/tide", "tide"), tell.called("/facts/wind"), tell.told(tell.names.word("海"))]
        told += [tell.told(one) for one in tell.names.incident({"storm": True, "at": "night"})]
        return run_on(element("p", one) for one in told)


def test_without_a_scheme_a_value_shows_its_keys() -> None:
    assert stripped(Tides().to_html()) == "tide\n/facts/wind\n海\nstorm=是\nat=night"
    assert stripped(Tides().to_html("en")) == "tide\n/facts/wind\n海\nstorm=yes\nat=night"


def test_a_scheme_gives_it_names_with_the_keys_beside_them_in_the_language_of_the_face() -> None:
    shown = Tides().shown_by(Named())
    assert stripped(shown.to_html()) == "潮位 \ntide\n/facts/wind\n海\n有storm\n有at"
    assert stripped(shown.to_html("en")) == "Tide level \ntide\n/facts/wind\n(海)\nwith storm\nwith at"
    assert repr(shown) == "<Tides>"


def test_what_is_no_scheme_hides_nothing_and_raises_nothing() -> None:
    shown = Tides().shown_by("harbour")  # type: ignore[arg-type] # the point
    assert "put together by hand" in shown.to_html()
