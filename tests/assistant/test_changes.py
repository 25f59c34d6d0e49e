"""What changed: one unit with both sides, or the complete list."""

import pytest

from assistant.changes import answer_change
from assistant.engine import Assistant
from assistant.records import Answer, Role, Status, Turn
from corpus import ChangeKind, Corpus, Side
from corpus.text import squash
from index.generations import Generation
from tests.assistant.samples import TABLE_ID, assistant, scope

OPENED_AFTER = "ア　集会所は、午前九時から午後九時まで開館します。［市民課］"
OPENED_BEFORE = "ア　集会所は、午前九時から午後五時まで開館します。［市民課］"


def sides(answer: Answer) -> list[tuple[Side | None, str]]:
    return [(c.side, c.quote) for c in answer.citations if c.role is Role.EVIDENCE]


def test_a_changed_clause_is_answered_with_both_sides_after_first(helper: Assistant) -> None:
    answer = helper.ask("集会所の開館時間はどう変わりましたか")
    assert answer.status is Status.ANSWERED
    assert sides(answer) == [(Side.AFTER, OPENED_AFTER), (Side.BEFORE, OPENED_BEFORE)]
    assert answer.answer.splitlines() == [
        "見直し後（案）では、次のとおりです。", f"{OPENED_AFTER}[1]",
        "見直し前は、次のとおりです。", f"{OPENED_BEFORE}[2]",
    ]  # fmt: skip


def test_the_difference_of_a_change_names_the_markers_of_its_sides(helper: Assistant) -> None:
    (change,) = helper.ask("集会所の開館時間はどう変わりましたか").changes
    assert (change.kind, change.after, change.before) == (ChangeKind.CHANGED, 1, 2)
    assert "".join(text for kind, text in change.ops if kind != "delete") == OPENED_AFTER
    assert "".join(text for kind, text in change.ops if kind != "insert") == OPENED_BEFORE


def test_an_exchanged_clause_is_a_replacement(helper: Assistant) -> None:
    (change,) = helper.ask("優れた団体の表彰は何に置き換わりましたか").changes
    assert change.kind is ChangeKind.REPLACED


def test_a_deleted_clause_is_said_to_stand_in_the_before_column_only(helper: Assistant) -> None:
    answer = helper.ask("花いっぱい運動の苗木の配布はどう変わりましたか")
    assert "見直し前の欄だけにある記載です" in answer.answer.splitlines()[0]
    assert [side for side, _ in sides(answer)] == [Side.BEFORE]
    (change,) = answer.changes
    assert (change.kind, change.after) == (ChangeKind.DELETED, None)


def test_a_clause_that_is_the_same_on_both_sides_is_said_not_to_be_changed(
    helper: Assistant,
) -> None:
    answer = helper.ask("休館日は変わりましたか")
    assert answer.status is Status.ANSWERED
    assert "変更の記載はありません" in answer.answer
    assert [side for side, _ in sides(answer)] == [Side.AFTER, Side.BEFORE]
    assert "【変更点のみ記載】" in {c.quote for c in answer.citations if c.role is Role.CONTEXT}


@pytest.mark.parametrize("question", ["変更点を全部挙げてください", "見直しで変わったところの一覧"])
def test_the_list_of_changes_is_complete_and_counted(
    helper: Assistant, small: Corpus, question: str
) -> None:
    answer = helper.ask(question)
    silent = {ChangeKind.UNCHANGED, ChangeKind.OMITTED}
    changed = [r.kind for r in small.revisions if r.kind not in silent]
    assert [change.kind for change in answer.changes] == changed
    assert f"次の全{len(changed)}件です" in answer.answer.splitlines()[0]
    assert "【変更点のみ記載】" in {c.quote for c in answer.citations if c.role is Role.CONTEXT}


def test_the_changes_of_a_page_are_those_of_that_page(helper: Assistant) -> None:
    answer = helper.ask("3ページの変更点を教えてください")
    assert [change.kind for change in answer.changes] == [ChangeKind.CHANGED, ChangeKind.DELETED]
    assert {c.page for c in answer.citations if c.role is Role.EVIDENCE} == {"3"}


