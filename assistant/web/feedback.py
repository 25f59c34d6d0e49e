"""The form with which a reader says what is right or wrong with an answer."""

from assistant.web.layout import fragment


def feedback_form(talk: str, number: int) -> str:
    """Render the form of turn `number` (from 1) of the conversation with the key `talk`."""
    return fragment("feedback.html", talk=talk, number=number)
