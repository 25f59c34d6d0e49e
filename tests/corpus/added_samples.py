"""Small text files with a reader of lines: what a real reader gives, without its libraries."""

from pathlib import Path

from corpus.formats.blocks import Extract, Paragraph, Unreadable
from corpus.formats.limits import Limits, Progress


def read_lines(path: Path, limits: Limits, progress: Progress | None = None) -> Extract:
    """Read a UTF-8 file, each line a paragraph; a line of ■ alone is one that cannot be read."""
    text = path.read_bytes().decode("utf-8")
    blocks, lost, start = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Paragraph(start, start + len(line), 1))
        if line == "■":
            lost.append(Unreadable(1, "図の中の文字"))
        start += len(line) + 1
    if progress:
        progress(1, 1)
    return Extract(text, tuple(blocks), 1, "lines/1", tuple(lost), encoding="utf-8")


def written(path: Path, *lines: str) -> Path:
    """Write a text file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path
