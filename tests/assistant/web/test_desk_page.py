"""What a signed-in operator does over HTTP, and what nobody else can."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from assistant.desk_work import Order, Outcome, Step
from assistant.documents import current_library
from assistant.library_desk import LibraryDesk
from assistant.settings import Settings
from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from tests.assistant.libraries import PARK, ROAD, files
from tests.assistant.web.desk_site import PASSWORD, DeskSite, serving_site, token

PLAN = "\n".join(PARK).encode()


@pytest.fixture
def site(data: DataFolder) -> DeskSite:
    return DeskSite(data)


@pytest.fixture
def operator(site: DeskSite) -> TestClient:
    return site.operator()


def send(client: TestClient, *files: tuple[str, bytes], **said: str) -> int:
    """Send files with the token of the page first, as the form does."""
    parts = [("files", file) for file in files]
    form = {"token": token(client, "/documents"), **said}
    return client.post("/documents/add", data=form, files=parts).status_code


def test_uploaded_files_become_documents_and_the_page_tells_what_became_of_them(
    site: DeskSite, operator: TestClient
) -> None:
    road = "\n".join(ROAD).encode()
    assert send(operator, ("park.txt", PLAN), ("road.txt", road), city="見本市") == 303
    assert site.ended().summary[0] == "2件：追加 2"
    page = operator.get("/documents").text
    assert "追加しました：park（park.txt）「公園管理計画」" in page
    assert "1枚目：図の中の文字" in page
    assert page.count("<article") == 4
    assert not any(site.data.uploads.iterdir())


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "<script>x</script>.txt", "改\n行.txt", "長" * 200 + ".txt"]
)
def test_a_hostile_name_is_only_a_name(site: DeskSite, operator: TestClient, name: str) -> None:
    assert send(operator, (name, PLAN)) == 303
    assert not site.ended().fates[0].failed
    page = operator.get("/documents").text
    assert "<script>x" not in page
    assert not (site.data.root.parent / "evil.txt").exists()


def test_a_file_that_is_no_document_is_told_and_nothing_changed(
    site: DeskSite, operator: TestClient
) -> None:
    send(operator, ("empty.txt", b""))
    job = site.ended()
    assert job.fates[0].failed
    assert "追加できませんでした：empty.txt" in operator.get("/documents").text
    assert current_library(site.data).documents == ()


def test_a_file_over_the_limit_is_refused_while_it_arrives(data: DataFolder) -> None:
    site = DeskSite(data, Settings.model_validate({"documents": {"max_bytes": 10}}))
    assert send(site.operator(), ("park.txt", PLAN)) == 409
    assert site.desk.job is None
    assert not any(data.uploads.iterdir())


def test_no_file_is_told(operator: TestClient) -> None:
    assert send(operator, ("", b"")) == 409


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/documents/add"),
        ("GET", "/documents/remove/ueda-kyodo-minaoshi"),
        ("POST", "/documents/remove/ueda-kyodo-minaoshi"),
        ("POST", "/documents/restore"),
        ("POST", "/documents/check"),
        ("GET", "/documents/status"),
    ],
)
def test_nobody_else_can_do_anything(site: DeskSite, method: str, path: str) -> None:
    assert site.client().request(method, path).status_code == 403
    assert current_library(site.data).hidden == ()


@pytest.mark.parametrize(
    "path",
    ["/documents/remove/ueda-kyodo-minaoshi", "/documents/restore", "/documents/check"],
)
def test_a_form_without_the_token_changes_nothing(operator: TestClient, path: str) -> None:
    assert operator.post(path, data={"token": "x"}).status_code == 403
    assert operator.post(path).status_code == 403


def test_files_without_the_token_are_not_even_stored(site: DeskSite, operator: TestClient) -> None:
    for form in ({}, {"token": "x"}):
        sent = operator.post("/documents/add", data=form, files=[("files", ("a.txt", PLAN))])
        assert sent.status_code == 403
    assert not site.data.uploads.exists()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/plain", b"x"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"no form at all"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
    ],
)
def test_what_is_no_form_is_refused(operator: TestClient, kind: str, content: bytes) -> None:
    sent = operator.post("/documents/add", content=content, headers={"content-type": kind})
    assert sent.status_code == 400


def test_a_document_is_removed_behind_a_page_that_asks(
    site: DeskSite, operator: TestClient
) -> None:
    send(operator, ("park.txt", PLAN))
    site.ended()
    asked = operator.get("/documents/remove/park").text
    assert "保存した原本（park.txt）も索引も消します。" in asked
    done = operator.post(
        "/documents/remove/park", data={"token": token(operator, "/documents/remove/park")}
    )
    assert (done.status_code, done.headers["location"]) == (303, "../../documents")
    assert current_library(site.data).documents == ()
    assert operator.get("/documents").text.count("<article") == 2


def test_a_document_that_is_gone_is_told(operator: TestClient) -> None:
    assert operator.get("/documents/remove/none").status_code == 404
    form = {"token": token(operator, "/documents")}
    assert operator.post("/documents/remove/none", data=form).status_code == 409


def test_a_document_of_the_program_comes_back(site: DeskSite, operator: TestClient) -> None:
    send(operator, ("park.txt", PLAN))
    site.ended()
    form = {"token": token(operator, "/documents")}
    operator.post("/documents/remove/nagano-refresh-roadmap", data=form)
    page = operator.get("/documents").text
    assert 'value="nagano-refresh-roadmap"' in page
    operator.post("/documents/restore", data=form | {"document": "nagano-refresh-roadmap"})
    site.ended()
    assert operator.get("/documents").text.count("<article") == 3


def test_two_changes_at_once_are_told_and_progress_is_seen(data: DataFolder) -> None:
    go = threading.Event()

    def slow(folder: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        hear(Step("[1/1] park.txt を読んでいます", 1, 2))
        go.wait(20)
        raise MachishirubeError("処理が途中で止まりました（信号 9）", "最後まで", "もう一度")

    site = DeskSite(data)
    site.desk._work = slow
    operator = site.operator()
    assert send(operator, ("park.txt", PLAN)) == 303
    assert send(operator, ("park.txt", PLAN)) == 409
    assert "[1/1] park.txt を読んでいます" in operator.get("/documents").text
    told = operator.get("/documents/status").json()
    assert told == {
        "running": True,
        "words": "[1/1] park.txt を読んでいます",
        "done": 1,
        "total": 2,
    }
    go.set()
    site.ended()
    assert "処理が途中で止まりました（信号 9）" in operator.get("/documents").text
    assert current_library(data).documents == ()


def test_the_check_can_be_run_again(site: DeskSite, operator: TestClient) -> None:
    done = operator.post("/documents/check", data={"token": token(operator, "/documents")})
    assert done.status_code == 303
    assert isinstance(site.desk, LibraryDesk)


@pytest.fixture
def page(site: DeskSite, chromium: Browser) -> Iterator[Page]:
    """A phone that is signed in."""
    site.desk.password.set(PASSWORD)
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    with serving_site(site) as url:
        opened = context.new_page()
        opened.goto(f"{url}documents")
        opened.get_by_role("link", name="サインイン").click()
        opened.get_by_label("パスワード").fill(PASSWORD)
        opened.get_by_role("button", name="サインイン").click()
        yield opened
        context.close()


@pytest.mark.browser
def test_an_operator_adds_and_removes_a_document_by_phone(page: Page, tmp_path: Path) -> None:
    page.get_by_label("ファイル（").set_input_files(files(tmp_path)[0])
    page.get_by_role("button", name="加える").click()
    expect(page.get_by_role("heading", name="変更の結果")).to_be_visible(timeout=30_000)
    expect(page.locator("#job")).to_contain_text("追加しました：park（park.txt）「公園管理計画」")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("link", name="公園管理計画を外す").click()
    page.get_by_role("button", name="外す").click()
    expect(page.get_by_role("heading", name="収録している文書（2件）")).to_be_visible()


@pytest.mark.browser
def test_the_desk_fits_a_phone_in_large_type(page: Page) -> None:
    page.locator("#menu").click()
    page.locator("[data-switch=large]").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
