from corpus import Basis, Corpus, Note, SectionKind
from corpus.notes import find_notes
from tests.corpus.plan_samples import plain, sections_of


def notes_of(corpus: Corpus, document: str) -> list[Note]:
    return [note for note in corpus.notes if note.section.document == document]


def test_the_notes_of_the_table_and_what_ties_them(corpus: Corpus) -> None:
    assert [
        (n.section.page, n.marker.text.strip(), n.link.basis if n.link else None)
        for n in notes_of(corpus, "ueda-kyodo-minaoshi")
    ] == [
        ("4", "※", Basis.INFERRED),
        ("13", "※1", Basis.PRINTED),
        ("14", "※1", Basis.INFERRED),
        ("14", "※2", None),
        ("15", "※３", Basis.PRINTED),
    ]


def test_a_marker_in_a_clause_is_a_printed_tie(corpus: Corpus) -> None:
    links = [note.link for note in notes_of(corpus, "ueda-kyodo-minaoshi") if note.link]
    printed = [link for link in links if link.basis is Basis.PRINTED]
    assert [(link.target.text[:9], link.anchor.text) for link in printed] == [
        ("ウ　まちのアトリエ", "※1"), ("ア　「地域づくり人", "※3"),
    ]  # fmt: skip


def test_a_word_in_a_clause_is_an_inferred_tie(corpus: Corpus) -> None:
    link = notes_of(corpus, "ueda-kyodo-minaoshi")[2].link
    assert link is not None
    assert link.target.text.startswith("ア　市民活動をより発展させるため、中間支援組織等との")
    assert link.anchor.text == "中間支援組織"


def test_a_word_that_differs_ties_nothing_and_is_named(corpus: Corpus) -> None:
    note = notes_of(corpus, "ueda-kyodo-minaoshi")[3]
    assert note.term is not None
    assert (note.link, note.term.words) == (None, "ボランティア地域活動センター")
    assert note.near is not None
    assert note.near.words == "ボランティア活動センター"
    assert note.reason == (
        "本文に「※2」の印も「ボランティア地域活動センター」という語もありません"
        "（本文にあるのは「ボランティア活動センター」で、語が違います）"
    )


def test_a_note_without_a_number_belongs_to_its_heading(corpus: Corpus) -> None:
    found = notes_of(corpus, "nagano-refresh-roadmap")
    assert [note.link.target.words for note in found if note.link] == [
        "委員等推薦に関する事務", "見直し項目", "見直し項目", "見直し項目",
    ]  # fmt: skip


def notes_in(text: str) -> tuple[Note, ...]:
    kinds = {"※": SectionKind.NOTE, "★": SectionKind.NOTE}
    lines = [(s, kinds.get(s[0], SectionKind.CLAUSE), ()) for s in text.split("\n")]
    return find_notes(plain(text), sections_of(text, lines))


def test_the_first_note_is_not_part_of_the_twelfth() -> None:
    (note,) = notes_in("花壇※12を作ります。\n※1 苗木")
    assert (note.link, note.reason) == (None, "本文に「※1」の印がありません")


def test_a_numbered_note_that_explains_no_word_of_the_text_stays_alone() -> None:
    (note,) = notes_in("花壇を作ります。\n※1 腐葉土・・・・落ち葉から作る土")
    assert (note.link, note.near) == (None, None)


def test_a_star_is_no_note() -> None:
    assert notes_in("花壇を作ります。\n★当番を決めます。") == ()
