"""Answers into HTML."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Answer, Change, Citation, Role, Status
from assistant.web.layout import source_link
from assistant.web.render import render_suggestions
from corpus import Basis, ChangeKind, Corpus, Side
from tests.assistant.web.sample import CHANGED, POLICY, SALARY, script
from tests.assistant.web.turns import rendered

HOSTILE = '<b onclick="x">&'
ESCAPED = "&lt;b onclick=&quot;x&quot;&gt;&amp;"


def turn(corpus: Corpus, question: str) -> str:
    return rendered(next(a for a in script(corpus) if a.question == question), corpus)


def citation(marker: int = 1) -> Citation:
    place = ("計画", ("第1章", "（１）"), "3", 2, Side.BEFORE)
    return Citation(marker, Role.EVIDENCE, "d", *place, "本文", 5, 7, Basis.PRINTED, "改正前")


def plain(answer: str, *citations: Citation) -> Answer:
    return Answer(None, "問い", Status.ANSWERED, answer, citations)


def test_a_link_carries_the_address_and_nothing_else() -> None:
    assert source_link("a/b", 3, 9) == "source/a%2Fb?start=3&end=9#quote"


def test_a_marker_names_its_place() -> None:
    html = rendered(plain("本文[1]", citation()))
    assert 'aria-label="出典1：改正前　第1章 › （１）（3ページ）"' in html
    assert 'href="source/d?start=5&amp;end=7#quote">[1]</a>' in html


def test_a_bracket_that_is_no_marker_stays_text() -> None:
    html = rendered(plain("[注] 本文[1] [2] [", citation()))
    assert "<p>[注] 本文<a " in html
    assert "</a> [2] [</p>" in html


def test_lines_that_begin_with_a_dash_become_a_list() -> None:
    html = rendered(plain("全2件です。\n- 一\n- 二"))
    assert "<p>全2件です。</p><ul><li>一</li><li>二</li></ul>" in html


def test_an_item_keeps_its_printed_sign_as_the_only_one() -> None:
    html = rendered(plain("- ・災害時の対応[1]\n- 平常時の対応", citation()))
    assert '<li class="signed">・災害時の対応<a ' in html
    assert "<li>平常時の対応</li>" in html


def test_a_long_question_is_clipped_and_counted() -> None:
    html = rendered(replace(plain(""), question=f" {'あ' * 2_001}\n"))
    assert f"<h2>{'あ' * 200}…（全2,001文字）</h2>" in html


def test_a_question_of_many_lines_is_clipped() -> None:
    html = rendered(replace(plain(""), question="\n".join("一二三四五六七八")))
    assert "<h2>一\n二\n三\n四\n五\n六…（全15文字）</h2>" in html


@given(st.text(st.characters(exclude_characters="<>&\"'", exclude_categories=["Cc", "Cs"])))
def test_a_short_question_of_one_line_is_shown_whole(question: str) -> None:
    asked = "".join(question.split())[:200]
    assert f"<h2>{asked}</h2>" in rendered(replace(plain(""), question=asked))


def test_each_line_is_a_paragraph_and_blank_lines_are_none() -> None:
    assert "<p>一</p><p>二</p><p>三</p></div>" in rendered(plain("一\n二\n\n三"))


def test_heads_and_column_names_wait_behind_one_line() -> None:
    context = replace(citation(2), role=Role.CONTEXT)
    html = rendered(plain("本文[1]", citation(), context))
    shown, behind = html.split("<details><summary>見出し・欄の名前など（1件）</summary>")
    assert '<span class="number">[1]' in shown
    assert '<span class="number">[2]' in behind


@pytest.mark.parametrize(
    "answer",
    [
        replace(plain(""), question=HOSTILE),
        plain(HOSTILE),
        replace(plain(""), carried=HOSTILE),
        replace(plain(""), missing=(HOSTILE,)),
        replace(plain(""), degraded=(HOSTILE,)),
    ],
)
def test_text_from_outside_is_escaped(answer: Answer) -> None:
    html = rendered(answer)
    assert ESCAPED in html
    assert "<b " not in html


def test_citations_and_differences_are_escaped() -> None:
    hostile = replace(citation(), title=HOSTILE, section=(HOSTILE,), document=HOSTILE)
    change = Change(ChangeKind.CHANGED, (("delete", HOSTILE),), 1, None)
    html = rendered(replace(plain("[1]", hostile), changes=(change,)))
    assert "<b " not in html
    assert html.count(ESCAPED) == 7


def test_differences_are_marked_with_element_sign_and_words() -> None:
    change = Change(ChangeKind.CHANGED, (("equal", "同"), ("delete", "旧"), ("insert", "新")), 1, 2)
    html = rendered(replace(plain(""), changes=(change,)))
    assert "同<del>" in html
    assert '－</span><span class="spoken">削除：</span>旧<' in html
    assert '＋</span><span class="spoken">追加：</span>新<' in html


def test_line_ends_inside_a_difference_are_not_shown() -> None:
    change = Change(ChangeKind.CHANGED, (("equal", "職員\nの"), ("insert", "\n")), 1, 2)
    html = rendered(replace(plain(""), changes=(change,)))
    assert '<p class="difference">職員の</p>' in html


def test_an_answer_has_no_verdict_line(corpus: Corpus) -> None:
    assert "verdict" not in turn(corpus, CHANGED)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.PARTIAL, "一部だけお答えできます"),
        (Status.UNANSWERABLE, "収録した文書からはお答えできません"),
        (Status.CLARIFY, "質問の意味を確かめさせてください"),
        (Status.ERROR, "お答えできませんでした"),
    ],
)
def test_each_other_status_is_said_in_words(status: Status, words: str) -> None:
    html = rendered(replace(plain(""), status=status))
    assert f'<div class="answer {status.value}">' in html
    assert f"</span>{words}</p>" in html


def test_what_the_answer_says_is_missing_is_not_listed_again() -> None:
    html = rendered(
        replace(plain("関係する記載はありますが、金額は書かれていません。"), missing=("金額",))
    )
    assert "資料に見当たらなかったもの" not in html


def test_what_was_carried_over_can_be_dropped() -> None:
    html = rendered(replace(plain(""), carried="公園"))
    assert "<span>前の質問の対象：公園</span><button" in html
    assert 'data-ask="問い" data-cut=""' in html


def test_a_near_place_shows_how_it_begins(corpus: Corpus) -> None:
    assert '<p class="excerpt">労務管理相談窓口の開設</p>' in turn(corpus, SALARY)


def test_words_of_the_answer_come_with_what_the_document_says_of_them(corpus: Corpus) -> None:
    html = turn(corpus, CHANGED)
    assert "<h4>この回答に出てくる言葉</h4>" in html
    assert "<dt>協働推進員</dt><dd>協働によるまちづくりを積極的に推進するために" in html


def test_a_quote_is_copied_with_its_place_and_address() -> None:
    html = rendered(plain("本文[1]", citation()))
    assert 'data-copy="「本文」\n計画　改正前　第1章 › （１）　3ページ"' in html
    assert 'data-address="source/d?start=5&amp;end=7#quote"' in html


def test_a_turn_can_be_taken_along_by_its_number() -> None:
    html = rendered(plain(""), number=7)
    assert '<input type="hidden" name="talk" value="key">' in html
    assert '<input type="hidden" name="turn" value="7">' in html


def test_suggestions_wait_in_an_attribute_for_their_turn() -> None:
    html = render_suggestions(3, [HOSTILE])
    assert html.startswith('<div class="suggestions" hidden data-turn="3" data-html="&lt;section')
    assert "<b " not in html.replace("<button", "")


def test_without_suggestions_there_is_nothing() -> None:
    assert render_suggestions(3, []) == ""


def test_a_refusal_lists_what_is_missing_and_what_is_near(corpus: Corpus) -> None:
    html = turn(corpus, SALARY)
    assert "<li>市長の給料</li>" in html
    assert "労務管理" in html
    assert "source/nagano-refresh-roadmap?start=" in html


def test_an_inferred_citation_says_so(corpus: Corpus) -> None:
    assert turn(corpus, POLICY).count("配置からの推定") == 2


def test_the_versions_of_the_cited_documents_alone_are_told(corpus: Corpus) -> None:
    html = turn(corpus, CHANGED)
    assert "＝fc065874</p>" in html
    assert "3030c73a" not in html
