"""Which editions are held: what is asked for by place and year, and what is told where it is not held."""

from __future__ import annotations

import pytest

from huizhou_qa import UnknownSchemeError, get_scheme


def test_an_unknown_place_or_year_is_refused_naming_what_is_held() -> None:
    asked: list[tuple[object, object]] = [
        ("huizhou", 2018),
        ("shenzhen", 2017),
        (["x"], 2017),
        ("huizhou", {}),
        ("huizhou", 2017.0),
    ]
    for place, year in [*asked, ("长" * 10_000, 2017)]:
        with pytest.raises(UnknownSchemeError, match="huizhou 2017") as caught:
            get_scheme(place, year)  # type: ignore[arg-type]
        assert len(str(caught.value)) < 300
        assert {"huizhou 2017" in text for fault in caught.value.faults for text in (fault.zh, fault.en)} == {True}


@pytest.mark.parametrize(
    ("place", "year", "path", "nearest"),
    [
        ("Huizhou", 2017, "/place", "huizhou"),
        ("huizhuo", 2017, "/place", "huizhou"),
        ("HUIZHOU ", 2017, "/place", "huizhou"),
        ("shenyang", 2017, "/place", None),
        (5, 2017, "/place", None),
        ("huizhou", 2018, "/year", "2017"),
        ("huizhou", 1, "/year", "2017"),
        ("huizhou", 10**5000, "/year", "2017"),
        ("huizhou", "2017", "/year", "2017"),
        ("huizhou", True, "/year", "2017"),
        ("huizhou", None, "/year", "2017"),
    ],
    ids=range(11),
)
def test_an_unknown_place_or_year_offers_the_nearest_that_is_held(
    place: object, year: object, path: str, nearest: str | None
) -> None:
    with pytest.raises(UnknownSchemeError) as caught:
        get_scheme(place, year)  # type: ignore[arg-type]
    (fault,) = caught.value.faults
    assert (fault.path, fault.params.get("nearest")) == (path, nearest)
    for text in (fault.zh, fault.en):
        assert nearest is None or nearest in text
        assert "huizhou 2017" in text


def test_a_place_or_a_year_may_be_of_a_kind_of_its_own() -> None:
    class Place(str):
        __slots__ = ()

    class Year(int):
        pass

    assert get_scheme(Place("huizhou"), Year(2017)) == get_scheme("huizhou", 2017)
