"""Which editions are held: what is asked for by place and year, and what is told where it is not held."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

import huizhou_qa
from engine.test_district import evidence
from huizhou_qa import Assessment, SchemeDigestError, SchemeError, UnknownSchemeError, assess, get_scheme
from huizhou_qa.editions import BUNDLED, Catalogue, Edition, HeldScheme
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings, Shorthand
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from support import district


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


# A caller's own editions: a made-up district, of which the places of its sheet are open.


def open_district(id_: str = "made-up-2030") -> Scheme:
    said = Wording("言", "words")
    reading = Reading("places", said, (Choice("1", said), Choice("2", said)), said, said)
    places = {choice: Rounding(int(choice), "half_even") for choice in reading.names}
    return evolve(
        district.scheme(),
        id=id_,
        rounding=Alternatives("places", FrozenMapping(places)),
        chosen_readings=Readings.of((reading,), {}, (Shorthand("all", ("places",)),)),
    )


OWN = Edition("jiayi", 2030, open_district())
BESIDE = Catalogue([*BUNDLED, OWN])


def test_a_callers_edition_stands_beside_the_bundled_ones() -> None:
    assert BESIDE.list_schemes() == (
        HeldScheme("huizhou", 2017, 1, get_scheme("huizhou", 2017).digest),
        HeldScheme("jiayi", 2030, 1, OWN.scheme.digest),
    )
    assert BESIDE.get_scheme("jiayi", 2030) == OWN.scheme
    assert BESIDE.get_scheme("huizhou", 2017) == get_scheme("huizhou", 2017)


def test_the_functions_of_the_face_are_those_of_the_bundled_catalogue() -> None:
    bundled = Catalogue(BUNDLED)
    assert (
        huizhou_qa.list_schemes()
        == bundled.list_schemes()
        == (HeldScheme("huizhou", 2017, 1, get_scheme("huizhou", 2017).digest),)
    )
    readings = {"agri_products": "joint"}
    assert get_scheme("huizhou", 2017, readings) == bundled.get_scheme("huizhou", 2017, readings)
    with pytest.raises(UnknownSchemeError):
        get_scheme("jiayi", 2030)


def test_an_edition_has_every_reading_of_its_scheme_and_the_default_where_none_is_asked_for() -> None:
    for asked in ({"places": 2}, {"places": "2"}, {"all": 2}):
        assert BESIDE.get_scheme("jiayi", 2030, asked).readings == {"places": "2"}
        assert BESIDE.get_scheme("jiayi", 2030, asked).rounding.places == 2
    assert BESIDE.get_scheme("jiayi", 2030, {}).rounding.places == 1
    with pytest.raises(SchemeError) as caught:
        BESIDE.get_scheme("jiayi", 2030, {"place": 2})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/place", "unknown_reading")]


def test_an_edition_whose_scheme_has_other_readings_chosen_gives_the_defaults() -> None:
    catalogue = Catalogue([Edition("jiayi", 2030, open_district().under({"places": 2}))])
    assert catalogue.get_scheme("jiayi", 2030).readings == {"places": "1"}
    assert [scheme.readings for scheme in catalogue.schemes] == [{"places": "1"}]


def test_a_scheme_is_made_once_for_the_same_readings() -> None:
    assert BESIDE.get_scheme("jiayi", 2030, {"all": 2}) is BESIDE.get_scheme("jiayi", 2030, {"places": "2"})


def test_an_unknown_scheme_names_what_this_catalogue_holds() -> None:
    with pytest.raises(UnknownSchemeError) as caught:
        BESIDE.get_scheme("jiayi", 2031)
    (fault,) = caught.value.faults
    assert fault.params["held"] == ("huizhou 2017", "jiayi 2030")
    assert (fault.path, fault.params["nearest"]) == ("/year", "2030")


def test_a_catalogue_is_a_value() -> None:
    assert Catalogue([*BUNDLED, OWN]) == BESIDE
    assert hash(Catalogue((*BUNDLED, OWN))) == hash(BESIDE)
    given = [OWN]
    catalogue = Catalogue(given)
    given.clear()
    assert [one[:3] for one in catalogue.list_schemes()] == [("jiayi", 2030, 1)]
    with pytest.raises(FrozenInstanceError):
        catalogue.editions = ()  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(BESIDE)) == BESIDE  # noqa: S301 (our own bytes)


class Claiming:
    """Something that says it is an edition."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return Edition


