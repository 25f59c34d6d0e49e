"""HTML of a made-up city that Chromium prints: tables over pages, running heads, readings."""

from collections.abc import Sequence

CLAUSE = (
    "見本市は、地区の活動を支えるため、担当する職員を置き、年に一度その成果を公表するものとする。"
)
_RUNNING = """
@page { @top-left { content: "見本市まちづくり要綱の新旧対照表"; font-size: 8pt }
  @bottom-center { content: "- " counter(page) " -"; font-size: 8pt } }
"""
Row = tuple[tuple[str, ...], tuple[str, ...]]

_STYLE = """
@page { size: A4; margin: 25mm 20mm }
body { font-family: "Noto Serif CJK JP", serif; font-size: 10.5pt; line-height: 1.5 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: 1px solid black; vertical-align: top; padding: 2px 4px }
td p { margin: 0 }
"""


def article(number: int, paragraphs: int, sentences: int) -> tuple[str, ...]:
    """Give the paragraphs of an article, the first led by its number."""
    later = [f"{place}　{CLAUSE * sentences}" for place in range(2, paragraphs + 1)]
    return (f"第{number}条　{CLAUSE * sentences}", *later)


# The third row is taller than a page, the fourth was not there before, the last is unchanged.
ROWS: tuple[Row, ...] = (
    (article(1, 2, 3), article(1, 2, 2)),
    (article(2, 3, 4), article(2, 2, 5)),
    (article(3, 9, 7), article(3, 3, 4)),
    (article(4, 2, 2), ("（新設）",)),
    (article(5, 4, 3), article(5, 5, 3)),
    (article(6, 3, 5), ("（略）",)),
    (article(7, 1, 1), article(7, 1, 1)),
)


# None of them is so tall that a page must cut it.
SHORT_ROWS: tuple[Row, ...] = tuple(
    (article(number, 2, 5), article(number, 2, 2 + number % 3)) for number in range(1, 10)
)


def _page(body: str, style: str = "") -> str:
    return f'<html lang="ja"><style>{_STYLE}{style}</style><body>{body}</body></html>'


def _cell(lines: Sequence[str]) -> str:
    return "<td>" + "".join(f"<p>{line}</p>" for line in lines)


def _comparison(rows: Sequence[Row]) -> str:
    body = "".join(f"<tr>{_cell(after)}{_cell(before)}" for after, before in rows)
    head = "<thead><tr><th>改正後<th>改正前</thead>"
    return f"<h1>新旧対照表</h1><table>{head}<tbody>{body}</tbody></table><p>附則は別に定める。"


PAGES = {
    "cut": _page(_comparison(ROWS), _RUNNING),
    "whole": _page(_comparison(SHORT_ROWS), "tr { break-inside: avoid }"),
    "unheaded": _page(_comparison(ROWS).replace("thead", "tbody")),
    "kanji": _page("<p>市民の生活と江戸の長い人生を⾔葉で</p><p>第一条　この要綱は、髙﨑市に</p>"),
    "upright": _page(
        f"<h1>見本市条例</h1><p>第一条　{CLAUSE * 5}</p><p>第二条　{CLAUSE * 4}</p>",
        "body { writing-mode: vertical-rl; height: 240mm }",
    ),
    "turned": _page(
        "<p>縦の面</p><section><p>横の面の見出し</p><p>横の面の文</p></section>",
        "@page wide { size: A4 landscape } section { page: wide }",
    ),
}
