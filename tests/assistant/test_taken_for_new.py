"""What stands in the old text only is not told as new."""

from assistant.engine import Assistant
from assistant.records import Role, Status


def test_why_the_revised_text_has_what_only_the_old_one_has_is_refused(helper: Assistant) -> None:
    answer = helper.ask("見本市で見直し後に広報紙での紹介が決まった理由を教えてください")
    assert answer.status is Status.UNANSWERABLE
    said = "見直し前だけにある記載です（見直し後（案）の欄には見当たりません）。[1]"
    assert answer.answer.startswith(said)
    assert [(c.role, "広報紙" in c.quote) for c in answer.citations] == [(Role.CONTEXT, True)]
