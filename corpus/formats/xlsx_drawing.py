"""What lies over the cells of a sheet: texts in shapes, pictures, charts, comments."""

from typing import TYPE_CHECKING

from corpus.formats.archive_package import Package
from corpus.formats.docx_names import local
from corpus.formats.office_losses import Loss, Losses

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOST = {"pic": Loss.PICTURE, "chart": Loss.CHART, "relIds": Loss.DIAGRAM, "cxnSp": Loss.SHAPE}
_EMBEDDED = ("oleObject", "package")


def shape_texts(package: Package, part: str, sheet: int, losses: Losses) -> list[str]:
    """Give the texts of the shapes on a sheet, one for each shape; what has none is counted."""
    texts: list[str] = []
    for relation in package.relations(part).values():
        if relation.target not in package:
            continue
        if relation.kind == "drawing":
            texts += _drawing(package.tree(relation.target), sheet, losses)
        elif relation.kind in ("comments", "threadedComment"):
            # A threaded comment stands also among the plain ones, for older programs.
            if relation.kind == "comments":
                root = package.tree(relation.target)
                losses.add(sheet, Loss.COMMENT, sum(1 for _ in root.iter("{*}comment")))
        elif relation.kind in _EMBEDDED:
            losses.add(sheet, Loss.OBJECT)
    return texts


def _drawing(root: "_Element", sheet: int, losses: Losses) -> list[str]:
    texts = []
    for element in root.iter():
        name = local(element)
        if _in_fallback(element):
            continue
        if name in _LOST:
            losses.add(sheet, _LOST[name])
        elif name == "sp":
            text = "\n".join(_paragraph(found) for found in element.iterfind("{*}txBody/{*}p"))
            if text.strip():
                texts.append(text.strip("\n"))
            else:
                losses.add(sheet, Loss.SHAPE)
    return texts


def _in_fallback(element: "_Element") -> bool:
    return any(local(above) == "Fallback" for above in element.iterancestors())


def _paragraph(paragraph: "_Element") -> str:
    pieces = []
    for element in paragraph.iter("{*}t", "{*}br"):
        pieces.append("\n" if local(element) == "br" else element.text or "")
    return "".join(pieces)
