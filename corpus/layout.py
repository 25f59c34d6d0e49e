"""Lines of an extracted text with their offsets."""

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|[\r\n]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line feed; `after_blank` tells whether a blank line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def stripped(self) -> str:
        """The line without surrounding white space."""
        return self.text.strip()


def written_lines(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """Give the lines of text[start:end] that are not blank, in order, offsets into `text`."""
    stop = len(text) if end is None else end
    lines: list[Line] = []
    position, blank = start, True
    while position < stop:
        found = _LINE_END.search(text, position, stop)
        finish = found.start() if found else stop
        content = text[position:finish]
        if content.strip():
            lines.append(Line(position, finish, content, blank))
        blank = not content.strip()
        position = found.end() if found else stop
    return tuple(lines)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span so that it neither begins nor ends with white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
