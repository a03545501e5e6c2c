"""From a record to an InformatieObject of VNG ODS-Open-Raadsinformatie 2.0 and back, one at a time.

What the standard lacks goes in one object of our own, ``sociaalDomein``: the fields that reading the standard part
back does not give as they were. What the standard has and this register lacks stays in ``herkomst.velden``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sociaal_domein.register.moties import Motie
from sociaal_domein.register.raadsvragen import Antwoord, Raadsvraag
from sociaal_domein.register.toezeggingen import Toezegging
from sociaal_domein.vragen.ingelezen import MEERVOUD, MODELLEN, Stuk, soort_van
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, lees_dag, maak, maak_id, regel, schoon

SYSTEEM = "ods"
EIGEN = "sociaalDomein"
TYPEN = {"vraag": "raadsvraag", "motie": "motie", "amendement": "motie", "toezegging": "toezegging"}
LANGSTE = {"titel": 200, "portefeuillehouder": 100, "id": 40}
# Fields of `herkomst.velden` that tell how to give back what differs; all others are fields of the standard.
_ANDERS, _ZONDER, _ANTWOORDEN, _AFGELEID, _PLAATS = "_anders", "_zonder", "_antwoorden", "_afgeleid", "_plaats"
_VAN_ONS = frozenset((_ANDERS, _ZONDER, _ANTWOORDEN, _AFGELEID, _PLAATS))
Object = dict[str, Any]


def soort_van_object(io: Mapping[str, Any]) -> str | None:
    """Return the kind of record an InformatieObject is here; ``antwoord``; None for what this register has not."""
    kind = io.get("informatieobjecttype")
    if kind is None:
        kind = "vraag" if io.get("vraagtype") else "motie" if io.get("motietype") else None
    return "antwoord" if kind == "antwoord" else TYPEN.get(str(kind))


def urn(stuk: Stuk) -> str:
    """Return the address of a record that was written here: a name, not a place."""
    return f"urn:sociaal-domein:{MEERVOUD[soort_van(stuk)]}:{stuk.id}"


def _kort(text: str, veld: str) -> str:
    longest = LANGSTE[veld]
    if len(text) <= longest:
        return text
    if veld == "id":
        return f"{text[: longest - 9]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return text[: longest - 1].rstrip() + "…"


def standaard(stuk: Stuk) -> Object:
    """Return the standard part of a record, as we write it."""
    io: Object = {"url": urn(stuk), "id": _kort(stuk.id, "id"), "titel": _kort(stuk.naam, "titel")}
    first = "gedaan" if isinstance(stuk, Toezegging) else "ingediend"
    if isinstance(stuk, Raadsvraag):
        io |= {"informatieobjecttype": "vraag", "vraagtype": stuk.vraagtype}
    elif isinstance(stuk, Motie):
        kind = "amendement" if stuk.is_amendement else "motie"
        io |= {"informatieobjecttype": kind, "motietype": stuk.motietype}
    else:
        io["informatieobjecttype"] = "toezegging"
    io["inhoud"] = stuk.tekst
    if stuk.toelichting is not None:
        io["toelichting"] = stuk.toelichting
    if stuk.portefeuillehouder is not None:
        io["portefeuillehouder"] = _kort(stuk.portefeuillehouder, "portefeuillehouder")
    if stuk.link is not None:
        io["link"] = stuk.link
    if day := next((event.datum for event in stuk.gebeurtenissen if event.soort == first), None):
        io["datumIngediend"] = day.isoformat()
    return io


def standaard_antwoord(antwoord: Antwoord, nummer: int, stuk: Raadsvraag, vraag: Mapping[str, Any]) -> Object:
    """Return an answer as an InformatieObject that says which question it answers."""
    io: Object = {"url": f"{urn(stuk)}:antwoord:{nummer}", "id": _kort(f"{stuk.id}_antwoord_{nummer}", "id")}
    io |= {"informatieobjecttype": "antwoord", "datumIngediend": antwoord.datum.isoformat()}
    fields = (("titel", antwoord.document), ("inhoud", antwoord.samenvatting), ("link", antwoord.link))
    io |= {name: value for name, value in fields if value is not None}
    if "titel" in io:
        io["titel"] = _kort(io["titel"], "titel")
    reference = {name: vraag[name] for name in ("url", "id") if name in vraag}
    io["gerelateerdInformatieobject"] = {"informatieobject": reference, "rol": "vraag"}
    return io


def _link(value: object) -> str | None:
    text = str(value or "")
    plain = text.startswith(("http://", "https://")) and not any(sign.isspace() for sign in text)
    return text if plain and "@" not in text.partition("://")[2].partition("/")[0] else None


def _inhoud(
    io: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], afgeleid: Mapping[str, Any], gelezen: date
) -> tuple[str, Object]:
    """Return the kind, and the fields of a record, that the standard part says."""
    kind = soort_van_object(io)
    if kind not in MODELLEN:
        raise NietBegrepen("Dit soort stuk heeft dit register niet.")
    body = schoon(io.get("inhoud"))
    name = regel(io.get("titel")) or regel(io.get("omschrijving"))[:200] or regel(body)[:200]
    name = name or str(io.get("titel") or "").strip()  # a title that looks like mark-up and nothing else
    if not name:
        raise NietBegrepen("Er is geen titel, omschrijving of inhoud.")
    key = str(io.get("url") or io.get("id") or "")
    if not key:
        raise NietBegrepen("Er is geen url of id: een tweede keer inlezen zou het niet herkennen.")
    found: Object = {"id": maak_id(SYSTEEM, str(io.get("id") or key)), "naam": name, "tekst": body or name}
    found |= {
        "toelichting": schoon(io.get("toelichting")) or None,
        "portefeuillehouder": regel(io.get("portefeuillehouder")) or None,
        "link": _link(io.get("link")),
        "herkomst": {"systeem": SYSTEEM, "sleutel": key, "gelezen": gelezen},
    }
    day = lees_dag(str(io.get("datumIngediend") or ""))
    if kind == "toezegging":
        day = day or lees_dag(str(io.get("creatiedatum") or ""))
        if day is None:
            raise NietBegrepen("Er is geen dag waarop dit is toegezegd.")
        found["door"] = found["portefeuillehouder"] or regel(io.get("auteur")) or "college"
    first = "gedaan" if kind == "toezegging" else "ingediend"
    found["gebeurtenissen"] = [{"soort": first, "datum": day}] if day else []
    if kind == "raadsvraag" and io.get("vraagtype") is not None:
        found["vraagtype"] = io["vraagtype"]
        if io["vraagtype"] == "technische_vraag":
            found["grondslag"] = "technisch"
    if kind == "motie":
        found["is_amendement"] = io.get("informatieobjecttype") == "amendement"
        if io.get("motietype") is not None:
            found["motietype"] = io["motietype"]
    if kind == "raadsvraag":
        found["antwoorden"] = [lees_antwoord(answer) for answer in answers]
    fields = MODELLEN[kind].model_fields
    return kind, found | {name: value for name, value in afgeleid.items() if name in fields}


def lees_antwoord(io: Mapping[str, Any]) -> Object:
    """Return the fields of an answer.

    Raises
    ------
    NietBegrepen
        It has no day.
    """
    day = lees_dag(str(io.get("datumIngediend") or "")) or lees_dag(str(io.get("creatiedatum") or ""))
    if day is None:
        raise NietBegrepen("Bij het antwoord staat geen dag.")
    return {
        "datum": day,
        "samenvatting": schoon(io.get("inhoud")) or None,
        "document": regel(io.get("titel")) or None,
        "link": _link(io.get("link")),
    }


def lees_object(
    io: Mapping[str, Any],
    antwoorden: Sequence[tuple[int, Mapping[str, Any]]],
    afgeleid: Mapping[str, Any],
    *,
    plaats: int,
    gelezen: date,
) -> Stuk:
    """Make a record of an InformatieObject and its answers.

    Parameters
    ----------
    io : mapping
    antwoorden : sequence of (place, mapping)
        The InformatieObjecten that answer it.
    afgeleid : mapping
        What other collections say of it: ``steller``, ``fractie`` and ``stemmen``.
    plaats : int
        Its number in the file, so that an export keeps the order.
    gelezen : date

    Raises
    ------
    NietBegrepen
    """
    own = io.get(EIGEN)
    own = own if isinstance(own, dict) else {}
    kind, content = _inhoud(io, [answer for _, answer in antwoorden], afgeleid, gelezen)
    stuk = maak(kind, content | own)
    if "id" in own:
        return stuk
    assert stuk.herkomst is not None
    velden = _verschil(standaard(stuk), {name: value for name, value in io.items() if name != EIGEN})
    velden[_PLAATS] = plaats
    if afgeleid:
        dump = stuk.model_dump(mode="json")
        velden[_AFGELEID] = {name: dump[name] for name in afgeleid if name in dump and name not in own}
    if isinstance(stuk, Raadsvraag) and antwoorden:
        velden[_ANTWOORDEN] = [
            {"hier": standaard_antwoord(a, n, stuk, io), "daar": dict(raw), "plaats": place}
            for n, (a, (place, raw)) in enumerate(zip(stuk.antwoorden, antwoorden, strict=False), start=1)
        ]
    return maak(kind, stuk.model_dump() | {"herkomst": stuk.herkomst.model_dump() | {"velden": velden}})


def _verschil(ours: Object, theirs: Object) -> Object:
    """Return what gives `theirs` back when `ours` is made again."""
    kept = {name: value for name, value in theirs.items() if name not in ours}
    other = {n: {"hier": ours[n], "daar": v} for n, v in theirs.items() if n in ours and ours[n] != v}
    without = {name: value for name, value in ours.items() if name not in theirs}
    return kept | ({_ANDERS: other} if other else {}) | ({_ZONDER: without} if without else {})


def _terug(ours: Object, velden: Mapping[str, Any]) -> Object:
    result = {name: value for name, value in ours.items() if velden.get(_ZONDER, {}).get(name, ...) != value}
    for name, two in velden.get(_ANDERS, {}).items():
        if ours.get(name) == two["hier"]:
            result[name] = two["daar"]
    return result | {name: value for name, value in velden.items() if name not in _VAN_ONS}


def schrijf_object(stuk: Stuk, afgeleid: Mapping[str, Any]) -> list[tuple[int | None, Object]]:
    """Return a record as InformatieObjecten, each with its place in the file it came from: itself and its answers.

    Parameters
    ----------
    stuk : Raadsvraag, Toezegging or Motie
    afgeleid : mapping
        What the other collections of the export will say of it.
    """
    foreign = stuk.herkomst is not None and stuk.herkomst.systeem == SYSTEEM
    velden: Mapping[str, Any] = stuk.herkomst.velden if stuk.herkomst is not None and foreign else {}
    main = _terug(standaard(stuk), velden)
    found: list[tuple[int | None, Object]] = [(velden.get(_PLAATS), main)]
    kept = velden.get(_ANTWOORDEN, [])
    for number, answer in enumerate(stuk.antwoorden if isinstance(stuk, Raadsvraag) else (), start=1):
        assert isinstance(stuk, Raadsvraag)
        ours = standaard_antwoord(answer, number, stuk, main)
        old = kept[number - 1] if number <= len(kept) else None
        found.append((old["plaats"], old["daar"]) if old is not None and old["hier"] == ours else (None, ours))
    read = date.today() if stuk.herkomst is None else stuk.herkomst.gelezen
    derived = velden.get(_AFGELEID, {}) if foreign else afgeleid
    kind, content = _inhoud(main, [io for _, io in found[1:]], derived, read)
    again = maak(kind, content).model_dump(mode="json")
    whole = stuk.model_dump(mode="json")
    if foreign:
        again["herkomst"] = whole["herkomst"]
    if own := {name: value for name, value in whole.items() if again[name] != value}:
        main[EIGEN] = own
    return found
