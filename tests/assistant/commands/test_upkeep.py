"""build, list, check and purge."""

import json
import shutil
from pathlib import Path

import pytest

from assistant.opening import load_encoder
from corpus import load_corpus
from corpus.state import DataFolder
from index.bundled import changed_files
from index.errors import ModelMissing
from index.generations import writer_lock
from index.settings import IndexSettings
from tests.assistant.commands.conftest import Run


def test_a_second_build_does_nothing(built: DataFolder, run: Run) -> None:
    before = sorted(built.index.rglob("*"))
    code, out, err = run(built, "build")
    assert (code, out) == (0, "")
    assert err.startswith("索引は最新です（")
    assert sorted(built.index.rglob("*")) == before


def test_a_forced_build_shows_its_progress_and_takes_known_vectors_over(
    own: DataFolder, run: Run
) -> None:
    code, _, err = run(own, "build", "--force")
    assert code == 0
    assert "単語に分けています" in err
    assert "新しく埋め込んだもの 0、" in err


def test_a_build_beside_another_writer_is_refused(own: DataFolder, run: Run) -> None:
    with writer_lock(own):
        code, _, err = run(own, "build", "--force")
    assert code == 2
    assert err.startswith("エラー：別の処理が索引または文書を書き換えています。")


def test_a_build_with_a_model_that_is_not_there_is_refused(tmp_path: Path, run: Run) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.write_text(f"[index]\nmodel = '{tmp_path / 'none'}'\n", encoding="utf-8")
    code, _, err = run(data, "build")
    assert code == 2
    assert err.startswith(f"エラー：フォルダー {tmp_path / 'none'} がありません。（")


def test_the_list_names_every_document_of_the_manifest(tmp_path: Path, run: Run) -> None:
    code, out, _ = run(DataFolder(tmp_path), "list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["id"] for row in rows] == ["ueda-kyodo-minaoshi", "nagano-refresh-roadmap"]
    assert [row["sheets"] for row in rows] == [5, 7]
    assert sum(row["sections"] for row in rows) == len(load_corpus().sections)


def test_the_list_for_people_says_where_no_date_is_printed(tmp_path: Path, run: Run) -> None:
    _, out, _ = run(DataFolder(tmp_path), "list")
    assert "    上田市　日付の記載なし　TXT　5枚　" in out


def test_a_whole_data_folder_passes_every_check(built: DataFolder, run: Run) -> None:
    code, out, _ = run(built, "check", "--json")
    assert code == 0
    assert {each["name"]: each["severity"] for each in json.loads(out)} == {
        "原文": "ok", "目録": "ok", "保存": "ok", "モデル": "ok", "取り出し": "ok", "位置": "ok",
        "網羅": "ok", "重複": "ok",
        "記録": "ok", "記録の網羅": "ok", "合計": "ok", "索引": "ok", "同義語": "ok",
        "ご意見": "ok",
    }  # fmt: skip


def test_an_error_of_a_check_is_the_exit_code_and_has_its_remedy(tmp_path: Path, run: Run) -> None:
    code, out, _ = run(DataFolder(tmp_path / "new"), "check")
    assert code == 1
    assert "[誤り] 索引：索引がまだありません。" in out
    assert "    対処：「machishirube build」を実行してください。" in out


def test_checking_makes_no_data_folder(tmp_path: Path, run: Run) -> None:
    run(DataFolder(tmp_path / "new"), "check")
    assert not (tmp_path / "new").exists()


def test_purge_removes_everything(own: DataFolder, run: Run) -> None:
    code, out, _ = run(own, "purge", "--yes")
    assert (code, list(own.root.iterdir())) == (0, [])
    assert out.endswith("すべて消しました。\n")


def test_purge_asks_first_and_cannot_ask_without_a_terminal(own: DataFolder, run: Run) -> None:
    code, _, err = run(own, "purge")
    assert (code, own.index.exists()) == (2, True)
    assert err.startswith("エラー：消してよいかを確認できません")


def test_purge_of_nothing_says_so(tmp_path: Path, run: Run) -> None:
    code, out, _ = run(DataFolder(tmp_path), "purge", "--yes")
    assert (code, out) == (0, f"消すものはありません（データフォルダー {tmp_path}）。\n")


@pytest.mark.parametrize("command", [["ask", "協働とは"], ["search", "協働"], ["check"], ["build"]])
def test_a_settings_file_with_an_unknown_key_stops_a_command(
    tmp_path: Path, run: Run, command: list[str]
) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.write_text("[web]\nprot = 1\n", encoding="utf-8")
    code, _, err = run(data, *command)
    assert code == 2
    assert "知らない項目 web.prot があります" in err


def test_a_damaged_index_is_mended_by_a_plain_build(own: DataFolder, run: Run) -> None:
    path = next(own.index.rglob("passages.sqlite"))
    path.write_bytes(bytes(64) + path.read_bytes()[64:])
    code, _, err = run(own, "build")
    assert (code, "索引を作りました（" in err) == (0, True)
    assert run(own, "check")[0] == 0


def test_a_model_of_a_relative_path_is_sought_in_the_data_folder(
    own: DataFolder, built: DataFolder, run: Run
) -> None:
    shutil.copytree(built.root.parent / "tiny", own.root / "models" / "deep" / "tiny")
    settings = "[index]\nmodel = 'models/deep/tiny'\ndense_weight = 0.0\n"
    own.settings_file.write_text(settings, encoding="utf-8")
    assert run(own, "check")[0] == 0
    assert run(own, "search", "協働")[0] == 0


def test_an_index_is_not_called_right_while_its_model_is_not_there(
    own: DataFolder, run: Run
) -> None:
    settings = "[index]\nmodel = 'models/deep/none'\n"
    own.settings_file.write_text(settings, encoding="utf-8")
    code, out, _ = run(own, "check")
    assert (code, "[注意] 索引：モデルがないため、" in out) == (1, True)


def test_a_damaged_model_is_found_by_check_and_mended_by_build(
    tmp_path: Path, model_folder: Path, run: Run
) -> None:
    data = DataFolder(tmp_path)
    shutil.copytree(model_folder, data.model)
    with (data.model / "model.safetensors").open("r+b") as file:
        file.write(bytes(4096))
    with pytest.raises(ModelMissing, match=r"読み込めません.*「machishirube build」を実行"):
        load_encoder(data, IndexSettings())
    told = "[誤り] モデル：埋め込みモデルのファイルが壊れています：model.safetensors"
    assert told in run(data, "check")[1]
    with writer_lock(data):  # the model is mended before the lock stops the long embedding
        assert "（model.safetensors）" in run(data, "build")[2]
    assert changed_files(data.model) == ()
