"""Random registers for hypothesis: questions, promises and motions with the nastiest texts that are still texts."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from sociaal_domein.register import Motie, Raadsvraag, Toezegging

WAARDEN = ["preventie", "nabijheid", "lerend_vermogen"]  # those of the starting set
OPGAVEN = ["opgroeien"]
NAAR = [
    *("=1+1", "+31", "-1", "- streepje", "@SUM(A1)", "'=1+1", "''=1", '=HYPERLINK("https://x.nl")'),
    *("# geen commentaar", "a: b", "a: b: c", 'hij zei: "ja"', "'s avonds", "a # b", "{a: b}", "[a, b]", "| blok", ">"),
    *("!!python/object:os.system", "&anker tekst", "*anker", "%YAML 1.2", "---", "...", "? sleutel", "<<: *a", "`x`"),
    *("no", "ja", "null", "~", "true", "1_000", "0x1F", "1e3", "2026-03-01", "12:30:45", "=", "-", ":", "."),
    *("regel 1\nregel 2", "  in\n    de diepte", "a\n\n\nb", "spatie \nverder", "tab\tin het midden", "a\n# b"),
    *("ls\u2028midden", "ps\u2029midden", "nbsp\u00a0midden", "bom\ufeffmidden", "zwj\u200dmidden", "é è ü ĳ"),
    *(
        "👩🏽\u200d💻 🏳️\u200d🌈",
        "文字",
        "\U0010fffd",
        "<script>alert(1)</script>",
        "</td>&amp;<b>",
        "{{ 7*7 }}",
        "{cijfer}",
    ),
    *("a;b,c\\n", "a|b", '"a","b"', "\\", "\\x41", "%0d%0a", "x" * 300 + " " + "y" * 200),
]


def is_tekst(text: str) -> bool:
    """Whether a record takes it, and keeps it as it is."""
    steering = any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in text)
    turning = any(0x202A <= ord(c) < 0x202F or 0x2066 <= ord(c) < 0x206A for c in text)
    return bool(text.strip()) and text == text.strip() and not steering and not turning


LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEKST = st.one_of(
    st.sampled_from([t for t in NAAR if is_tekst(t)]),
    st.text(st.sampled_from("ab :#-'\"\n\t=+@!&*{}[],|>%`?\\~.0"), min_size=1, max_size=12),
    st.text(LETTERS, min_size=1, max_size=20),
).filter(is_tekst)
DAG = st.dates(date(2015, 1, 1), date(2025, 12, 31))
LINK = st.sampled_from(["https://voorbeeld.nl/a?b=c&d=%20#e", "http://voorbeeld.nl/'x'", "https://voorbeeld.nl/ü:8"])
GETAL = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | GETAL | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


class Stukken(NamedTuple):
    """One random register."""

    raadsvragen: list[Raadsvraag]
    toezeggingen: list[Toezegging]
    moties: list[Motie]


def lijst(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=2)


def velden(verplicht: dict[str, Any], soms: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(verplicht, optional=soms)


GEDEELD = {
    "nummer": TEKST,
    "toelichting": TEKST,
    "portefeuillehouder": TEKST,
    "waarden": st.lists(st.sampled_from(WAARDEN), unique=True),
    "opgave": st.sampled_from(OPGAVEN),
    "link": LINK,
    "herkomst": velden(
        {"systeem": TEKST, "sleutel": TEKST, "gelezen": DAG}, {"velden": st.dictionaries(TEKST, JSON, max_size=3)}
    ),
}
CIJFER = velden(
    {
        "indicator": st.just("jeugdhulp_aandeel"),
        **dict.fromkeys(("gebied", "gebied_naam", "reeks", "eenheid", "status", "bron"), TEKST),
        "jaar": st.integers(1990, 2100),
        "waarde": GETAL,
        "segment": st.integers(-9, 9),
        "snapshot": TEKST | st.just(""),
        "dag": DAG,
    },
    {"zegt_niet": lijst(TEKST), "waarschuwingen": lijst(TEKST), "sql": TEKST},
)
ANTWOORD = velden(
    {"datum": DAG},
    {
        **dict.fromkeys(("samenvatting", "document"), TEKST),
        "link": LINK,
        "oordeel": velden(
            {"beantwoordt": st.sampled_from(["ja", "deels", "nee"]), "datum": DAG},
            {"toelichting": TEKST, "geleerd": TEKST},
        ),
    },
)
HERMETING = velden({"datum": DAG, "cijfers": st.lists(CIJFER, min_size=1, max_size=1)}, {"toelichting": TEKST})


def gebeurtenissen(eerste: str, *andere: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return events: the first kind once on the first day, the others at random after it."""

    @st.composite
    def draw_events(draw: st.DrawFn) -> list[dict[str, Any]]:
        extra = {"toelichting": TEKST, "link": LINK}
        found = [draw(velden({"soort": st.just(eerste), "datum": st.just(date(2014, 12, 1))}, extra))]
        for kind in draw(st.lists(st.sampled_from(andere), max_size=3)):
            event = draw(velden({"soort": st.just(kind), "datum": DAG, "document": TEKST}, extra))
            days = draw(st.integers(1, 90) if kind == "uitgesteld" else st.none() | st.integers(0, 90))
            found.append(event | ({"tot": event["datum"] + timedelta(days)} if days is not None else {}))
        return found

    return draw_events()