REFUSED: list[tuple[Callable[[], object], list[tuple[str, str]]]] = [
    (lambda: Catalogue([]), [("/editions", "empty")]),
    (lambda: Catalogue(OWN), [("/editions", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: Catalogue([OWN.scheme]), [("/editions/0", "wrong_type")]),  # type: ignore[list-item]
    (lambda: Catalogue([Claiming()]), [("/editions/0", "wrong_type")]),  # type: ignore[list-item]
    (
        lambda: Catalogue([OWN, Edition("jiayi", 2030, open_district("other")), Edition("yi", 2030, open_district())]),
        [("/editions/1", "repeated_edition"), ("/editions/2/scheme", "repeated_id")],
    ),
    (lambda: Edition("", 2030, OWN.scheme), [("/place", "bad_name")]),
    (lambda: Edition("jia\u200byi", 2030, OWN.scheme), [("/place", "bad_name")]),
    (lambda: Edition(5, 2030, OWN.scheme), [("/place", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: Edition("jiayi", "2030", OWN.scheme), [("/year", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: Edition("jiayi", True, OWN.scheme), [("/year", "wrong_type")]),
    (lambda: Edition("jiayi", 0, OWN.scheme), [("/year", "no_year")]),
    (lambda: Edition("jiayi", 10**5000, OWN.scheme), [("/year", "no_year")]),
    (lambda: Edition("jiayi", 2030, OWN.scheme, 0), [("/revision", "no_revision")]),
    (lambda: Edition("jiayi", 2030, OWN.scheme, "1"), [("/revision", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: Edition("jiayi", 2030, None), [("/scheme", "wrong_type")]),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("make", "faults"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_edition_and_what_is_held_twice_is_refused(
    make: Callable[[], object], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults
    assert len(str(caught.value)) < 600


def test_the_first_and_the_last_year_can_be_held() -> None:
    years = [Edition("jiayi", 1, open_district("first")), Edition("jiayi", 9999, open_district("last"))]
    assert [one[:3] for one in Catalogue(years).list_schemes()] == [("jiayi", 1, 1), ("jiayi", 9999, 1)]


CORRECTED = Edition("jiayi", 2030, evolve(open_district("made-up-2030-2"), rounding=Rounding(2, "half_even")), 2)
REVISED = Catalogue([CORRECTED, OWN])


def scored(scheme: Scheme) -> Assessment:
    return assess(scheme, evidence())


def test_a_correction_stands_beside_what_was_published_and_is_used_only_where_it_is_asked_for() -> None:
    assert REVISED.get_scheme("jiayi", 2030) == OWN.scheme
    assert REVISED.get_scheme("jiayi", 2030, revision=1) == OWN.scheme
    assert REVISED.get_scheme("jiayi", 2030, revision=2) == CORRECTED.scheme
    assert [(one.revision, one.digest) for one in REVISED.list_schemes()] == [
        (2, CORRECTED.scheme.digest),
        (1, OWN.scheme.digest),
    ]
    assert str(CORRECTED) == "jiayi 2030 revision 2"


def test_a_result_of_the_first_revision_notes_a_later_one_where_nobody_chose_a_revision() -> None:
    by_default, asked_for = (
        scored(REVISED.get_scheme("jiayi", 2030)),
        scored(REVISED.get_scheme("jiayi", 2030, revision=1)),
    )
    noted = [
        (note.path, note.code, note.params["revision"]) for note in by_default.notes if note.code == "later_revision"
    ]
    assert noted == [("/scheme_id", "later_revision", "2")]
    assert [note for note in by_default.notes if note.code != "later_revision"] == list(asked_for.notes)
    by_default.verify()
    assert by_default.total == asked_for.total
    assert REVISED.get_scheme("jiayi", 2030, {"places": 2}).readings == {"places": "2"}
    assert REVISED.get_scheme("jiayi", 2030, {"places": 2}) is REVISED.get_scheme("jiayi", 2030, {"places": "2"})


@pytest.mark.parametrize("revision", [0, 3, "1", True, 1.0, 10**5000], ids=range(6))
def test_an_unknown_revision_is_refused_naming_those_held(revision: object) -> None:
    with pytest.raises(UnknownSchemeError) as caught:
        REVISED.get_scheme("jiayi", 2030, revision=revision)  # type: ignore[arg-type]
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["held"]) == ("/revision", "unknown_revision", ("1", "2"))
    assert len(str(caught.value)) < 400


def test_a_scheme_of_the_digest_asked_for_is_given_under_any_readings() -> None:
    pinned = OWN.scheme.digest
    assert BESIDE.get_scheme("jiayi", 2030, {"places": 2}, digest=pinned).digest == pinned
    assert get_scheme("huizhou", 2017, digest=get_scheme("huizhou", 2017).digest) == get_scheme("huizhou", 2017)


@pytest.mark.parametrize("digest", ["sha256:0", "", str, 5, "长" * 10_000], ids=range(5))
def test_a_scheme_of_another_digest_is_refused(digest: object) -> None:
    with pytest.raises(SchemeDigestError) as caught:
        BESIDE.get_scheme("jiayi", 2030, digest=digest)  # type: ignore[arg-type]
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["held"]) == ("/digest", "other_digest", OWN.scheme.digest)
    assert len(str(caught.value)) < 700


def test_the_digest_of_a_correction_that_is_held_says_which_revision_to_ask_for() -> None:
    with pytest.raises(SchemeDigestError) as caught:
        REVISED.get_scheme("jiayi", 2030, digest=CORRECTED.scheme.digest)
    (fault,) = caught.value.faults
    assert (fault.params["case"], fault.params["revision"]) == ("revision", "2")
    given = REVISED.get_scheme("jiayi", 2030, revision=2, digest=CORRECTED.scheme.digest)
    assert given == CORRECTED.scheme
