from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.blocks import Extract, Grid, GridCell, Paragraph, TextWriter
from corpus.pieces import lay_out
from tests.corpus.outlines import as_paragraphs, as_plain

FULL = "本市では、市民と市が協力して、地域の課題を解決する仕組みを整える"


def cut(extract: Extract) -> list[str]:
    return [extract.text[p.unit.start : p.unit.end] for p in lay_out(extract).pieces]


def test_a_line_that_stops_short_of_the_margin_ends_its_paragraph() -> None:
    text = f"{FULL}\n{FULL}\nことにしました\n{FULL}\nためです。\n"
    assert cut(as_plain(text)) == [
        f"{FULL}\n{FULL}\nことにしました",
        f"{FULL}\nためです。",
    ]


def test_a_number_at_the_head_of_a_line_that_goes_on_opens_nothing() -> None:
    text = f"{FULL}\n{FULL}\n{FULL[:-1]}第\n２ の計画と、\n"
    assert len(cut(as_plain(text))) == 1


def test_a_blank_line_within_a_sentence_is_not_its_end() -> None:
    assert len(cut(as_plain(f"{FULL}\n\n{FULL}\n\n{FULL}\n\nことにしました。\n"))) == 1


def test_paragraphs_that_a_reader_parted_stay_apart() -> None:
    writer = TextWriter()
    blocks = tuple(Paragraph(*writer.line(FULL), 1, wrapped=True) for _ in range(4))
    assert len(cut(Extract(writer.text(), blocks, 1, "pdf/1"))) == 4


def test_a_narrow_column_has_a_margin_of_its_own() -> None:
    narrow = "\n".join([FULL[:10], FULL[10:20], FULL[20:30], "です。"])
    text = f"{FULL}\n{FULL}\n{FULL}\nです。\n\n{narrow}\n"
    assert cut(as_plain(text))[-1] == narrow


def test_lines_of_one_paragraph_that_begin_with_signs_are_units() -> None:
    assert cut(as_paragraphs("（１）窓口")) == ["（１）窓口"]
    writer = TextWriter()
    block = Paragraph(*writer.line("（１）窓口\nア　市役所\nです。"), 1)
    extract = Extract(writer.text(), (block,), 1, "html/1")
    assert cut(extract) == ["（１）窓口", "ア　市役所\nです。"]


def test_a_table_keeps_its_place_among_the_pieces() -> None:
    writer = TextWriter()
    above = Paragraph(*writer.line("１　表"), 2, "5")
    start = writer.length
    spans = writer.row((("区分",), ("額",)))
    cells = tuple(GridCell(0, n, lines) for n, lines in enumerate(spans))
    grid = Grid(start, writer.length - 1, cells, (2,), ("5",))
    laid = lay_out(Extract(writer.text(), (above, grid), 2, "docx/1"))
    assert laid.grids == {1: grid}
    assert (laid.pieces[1].sheet, laid.pieces[1].page) == (2, "5")


def test_a_number_between_dashes_is_a_stamp() -> None:
    pieces = lay_out(as_paragraphs("本文です。", "- 12 -")).pieces
    assert [piece.kind for piece in pieces] == [None, "stamp"]


@given(st.text(alphabet="本市は、。１２アイ（）第章条　\n\r\f■・0", max_size=200).filter(str.strip))
def test_every_written_character_stands_in_exactly_one_piece(text: str) -> None:
    extract = as_plain("本" + text)
    held = [i for p in lay_out(extract).pieces for i in range(p.unit.start, p.unit.end)]
    assert held == sorted(set(held))
    blank = [i for i, c in enumerate(extract.text) if c.isspace()]
    assert set(held) | set(blank) == set(range(len(extract.text)))
