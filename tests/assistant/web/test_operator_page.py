"""Signing in and out over HTTP."""

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.settings import Settings
from corpus.state import DataFolder
from tests.assistant.web.desk_site import PASSWORD, DeskSite, enter, serving_site, token


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
    site.protect()
    client = site.client()
    page = client.post("/operator", data={"token": token(client), "password": "x"})
    assert (page.status_code, "パスワードが違います。" in page.text) == (403, True)
    assert "文書を加える" not in client.get("/documents").text


def test_too_many_wrong_tries_are_told_with_the_time_to_wait(site: DeskSite) -> None:
    """Also from another browser of the same place."""
    site.protect()
    assert [enter(site.client(), "wrong") for _ in range(5)] == [403] * 5
    client = site.client()
    page = client.post("/operator", data={"token": token(client), "password": PASSWORD})
    assert (page.status_code, page.headers["retry-after"]) == (429, "60")
    assert "あと60秒お待ちください" in page.text
    site.clock.now = 60
    assert enter(client, PASSWORD) == 303


def test_a_stranger_cannot_keep_the_operator_out(site: DeskSite) -> None:
    site.protect()
    for _ in range(6):
        enter(site.client("203.0.113.7"), "wrong")
    assert enter(site.client("10.0.0.1"), PASSWORD) == 303


@pytest.mark.parametrize(
    ("proxies", "statuses"), [([], [403] * 5 + [429]), (["127.0.0.1"], [403] * 6)]
)
def test_where_a_reader_sits_is_believed_of_named_servers_only(
    data: DataFolder, proxies: list[str], statuses: list[int]
) -> None:
    """Else anybody could give a new address with each try."""
    told = []
    site = DeskSite(data, Settings.model_validate({"web": {"proxies": proxies}}))
    site.protect()
    with serving_site(site) as url:
        for number in range(6):
            with httpx.Client(headers={"x-forwarded-for": f"203.0.113.{number}"}) as client:
                form = client.get(f"{url}operator").text
                given = form.split('name="token" value="')[1].split('"')[0]
                data_of = {"token": given, "password": "wrong"}
                told.append(client.post(f"{url}operator", data=data_of).status_code)
    assert told == statuses


def test_a_form_of_another_browser_signs_nobody_in(site: DeskSite) -> None:
    site.protect()
    foreign, client = token(site.client()), site.client()
    token(client)
    page = client.post("/operator", data={"token": foreign, "password": PASSWORD})
    assert (page.status_code, "画面が古くなっています" in page.text) == (403, True)


def cookie_of(data: DataFolder, base_url: str) -> str:
    site = DeskSite(data, Settings.model_validate({"web": {"base_url": base_url}}))
    site.protect()
    return site.client().get("/operator").headers["set-cookie"].lower()


def test_the_cookie_is_for_this_site_and_for_no_script(data: DataFolder) -> None:
    cookie = cookie_of(data, "")
    assert cookie.startswith("machishirube-operator=")
    parts = [part.strip() for part in cookie.split(";")[1:]]
    assert parts == ["path=/", "max-age=28800", "httponly", "samesite=strict"]


@pytest.mark.parametrize(
    ("base_url", "path"), [("https://a.example/", "/"), ("https://a.example/guide/", "/guide")]
)
def test_behind_https_the_cookie_goes_over_https_only(
    data: DataFolder, base_url: str, path: str
) -> None:
    parts = [part.strip() for part in cookie_of(data, base_url).split(";")[1:]]
    assert parts == [f"path={path}", "max-age=28800", "httponly", "samesite=strict", "secure"]


def test_a_browser_that_kept_no_cookie_is_told_where_to_sign_in(data: DataFolder) -> None:
    settings = Settings.model_validate({"web": {"base_url": "https://a.example/"}})
    site = DeskSite(data, settings)
    site.protect()
    page = site.client().post("/operator", data={"token": "x", "password": PASSWORD})
    assert (page.status_code, "https://a.example/ から開いて" in page.text) == (403, True)


def test_a_cookie_from_before_signing_out_opens_nothing(site: DeskSite) -> None:
    client = site.operator()
    before = dict(client.cookies)
    client.post("/operator/out", data={"token": token(client, "/documents")})
    again = site.client()
    again.cookies.update(before)
    assert "文書を加える" not in again.get("/documents").text


def test_nobody_is_signed_out_by_a_form_of_another_site(site: DeskSite) -> None:
    client = site.operator()
    assert client.post("/operator/out", data={"token": "x"}).status_code == 403
    assert "文書を加える" in client.get("/documents").text


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
    site.protect()
    page = site.client().post("/operator", data={"password": "x" * 20_000})
    assert page.status_code == 413


def test_a_damaged_password_file_is_told(site: DeskSite) -> None:
    site.protect()
    site.data.operator.write_bytes(b"{}")
    client = site.client()
    page = client.post("/operator", data={"token": token(client), "password": PASSWORD})
    assert (page.status_code, "operator set」で設定し直して" in page.text) == (503, True)
