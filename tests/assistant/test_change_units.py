"""Changes of an added comparison table, counted as people count them."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from corpus import ChangeKind, Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

RULE = """# 見本市集会所条例の一部改正

見本市集会所条例　新旧対照表

| 改正後 | 改正前 |
| --- | --- |
| （趣旨）<br>第1条　（略） | （趣旨）<br>第1条　（略） |
| （時間）<br>第2条　午前9時から午後10時まで。 | （時間）<br>第2条　午前9時から午後9時まで。 |
| 第3条　（略） | 第3条　市長は、特に必要があると認めるときは、使用料を減額することができる。 |
| （予約）<br>第4条　利用しようとする者は、電子申請により予約するものとする。 | （新設） |
| 第5条　削除 | （優先利用）<br>第5条　町内会は、優先して集会所を利用することができる。 |
| （委任）<br>第6条　細則は、規則で定める。 | （委任）<br>第6条　細則は、規則で定める。 |
"""


@pytest.fixture(scope="module")
def rule(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the table."""
    folder = tmp_path_factory.mktemp("rule")
    path = folder / "rule.md"
    path.write_text(RULE, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "rule", "集会所条例", "見本市", "見本市", None, 1, extract.reader, extract.text, "0" * 64
    )
    corpus = Corpus((document,), interpret(document, extract), {"rule": extract})
    return assistant_over(folder, corpus)


def test_a_provision_and_its_caption_are_one_change(rule: Assistant) -> None:
    answer = rule.ask("変更点をすべて教えてください")
    assert [change.kind for change in answer.changes] == [
        ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.DELETED
    ]  # fmt: skip
    assert answer.answer.splitlines()[0] == "変更の記載は、次の全3件です。"


def test_a_number_that_is_struck_out_is_shown_beside_its_text(rule: Assistant) -> None:
    answer = rule.ask("第5条はどう変わりましたか")
    assert answer.answer.splitlines() == [
        "改正前にある記載が、改正後では削除とされています。",
        "改正後では、次のとおりです。", "第5条　削除[1]",
        "改正前は、次のとおりです。",
        "第5条　町内会は、優先して集会所を利用することができる。[2]",
    ]  # fmt: skip


def test_a_text_beside_a_mark_of_omission_is_not_told_as_deleted(rule: Assistant) -> None:
    answer = rule.ask("第3条はどう変わりましたか")
    assert (answer.status, answer.missing[0][-3:]) == (Status.PARTIAL, "第3条")
    assert [change.kind for change in answer.changes] == [ChangeKind.OMITTED]
    assert "削除されたのかどうかはわかりません" in answer.answer


def test_an_article_that_is_left_out_is_not_answered_with_another(rule: Assistant) -> None:
    answer = rule.ask("第1条はどう変わりましたか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("第1条",))
    assert [(c.role, c.quote) for c in answer.citations] == [(Role.CONTEXT, "第1条　（略）")]


def test_an_article_that_stands_on_both_sides_alike_has_no_change(rule: Assistant) -> None:
    answer = rule.ask("第6条は変わりましたか")
    assert (answer.status, answer.changes) == (Status.ANSWERED, ())
    assert answer.answer.startswith("「（委任）　第6条」に変更の記載はありません。")


def test_new_and_struck_out_articles_are_found_without_their_numbers(rule: Assistant) -> None:
    new, gone = rule.ask("新しくできた条は何条ですか"), rule.ask("削られた条文はどれですか")
    assert "第4条　利用しようとする者は" in new.answer
    assert "第5条　削除" in gone.answer
