"""What readers say of answers, over HTTP and in a real Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect

from assistant.feedback import FeedbackReason, Verdict
from assistant.records import Answer, Status
from assistant.web import words
from assistant.web.feedback import feedback_form
from assistant.web.layout import head_tags
from assistant.web.talk import Exchange, Talk
from corpus.state import DataFolder
from tests.assistant.web.conftest import sideways
from tests.assistant.web.desk_site import DeskSite, serving_site

KEY = "k3y_-"
ANSWER = Answer(None, "公園の担当は", Status.ANSWERED, "公園課", asof={"park": "sha256:ab"})


@pytest.fixture
def site(data: DataFolder) -> DeskSite:
    made = DeskSite(data)
    made.talks.put(KEY, Talk((Exchange(ANSWER, datetime.now(UTC)),)))
    return made


def sent(site: DeskSite, **form: str) -> tuple[int, str]:
    """Send a form about the one turn there is; give status and what is told."""
    response = site.client().post("/feedback", data={"talk": KEY, "turn": "1", **form})
    return response.status_code, response.json().get("told", "")


def test_a_helpful_answer_is_kept_without_its_question(site: DeskSite) -> None:
    assert sent(site, verdict="helpful") == (200, words.FEEDBACK_DONE)
    (report,) = site.store.reports()
    assert (report.verdict, report.question) == (Verdict.HELPFUL, None)
    assert report.versions["park"] == "sha256:ab"


def test_a_wrong_answer_has_a_reason_and_words_where_they_may_be_kept(site: DeskSite) -> None:
    sent(site, verdict="wrong", reason="source", words="別の頁です", keep="yes")
    (report,) = site.store.reports()
    assert (report.reason, report.words) == (FeedbackReason.SOURCE, "別の頁です")
    assert report.question == "公園の担当は"


def test_words_without_leave_are_not_kept(site: DeskSite) -> None:
    sent(site, verdict="wrong", reason="other", words="別の頁です")
    assert site.store.reports()[0].words is None


def test_a_turn_has_one_report_however_often_its_reader_sends(site: DeskSite) -> None:
    sent(site, verdict="helpful")
    sent(site, verdict="wrong", reason="source")
    assert [each.verdict for each in site.store.reports()] == [Verdict.WRONG]


def test_a_conversation_begun_anew_has_turns_of_its_own(site: DeskSite) -> None:
    """Its key and its numbers are those of the one before."""
    sent(site, verdict="helpful")
    later = datetime.now(UTC) + timedelta(seconds=1)
    site.talks.put(KEY, Talk((Exchange(ANSWER, later),)))
    sent(site, verdict="helpful")
    assert site.store.kept().reports == 2


@pytest.mark.parametrize(
    "form",
    [{"talk": "x"}, {"turn": "0"}, {"turn": "2"}, {"turn": "x"}, {"turn": "１"}, {"turn": "-1"}],
)
def test_a_turn_that_is_not_there_is_told_kindly(site: DeskSite, form: dict[str, str]) -> None:
    assert sent(site, **{"verdict": "helpful", **form}) == (404, words.FEEDBACK_NO_TURN)
    assert site.store.reports() == ()


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, words.FEEDBACK_UNKNOWN),
        ({"verdict": "x"}, words.FEEDBACK_UNKNOWN),
        ({"verdict": "wrong", "reason": "x"}, words.FEEDBACK_UNKNOWN),
        ({"verdict": "wrong"}, words.FEEDBACK_NO_REASON),
    ],
)
def test_what_cannot_be_meant_is_told(site: DeskSite, form: dict[str, str], told: str) -> None:
    assert sent(site, **form) == (400, told)


def test_a_store_that_cannot_be_written_is_told(site: DeskSite) -> None:
    site.data.feedback.mkdir(parents=True)
    assert sent(site, verdict="helpful") == (503, words.FEEDBACK_FAILED)


def test_an_overlong_form_is_refused(site: DeskSite) -> None:
    assert sent(site, words="長" * 20_000)[0] == 413


def test_a_form_holds_nothing_but_its_place() -> None:
    form = feedback_form('"><script>', 3)
    assert "<script>" not in form
    assert 'name="turn" value="3"' in form


@contextmanager
def served(site: DeskSite) -> Iterator[str]:
    """Serve the site, with a page that holds the form, from a thread."""
    body = Markup(feedback_form(KEY, 1))
    page = f"<!doctype html><html><head>{head_tags('', ('feedback',), ('feedback',))}</head>"
    site.site.get("/try")(
        lambda: HTMLResponse(f'{page}<body class="reading"><main>{body}</main></body></html>')
    )
    with serving_site(site) as url:
        yield url


@pytest.fixture
def page(site: DeskSite, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    with served(site) as url:
        assert httpx.get(f"{url}try").status_code == 200
        opened = context.new_page()
        opened.goto(f"{url}try")
        yield opened
        context.close()


@pytest.mark.browser
def test_one_press_says_that_an_answer_helped(page: Page, site: DeskSite) -> None:
    page.get_by_role("button", name=words.FEEDBACK_HELPFUL).click()
    expect(page.get_by_role("status")).to_have_text(words.FEEDBACK_DONE)
    expect(page.get_by_role("button", name=words.FEEDBACK_HELPFUL)).to_be_hidden()
    assert page.url.endswith("/try")
    assert site.store.kept().reports == 1


@pytest.mark.browser
def test_who_pressed_the_wrong_button_can_change_it(page: Page, site: DeskSite) -> None:
    page.get_by_role("button", name=words.FEEDBACK_HELPFUL).click()
    page.get_by_role("button", name=words.FEEDBACK_AGAIN).click()
    page.get_by_role("button", name=words.FEEDBACK_WRONG).click()
    page.get_by_label("足りない").check()
    page.get_by_role("button", name=words.FEEDBACK_SEND).click()
    expect(page.get_by_role("status")).to_have_text(words.FEEDBACK_DONE)
    assert [each.reason for each in site.store.reports()] == [FeedbackReason.LACKING]


@pytest.mark.browser
def test_a_fault_is_told_by_keyboard_alone(page: Page, site: DeskSite) -> None:
    page.get_by_role("button", name=words.FEEDBACK_WRONG).focus()
    for key in ("Enter", "ArrowDown", "Tab", "Space", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("別の頁")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(words.FEEDBACK_DONE)
    (report,) = site.store.reports()
    assert (report.reason, report.words) == (FeedbackReason.SOURCE, "別の頁")


@pytest.mark.browser
def test_a_fault_without_a_reason_is_asked_for_and_can_be_mended(page: Page) -> None:
    page.get_by_role("button", name=words.FEEDBACK_WRONG).click()
    page.get_by_role("button", name=words.FEEDBACK_SEND).click()
    expect(page.get_by_role("status")).to_have_text(words.FEEDBACK_NO_REASON)
    page.get_by_label("足りない").check()
    page.get_by_role("button", name=words.FEEDBACK_SEND).click()
    expect(page.get_by_role("status")).to_have_text(words.FEEDBACK_DONE)


@pytest.mark.browser
def test_the_open_form_fits_a_phone(page: Page) -> None:
    page.get_by_role("button", name=words.FEEDBACK_WRONG).click()
    assert sideways(page) == []


@pytest.mark.browser
def test_the_opened_form_is_brought_into_view_with_the_focus_in_it(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 560})
    push = "() => { document.querySelector('main').style.paddingTop = '440px'; scrollTo(0, 0); }"
    page.evaluate(push)
    page.get_by_role("button", name=words.FEEDBACK_WRONG).click()
    expect(page.locator("input[name=reason]").first).to_be_focused()
    expect(page.locator(".feedback-more")).to_be_in_viewport(ratio=0.95)


@pytest.mark.browser
def test_the_form_says_why_its_words_wait_and_what_opens_them(page: Page) -> None:
    page.get_by_role("button", name=words.FEEDBACK_WRONG).click()
    why, box = page.get_by_text(words.FEEDBACK_LOCKED), page.get_by_label(words.FEEDBACK_KEEP)
    expect(why).to_be_visible()
    expect(box).to_have_accessible_description(words.FEEDBACK_LOCKED)
    box.check()
    expect(page.get_by_label(words.FEEDBACK_WORDS)).to_be_enabled()
    expect(why).to_be_hidden()
