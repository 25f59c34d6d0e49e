"""What a paragraph of a Word file prints: text, breaks, marks of notes, boxes anchored in it.

Insertions are kept and deletions left out; of a ruby the base is kept; results of fields are kept
and their instructions left out; hidden text is left out. Every loss is counted.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from corpus.formats.docx_names import W, child, chosen, local, switched_on, value
from corpus.formats.docx_styles import Styles
from corpus.formats.docx_symbols import is_private, unicode_symbol
from corpus.formats.office_losses import Loss

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_SPACE = re.compile(r"[\t\r\n]")
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
_UNKNOWN_SIGN = "〓"  # what Japanese printers set for a sign they do not have
_GRAPHICS = {"pic": Loss.PICTURE, "chart": Loss.CHART, "relIds": Loss.DIAGRAM}


class Break(Enum):
    """The end of a page: one that the author set, or one that Word noted when it last printed."""

    SET = "set"
    RENDERED = "rendered"


@dataclass(slots=True)
class Drawn:
    """A paragraph as printed: pieces of text and page breaks in order, and what hangs on it."""

    pieces: list[str | Break] = field(default_factory=list)
    boxes: list["_Element"] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote", id)
    losses: list[Loss] = field(default_factory=list)
    in_contents: bool = False

    @property
    def text(self) -> str:
        """The text without page breaks."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False


class Drawer:
    """Draws paragraphs one after the other; fields may reach over several of them.

    `mark_of(kind, id)` gives the mark that is printed for a footnote or endnote. With
    `page_numbers` off, results of page number fields are left out: they are those of one page.
    """

    def __init__(
        self, styles: Styles, mark_of: Callable[[str, str], str], *, page_numbers: bool = True
    ) -> None:
        self._styles = styles
        self._mark_of = mark_of
        self._page_numbers = page_numbers
        self._fields: list[_Field] = []
        self._drawn = Drawn()
        self._style_hides = False

    def draw(self, paragraph: "_Element") -> Drawn:
        """Draw one w:p."""
        self._drawn = Drawn(in_contents=self._in_contents())
        self._style_hides = self._styles.hides(value(paragraph, "pPr", "pStyle"))
        self._children(paragraph)
        self._drawn.in_contents = self._drawn.in_contents or self._in_contents()
        return self._drawn

    def _in_contents(self) -> bool:
        return any(found.instruction.split()[:1] == ["TOC"] for found in self._fields)

    def _children(self, element: "_Element") -> None:
        for found in element:
            self._node(found)

    def _node(self, element: "_Element") -> None:
        name = local(element)
        if name in _LEFT_OUT:
            self._lose(_LEFT_OUT[name])
        elif name in _HANDLERS:
            _HANDLERS[name](self, element)
        elif name:
            self._children(element)

    def _lose(self, loss: Loss | None) -> None:
        if loss is not None:
            self._drawn.losses.append(loss)

    def _silent(self) -> bool:
        """Tell whether what stands here is an instruction, or the number of one printed page."""
        if any(not found.in_result for found in self._fields):
            return True
        return not self._page_numbers and any(
            found.instruction.split()[:1] and found.instruction.split()[0] in _PAGE_FIELDS
            for found in self._fields
        )

    def _say(self, text: str) -> None:
        if text and not self._silent():
            self._drawn.pieces.append(text)

    def _run(self, run: "_Element") -> None:
        if self._is_hidden(run):
            if run.find(W + "t") is not None:
                self._lose(Loss.HIDDEN_TEXT)
            return
        self._children(run)

    def _is_hidden(self, run: "_Element") -> bool:
        own = switched_on(run, "rPr", "vanish")
        if own is not None:
            return own
        return self._styles.hides(value(run, "rPr", "rStyle")) or self._style_hides

    def _text(self, element: "_Element") -> None:
        text = _XML_SPACE.sub(" ", element.text or "")
        if any(map(is_private, text)):
            run = element.getparent()
            text = "".join(self._sign(character, _font(run)) for character in text)
        self._say(text)

    def _sign(self, character: str, font: str | None) -> str:
        if not is_private(character):
            return character
        known = unicode_symbol(ord(character), font)
        if known is None:
            self._lose(Loss.GAIJI)
        return known or character

    def _symbol(self, element: "_Element") -> None:
        code = int(element.get(W + "char", "0"), 16)
        known = unicode_symbol(code, element.get(W + "font"))
        if known is None and not is_private(chr(code)) and code >= 0x20:
            known = chr(code)
        if known is None:
            self._lose(Loss.GAIJI)
        self._say(known or _UNKNOWN_SIGN)

    def _break(self, element: "_Element") -> None:
        if element.get(W + "type") == "page":
            self._drawn.pieces.append(Break.SET)
        else:
            self._say("\n")

    def _rendered_break(self, _: "_Element") -> None:
        self._drawn.pieces.append(Break.RENDERED)

    def _field_sign(self, element: "_Element") -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._checkbox(element)
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _checkbox(self, element: "_Element") -> None:
        box = child(element, "ffData", "checkBox")
        if box is not None:
            ticked = switched_on(box, "checked")
            ticked = switched_on(box, "default") if ticked is None else ticked
            self._say("☑" if ticked else "□")

    def _instruction(self, element: "_Element") -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _simple_field(self, element: "_Element") -> None:
        self._fields.append(_Field(element.get(W + "instr", ""), in_result=True))
        self._drawn.in_contents = self._drawn.in_contents or self._in_contents()
        self._children(element)
        self._fields.pop()

    def _ruby(self, element: "_Element") -> None:
        base = child(element, "rubyBase")
        if base is not None:
            self._children(base)

    def _note(self, element: "_Element") -> None:
        kind = local(element).removesuffix("Reference")
        name = element.get(W + "id", "")
        self._drawn.notes.append((kind, name))
        if not switched_on_attribute(element, "customMarkFollows"):
            self._say(self._mark_of(kind, name))

    def _alternate(self, element: "_Element") -> None:
        branch = chosen(element)
        if branch is not None:
            self._children(branch)

    def _drawing(self, element: "_Element") -> None:
        for found in element.iter():
            loss = _GRAPHICS.get(local(found))
            if loss is not None:
                self._lose(loss)
            elif local(found) == "wsp" and found.find(f".//{W}txbxContent") is None:
                self._lose(Loss.SHAPE)
            elif local(found) == "txbxContent" and not _is_inside_box(found, element):
                self._drawn.boxes.append(found)

    def _old_drawing(self, element: "_Element") -> None:
        for found in element.iter():
            if local(found) == "imagedata":
                self._lose(Loss.PICTURE)
            elif local(found) == "textpath":
                self._say(found.get("string", ""))
            elif local(found) == "txbxContent" and not _is_inside_box(found, element):
                self._drawn.boxes.append(found)

    def _embedded(self, _: "_Element") -> None:
        self._lose(Loss.OBJECT)

    def _inserted(self, element: "_Element") -> None:
        self._lose(Loss.INSERTION)
        self._children(element)

    def _equation(self, element: "_Element") -> None:
        self._lose(Loss.EQUATION)
        self._children(element)


