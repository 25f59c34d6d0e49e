"""search."""

import json

from corpus import load_corpus
from corpus.state import DataFolder
from tests.assistant.commands.conftest import Run


def test_hits_are_numbered_spans_of_the_original(built: DataFolder, run: Run) -> None:
    code, out, _ = run(built, "search", "協働推進員", "-k", "3", "--json")
    found = json.loads(out)
    assert (code, found["query"], found["degraded"]) == (0, "協働推進員", [])
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    corpus = load_corpus()
    for hit in found["hits"]:
        text = corpus.document(hit["document"]).text
        assert text[hit["start"] : hit["end"]] == hit["text"]


def test_hits_for_people_show_title_path_and_side(built: DataFolder, run: Run) -> None:
    _, out, _ = run(built, "search", "協働推進員", "-k", "1")
    assert out.startswith("1. 上田市「協働のまちづくり指針」の見直し一覧表　")
    assert "協働推進員（2枚目、8ページ）（見直し" in out


def test_a_missing_index_is_refused_with_the_mending_command(own: DataFolder, run: Run) -> None:
    (own.index / "CURRENT").unlink()
    code, _, err = run(own, "search", "協働")
    assert (code, err.endswith("「machishirube build」を実行してください。\n")) == (2, True)


def test_a_damaged_index_is_a_failure_with_the_mending_command(own: DataFolder, run: Run) -> None:
    next(own.index.rglob("*.faiss")).write_bytes(b"")
    code, _, err = run(own, "search", "協働")
    assert code == 1
    assert "「machishirube build --force」" in err


def test_an_outdated_index_is_refused_with_what_changed(own: DataFolder, run: Run) -> None:
    with own.settings_file.open("a", encoding="utf-8") as file:
        file.write("k1 = 2.0\n")
    code, _, err = run(own, "search", "協働")
    assert code == 2
    assert err.startswith("エラー：設定のk1が1.5から2.0に変わりました。")


def test_a_missing_model_is_refused_with_the_mending_command(own: DataFolder, run: Run) -> None:
    own.settings_file.unlink()
    code, _, err = run(own, "search", "協働")
    assert code == 2
    assert err.startswith("エラー：埋め込みモデルがまだありません（")


def test_a_control_character_is_the_users_error(built: DataFolder, run: Run) -> None:
    code, _, err = run(built, "search", "協\0働")
    assert (code, err.split("（")[0]) == (2, "エラー：語句の2文字目に制御文字")


def test_a_department_leaves_only_the_places_of_its_duties(built: DataFolder, run: Run) -> None:
    duties = load_corpus().duties
    name = duties[0].departments[0]
    _, out, _ = run(built, "search", "担当", "-k", "100", "--department", name, "--json")
    hits = json.loads(out)["hits"]
    spans = [(d.section.document, d.start, d.end) for d in duties if name in d.departments]
    assert hits
    for hit in hits:
        assert (
            any(
                hit["document"] == document and start < hit["end"] and hit["start"] < end
                for document, start, end in spans
            )
            or name in hit["text"]
        )


def test_a_city_leaves_only_its_documents(built: DataFolder, run: Run) -> None:
    _, out, _ = run(built, "search", "担当", "--city", "長野市", "--json")
    assert {hit["document"] for hit in json.loads(out)["hits"]} == {"nagano-refresh-roadmap"}


def test_a_department_that_no_document_names_is_refused(built: DataFolder, run: Run) -> None:
    code, _, err = run(built, "search", "担当", "--department", "宇宙課")
    assert (code, err.startswith("エラー：--department 宇宙課 に当たる文書はありません")) == (
        2,
        True,
    )
