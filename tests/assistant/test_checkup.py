"""The checks, each on a corpus or index that is whole and on one that is not."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.checkup import (
    check_coverage,
    check_index,
    check_offsets,
    check_originals,
    check_synonyms,
    check_up,
    first_gap,
)
from assistant.findings import Finding, Severity
from assistant.settings import Settings
from assistant.synonyms import load_synonyms
from corpus import Corpus, DataFolder, Section, SectionKind, load_corpus
from corpus.errors import DocumentError
from corpus.manifest import bundled_folder
from index.build import build_index
from index.encoder import HashingEncoder
from index.generations import current_number_or_zero, generation_folder
from index.settings import IndexSettings


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the originals that a test may damage."""
    return Path(shutil.copytree(str(bundled_folder()), tmp_path / "documents"))


@pytest.fixture(scope="module")
def built(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder with an index but without the bundled model."""
    data = DataFolder(tmp_path_factory.mktemp("data"))
    build_index(corpus, HashingEncoder, data)
    return data


@pytest.fixture
def own(built: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy that a test may damage."""
    return DataFolder(Path(shutil.copytree(built.root, tmp_path / "own")))


def severities(data: DataFolder, folder: Path | None = None) -> dict[str, str]:
    return {each.name: each.severity.value for each in check_up(data, Settings(), folder)}


def test_whole_originals_are_counted() -> None:
    message = "2件の原文が目録の sha256 と一致しています"
    assert check_originals(bundled_folder()) == Finding("原文", Severity.OK, message)


def test_one_changed_character_of_an_original_is_found(folder: Path) -> None:
    path = folder / "000_0fc119275c468573.txt"
    path.write_bytes(path.read_bytes().replace("協働".encode(), "共働".encode(), 1))
    with pytest.raises(DocumentError, match="000_0fc119275c468573"):
        check_originals(folder)


def test_a_damaged_original_is_an_error_and_the_other_checks_still_run(
    folder: Path, built: DataFolder
) -> None:
    (folder / "000_0fc119275c468573.txt").write_bytes(b"\xff")
    found = severities(built, folder)
    assert found == {
        "原文": "error", "目録": "ok", "保存": "ok", "モデル": "error", "同義語": "ok",
        "ご意見": "ok",
        "文書の読み取り": "error",
    }  # fmt: skip


def test_sections_of_the_corpus_lie_within_their_documents(corpus: Corpus) -> None:
    assert check_offsets(corpus).severity is Severity.OK


def test_a_section_beyond_the_end_of_its_document_is_named(corpus: Corpus) -> None:
    last = replace(corpus.sections[-1], end=99_999)
    finding = check_offsets(Corpus(corpus.documents, (*corpus.sections[:-1], last)))
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith(f"区分 nagano-refresh-roadmap@{last.start}-99999 が")


def test_every_line_of_the_corpus_is_in_a_section(corpus: Corpus) -> None:
    assert check_coverage(corpus).severity is Severity.OK


def test_a_line_in_no_section_is_named(corpus: Corpus) -> None:
    finding = check_coverage(Corpus(corpus.documents, corpus.sections[1:]))
    assert finding.message == "ueda-kyodo-minaoshi の2行目がどの区分にも入っていません"


def test_the_first_gap_is_given_by_line() -> None:
    section = Section("d", 0, 2, SectionKind.PARAGRAPH, ("見出し",), 1)
    assert first_gap("甲乙\n\n　丙\n", [section]) == 3
    assert first_gap("甲乙\n　\n", [section]) is None


def test_without_a_model_nobody_can_say_whether_the_index_fits(
    corpus: Corpus, built: DataFolder
) -> None:
    finding = check_index(built, Settings(), corpus)
    assert finding == Finding(
        "索引",
        Severity.WARNING,
        "モデルがないため、索引がモデルに合っているかを確かめられません",
        "先に「モデル」の対処をしてください。",
    )


def test_an_index_of_other_settings_is_outdated(corpus: Corpus, built: DataFolder) -> None:
    settings = Settings(index=IndexSettings(k1=2.0))
    finding = check_index(built, settings, corpus)
    assert finding.message.endswith("設定のk1が1.5から2.0に変わりました。")
    assert finding.remedy == "「machishirube build」を実行してください。"


def test_a_damaged_index_file_is_named(corpus: Corpus, own: DataFolder) -> None:
    folder = generation_folder(own, current_number_or_zero(own))
    path = next(folder.rglob("*.sqlite"))
    with path.open("ab") as file:
        file.write(b"x")
    finding = check_index(own, Settings(), corpus)
    name = path.relative_to(folder).as_posix()
    assert finding.message == f"索引のファイルが欠けているか壊れています：{name}"
    assert finding.remedy == "「machishirube build --force」で作り直してください。"


def test_a_fresh_data_folder_lacks_model_and_index(tmp_path: Path) -> None:
    assert severities(DataFolder(tmp_path)) == {
        "原文": "ok", "目録": "ok", "保存": "ok", "モデル": "error", "同義語": "ok", "ご意見": "ok",
        "取り出し": "ok", "位置": "ok", "網羅": "ok", "重複": "ok", "記録": "ok",
        "記録の網羅": "ok", "合計": "ok", "索引": "error",
    }  # fmt: skip


def test_a_half_written_model_is_told_from_a_missing_one(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.model.mkdir(parents=True)
    finding = next(each for each in check_up(data, Settings()) if each.name == "モデル")
    assert finding.message.startswith("埋め込みモデルが壊れているか古くなっています")


def test_the_groups_of_synonyms_are_counted_with_the_operators(tmp_path: Path) -> None:
    shipped = load_synonyms(None).groups
    (tmp_path / "synonyms.txt").write_text("地区ドック = 地区の健診\n", encoding="utf-8")
    message = f"{shipped + 1:,}組の同義語を使っています"
    assert check_synonyms(DataFolder(tmp_path)) == Finding("同義語", Severity.OK, message)


def test_bad_lines_of_synonyms_are_counted_and_the_first_is_told(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("高齢者\n= お年寄り\n", encoding="utf-8")
    finding = check_synonyms(DataFolder(tmp_path))
    shipped = load_synonyms(None).groups
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        f"同義語ファイルに直すところが2か所あり、残りの{shipped:,}組を使っています："
        f"同義語ファイル {tmp_path / 'synonyms.txt'} の1行目：「=」がありません"
        "（期待：「公式の語 = 話し言葉, 話し言葉」の形の行）"
    )
    assert finding.remedy == "その行を直すか、消してください。"


def test_a_finding_as_json_values() -> None:
    assert Finding("索引", Severity.OK, "合っています").to_dict() == {
        "name": "索引", "severity": "ok", "message": "合っています", "remedy": None,
    }  # fmt: skip
