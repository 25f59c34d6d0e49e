"""Starting, answering over HTTP, stopping."""

import signal
import socket
from dataclasses import dataclass

import httpx
import pytest

from assistant.web.guard import POLICY
from assistant.web.port import take_port
from assistant.web.readiness import Readiness, Stage
from corpus import MachishirubeError, UserError
from tests.assistant.web.conftest import serving
from tests.assistant.web.sample import UEDA


@dataclass
class Ended:
    """What a server said at its beginning, its exit code, and what it said behind that."""

    words: list[str]
    code: int
    said: str


@pytest.fixture(scope="module", params=[signal.SIGINT, signal.SIGTERM])
def ended(request: pytest.FixtureRequest) -> Ended:
    """A server for other hosts that was asked to end."""
    with serving("0.0.0.0", "0") as served:
        return Ended(served.words, *served.stop(request.param))


def test_the_server_ends_cleanly(ended: Ended) -> None:
    assert ended.code == 0
    assert ended.said.splitlines()[-1] == "まちしるべを終了しました。"
    assert "Traceback" not in ended.said


def test_other_hosts_are_served_with_a_warning(ended: Ended) -> None:
    told = "文書の変更はできません（管理者のパスワードがないため）。"
    assert ended.words[0].endswith(told)


def test_the_server_does_not_tell_what_it_is_made_with(url: str) -> None:
    assert "server" not in httpx.get(f"{url}healthz").headers


def test_a_port_in_use_ends_the_start_with_the_users_exit_code() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serving("127.0.0.1", str(port)) as served:
            code = served.process.wait(timeout=60)
    assert code == 2
    told = served.words[0]
    assert told.startswith(f"127.0.0.1 のポート {port} は、すでに別のプログラムが使っています。")
    assert f"--port {port % 65535 + 1} のように別の番号を指定してください。" in told


@pytest.mark.parametrize(
    ("host", "port", "seen"),
    [
        ("127.0.0.1", 70000, "ポート番号が 70000 です。"),
        ("name.invalid", 0, "ホスト名 name.invalid が見つかりません。"),
        ("192.0.2.1", 0, "192.0.2.1 のポート 0 を開けません"),
    ],
)
def test_what_cannot_be_bound_is_told(host: str, port: int, seen: str) -> None:
    with pytest.raises(UserError, match=seen):
        take_port(host, port)


def test_health_is_told(url: str) -> None:
    told = httpx.get(f"{url}healthz").json()
    assert told == {"status": "ok", "stage": "ready", "notice": ""}


def test_every_response_forbids_other_servers(url: str) -> None:
    for path in ("", "healthz", "page/base.css"):
        assert httpx.get(url + path).headers["content-security-policy"] == POLICY


def test_a_source_has_an_address_of_its_own(url: str) -> None:
    page = httpx.get(f"{url}source/{UEDA}?start=1&end=32")
    assert page.status_code == 200
    assert page.text.startswith('<!doctype html>\n<html lang="ja">')
    title = "「上田市協働のまちづくり指針」の見直し一覧表【変更点のみ記載】"
    assert f'<mark id="quote">{title}</mark>' in page.text


@pytest.mark.parametrize(
    "address",
    [
        "nothing",
        f"{UEDA}?start=5&end=5",
        f"{UEDA}?start=-1&end=5",
        f"{UEDA}?start=0&end=99999999",
        f"{UEDA}?start=x&end=y",
        f"{UEDA}?start=1",
        f"{UEDA}?start=１&end=２",
        f"{UEDA}?start=1&end={'9' * 5000}",
    ],
)
def test_an_address_that_leads_nowhere_is_told_kindly(url: str, address: str) -> None:
    page = httpx.get(f"{url}source/{address}")
    assert page.status_code == 404
    assert "原文のその箇所は見つかりません" in page.text


@pytest.mark.parametrize("path", ["docs", "redoc", "page/app.py", "page/..%2Fapp.py"])
def test_nothing_else_of_ours_is_served(url: str, path: str) -> None:
    assert "def " not in httpx.get(url + path).text
    assert "jsdelivr" not in httpx.get(url + path).text


def test_loading_that_fails_keeps_the_page_and_says_so() -> None:
    def fail() -> None:
        raise MachishirubeError("モデルがありません", "モデル", "build")

    said: list[str] = []
    readiness = Readiness()
    readiness.load(fail, said.append)
    assert readiness.stage is Stage.FAILED
    assert "意味による検索を準備できなかった" in readiness.notice
    assert said[0].endswith("理由：モデルがありません（期待：モデル）対処：build")


def test_an_unexpected_failure_of_loading_is_shown_too(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise OSError("disk")

    readiness = Readiness()
    readiness.load(fail, lambda _: None)
    assert readiness.stage is Stage.FAILED
    assert [record.message for record in caplog.records] == ["loading failed unexpectedly"]


@pytest.mark.parametrize(
    "path", ["nothing", "changes/", "documents/zzz", "records", "page/none.css"]
)
def test_a_person_at_a_wrong_address_gets_a_page_with_the_menu(url: str, path: str) -> None:
    page = httpx.get(url + path, headers={"accept": "text/html"})
    assert page.status_code in {404, 405}
    assert "jsdelivr" not in page.text
    if path != "page/none.css":
        assert "このアドレスにページはありません" in page.text
        assert '<a href="/changes">' in page.text


def test_nobody_can_leave_files_with_gradio(url: str) -> None:
    answer = httpx.post(f"{url}gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert answer.status_code in {404, 405}


def test_readings_are_given_piece_by_piece(url: str) -> None:
    answer = httpx.post(f"{url}furigana", json=["協働の", ""])
    assert answer.json() == [[["協働", "きょうどう"], ["の", None]], []]


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[1]", b'["\\ud800"]', b"[" + b'"",' * 5_001 + b'""]', b"\xff"]
)
def test_what_is_no_list_of_texts_has_no_readings(url: str, body: bytes) -> None:
    assert httpx.post(f"{url}furigana", content=body).status_code == 400


def test_a_body_beyond_any_page_of_ours_is_refused(url: str) -> None:
    assert httpx.post(f"{url}furigana", content=b"x" * 700_000).status_code == 413


def test_an_address_of_another_version_marks_nothing_and_says_so(url: str) -> None:
    page = httpx.get(f"{url}source/{UEDA}?start=1&end=32&of=00000000")
    assert page.status_code == 200
    assert "文書の前の版の箇所を指しています" in page.text
    assert "<mark" not in page.text


def test_an_address_of_this_version_marks_its_quote(url: str) -> None:
    page = httpx.get(f"{url}source/{UEDA}?start=1&end=32&of=fc065874")
    assert page.text.count("<mark") == 1
    assert "文書の前の版の箇所を指しています" not in page.text
