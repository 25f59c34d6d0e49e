"""add, remove and list, with the real readers and a tiny model."""

import json
from pathlib import Path

import pytest

from corpus.state import DataFolder
from tests.assistant.commands.conftest import Run
from tests.corpus.added_samples import written

PLAN = ("公園管理計画", "", "第１条　この計画は、公園の管理について定めます。［公園課］")
NAMES = (
    "計画'の\"案\".txt", "改\n行.txt", "a\u202etxt..txt", "絵文字🌳.txt", "長" * 80 + ".txt",
)  # fmt: skip


def test_a_document_is_added_found_listed_and_removed(
    own: DataFolder, run: Run, tmp_path: Path
) -> None:
    plan = written(tmp_path / "plan.md", *PLAN)
    code, out, _ = run(own, "add", str(plan), "--city", "見本市", "--date", "2024-04")
    assert (code, out.splitlines()[0]) == (0, "追加しました：plan（plan.md）「公園管理計画」")
    hits = json.loads(run(own, "search", "公園の管理", "-k", "1", "--json")[1])["hits"]
    assert (hits[0]["document"], hits[0]["title"]) == ("plan", "公園管理計画")
    assert "    見本市　2024-04　MD　1枚　" in run(own, "list")[1]
    assert run(own, "check")[0] == 0
    assert run(own, "remove", "plan")[:2] == (0, "取り除きました：plan「公園管理計画」\n")
    assert "plan" not in run(own, "list")[1]
    assert run(own, "check")[0] == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "euc-jp", "utf-16", "iso-2022-jp"])
def test_a_text_is_read_in_its_encoding(
    own: DataFolder, run: Run, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "plan.txt").write_bytes("\n".join(PLAN).encode(encoding))
    record = json.loads(run(own, "add", str(tmp_path / "plan.txt"), "--json")[1])
    assert record["documents"][0]["title"] == "公園管理計画"
    assert record["documents"][0]["duties"] == 1


def test_odd_names_are_safe_everywhere(own: DataFolder, run: Run, tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        written(tmp_path / "odd" / name, *PLAN, f"{number}番目の計画です。")
    code, out, err = run(own, "add", str(tmp_path / "odd"))
    assert (code, out.splitlines()[-2]) == (0, "5件：追加 5")
    assert "改<U+000A>行.txt" in out
    assert not {"\u202e", "\x1b"} & set(out + err)
    files = [each["file"] for each in json.loads(run(own, "list", "--json")[1]) if each["file"]]
    assert sorted(files) == sorted(NAMES)
    assert {path.name for path in own.documents.rglob("*") if path.is_file()} == {
        "library.json", "text.txt", "extract.json", "original.txt",
    }  # fmt: skip


def test_a_file_that_fails_is_the_exit_code_and_the_others_are_added(
    own: DataFolder, run: Run, tmp_path: Path
) -> None:
    plan = written(tmp_path / "plan.txt", *PLAN)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, out, _ = run(own, "add", str(empty), str(plan))
    assert (code, "empty.txt：ファイルが空です" in out) == (2, True)
    assert [each["id"] for each in json.loads(run(own, "list", "--json")[1])][2:] == ["plan"]


def test_a_file_over_a_limit_of_the_settings_is_refused(
    own: DataFolder, run: Run, tmp_path: Path
) -> None:
    with own.settings_file.open("a", encoding="utf-8") as file:
        file.write("[documents]\nmax_bytes = 10\n")
    code, out, _ = run(own, "add", str(written(tmp_path / "plan.txt", *PLAN)))
    assert (code, "plan.txt：ファイルが大きすぎます" in out) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "seen"),
    [
        ([], "加えるファイルが指定されていません"),
        (["a.txt", "b.txt", "--id", "x"], "--id は一つのファイルについての指定です"),
        (["a.txt", "--id", "../x"], "--id が '../x' です"),
        (["--restore", "x"], "「x」は付属の文書ではありません"),
    ],
)
def test_what_cannot_be_meant_is_the_users_error(
    own: DataFolder, run: Run, arguments: list[str], seen: str
) -> None:
    code, _, err = run(own, "add", *arguments)
    assert (code, err.startswith(f"エラー：{seen}")) == (2, True)


def test_a_hidden_document_of_the_program_is_named_by_the_list_and_restored(
    own: DataFolder, run: Run
) -> None:
    code, out, _ = run(own, "remove", "ueda-kyodo-minaoshi")
    assert (code, "add --restore ueda-kyodo-minaoshi" in out) == (0, True)
    assert "外している付属の文書：ueda-kyodo-minaoshi" in run(own, "list")[1]
    assert run(own, "add", "--restore", "ueda-kyodo-minaoshi")[0] == 0
    assert [each["id"] for each in json.loads(run(own, "list", "--json")[1])] == [
        "ueda-kyodo-minaoshi", "nagano-refresh-roadmap",
    ]  # fmt: skip


def test_damage_of_a_stored_file_is_found_with_its_remedy(
    own: DataFolder, run: Run, tmp_path: Path
) -> None:
    run(own, "add", str(written(tmp_path / "plan.txt", *PLAN)))
    next(own.documents.rglob("original.txt")).write_bytes(b"")
    code, out, _ = run(own, "check")
    assert code == 1
    assert "[誤り] 保存：加えた文書 plan：保存した原本が追加したときと違います" in out
    assert "    対処：「machishirube remove plan」で外し、もう一度加えてください。" in out


def test_left_over_files_are_found_and_cleared_by_a_build(own: DataFolder, run: Run) -> None:
    written(own.documents / ("0" * 32) / "text.txt")
    assert "[注意] 保存：どの文書のものでもないファイルが1件" in run(own, "check")[1]
    run(own, "build")
    assert "[正常] 保存：" in run(own, "check")[1]


def test_purge_removes_added_documents(own: DataFolder, run: Run, tmp_path: Path) -> None:
    run(own, "add", str(written(tmp_path / "plan.txt", *PLAN)))
    assert run(own, "purge", "--yes")[0] == 0
    assert list(own.root.iterdir()) == []
