from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment import align, make_entry
from corpus.records import Section, SectionKind
from tests.corpus.tabulated import document_of

WORDS = st.sampled_from(
    ["ア　許可", "イ　許可", "ア　清掃と施錠", "１　委員会の会議", "会議は公開する。", "（略）"]
)


def aligned(after: list[str], before: list[str]) -> list[tuple[str | None, str | None]]:
    """Align two columns of clauses, one a line."""
    text = "\n".join([*after, *before])
    document, entries, position = document_of(text), [], 0
    for line in text.split("\n"):
        end = position + len(line)
        section = Section("mihon", position, end, SectionKind.CLAUSE, ("会議", line[:1]), 1)
        entries.append(make_entry(document, section))
        position = end + 1
    pairs = align(entries[: len(after)], entries[len(after) :])
    shown = {entry: text[entry.section.start : entry.section.end] for entry in entries}
    return [(shown[a] if a else None, shown[b] if b else None) for a, b in pairs]


def test_units_of_one_number_meet_however_they_read() -> None:
    assert aligned(["ア　苗木を配る。"], ["ア　講座を開く。"]) == [
        ("ア　苗木を配る。", "ア　講座を開く。")
    ]


def test_renumbered_units_meet_by_their_words() -> None:
    after = ["ア　苗木を春に配る。", "イ　人材を育てる講座を開く。"]
    assert aligned(after, ["ア　人材を育てる講座を開く。"]) == [
        ("ア　苗木を春に配る。", None),
        ("イ　人材を育てる講座を開く。", "ア　人材を育てる講座を開く。"),
    ]


def test_columns_of_which_one_is_empty_have_no_pairs() -> None:
    assert aligned(["ア　許可"], ["イ　清掃"])[0] == ("ア　許可", None)
    assert align([], []) == ()


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_every_unit_stands_in_one_pair_and_in_order(after: list[str], before: list[str]) -> None:
    pairs = aligned(after, before)
    assert [one for one, _ in pairs if one is not None] == after
    assert [other for _, other in pairs if other is not None] == before
