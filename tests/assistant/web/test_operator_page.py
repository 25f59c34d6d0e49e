"""Signing in and out over HTTP."""

import pytest
from starlette.testclient import TestClient

from corpus.state import DataFolder
from tests.assistant.web.desk_site import PASSWORD, DeskSite, enter, token


@pytest.fixture
def site(data: DataFolder) -> DeskSite:
    return DeskSite(data)


def test_without_a_password_there_is_nothing_to_sign_in_to(site: DeskSite) -> None:
    page = site.client().get("/operator").text
    assert "この画面は閲覧だけです。" in page
    assert 'type="password"' not in page


def test_without_a_desk_the_pages_are_there_and_read_only(data: DataFolder) -> None:
    from fastapi import FastAPI

    from assistant.web.pages import add_pages

    plain = FastAPI()
    add_pages(plain, DeskSite(data).parts(None))
    client = TestClient(plain)
    assert "この画面は閲覧だけです。" in client.get("/operator").text
    assert "この画面は閲覧だけです。" in client.get("/documents").text
    assert client.post("/documents/check").status_code == 404


def test_the_right_password_opens_the_desk_and_signing_out_closes_it(site: DeskSite) -> None:
    client = site.operator()
    page = client.get("/documents").text
    assert "文書を加える" in page
    left = client.post("/operator/out", data={"token": token(client, "/documents")})
    assert (left.status_code, left.headers["location"]) == (303, "../documents")
    assert "文書を加える" not in client.get("/documents").text


def test_a_wrong_password_is_told(site: DeskSite) -> None:
    site.desk.password.set(PASSWORD)
    client = site.client()
    page = client.post("/operator", data={"token": token(client), "password": "x"})
    assert (page.status_code, "パスワードが違います。" in page.text) == (403, True)
    assert "文書を加える" not in client.get("/documents").text


def test_too_many_wrong_tries_are_told_with_the_time_to_wait(site: DeskSite) -> None:
    """Also from another browser: the limit is that of the server."""
    site.desk.password.set(PASSWORD)
    assert [enter(site.client(), "wrong") for _ in range(5)] == [403] * 5
    client = site.client()
    page = client.post("/operator", data={"token": token(client), "password": PASSWORD})
    assert (page.status_code, page.headers["retry-after"]) == (429, "60")
    assert "あと60秒お待ちください" in page.text
    site.clock.now = 60
    assert enter(client, PASSWORD) == 303


def test_a_form_of_another_browser_signs_nobody_in(site: DeskSite) -> None:
    site.desk.password.set(PASSWORD)
    foreign, client = token(site.client()), site.client()
    token(client)
    page = client.post("/operator", data={"token": foreign, "password": PASSWORD})
    assert (page.status_code, "画面が古くなっています" in page.text) == (403, True)


def test_the_cookie_is_for_this_site_and_for_no_script(site: DeskSite) -> None:
    site.desk.password.set(PASSWORD)
    cookie = site.client().get("/operator").headers["set-cookie"].lower()
    assert cookie.startswith("machishirube-operator=")
    assert all(part in cookie for part in ("httponly", "samesite=strict", "max-age=28800"))


def test_a_session_ends_after_eight_idle_hours(site: DeskSite) -> None:
    client = site.operator()
    site.clock.now += 8 * 60 * 60
    assert "文書を加える" not in client.get("/documents").text


def test_a_session_of_another_server_is_none(site: DeskSite, data: DataFolder) -> None:
    cookies = site.operator().cookies
    other = DeskSite(data).client()
    other.cookies = cookies
    assert "文書を加える" not in other.get("/documents").text


def test_a_removed_password_ends_the_sessions(site: DeskSite) -> None:
    client = site.operator()
    site.desk.password.remove()
    assert "文書を加える" not in client.get("/documents").text


def test_an_overlong_form_is_refused(site: DeskSite) -> None:
    site.desk.password.set(PASSWORD)
    page = site.client().post("/operator", data={"password": "x" * 20_000})
    assert page.status_code == 413


def test_a_damaged_password_file_is_told(site: DeskSite) -> None:
    site.desk.password.set(PASSWORD)
    site.data.operator.write_bytes(b"{}")
    client = site.client()
    page = client.post("/operator", data={"token": token(client), "password": PASSWORD})
    assert (page.status_code, "operator set」で設定し直して" in page.text) == (503, True)
