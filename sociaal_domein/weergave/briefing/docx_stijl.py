"""How the Word document looks: everything in styles, so that a clerk changes one style and not a hundred places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle

# Arial has the widths of the font in our PDF, and is on every computer or has its double there.
LETTER = "Arial"
INKT, ZACHT, ACCENT, WARM, VLAK, LIJN = "1B2530", "51606E", "0B5C7A", "8A4B08", "F2F5F7", "C8D1D9"
TEKSTBREEDTE_CM = 17.0
TABELSTIJL = "Briefingtabel"

# name, based on, points, bold, colour, space before and after in points, keep with next
_ALINEASTIJLEN: tuple[tuple[str, str, float, bool, str, float, float, bool], ...] = (
    ("Heading 1", "Normal", 20, True, INKT, 0, 4, True),
    ("Heading 2", "Normal", 14, True, INKT, 12, 3, True),
    ("Heading 3", "Normal", 11.5, True, INKT, 8, 2, True),
    ("Caption", "Normal", 8.5, False, ZACHT, 2, 4, True),
    ("Footer", "Normal", 8.5, False, ZACHT, 0, 0, False),
    ("List Bullet", "Normal", 10, False, INKT, 0, 3, False),
    ("List Number", "Normal", 11, False, INKT, 6, 2, True),
    ("Bovenschrift", "Normal", 10, False, ZACHT, 0, 4, False),
    ("Boodschap", "Normal", 12, False, INKT, 6, 6, False),
    ("Zegt niet", "Normal", 9.5, False, INKT, 2, 6, False),
    ("Klein", "Normal", 8.5, False, ZACHT, 0, 4, False),
    ("Schaal", "Klein", 8.5, False, ZACHT, 0, 4, True),
    ("Groot getal", "Normal", 15, True, ACCENT, 0, 2, True),
    ("Bij een vraag", "Klein", 8.5, False, ZACHT, 0, 6, False),
    ("Lijst klein", "List Bullet", 8.5, False, ZACHT, 0, 2, False),
    ("Kop van een bijlage", "Heading 2", 14, True, INKT, 0, 4, True),
    ("Bij een grafiek", "Normal", 10, False, INKT, 0, 5, True),
    ("Grafiek", "Normal", 10, False, INKT, 4, 0, True),
    ("Tabeltitel", "Caption", 8.5, False, ZACHT, 8, 2, True),
    ("Tabeltekst", "Normal", 7.5, False, INKT, 1, 1, False),
    ("Tabelgetal", "Tabeltekst", 7.5, False, INKT, 1, 1, False),
)


def kleed(document: Document) -> None:
    """Give a new document its page, language and styles."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    _blad(document)
    _taal(document)
    normal = _alinea(document, "Normal", None)
    _letters(normal, 10, False, INKT)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.15
    for name, base, size, bold, colour, before, after, keep in _ALINEASTIJLEN:
        style = _alinea(document, name, base)
        _letters(style, size, bold, colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = style.paragraph_format.keep_together = keep
    _alinea(document, "Tabelgetal", "Tabeltekst").paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _alinea(document, "Bij een vraag", "Klein").paragraph_format.left_indent = Cm(0.63)
    _alinea(document, "Kop van een bijlage", "Heading 2").paragraph_format.page_break_before = True
    _rand(_alinea(document, "Boodschap", "Normal"), ACCENT, VLAK)
    _aaneen(_alinea(document, "Boodschap", "Normal"))
    _rand(_alinea(document, "Zegt niet", "Normal"), WARM, None)
    _letters(_teken(document, "Opdracht"), 9, False, INKT, "Courier New")
    _tabelstijl(document)
    _bolletjes(document)


def voet(document: Document, titel: str) -> None:
    """Write the title and the page number at the foot of each page."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    footer = document.sections[0].footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    stops = _alinea(document, "Footer", "Normal").paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(TEKSTBREEDTE_CM), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{titel}\tbladzijde ")
    _veld(footer, "PAGE")
    footer.add_run(" van ")
    _veld(footer, "NUMPAGES")


def _veld(paragraph: Any, opdracht: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), opdracht)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _blad(document: Document) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21.0 - TEKSTBREEDTE_CM) / 2)
    section.top_margin = section.bottom_margin = Cm(1.5)


def _taal(document: Document) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "nl-NL")


def _alinea(document: Document, naam: str, basis: str | None) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.styles import BabelFish
    from docx.styles.style import ParagraphStyle

    # Asking the document whether it has a style goes through all of them, each time.
    known = document.styles.element.get_by_name(BabelFish.ui2internal(naam)) is not None
    style = document.styles[naam] if known else document.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if basis is not None:
        style.base_style = document.styles[basis]
    style.hidden, style.quick_style = False, True
    return style


def _teken(document: Document, naam: str) -> CharacterStyle:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.styles.style import CharacterStyle

    style = document.styles.add_style(naam, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    style.quick_style = True
    return style


def _letters(style: CharacterStyle, punten: float, vet: bool, kleur: str, letter: str = LETTER) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = letter, Pt(punten), vet, False
    font.color.rgb = RGBColor.from_string(kleur)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A face of the theme goes before a face by name.
    for key in [k for k in faces.attrib if k.endswith("Theme")]:
        del faces.attrib[key]
    for script in ("w:eastAsia", "w:cs"):
        faces.set(qn(script), letter)


def _rand(style: ParagraphStyle, kleur: str, vlak: str | None) -> None:
    """Draw a bar to the left of a paragraph, on a grey ground if asked."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = style.element.get_or_add_pPr()
    bar = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{kleur}"/></w:pBdr>'
    found = [bar]
    if vlak:
        found.append(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{vlak}"/>')
    # The schema wants these before what follows them in a paragraph.
    later = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
    for xml in found:
        properties.insert_element_before(parse_xml(xml), *later)


def _aaneen(style: ParagraphStyle) -> None:
    """Leave no white between paragraphs of this style."""
    from docx.oxml import OxmlElement

    later = ("w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr")
    style.element.get_or_add_pPr().insert_element_before(OxmlElement("w:contextualSpacing"), *later)


def _bolletjes(document: Document) -> None:
    """Draw the bullets in our own face: the font Symbol is not on every computer."""
    from docx.oxml.ns import qn

    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        if level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            level.find(qn("w:lvlText")).set(qn("w:val"), "•")
            for faces in level.iter(qn("w:rFonts")):
                for script in ("w:ascii", "w:hAnsi"):
                    faces.set(qn(script), LETTER)


def _tabelstijl(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"'
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABELSTIJL}">'
            f'<w:name w:val="{TABELSTIJL}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )
