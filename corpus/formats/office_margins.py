"""Which lines of running heads and feet say something once page numbers are taken out of them."""

import re

# What stands around a page number: 「- 1 -」, 「1 / 12 ページ」, "Page 1 of 12".
_AROUND_NUMBERS = re.compile(r"(?:page|ページ|頁|p\b|of|全|中|目|第|[\W\d_])*", re.IGNORECASE)


def says_something(line: str) -> bool:
    """Tell whether a line has words of its own."""
    return not _AROUND_NUMBERS.fullmatch(line)
