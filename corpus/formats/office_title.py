"""The title that an Office file declares, unless a program put it there."""

import re

# What Word, Excel and other programs write when nobody gave a title.
_TEMPLATE = re.compile(
    r"microsoft (?:word|excel|powerpoint) -|(?:word )?document\s*\d*$|(?:文書|新規|無題|タイトル)"
    r"[\s\d０-９]*$|(?:book|sheet|workbook|ブック|シート)\s*\d*$|untitled|powerpoint |"
    r".*\.(?:docx?|docm|xlsx?|xlsm|pdf|jtd|rtf)$",
    re.IGNORECASE,
)


def declared_title(title: str | None) -> str | None:
    """Give a title as declared, None for an empty one and for those of templates."""
    bare = (title or "").strip()
    return None if not bare or _TEMPLATE.match(bare) else bare