def _ids(letter: str, number: int) -> list[str]:
    return [f"{letter}_{i}" for i in range(number)]


@st.composite
def stukken(draw: st.DrawFn, meeste: int = 2) -> Stukken:
    """Draw a register in which everything that is referred to exists; values and opgaven are of the starting set."""
    questions, promises, motions = (_ids(c, draw(st.integers(0, meeste))) for c in "vtm")
    names = {"steller": lijst(TEKST), "fractie": lijst(TEKST)}
    refers = {"vervolg_op": st.sampled_from(questions)} if questions else {}
    asked = velden(
        {"naam": TEKST, "tekst": TEKST},
        {
            **GEDEELD,
            **names,
            **refers,
            "vraagtype": st.sampled_from(["technische_vraag", "mondelinge_politieke_vraag"]),
            "grondslag": st.sampled_from(["155", "169 lid 3", "technisch"]),
            "gericht_aan": st.sampled_from(["college", "burgemeester", "bestuurslid_gr"]),
            "deelvragen": lijst(TEKST),
            "schaal": st.sampled_from(["lokaal", "regio"]),
            "cijfers": lijst(CIJFER),
            "hermetingen": lijst(HERMETING),
            "wat_de_raad_doet": TEKST,
        },
    )
    kinds = ("gesteld", "uitgesteld", "vervolgvraag", "geagendeerd", "afgedaan", "ingetrokken")
    handed_in = st.fixed_dictionaries(
        {"gebeurtenissen": gebeurtenissen("ingediend", *kinds), "antwoorden": lijst(ANTWOORD)}
    )
    vragen = [Raadsvraag.model_validate({"id": id} | draw(asked) | draw(handed_in | st.just({}))) for id in questions]
    promised = velden(
        {
            "naam": TEKST,
            "tekst": TEKST,
            "door": TEKST,
            "gebeurtenissen": gebeurtenissen("gedaan", "in_behandeling", "uitgesteld", "afgedaan", "vervallen"),
        },
        {
            **GEDEELD,
            **({"raadsvraag": st.sampled_from(questions)} if questions else {}),
            "aan": lijst(TEKST),
            "vergadering": TEKST,
            "termijn": DAG,
            "geleerd": TEKST,
        },
    )
    moved = velden(
        {"naam": TEKST, "tekst": TEKST},
        {
            **GEDEELD,
            **names,
            "is_amendement": st.booleans(),
            "motietype": st.sampled_from(["voorstel", "treurnis", "vreemd"]),
            "termijn": DAG,
            "stemmen": lijst(velden({"fractie": TEKST, "keuze": st.sampled_from(["voor", "tegen", "verdeeld"])}, {})),
            "gebeurtenissen": gebeurtenissen("ingediend", "aangehouden", "aangenomen", "in_uitvoering", "afgedaan"),
        },
    )
    return Stukken(
        vragen,
        [Toezegging.model_validate({"id": id} | draw(promised)) for id in promises],
        [Motie.model_validate({"id": id} | draw(moved)) for id in motions],
    )
