"""What a signed-in operator does over HTTP, and what nobody else can."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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
from tests.assistant.web.conftest import sideways
from tests.assistant.web.desk_site import PASSWORD, DeskSite, serving_site, token
from tests.assistant.web.test_axe import LOOKS, findings

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
    assert site.desk.job
    assert (site.desk.job.fates, "大きすぎます" in (site.desk.job.error or "")) == ((), True)
    assert not any(data.uploads.iterdir())


def test_the_limit_is_told_as_the_setting_means_it(operator: TestClient) -> None:
    assert "一つ 100 MB まで" in operator.get("/documents/add").text


def test_no_file_is_told(operator: TestClient) -> None:
    assert send(operator, ("", b"")) == 409


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/documents/add"),
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


def test_a_token_that_comes_as_a_file_is_no_token(site: DeskSite, operator: TestClient) -> None:
    files = [("token", ("t.txt", token(operator, "/documents").encode()))]
    assert operator.post("/documents/add", files=files).status_code == 403
    assert not site.data.uploads.exists()


def test_a_refused_upload_leaves_the_desk_to_the_next(site: DeskSite, operator: TestClient) -> None:
    assert operator.post("/documents/add", content=b"x").status_code == 400
    assert "送られた内容を読み取れません" in operator.get("/documents").text
    assert send(operator, ("park.txt", PLAN)) == 303
    assert site.ended().error is None


def test_a_folder_that_cannot_be_written_is_told(site: DeskSite, operator: TestClient) -> None:
    site.data.uploads.write_bytes(b"")
    assert send(operator, ("park.txt", PLAN)) == 503
    assert "ファイルを保存できませんでした" in operator.get("/documents").text


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


@dataclass
class Gate:
    """Work that waits, and then fails."""

    go: threading.Event = field(default_factory=threading.Event)

    def __call__(self, data: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        hear(Step("[1/1] park.txt を読んでいます", 1, 2))
        self.go.wait(20)
        place = f"{data.root}/index"
        raise MachishirubeError(f"{place} の処理が途中で止まりました（信号 9）", place, place)


@pytest.fixture
def gate(site: DeskSite) -> Iterator[Gate]:
    """The desk at work on something that lasts."""
    made = Gate()
    site.desk._work = made
    yield made
    made.go.set()
    site.ended()


def test_a_second_upload_at_once_is_told(site: DeskSite, operator: TestClient, gate: Gate) -> None:
    assert send(operator, ("park.txt", PLAN)) == 303
    assert send(operator, ("park.txt", PLAN)) == 409
    page = operator.get("/documents/add").text
    assert ("別の変更をしています" in page, 'type="file"' in page) == (True, False)
    gate.go.set()
    site.ended()
    assert 'type="file"' in operator.get("/documents/add").text


def test_progress_is_seen_in_stages(operator: TestClient, gate: Gate) -> None:
    send(operator, ("park.txt", PLAN))
    page = operator.get("/documents").text
    assert "[1/1] park.txt を読んでいます" in page
    assert 'aria-current="step"><span class="sign" aria-hidden="true">▶</span> 読み取り' in page
    told = operator.get("/documents/status").json()
    stages = [line.split("> ")[1].split(" <")[0] for line in told.pop("stages").splitlines()]
    assert stages == ["受け取り", "読み取り", "確認", "索引"]
    words = "[1/1] park.txt を読んでいます"
    assert told == {"running": True, "words": words, "done": 1, "total": 2}


def test_an_older_result_does_not_stand_beside_a_new_upload(
    site: DeskSite, operator: TestClient, gate: Gate
) -> None:
    """Neither on the page of the form, nor on the list once the new one has begun."""
    incoming = site.desk.incoming()
    site.desk.give_up(incoming, "前の失敗")
    assert "前の失敗" in operator.get("/documents").text
    assert "前の失敗" not in operator.get("/documents/add").text
    send(operator, ("park.txt", PLAN))
    assert "前の失敗" not in operator.get("/documents").text


def test_files_on_their_way_are_seen_by_others(site: DeskSite, operator: TestClient) -> None:
    incoming = site.desk.incoming(10)
    page = operator.get("/documents").text
    assert "ファイルを受け取っています" in page
    assert "▶</span> 受け取り" in page
    site.desk.give_up(incoming, "")


def test_a_failure_is_told_without_the_places_of_this_computer(
    site: DeskSite, operator: TestClient, gate: Gate
) -> None:
    send(operator, ("park.txt", PLAN))
    gate.go.set()
    site.ended()
    page = operator.get("/documents").text
    assert "データフォルダー/index の処理が途中で止まりました（信号 9）" in page
    assert str(site.data.root) not in page
    assert current_library(site.data).documents == ()


def test_people_are_not_shown_the_options_of_a_command(operator: TestClient) -> None:
    for path in ("/documents", "/documents/add", "/documents/remove/ueda-kyodo-minaoshi"):
        assert "--" not in operator.get(path).text.replace("<!--", "").replace("-->", "")


def test_the_check_can_be_run_again(site: DeskSite, operator: TestClient) -> None:
    done = operator.post("/documents/check", data={"token": token(operator, "/documents")})
    assert done.status_code == 303
    assert isinstance(site.desk, LibraryDesk)


@pytest.fixture
def page(site: DeskSite, chromium: Browser) -> Iterator[Page]:
    """A phone that is signed in."""
    site.protect()
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
    page.get_by_role("link", name="文書を加える").click()
    page.get_by_label("ファイル（").set_input_files(files(tmp_path)[0])
    page.get_by_role("button", name="加える").click()
    expect(page.get_by_role("heading", name="変更の結果")).to_be_visible(timeout=30_000)
    expect(page.locator("#job")).to_contain_text("追加しました：park（park.txt）「公園管理計画」")
    assert sideways(page) == []
    page.get_by_role("link", name="公園管理計画を外す").click()
    page.get_by_role("button", name="外す").click()
    expect(page.get_by_role("heading", name="収録している文書（2件）")).to_be_visible()


@pytest.mark.browser
def test_progress_is_seen_while_files_are_sent_and_read(
    page: Page, gate: Gate, site: DeskSite, tmp_path: Path
) -> None:
    page.get_by_role("link", name="文書を加える").click()
    page.get_by_label("ファイル（").set_input_files(files(tmp_path)[0])
    current = page.locator("#job-stages [aria-current=step]")
    expect(current).to_be_hidden()
    page.get_by_role("button", name="加える").click()
    expect(current).to_contain_text("読み取り")
    expect(page.get_by_role("status").first).to_have_text("[1/1] park.txt を読んでいます")
    gate.go.set()
    expect(page.get_by_role("alert")).to_contain_text("途中で止まりました")


@pytest.mark.browser
def test_the_pages_of_an_operator_have_no_finding_in_either_look(page: Page) -> None:
    root = page.url.removesuffix("documents")
    for path in ("documents", "documents/add", "documents/remove/nagano-refresh-roadmap"):
        page.goto(root + path)
        for look in LOOKS:
            page.emulate_media(color_scheme=look, reduced_motion="reduce")
            assert (path, look, findings(page)) == (path, look, [])


@pytest.mark.browser
def test_the_desk_fits_a_phone_in_large_type(page: Page) -> None:
    page.locator("#menu").click()
    page.locator("[data-switch=large]").click()
    for name in ("文書を加える", "文書の一覧へ"):
        assert sideways(page) == []
        page.get_by_role("link", name=name).click()
        expect(page.locator("html")).to_have_attribute("data-large", "")