def test_the_place_and_kind_of_a_listed_change_are_said(helper: Assistant) -> None:
    lines = helper.ask("変更点を全部挙げてください").answer.splitlines()
    places = [line.partition("[")[0] for line in lines]
    assert "（3ページ）１．集会所の管理　（１）開館時間　ア　変更" in places
    assert "（3ページ）１．集会所の管理　（１）開館時間　ウ　削除" in places


def test_a_few_changes_are_shown_in_full_under_their_places(helper: Assistant) -> None:
    lines = helper.ask("3ページの変更点を教えてください").answer.splitlines()
    at = lines.index("（3ページ）１．集会所の管理　（１）開館時間　ア　変更")
    assert lines[at + 1 : at + 5] == [
        "見直し後（案）では、次のとおりです。",
        "ア　集会所は、午前九時から午後九時まで開館します。［市民課］[1]",
        "見直し前は、次のとおりです。",
        "ア　集会所は、午前九時から午後五時まで開館します。［市民課］[2]",
    ]


def test_a_heading_alone_asks_for_every_change_below_it(helper: Assistant) -> None:
    answer = helper.ask("「開館時間」の変更点")
    assert [change.kind for change in answer.changes] == [ChangeKind.CHANGED, ChangeKind.DELETED]


def test_a_question_that_is_not_about_change_is_left_to_others(generation: Generation) -> None:
    assert answer_change(scope(generation, "休館日は何曜日ですか")) is None


def test_a_document_without_sides_has_no_changes(generation: Generation) -> None:
    assert answer_change(scope(generation, "標本市の広場の変更点は何ですか")) is None


def test_a_change_of_something_else_is_not_made_up(generation: Generation) -> None:
    answer = assistant(generation).ask("水族館の入場料はどう変わりましたか")
    assert (answer.status, answer.changes) == (Status.UNANSWERABLE, ())


@pytest.mark.model
def test_a_change_of_what_the_documents_do_not_speak_of_is_refused(product: Assistant) -> None:
    answer = product.ask("ごみの収集日はどう変わりましたか")
    assert (answer.status, answer.changes) == (Status.UNANSWERABLE, ())


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "after", "before"),
    [
        ("協働推進員の役割はどう変わりましたか", "職員への啓発活動", "ワンストップで対応"),
        ("市内の大学の数の記載はどう変わりましたか", "５つの大学等", "４つの大学"),
        ("人材バンク制度の記載はどう変わりましたか", "仕組みづくりを検討", "制度」を検討"),
        ("協働事業評価の評価・検証のしかたはどう変わりましたか", "意見を踏まえ", "民とともに"),
    ],
)
def test_questions_about_clauses_of_the_real_table_cite_both_sides(
    product: Assistant, question: str, after: str, before: str
) -> None:
    answer = product.ask(question)
    assert answer.status is Status.ANSWERED
    quotes = {side: squash(quote) for side, quote in sides(answer)}
    assert squash(after) in quotes[Side.AFTER]
    assert squash(before) in quotes[Side.BEFORE]
    assert {c.document for c in answer.citations} == {"ueda-kyodo-minaoshi"}


def test_the_small_table_is_the_only_one_with_revisions(small: Corpus) -> None:
    assert {r.document for r in small.revisions} == {TABLE_ID}


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("見直しで削られたものをすべて教えてください", [ChangeKind.DELETED, ChangeKind.DELETED]),
        ("新しい案で消えた記載の一覧", [ChangeKind.DELETED, ChangeKind.DELETED]),
        ("３ページで削除された項目は", [ChangeKind.DELETED]),
        ("What was removed in the revision?", [ChangeKind.DELETED, ChangeKind.DELETED]),
        ("第２章で差し替えられた項目は", [ChangeKind.REPLACED]),
        ("最後の章の８ページで変わったところ", [ChangeKind.CHANGED, ChangeKind.DELETED]),
    ],
)
def test_changes_of_one_kind_or_place_are_listed_completely(
    helper: Assistant, question: str, kinds: list[ChangeKind]
) -> None:
    assert [change.kind for change in helper.ask(question).changes] == kinds


