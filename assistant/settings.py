"""The one settings tree, read from the data folder's settings.toml; every default works."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, IPvAnyNetwork, ValidationError
from pydantic_core import ErrorDetails

from corpus.errors import SettingsError
from corpus.formats.limits import Limits
from corpus.state import DataFolder
from index.settings import IndexSettings


class AnswerSettings(BaseModel):
    """What an answer offers beside itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nearest: int = Field(3, ge=0, le=20, description="Sections that a refusal offers instead.")


class WebSettings(BaseModel):
    """Where the page is served."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field("127.0.0.1", min_length=1, description="Address that the page listens on.")
    port: int = Field(7860, ge=0, le=65_535, description="Port; 0 takes any free one.")
    base_url: str = Field(
        "",
        pattern=r"^(https?://[^\s?#]+)?$",
        description="Address that readers reach the page at, for links that are handed on.",
    )
    proxies: tuple[IPvAnyNetwork, ...] = Field(
        (), description="Servers in front whose X-Forwarded-For and -Proto are believed."
    )
    conversation_hours: float = Field(
        12, gt=0, le=168, description="Hours that a conversation survives in memory, untouched."
    )
    conversations: int = Field(
        500, ge=1, le=100_000, description="Conversations kept in memory; the oldest go first."
    )
    conversation_questions: int = Field(
        200, ge=1, le=10_000, description="Questions that one conversation holds."
    )
    answer_seconds: float = Field(
        30, gt=0, le=3_600, description="Seconds after which a reader waits for an answer no more."
    )


class FeedbackSettings(BaseModel):
    """What readers tell of answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    retention_days: int = Field(
        90, ge=1, le=3_650, description="Days that a reader's question and words are kept."
    )


class Settings(BaseModel):
    """Everything an operator can set. Unknown keys and impossible numbers fail at load."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    index: IndexSettings = Field(default_factory=lambda: IndexSettings.model_validate({}))
    answer: AnswerSettings = Field(default_factory=lambda: AnswerSettings.model_validate({}))
    web: WebSettings = Field(default_factory=lambda: WebSettings.model_validate({}))
    feedback: FeedbackSettings = Field(default_factory=lambda: FeedbackSettings.model_validate({}))
    documents: Limits = Field(default_factory=lambda: Limits.model_validate({}))


# pydantic's error types that an operator meets; {…} are the error's own figures.
_EXPECTED = {
    "greater_than_equal": "{ge} 以上の値",
    "greater_than": "{gt} より大きい値",
    "less_than_equal": "{le} 以下の値",
    "less_than": "{lt} より小さい値",
    "finite_number": "有限の数",
    "int_type": "整数",
    "int_parsing": "整数",
    "int_from_float": "整数",
    "float_type": "数",
    "float_parsing": "数",
    "string_type": "文字列",
    "string_pattern_mismatch": "この項目の書き方に合う文字列",
    "string_too_short": "{min_length}文字以上の文字列",
    "bool_type": "true か false",
    "bool_parsing": "true か false",
    "tuple_type": "[ ] で囲んだ並び",
    "ip_any_network": 'IP アドレス、またはその範囲（例："127.0.0.1"、"10.0.0.0/8"）',
    "literal_error": "{expected} のどれか",
    "model_type": "表（[項目名] の下に並べたもの）",
    "model_attributes_type": "表（[項目名] の下に並べたもの）",
}


def load_settings(data: DataFolder) -> Settings:
    """Read the settings file; without one every value is the default.

    Raises SettingsError naming the key, or the line where the file is no TOML.
    """
    path = data.settings_file
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise _unreadable(path, "開けません") from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "UTF-8 ではありません") from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, f"TOML として読めません（{error}）") from error
    except ValidationError as error:
        raise _rejected(path, error.errors()[0]) from error


def _unreadable(path: Path, why: str) -> SettingsError:
    return SettingsError(
        f"設定ファイル {path} は{why}",
        "UTF-8 の TOML ファイル",
        "ファイルを直すか、消して既定の設定に戻してください。",
    )


def _rejected(path: Path, detail: ErrorDetails) -> SettingsError:
    """Tell the first finding of a validation in Japanese."""
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return SettingsError(
            f"設定ファイル {path} に知らない項目 {key} があります",
            "使える項目は " + "、".join(_siblings(detail["loc"])),
            "項目名を直すか、その行を消してください。",
        )
    form = _EXPECTED.get(detail["type"], "この項目に使える値")
    figures = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    return SettingsError(
        f"設定ファイル {path} の {key} が {detail['input']!r} です",
        form.format_map(figures).replace(" or ", " か "),
        "値を直すか、その行を消して既定値に戻してください。",
    )


def _siblings(location: tuple[int | str, ...]) -> list[str]:
    """Name the keys that may stand beside an unknown one."""
    model: type[BaseModel] = Settings
    for part in location[:-1]:
        branch = model.model_fields[str(part)].annotation
        assert isinstance(branch, type)
        assert issubclass(branch, BaseModel)
        model = branch
    return list(model.model_fields)
