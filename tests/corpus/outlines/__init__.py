"""Made-up documents with the outline that each should get, to be read side by side."""

from importlib.resources import files

from corpus import Document, Section
from corpus.formats.blocks import Extract, Paragraph, ParagraphRole, TextWriter
from corpus.formats.plain import read_plain
from corpus.text import unwrap

NAMES = ("ordinance", "grant_rules", "plan", "survey", "master_plan", "minutes", "measures")


def source(name: str) -> str:
    """Give the text of a made-up document; a line with nothing but ＝＝ is a page break."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return text.replace("＝＝\n", "\f")


def expected(name: str) -> list[str]:
    """Give the sections of a made-up document, one a line."""
    content = files(__name__).joinpath(f"{name}.sections.txt").read_text(encoding="utf-8")
    return content.splitlines()


def as_plain(text: str) -> Extract:
    """Read a text as a plain text file."""
    return read_plain(text.encode(), "sample.txt")


def as_paragraphs(*lines: str | tuple[int, str]) -> Extract:
    """Make an extract with one paragraph for each line; a pair is a heading with its level."""
    writer = TextWriter()
    blocks = []
    for line in lines:
        level, text = line if isinstance(line, tuple) else (None, line)
        role = ParagraphRole.BODY if level is None else ParagraphRole.HEADING
        blocks.append(Paragraph(*writer.line(text), 1, role=role, level=level))
    return Extract(writer.text(), tuple(blocks), 1, "docx/1")


def document_of(extract: Extract, title: str = "見本") -> Document:
    """Make the document of an extract."""
    return Document(
        "sample", title, "", "", None, extract.sheets, extract.reader, extract.text, "0" * 64
    )


def printed(extract: Extract, sections: tuple[Section, ...]) -> list[str]:
    """Print sheet, page, kind, path and opening of each section."""
    return [
        f"{s.sheet} {s.page or '-'} {s.kind} {' > '.join(s.path)} | "
        f"{unwrap(extract.text[s.start : s.end])[:12]}"
        for s in sections
    ]
