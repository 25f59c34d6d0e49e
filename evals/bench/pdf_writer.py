"""A PDF written byte by byte: Japanese text without an embedded font, ruled lines.

Every character is placed by itself, as browsers do it, which is the slowest kind to read.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_SIZE = 10
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/DW 1000"
    b"/CIDSystemInfo<</Registry<%b>/Ordering<%b>/Supplement 4>>/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 6/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
)


@dataclass(slots=True)
class PdfPage:
    """The content of one page; places are in points from its upper left."""

    parts: list[str] = field(default_factory=list)

    def text(self, x: float, top: float, text: str, size: float = _SIZE) -> None:
        """Print a line of full-width characters."""
        height = HEIGHT - top - size
        drawn = (
            f"1 0 0 1 {x + number * size:g} {height:g} Tm<{char.encode('utf-16-be').hex()}>Tj"
            for number, char in enumerate(text)
        )
        self.parts.append(f"BT/F {size:g} Tf {' '.join(drawn)} ET")

    def grid(self, columns: Sequence[float], heights: Sequence[float]) -> None:
        """Rule a table whose upright and level rulings lie at these places."""
        for x in columns:
            self._rule(x, heights[0], x, heights[-1])
        for height in heights:
            self._rule(columns[0], height, columns[-1], height)

    def _rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.parts.append(f"{x0:g} {HEIGHT - top:g} m {x1:g} {HEIGHT - bottom:g} l S")

    def stream(self) -> bytes:
        """Give its content stream."""
        return "\n".join(self.parts).encode("ascii")


def write_pdf(
    pages: Iterable[PdfPage],
    encrypted: Callable[[int, bytes], bytes] = lambda _number, content: content,
    trailer: bytes = b"",
) -> bytes:
    """Give the file that holds the pages.

    `encrypted` gets the number of an object and the bytes of a stream or string in it; `trailer`
    is added to the trailer's entries.
    """
    # The catalogue, the page tree and the font are objects 1 to 3.
    streams = [encrypted(5 + 2 * number, page.stream()) for number, page in enumerate(pages)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(streams)}/Kids[{kids}]>>".encode("ascii"),
        _FONT % tuple(encrypted(3, name).hex().encode() for name in (b"Adobe", b"Japan1")),
    ]
    for number, stream in enumerate(streams):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>".encode("ascii")
        )
        bodies.append(b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream))
    return _numbered(bodies, trailer)


def _numbered(bodies: Sequence[bytes], trailer: bytes) -> bytes:
    """Write objects from number 1 on, the table of their places, and the trailer."""
    written = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Size %d/Root 1 0 R%b>>\n" % (len(bodies) + 1, trailer)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % table)
