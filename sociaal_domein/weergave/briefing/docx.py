"""The briefing as a Word document, to edit: headings, lists, tables and charts, all in styles."""

from __future__ import annotations

import io
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from sociaal_domein.weergave.briefing import inhoud
from sociaal_domein.weergave.briefing.blokken import Alinea, Blad, Blok, Grafiek, Kop, Lijst, Tabel, Zin
from sociaal_domein.weergave.briefing.docx_stijl import TABELSTIJL, TEKSTBREEDTE_CM, kleed, voet
from sociaal_domein.weergave.briefing.maken import Gegevens
from sociaal_domein.weergave.docx_delen import eigenschappen, schoon, vaste_bytes
from sociaal_domein.weergave.lettertypen import LETTERTYPEN
from sociaal_domein.weergave.stijl import LETTER

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

GRAFIEKBREEDTE_CM = 12.5
HERKOMST_IN_DOCX = "/customXml/herkomst.xml"
# Pixels of the picture per pixel of the chart: 220 dots per inch at that width.
_SCHAAL = 2.5
_TWIPS_PER_CM = 567
_STIJLEN = {
    "gewoon": "Normal",
    "bovenschrift": "Bovenschrift",
    "boodschap": "Boodschap",
    "schaal": "Schaal",
    "klein": "Klein",
    "zegt_niet": "Zegt niet",
    "groot": "Groot getal",
}
_TEKENS = {"gewoon": None, "sterk": "Strong", "code": "Opdracht"}
# In a table: twips per character of running text and of one long word in bold, and beside each column.
_TEKEN, _WOORD, _MARGE = 78, 94, 120
# No column asks for more characters than this: longer text goes on the next line.
_RUIM = 120


def maak(gegevens: Gegevens, peildatum: date) -> tuple[bytes, bytes]:
    """Return the briefing and the meeting card as DOCX.

    Parameters
    ----------
    gegevens : Gegevens
    peildatum : date
        The date that the files carry: never that of today.

    Returns
    -------
    tuple of bytes
        The same input gives the same bytes.
    """
    briefing, card = inhoud.briefing(gegevens, beelden=True), inhoud.kaart(gegevens)
    return schrijf(briefing, peildatum), schrijf(card, peildatum)


def schrijf(blad: Blad, peildatum: date) -> bytes:
    """Write a document as DOCX."""
    from docx import Document

    document = Document()
    kleed(document)
    eigenschappen(document, blad.titel, peildatum)
    voet(document, schoon(blad.titel))
    for block, following in zip_longest(blad.blokken, blad.blokken[1:]):
        _blok(document, block, isinstance(following, Grafiek))
    if blad.herkomst:
        _herkomst(document, blad.herkomst)
    return vaste_bytes(document, peildatum)


def _blok(document: Document, block: Blok, voor_grafiek: bool) -> None:
    match block:
        case Kop():
            heading = document.add_heading(schoon(block.tekst), block.niveau)
            if block.nieuw_blad:
                heading.style = "Kop van een bijlage"
        case Alinea():
            style = "Bij een grafiek" if voor_grafiek else _STIJLEN[block.stijl]
            _schrijf_zin(document.add_paragraph(style=style), block.zin)
        case Lijst():
            _lijst(document, block)
        case Grafiek():
            _grafiek(document, block)
        case Tabel():
            _tabel(document, block)


def _schrijf_zin(paragraph: Paragraph, text: Zin) -> None:
    for part in text:
        paragraph.add_run(schoon(part.tekst), style=_TEKENS[part.nadruk])


def _lijst(document: Document, block: Lijst) -> None:
    style = "List Number" if block.genummerd else "Lijst klein" if block.klein else "List Bullet"
    for point in block.punten:
        _schrijf_zin(document.add_paragraph(style=style), point.zin)
        if point.klein:
            _schrijf_zin(document.add_paragraph(style="Bij een vraag"), point.klein)


def _grafiek(document: Document, block: Grafiek) -> None:
    from docx.shared import Cm

    picture = document.add_paragraph(style="Grafiek").add_run()
    shape = picture.add_picture(io.BytesIO(_png(block.svg)), width=Cm(GRAFIEKBREEDTE_CM))
    properties = shape._inline.docPr
    properties.set("name", schoon(block.titel))
    properties.set("descr", schoon(f"{block.titel}. {block.omschrijving}"))
    document.add_paragraph(schoon(block.titel), style="Caption")


def _png(svg: str) -> bytes:
    """Draw a chart with the font of the package, so that it is the same on every machine."""
    import vl_convert

    vl_convert.register_font_directory(str(LETTERTYPEN))
    drawn = vl_convert.svg_to_png(svg.replace(LETTER, "Liberation Sans"), scale=_SCHAAL)
    return bytes(drawn)


def _tabel(document: Document, block: Tabel) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    _schrijf_zin(document.add_paragraph(style="Tabeltitel"), block.titel)
    widths = _breedten(block)
    title = quoteattr(schoon("".join(part.tekst for part in block.titel)))
    number, text = (document.styles[name].style_id for name in ("Tabelgetal", "Tabeltekst"))
    styles = [number if is_number else text for is_number in block.getal]

    def row(cells: tuple[str, ...], head: bool) -> str:
        kind = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
        columns = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{escape(schoon(cell))}</w:t></w:r></w:p></w:tc>'
            for cell, width, style in zip(cells, widths, styles, strict=True)
        )
        return f"<w:tr>{kind}{''.join(columns)}</w:tr>"

    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{TABELSTIJL}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={title}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{row(block.kop, True)}{''.join(row(r, False) for r in block.rijen)}</w:tbl>"
    )
    document.add_paragraph(style="Tabeltekst")._p.addprevious(table)


def _breedten(block: Tabel) -> list[int]:
    """Return the width of each column in twips: room for its longest word, and the rest by what it holds."""
    columns = list(zip(block.kop, *block.rijen, strict=True))
    least = [_MARGE + _WOORD * max(len(w) for cell in c for w in (*cell.split(), "")) for c in columns]
    # One row in five may need a second line: a rare long cell takes no room from all the others.
    usual = [sorted(map(len, c[1:] or c))[(len(c) - 2) * 4 // 5] for c in columns]
    wanted = [max(m, _MARGE + _TEKEN * min(_RUIM, n)) for m, n in zip(least, usual, strict=True)]
    total = int(TEKSTBREEDTE_CM * _TWIPS_PER_CM)
    if sum(wanted) <= total:
        return [w * total // sum(wanted) for w in wanted]
    if sum(least) >= total:
        return [m * total // sum(least) for m in least]
    share = (total - sum(least)) / (sum(wanted) - sum(least))
    return [int(m + (w - m) * share) for m, w in zip(least, wanted, strict=True)]


def _herkomst(document: Document, meta: str) -> None:
    """Put what the document says of itself, for a program to read, in a part that no reader sees."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = f'<?xml version="1.0" encoding="UTF-8"?>\n{meta}</meta>'.encode()
    part = Part(PackURI(HERKOMST_IN_DOCX), "application/xml", content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