def _font(run: "_Element | None") -> str | None:
    fonts = child(run, "rPr", "rFonts")
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def _is_inside_box(element: "_Element", outermost: "_Element") -> bool:
    """Tell whether a box stands in another one, which brings it along when it is read."""
    above = element.getparent()
    while above is not None and above is not outermost:
        if local(above) == "txbxContent":
            return True
        above = above.getparent()
    return False


def switched_on_attribute(element: "_Element", name: str) -> bool:
    """Read a switch that is an attribute, off where it is missing."""
    return element.get(W + name, "0").lower() in ("1", "true", "on")


# Elements whose content is not printed here, and the loss that they are, if any.
_LEFT_OUT: dict[str, Loss | None] = {
    "del": Loss.DELETION, "moveFrom": Loss.DELETION, "delText": None, "delInstrText": None,
    "pPr": None, "rPr": None, "rt": None, "sdtPr": None, "sdtEndPr": None, "softHyphen": None,
    "footnoteRef": None, "endnoteRef": None, "annotationRef": None, "bookmarkStart": None,
    "rubyPr": None, "ffData": None, "separator": None, "continuationSeparator": None,
    "ctrlPr": None, "tblPr": None,
}  # fmt: skip
_HANDLERS: dict[str, Callable[[Drawer, "_Element"], None]] = {
    "r": Drawer._run,
    "t": Drawer._text,
    "tab": lambda drawer, _: drawer._say("\t"),
    "ptab": lambda drawer, _: drawer._say("\t"),
    "noBreakHyphen": lambda drawer, _: drawer._say("-"),
    "cr": lambda drawer, _: drawer._say("\n"),
    "br": Drawer._break,
    "lastRenderedPageBreak": Drawer._rendered_break,
    "sym": Drawer._symbol,
    "fldChar": Drawer._field_sign,
    "instrText": Drawer._instruction,
    "fldSimple": Drawer._simple_field,
    "ruby": Drawer._ruby,
    "footnoteReference": Drawer._note,
    "endnoteReference": Drawer._note,
    "AlternateContent": Drawer._alternate,
    "drawing": Drawer._drawing,
    "pict": Drawer._old_drawing,
    "object": Drawer._embedded,
    "ins": Drawer._inserted,
    "moveTo": Drawer._inserted,
    "oMath": Drawer._equation,
}
