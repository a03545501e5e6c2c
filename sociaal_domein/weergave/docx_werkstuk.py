"""A Word document of running text, to edit: headings, paragraphs, numbered lists, and footnotes.

Everything is written as XML in one go. It is the quickest way, and what people wrote is never more than a run of text:
it can hold no field, no code and no mark-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sociaal_domein.weergave.briefing.blokken import Deel, Zin
from sociaal_domein.weergave.briefing.docx_stijl import WARM, ZACHT, kleed, voet
from sociaal_domein.weergave.docx_bewerkt import zet_kenmerk
from sociaal_domein.weergave.docx_delen import eigenschappen, schoon, vaste_bytes

if TYPE_CHECKING:
    from docx.document import Document

_NOOT_ID = "Voetnoot"
_VERWIJZING_ID = "Voetnootverwijzing"
_SCHEIDING = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_KOMMA = f'<w:r><w:rPr><w:rStyle w:val="{_VERWIJZING_ID}"/></w:rPr><w:t xml:space="preserve">, </w:t></w:r>'
_SOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Werkstuk:
    """A document that is being written.

    Parameters
    ----------
    titel : str
        At the foot of each page and in the properties of the file.
    dag : date
        The day that the file carries: never that of today.
    kopregels : sequence of str
        What stands at the head of each page, such as that it is a draft.
    """

    def __init__(self, titel: str, dag: date, kopregels: tuple[str, ...] = ()) -> None:
        from docx import Document
        from docx.shared import Cm

        self._document = Document()
        self._dag = dag
        self._body: list[str] = []
        self._noten: list[str] = []
        kleed(self._document)
        # Room between footnotes and the foot of the page.
        self._document.sections[0].bottom_margin = Cm(2.0)
        self._document.sections[0].footer_distance = Cm(0.9)
        eigenschappen(self._document, titel, dag)
        voet(self._document, schoon(titel))
        self._stijlen = {style.name: style.style_id for style in self._document.styles}
        if kopregels:
            _zet_kop(self._document, kopregels)

    def kop(self, tekst: str, niveau: int = 2) -> None:
        """Write a heading."""
        self._alinea(f"Heading {niveau}", (Deel(tekst),))

    def alinea(self, *delen: str | Deel, stijl: str = "Normal", noten: tuple[int, ...] = ()) -> None:
        """Write a paragraph in one of the styles of the house, with its footnotes behind it."""
        self._alinea(stijl, tuple(Deel(d) if isinstance(d, str) else d for d in delen), noten)

    def regels(self, regels: Iterable[tuple[str, str]]) -> None:
        """Write lines of a label and a text, without those that have no text."""
        for label, text in regels:
            if text:
                self.alinea(Deel(f"{label}: ", "sterk"), text)

    def alineas(self, tekst: str, *, punten: bool = False) -> None:
        """Write a text of more lines, a paragraph each; with `punten` more than one line becomes a list."""
        lines = [line for line in map(schoon, tekst.splitlines()) if line.strip()]
        for line in lines:
            self.alinea(line, stijl="List Bullet" if punten and len(lines) > 1 else "Normal")

    def nummer(self, *delen: str | Deel, noten: tuple[int, ...] = ()) -> None:
        """Write the next point of the numbered list."""
        self.alinea(*delen, stijl="List Number", noten=noten)

    def punt(self, *delen: str | Deel, noten: tuple[int, ...] = ()) -> None:
        """Write a point of a list."""
        self.alinea(*delen, stijl="List Bullet", noten=noten)

    def noot(self, tekst: str) -> int:
        """Add a footnote and return its number; it stands in one place only."""
        self._noten.append(tekst)
        return len(self._noten)

    def bytes(self) -> bytes:
        """Return the document; the same document gives the same bytes."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        if self._noten:
            self._schrijf_noten()
        body = self._document.element.body
        end = body.sectPr
        for paragraph in list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(self._body)}</w:body>")):
            end.addprevious(paragraph)
        zet_kenmerk(self._document)
        return vaste_bytes(self._document, self._dag)

    def _alinea(self, stijl: str, zin: Zin, noten: tuple[int, ...] = ()) -> None:
        # Two notes in one place would read as one number.
        marks = _KOMMA.join(_verwijzing(n) for n in noten)
        runs = "".join(_stuk(deel) for deel in zin)
        # In a briefing a point holds on to what stands below it; questions may part, with white between them.
        free = '<w:keepNext w:val="0"/><w:contextualSpacing w:val="0"/>' if stijl == "List Number" else ""
        about = f'<w:pPr><w:pStyle w:val="{self._stijlen[stijl]}"/>{free}</w:pPr>'
        self._body.append(f"<w:p>{about}{runs}{marks}</w:p>")

    def _schrijf_noten(self) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        for xml in _stijlen_van_noten():
            self._document.styles.element.append(parse_xml(xml))
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_NOOT_ID}"/></w:pPr><w:r><w:rPr><w:rStyle '
            f'w:val="{_VERWIJZING_ID}"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>{_stuk(Deel(text))}</w:p></w:footnote>'
            for number, text in enumerate(self._noten, start=1)
        )
        content = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {nsdecls("w")}>'
            f"{_SCHEIDING}{notes}</w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), _SOORT, content.encode(), self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        options = parse_xml(
            f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        )
        # The schema wants these notes before the settings for other programs.
        compat = settings.find(f"{{{settings.nsmap['w']}}}compat")
        settings.append(options) if compat is None else compat.addprevious(options)


def _stuk(deel: Deel) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if deel.nadruk == "sterk" else ""
    text = schoon(deel.tekst)
    return f'<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _verwijzing(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{_VERWIJZING_ID}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _stijlen_van_noten() -> tuple[str, str]:
    from docx.oxml.ns import nsdecls

    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{_NOOT_ID}"><w:name w:val="footnote text"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:left="284" w:hanging="284"/></w:pPr><w:rPr><w:color w:val="{ZACHT}"/><w:sz w:val="17"/></w:rPr>'
        "</w:style>",
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="{_VERWIJZING_ID}"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    )


def _zet_kop(document: Document, regels: tuple[str, ...]) -> None:
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.header_distance = Cm(0.8)
    section.top_margin = Cm(1.6 + 0.5 * len(regels))
    header = section.header
    for number, line in enumerate(regels):
        paragraph = header.paragraphs[0] if number == 0 else header.add_paragraph()
        paragraph.style = document.styles["Footer"]
        run = paragraph.add_run(schoon(line))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(9), RGBColor.from_string(WARM)
