"""Refusals say what is missing, where it would stand, and claim nothing."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from assistant.refusal import asked_meaning, refuse_blank, refuse_lost, refuse_undefined
from assistant.unknowns import refuse_unknown_number
from corpus import Basis
from index.generations import Generation
from tests.assistant import samples
from tests.assistant.samples import SLIDES_ID, TABLE_ID, scope


def context(answer: Answer) -> list[str]:
    assert answer.status is Status.UNANSWERABLE
    assert {c.role for c in answer.citations} <= {Role.CONTEXT}
    return [c.quote for c in answer.citations]


@pytest.mark.parametrize("city", ["松本市", "横浜市"])
def test_a_city_outside_the_corpus_is_named_with_those_inside(helper: Assistant, city: str) -> None:
    answer = helper.ask(f"{city}の集会所の休館日はいつですか")
    assert context(answer) == []
    assert answer.missing == (city,)
    assert answer.answer.splitlines()[0] == (
        f"「{city}」の文書は収録していません。収録しているのは見本市、標本市の文書です。"
    )


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("20ページの変更点は何ですか", "20ページ"),
        ("２０頁には何が書かれていますか", "20ページ"),
        ("第９章の題名を教えてください", "第9章"),
        ("第九章の題名を教えてください", "第9章"),
    ],
)
def test_a_place_that_the_table_does_not_show_is_not_said_not_to_exist(
    helper: Assistant, question: str, part: str
) -> None:
    answer = helper.ask(question)
    assert context(answer) == ["【変更点のみ記載】"]
    assert answer.missing == (part,)
    assert f"「{part}」の記載がありません（示されていないだけで" in answer.answer


def test_a_numbered_part_behind_an_omission_cites_the_mark(helper: Assistant) -> None:
    answer = helper.ask("「講座の開催」の①には何が書かれていますか")
    assert context(answer) == ["～省略～"]
    assert answer.citations[0].page == "7"
    assert "（～省略～）" in answer.answer
    assert answer.missing == ("（１）講座の開催 ①",)


def test_a_numbered_part_that_is_there_is_not_said_to_be_left_out(helper: Assistant) -> None:
    answer = helper.ask("「講座の開催」の③では、会計事務の講座を毎年何回開催しますか")
    assert answer.status is Status.ANSWERED
    assert "省略" not in answer.answer


@pytest.mark.parametrize(
    ("question", "other", "word"),
    [
        ("標本市の開館時間は何時までですか", "見本市", "開館時間"),
        ("見本市の花壇サポーターとは何ですか", "標本市", "花壇サポーター"),
    ],
)
def test_a_word_that_only_the_other_city_uses_is_refused(
    helper: Assistant, question: str, other: str, word: str
) -> None:
    answer = helper.ask(question)
    assert context(answer) == []
    assert answer.missing == (word,)
    assert f"近い言葉は{other}の文書にあります" in answer.answer


@pytest.mark.parametrize(("city", "document"), [("標本市", SLIDES_ID), ("見本市", TABLE_ID)])
def test_a_refusal_for_a_city_offers_nothing_of_another(
    helper: Assistant, city: str, document: str
) -> None:
    answer = helper.ask(f"{city}の水族館の入場料はいくらですか")
    assert context(answer) == []
    assert {n.document for n in answer.nearest} <= {document}


def test_a_name_that_no_document_has_is_named(helper: Assistant) -> None:
    answer = helper.ask("佐藤さんの役割は何ですか")
    assert context(answer) == []
    assert (answer.missing, "「佐藤」は、" in answer.answer) == (("佐藤",), True)


@pytest.mark.parametrize(
    ("office", "name"), [("水道課", "水道課"), ("見本市水道課", "水道課"), ("総務部", "総務部")]
)
def test_an_office_that_no_action_names_is_named_without_its_city(
    helper: Assistant, office: str, name: str
) -> None:
    answer = helper.ask(f"{office}が担当する取組をすべて挙げてください")
    assert context(answer) == []
    assert answer.missing == (name,)
    assert answer.answer.splitlines()[0] == (
        f"「{name}」が担当として書かれている取組は、収録した文書に見当たりません。"
    )


def test_the_tail_of_an_office_with_hiragana_is_no_other_office(tmp_path: Path) -> None:
    renamed = samples.TABLE.replace("施設課", "まちづくり推進課")
    helper = samples.assistant_over(tmp_path, samples.corpus_of(renamed))
    answer = helper.ask("まちづくり推進課が担当する取組をすべて挙げてください")
    assert (answer.status, len(answer.citations)) == (Status.ANSWERED, 2)


@pytest.fixture
def rounds(tmp_path: Path) -> Assistant:
    """An assistant over slides that know of a first and a second round."""
    slides = samples.SLIDES.replace("広場サポーターの募集は", "２回目の広場サポーターの募集は")
    slides = slides.replace("休止している広場が", "1回目の点検で休止した広場が")
    outline = samples.OUTLINE.replace("広場サポーターの募集は", "２回目の広場サポーターの募集は")
    return samples.assistant_over(tmp_path, samples.corpus_of(slides_text=slides, outline=outline))


@pytest.mark.parametrize("name", ["3回目", "３回目"])
def test_a_round_that_the_documents_do_not_count_up_to_is_refused(
    rounds: Assistant, name: str
) -> None:
    answer = rounds.ask(f"{name}の募集はどの課が受け付けますか")
    assert context(answer) == []
    assert answer.missing == ("3回目",)
    assert answer.answer.startswith("「3回目」は、収録した文書に出てきません。")


def test_a_round_that_is_counted_is_answered(rounds: Assistant) -> None:
    assert rounds.ask("2回目の募集はどの課が受け付けますか").status is Status.ANSWERED


@pytest.mark.parametrize("question", ["3コースの募集は", "3回の講座は"])
def test_a_number_of_what_is_not_counted_is_left_to_others(
    generation: Generation, question: str
) -> None:
    assert refuse_unknown_number(scope(generation, question)) is None


def test_marks_whose_place_is_lost_cannot_be_told(helper: Assistant) -> None:
    answer = helper.ask("担当欄の○はどこに付いていますか")
    assert context(answer) == ["○ ○"]
    assert [c.basis for c in answer.citations] == [Basis.LOST]


def test_a_word_that_is_used_and_never_explained_is_not_explained(helper: Assistant) -> None:
    answer = helper.ask("掲示板とは何ですか")
    assert context(answer) == []
    assert answer.missing == ("「掲示板」の意味",)


@pytest.mark.parametrize("question", ["◎はどこに付いていますか", "担当欄はどこですか"])
def test_only_marks_that_are_printed_can_be_lost(generation: Generation, question: str) -> None:
    assert refuse_lost(scope(generation, question)) is None


@pytest.mark.parametrize(
    "question", ["相談員とは何ですか", "開館時間とは何ですか", "水族館とは何ですか", "掲示板はどこ"]
)
def test_a_word_with_a_meaning_a_heading_or_no_use_is_not_said_to_be_unexplained(
    generation: Generation, question: str
) -> None:
    assert refuse_undefined(scope(generation, question)) is None


def test_a_word_is_not_said_to_be_used_where_it_is_not(helper: Assistant) -> None:
    answer = helper.ask("相談員とは何ですか", document=SLIDES_ID)
    assert context(answer) == []
    assert "使われていますが" not in answer.answer


@pytest.mark.parametrize("question", ["休館日はいつですか", "令和７年の担い手は"])
def test_a_date_is_open_only_where_it_is_asked_for_and_left_out(
    generation: Generation, question: str
) -> None:
    assert refuse_blank(scope(generation, question)) is None


def test_a_date_that_the_document_leaves_open_is_cited_as_it_stands(helper: Assistant) -> None:
    answer = helper.ask("令和７年の何月ですか")
    assert context(answer) == ["令和７年●月"]


@pytest.mark.parametrize(
    "question", ["会計事務の講座を開催するのは何時からですか", "会計事務の講座の費用はいくらですか"]
)
def test_what_is_near_but_of_another_type_is_no_answer(helper: Assistant, question: str) -> None:
    assert context(helper.ask(question)) == []


def test_a_refusal_offers_where_to_look_or_says_how_to_ask(helper: Assistant) -> None:
    near = helper.ask("会計事務の講座の費用はいくらですか")
    assert near.nearest != ()
    assert "近い内容の箇所を下に示します。" in near.answer
    assert len({(n.document, n.section) for n in near.nearest}) == len(near.nearest)


def test_nearest_sections_are_addresses_of_the_documents(helper: Assistant) -> None:
    for one in helper.ask("会計事務の講座の費用はいくらですか").nearest:
        sections = helper.corpus.of_document(one.document)
        assert (one.start, one.end) in {(s.start, s.end) for s in sections}


@pytest.mark.model
@pytest.mark.parametrize("question", ["鉄道の駅名は何ですか", "スーパーの割引の日って"])
def test_places_that_share_nothing_with_a_question_are_not_offered(
    product: Assistant, question: str
) -> None:
    answer = product.ask(question)
    assert (answer.status, answer.nearest) == (Status.UNANSWERABLE, ())


@pytest.mark.model
def test_an_unknown_name_is_named_whole(product: Assistant) -> None:
    assert product.ask("善光寺の御開帳って次いつ？").missing == ("善光寺",)


@pytest.mark.model
def test_an_undefined_word_is_written_as_it_was_asked(product: Assistant) -> None:
    assert product.ask("農村RMOとは").missing == ("「農村RMO」の意味",)


@pytest.mark.parametrize(
    ("question", "term"),
    [("書記って何ですか", "書記"), ("書記って何人ですか", ""), ("書記って何名いるの", "")],
)
def test_how_many_there_are_is_no_question_of_a_meaning(question: str, term: str) -> None:
    assert asked_meaning(question) == term
