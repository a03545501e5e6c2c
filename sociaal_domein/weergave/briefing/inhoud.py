"""What the page says, as blocks for the forms that are no page: Markdown and Word.

The texts are those of the templates in ``sjablonen/``; a test compares the two sentence by sentence. What the page
folds away comes in an annex.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sociaal_domein.taal import opsomming
from sociaal_domein.weergave.briefing import eerder, verhalen
from sociaal_domein.weergave.briefing.blokken import (
    Alinea,
    Blad,
    Blok,
    Deel,
    Grafiek,
    Kop,
    Lijst,
    Punt,
    Stijl,
    Tabel,
    code,
    sterk,
    zin,
)
from sociaal_domein.weergave.briefing.maken import Gegevens
from sociaal_domein.weergave.briefing.pagina import nldatum

# Without a picture the table stands with the figure, unless it is as long as a list of wijken.
KORTE_TABEL = 15


def briefing(gegevens: Gegevens, *, beelden: bool) -> Blad:
    """Return the briefing as blocks.

    Parameters
    ----------
    gegevens : Gegevens
    beelden : bool
        Whether the form shows charts; without them a short table comes in the place of the chart.
    """
    g = gegevens.briefing
    parts = _alle_waarden(g, beelden) if gegevens.alles else _een_opgave(g, beelden)
    name = "alle waarden" if gegevens.alles else g["titel"]
    return Blad(f"Briefing {g['gemeente'].naam}: {name}", tuple(parts), str(g["herkomst"]))


def kaart(gegevens: Gegevens) -> Blad:
    """Return the meeting card as blocks."""
    g = gegevens.kaart
    return Blad(f"Vergaderkaart {g['gemeente'].naam}: {g['titel']}", tuple(_kaart(g)), str(g["herkomst"]))


def _een_opgave(g: dict[str, Any], beelden: bool) -> Iterator[Blok]:
    place, value, task = g["gemeente"], g["waarde"], g["opgave"]
    earlier = f" · gezocht op {place.vroeger}" if place.vroeger else ""
    yield Kop(1, g["titel"])
    yield _alinea(f"Briefing voor de raad van {place.naam} · {g['peildatum']}{earlier}", "bovenschrift")
    yield _alinea(value.omschrijving if value else task.voor_wie, "bovenschrift")
    yield from (_alinea(text, "boodschap") for text in g["boodschap"])
    yield Kop(2, "Waarom doen we dit?")
    yield _alinea(task.waarom)
    yield Kop(2, "Waar gaan we naartoe?")
    yield _alinea(task.waarheen)
    yield _alinea(_welke_waarden(g), "klein")
    yield Kop(2, "Wat de cijfers zeggen")
    for figure in g["figuren"]:
        yield from _figuur(figure, beelden)
    if not g["figuren"]:
        yield _alinea(f"Er is geen recent cijfer over deze opgave voor {place.naam}.")
    yield from _genoteerd(g["genoteerd"])
    yield from verhalen.op_zich(g["verhalen"])
    yield from eerder.blokken(g["eerder"])
    yield from _vragen(g)
    yield Kop(2, "Wat deze cijfers ook niet zeggen")
    yield from _lijst(g["niet"])
    yield from _let_op(g["figuren"])
    yield _alinea(
        "Houdt een lijn op, dan is vanaf daar anders geteld of geboekt. De bron rondt aantallen mensen af. Staat er "
        "niets bij een uitkomst, dan zegt de bron niet of zij voorlopig of definitief is.",
        "klein",
    )
    yield from _niet_bekend(g)
    yield from _bronnen(g, g["bronnen"])
    yield from _bijlage(g, g["figuren"], beelden)


def _alle_waarden(g: dict[str, Any], beelden: bool) -> Iterator[Blok]:
    yield Kop(1, "Alle waarden, elk een halve pagina")
    yield _alinea(f"Briefing voor de raad van {g['gemeente'].naam} · {g['peildatum']}", "bovenschrift")
    yield from (_alinea(text, "boodschap") for text in g["boodschap"])
    for part in g["delen_van_waarden"]:
        yield from _waarde(part, beelden)
    yield from _bronnen(g, g["bronnen"] + g["bronnen_meer"])
    yield from _bijlage(g, [p["figuur"] for p in g["delen_van_waarden"] if p["figuur"]], beelden)


def _waarde(part: dict[str, Any], beelden: bool) -> Iterator[Blok]:
    value = part["waarde"]
    yield Kop(2, value.naam + (" (voorstel)" if value.status == "voorstel" else ""))
    yield _alinea(value.omschrijving)
    if part["figuur"]:
        yield from _figuur(part["figuur"], beelden)
        yield from _let_op([part["figuur"]])
    else:
        yield Alinea(zin(sterk("Over deze waarde is er geen recent cijfer."), f" {value.zegt_niet}"))
    yield from (_alinea(text) for text in part["zinnen"])
    if part["dossier"].alleen_geld:
        yield _alinea(
            "Hier zijn alleen cijfers over geld. Dat is te weinig om te begrijpen wat er speelt.", "zegt_niet"
        )
    if part["vraag"]:
        yield Kop(3, "Een vraag")
        yield Alinea(zin(_soort(part["vraag"].soort), f" {part['vraag'].tekst}"))
    yield from verhalen.op_zich(part["verhalen"])
    if not part["verhalen"]:
        yield Kop(3, "Een vraag bij een verhaal uit de praktijk")
        yield _alinea(value.casusvraag)
    yield from eerder.bij_waarde(part["eerder"])
    yield Kop(3, "Wat wij nog niet weten")
    yield from _lijst(g.tekst for g in part["gaten"])


def _kaart(g: dict[str, Any]) -> Iterator[Blok]:
    place, value, task = g["gemeente"].naam, g["waarde"], g["opgave"]
    yield Kop(1, g["titel"])
    yield _alinea(f"Vergaderkaart · raad van {place} · bij {g['moment']} · {g['peildatum']}", "bovenschrift")
    yield Kop(2, "Wat ligt er voor?")
    if g["bij_dit_moment"]:
        yield Alinea(zin(sterk(g["bij_dit_moment"])))
    yield _alinea(" ".join([*([value.omschrijving] if value else []), task.wat_speelt, task.waarheen]))
    yield Kop(2, ("Geen cijfer", "Eén cijfer", "Twee cijfers", "Drie cijfers")[len(g["cijfers"])])
    known = {"onbekend": "", "geraamd": " (raming van het Rijk)"}
    for c in g["cijfers"]:
        yield Kop(3, c["titel"])
        yield _alinea(c["getal"], "groot")
        line = f"{c['reeks']} · " if c["reeks"] else ""
        status = known.get(c["status"], f" ({c['status']})")
        about = f"{line}{c['plaats']}, {c['jaar']}{status}."
        yield _alinea(" ".join(t for t in (about, c["zin"], c["let_op"]) if t), "klein")
        yield _zegt_niet(c["zegt_niet"])
    yield from verhalen.op_kaart(g["verhaal"])
    yield from eerder.op_kaart(g["eerder"])
    yield Kop(2, ("Nog geen vraag", "Eén vraag", "Twee vragen", "Drie vragen")[len(g["vragen"])])
    if g["vragen"]:
        yield Lijst(tuple(Punt(zin(_soort(v["soort"]), f" {v['tekst']}")) for v in g["vragen"]), genummerd=True)
    yield Kop(2, "Wat wij nog niet weten")
    yield from _lijst(_gat(gap) for gap in g["gaten"])
    yield _alinea(g["nog_niet"], "klein")
    yield _alinea(_bronnen_van_kaart(g), "klein")


def _bronnen_van_kaart(g: dict[str, Any]) -> str:
    sources = {b["bron"]: b for b in reversed(g["bronnen"])}
    texts = []
    for key, b in sorted(sources.items()):
        snapshot = g["stand"][key]["kenmerk"]
        texts.append(f"{b['naam']} (opgehaald {nldatum(b['opgehaald'])}, momentopname {snapshot})")
    made = f"Gemaakt met sociaal-domein {g['versie']}. Zie de briefing voor de uitleg bij elk cijfer."
    return f"Bronnen:{' ' if texts else ''}{'; '.join(texts)}{'.' if texts else ''} {made}"


def _figuur(f: dict[str, Any], beelden: bool) -> Iterator[Blok]:
    yield Kop(3, f["titel"])
    plan = " · begroting: een verwachting" if f["status"] == "begroot" else ""
    yield _alinea(f"Over {f['schaal']}{plan}", "schaal")
    yield _alinea(" ".join(f["zinnen"]))
    picture = f["beeld"]
    yield Grafiek(picture.titel, picture.omschrijving, str(f["svg"]))
    if _staat_erbij(f, beelden):
        yield from _uitleg(f)
    if f["te_klein"]:
        yield _alinea(f"{f['te_klein']} wijken staan er niet bij: te klein, of zonder cijfer in de bron.", "klein")
    yield _zegt_niet(f["zegt_niet"])
    yield from verhalen.naast_cijfer(f["verhaal"])


def _staat_erbij(f: dict[str, Any], beelden: bool) -> bool:
    return not beelden and len(f["beeld"].rijen) <= KORTE_TABEL


def _uitleg(f: dict[str, Any]) -> Iterator[Blok]:
    picture = f["beeld"]
    yield from _lijst(f["uitleg"], klein=True)
    numbers = (False, *[True] * (len(picture.kop) - 1))
    yield Tabel(zin(picture.titel), tuple(picture.kop), tuple(tuple(r) for r in picture.rijen), numbers)


def _welke_waarden(g: dict[str, Any]) -> str:
    value = g["waarde"]
    names = opsomming(w.waarde.naam for w in g["waarden"])
    text = f"Opgave: {g['opgave'].naam}." if value else f"Waarden die hierbij horen: {names}."
    if all(w.waarde.status == "voorstel" for w in g["waarden"]):
        what = "Deze waarde is een voorstel" if value else "Dit zijn voorstellen"
        text += f" {what} uit een startset, geen besluit van de raad."
    return text


def _genoteerd(noted: list[dict[str, Any]]) -> Iterator[Blok]:
    if noted:
        yield Kop(3, "Genoteerd uit een stuk")
        yield from _lijst(f"{n['tekst']} (bij: {n['waarden']})" for n in noted)
        yield _alinea(
            "Dit zijn losse cijfers uit stukken van de gemeente. Wij konden ze niet narekenen of vergelijken.", "klein"
        )


def _vragen(g: dict[str, Any]) -> Iterator[Blok]:
    yield Kop(2, "Vragen aan het college")
    if not g["vragen"]:
        yield _alinea("Er is geen recent cijfer waar een vraag op kan rusten. Begin met wat wij nog niet weten.")
        return
    yield _alinea(f"Bij elke vraag staat wat zij zoekt: {opsomming(g['lijnen'].values())}.", "klein")
    points = []
    for v in g["vragen"]:
        figure = v["cijfer"]
        plan = " (begroot)" if figure.status == "begroot" else ""
        rests = f"{v['indicator'].titel}, {figure.gebied_naam} {figure.jaar}: {v['geschreven']}{plan}"
        small = f"Waarde: {v['waarde']} ({v['lijn']}). De vraag rust op: {rests}. Zegt niet: {_klein(v['zegt_niet'])}"
        points.append(Punt(zin(_soort(v["soort"]), f" {v['tekst']}"), zin(small)))
    yield Lijst(tuple(points), genummerd=True)


def _niet_bekend(g: dict[str, Any]) -> Iterator[Blok]:
    yield Kop(2, "Wat wij nog niet weten")
    text = g["nog_niet"]
    if g["zonder_cijfer"]:
        text += f" In deze briefing zit nog geen cijfer over: {opsomming(g['zonder_cijfer'])}."
    if g["alleen_geld"]:
        names = opsomming(g["alleen_geld"])
        text += f" Er zijn alleen cijfers over geld bij: {names}. Dat is te weinig om te begrijpen wat er speelt."
    yield _alinea(text)
    for lead, gaps in (
        ("Vraag na of zoek op:", g["te_delen"]),
        ("Wat u zou kunnen laten uitproberen:", g["uit_te_proberen"]),
    ):
        if gaps:
            yield _alinea(lead)
            yield from _lijst(_gat(gap) for gap in gaps)


def _bronnen(g: dict[str, Any], tables: list[dict[str, Any]]) -> Iterator[Blok]:
    yield Kop(2, "Bronnen")
    yield from _bronnenlijst(tables, g["stand"])
    k = g["kwaliteit"]
    measured = f" Gemeten op {k.gemeten_op}." if k.gemeten_op else ""
    stale = " Let op: een bron is daarna veranderd." if k.verouderd else ""
    text = f"Kwaliteit: {k.zin}.{measured}{stale} Alle uitkomsten: "
    yield Alinea(zin(text, code("sociaal-domein controleer")), "klein")
    text = f"Gemaakt met sociaal-domein {g['versie']}, gelezen op {g['peildatum']}. Dezelfde briefing opnieuw maken: "
    later, which = " Zijn er daarna bronnen ververst? Dan: ", ", met de naam van dit bestand."
    again = code("sociaal-domein briefing --zoals BESTAND")
    yield Alinea(zin(text, code(g["opdrachtregel"]), later, again, which), "klein")


def _bronnenlijst(tables: list[dict[str, Any]], stand: Mapping[str, Any]) -> Iterator[Blok]:
    texts = []
    for _, group in groupby(sorted(tables, key=lambda t: t["bron"]), key=lambda t: t["bron"]):
        rows = list(group)
        b = rows[0]
        derived = " Door derden afgeleid van openbare gegevens." if b["herkomst"] == "afgeleid" else ""
        names = ", ".join(f"{t['tabel']} (kenmerk {t['sha256'][:8]})" for t in rows)
        when = f"Opgehaald {nldatum(b['opgehaald'])}, momentopname {stand[b['bron']]['kenmerk']}"
        texts.append(f"{b['naam']}. {b['vermelding']}, {b['licentie']}.{derived} {when}. Tabellen: {names}.")
    yield from _lijst(texts, klein=True)


def _bijlage(g: dict[str, Any], figures: Sequence[dict[str, Any]], beelden: bool) -> Iterator[Blok]:
    yield Kop(2, "Bijlage: uitleg en cijfers", nieuw_blad=True)
    # Among all values the same figure may stand with more than one.
    for figure in {f["beeld"].titel: f for f in figures}.values():
        if not _staat_erbij(figure, beelden):
            yield Kop(3, figure["titel"])
            yield from _uitleg(figure)
    yield from verhalen.helemaal(g["verhalen_helemaal"])
    yield from eerder.helemaal(g["eerder"])
    yield from _meer(g)
    peers = next((f["beeld"].groep for f in figures if f["beeld"].groep), "")
    if peers:
        yield Kop(3, "Wie de vergelijkbare gemeenten zijn")
        yield _alinea(peers)
    if "meer" in g and g["bronnen_meer"]:
        yield Kop(3, "Bronnen van de andere cijfers")
        yield from _bronnenlijst(g["bronnen_meer"], g["stand"])
    yield from _momentopnamen(g)
    for title, texts in (
        ("Wat de controles vonden, geteld over alle gemeenten en jaren", g["kwaliteit"].regels[1:]),
        ("Hoe volledig de bronnen zijn", g["dekking"]),
    ):
        if texts:
            yield Kop(3, title)
            yield from _lijst(texts, klein=True)


def _momentopnamen(g: dict[str, Any]) -> Iterator[Blok]:
    yield Kop(3, "Op welke momentopnamen en keuzes deze briefing rust")
    yield _alinea(
        "Een momentopname is wat wij op één dag bij een bron ophaalden. Uitgevers veranderen hun cijfers soms later. "
        "Met het kenmerk is te zien welke momentopname is gebruikt."
    )
    snapshots = g["stand"].items()
    yield from _lijst(
        (f"{name}: opgehaald {nldatum(m['opgehaald'])}, kenmerk {m['kenmerk']}" for name, m in snapshots), klein=True
    )
    settings = g["instellingen"]
    peers = opsomming(settings.vergelijkingsgroep) or "gemeenten die lijken in grootte en stedelijkheid"
    limits = settings.drempels
    yield _alinea(
        f"Vergelijken met: {peers}. Wij tonen geen cijfer over minder dan {limits.kleinste_noemer} mensen, of waarin "
        f"minder dan {limits.kleinste_teller} mensen zijn geteld."
    )


def _meer(g: dict[str, Any]) -> Iterator[Blok]:
    if rows := g.get("meer"):
        yield Kop(3, f"Nog {len(rows)} {'cijfer' if len(rows) == 1 else 'cijfers'} over deze opgave")
        note = "Meer cijfers over deze opgave. Elk cijfer met uitleg: "
        yield Tabel(
            zin(note, code(f"sociaal-domein dossier {g['gemeente'].naam}")),
            ("Cijfer", "Waarde", "Gebied", "Jaar", "Meeste vergelijkbare gemeenten", "Zegt niet, en let op"),
            tuple((m["titel"], m["getal"], m["gebied"], m["jaar"], m["groep"], _zegt_niet_en_let_op(m)) for m in rows),
            (False, True, False, False, False, False),
        )
    if old := g.get("oud"):
        noun = "cijfer" if len(old) == 1 else "cijfers"
        yield Kop(3, f"{len(old)} {noun} van meer dan drie jaar oud, alleen als geschiedenis")
        yield from _lijst(old)


def _zegt_niet_en_let_op(m: dict[str, str]) -> str:
    return f"Zegt niet: {_klein(m['zegt_niet'])}" + (f" Let op: {m['let_op']}" if m["let_op"] else "")


def _let_op(figures: Iterable[dict[str, Any]]) -> Iterator[Blok]:
    points = [Punt(zin(sterk(f"{f['titel']}:"), f" {' '.join(f['let_op'])}")) for f in figures if f["let_op"]]
    if points:
        yield Lijst(tuple(points), klein=True)


def _lijst(teksten: Iterable[str], *, klein: bool = False) -> Iterator[Blok]:
    points = tuple(Punt(zin(text)) for text in teksten)
    if points:
        yield Lijst(points, klein=klein)


def _alinea(tekst: str, stijl: Stijl = "gewoon") -> Alinea:
    return Alinea(zin(tekst), stijl)


def _zegt_niet(tekst: str) -> Alinea:
    return Alinea(zin(sterk("Zegt niet:"), f" {_klein(tekst)}"), "zegt_niet")


def _soort(soort: str) -> Deel:
    return sterk(f"{soort.capitalize()}.")


def _gat(gap: Any) -> str:
    return f"{gap.zoekt.wat[0].upper()}{gap.zoekt.wat[1:]} ({gap.vindplaats})"


def _klein(tekst: str) -> str:
    return tekst[0].lower() + tekst[1:]