def test_a_list_of_deletions_says_that_other_texts_were_exchanged(helper: Assistant) -> None:
    lines = helper.ask("見直しで削られたものをすべて教えてください").answer.splitlines()
    assert lines[0] == "変更の記載は、次の全2件です。"
    assert lines[-1] == "別の内容に差し替えられた記載が、ほかにあります。"


def test_two_clauses_asked_for_at_once_are_both_shown(helper: Assistant) -> None:
    answer = helper.ask("「相談の窓口」のアとイはどう変わりましたか")
    assert [change.kind for change in answer.changes] == [ChangeKind.CHANGED, ChangeKind.REPLACED]


def test_two_subjects_asked_for_at_once_are_both_shown(helper: Assistant) -> None:
    answer = helper.ask("会計事務の講座と集会所の開館は、それぞれどう変わりましたか")
    quotes = [quote for _, quote in sides(answer)]
    assert OPENED_AFTER in quotes
    assert any("会計事務の講座を、毎年二回" in quote for quote in quotes)


@pytest.mark.parametrize(
    "question", ["「はじめに」の書き出しはどう変わりましたか", "はじめにの冒頭は前とどう違う？"]
)
def test_the_beginning_of_a_text_is_its_first_unit(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert [quote for _, quote in sides(answer)] == [
        "この指針は、三年を超えない期間で見直すこととしています。",
        "この指針は、五年を超えない期間で見直すこととしています。",
    ]


def test_a_change_of_a_part_that_is_left_out_is_refused_with_its_mark(helper: Assistant) -> None:
    answer = helper.ask("「講座の開催」の書き出しはどう変わりましたか")
    assert answer.status is Status.UNANSWERABLE
    assert [(c.role, c.quote) for c in answer.citations] == [(Role.CONTEXT, "～省略～")]


def test_the_reason_of_a_change_is_not_made_up(helper: Assistant) -> None:
    answer = helper.ask("集会所の開館時間はなぜ変わったのですか")
    assert (answer.status, answer.changes) == (Status.UNANSWERABLE, ())
    assert answer.answer.startswith("変更の記載はありますが、その理由は書かれていません。")


def test_the_day_of_a_change_is_not_made_up(helper: Assistant) -> None:
    answer = helper.ask("集会所の開館時間はいつ変わったのですか")
    assert (answer.status, answer.changes) == (Status.UNANSWERABLE, ())


def test_units_that_did_not_change_are_listed_with_the_note_on_the_table(
    helper: Assistant,
) -> None:
    answer = helper.ask("３ページで変わっていない項目はどれですか")
    assert {squash(quote) for _, quote in sides(answer)} == {
        squash("イ　休館日は、毎週火曜日とします。［市民課、施設課］")
    }
    assert "変更の記載はありません" in answer.answer


def test_a_follow_up_about_the_other_side_shows_the_change(generation: Generation) -> None:
    history = "「はじめに」の冒頭の文は見直し後ではどうなっていますか"
    answer = answer_change(scope(generation, "見直し前の冒頭の文とは違いますか", history))
    assert answer is not None
    assert [c.side for c in answer.citations] == [Side.AFTER, Side.BEFORE]


@pytest.mark.parametrize("question", ["削除されたのは何ですか", "削除されたのはどこですか"])
def test_what_was_deleted_is_shown_without_a_word_for_it(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.ANSWERED
    assert {change.kind for change in answer.changes} == {ChangeKind.DELETED}


@pytest.mark.parametrize("question", ["削除されたのは何ですか", "新しく加わった取組は？"])
def test_what_came_or_went_leans_on_no_other_subject(helper: Assistant, question: str) -> None:
    before = [Turn("user", "見本市の指針を見直した理由は？"), Turn("assistant", "")]
    answer = helper.ask(question, before)
    assert answer.carried is None
    assert answer.answer == helper.ask(question).answer
