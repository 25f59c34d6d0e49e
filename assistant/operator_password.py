"""The operator's password: only a salted hash of it is kept, in a file that nobody else reads."""

import hashlib
import hmac
import os
import secrets

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import MachishirubeError, UserError
from corpus.state import DataFolder

SHORTEST = 12
"""Characters that a password needs."""
LONGEST = 1_000
_SALT_BYTES = 16
_HASH_BYTES = 32


class _Scrypt(BaseModel):
    """A hash with everything needed to make it again; costs of 32 MiB and a tenth of a second."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    salt: str = Field(pattern=r"^([0-9a-f]{2}){16,64}$")
    hash: str = Field(pattern=r"^([0-9a-f]{2}){32}$")
    n: int = Field(default=2**15, ge=2**14, le=2**20)
    r: int = Field(default=8, ge=8, le=32)
    p: int = Field(default=1, ge=1, le=16)

    def made_of(self, password: str) -> bytes:
        """Hash a password as this one was hashed."""
        return hashlib.scrypt(
            password.encode("utf-8", "surrogatepass"),
            salt=bytes.fromhex(self.salt),
            n=self.n,
            r=self.r,
            p=self.p,
            maxmem=256 * self.n * self.r,
            dklen=_HASH_BYTES,
        )


class OperatorPassword:
    """Sets, removes and compares the password of a data folder."""

    def __init__(self, data: DataFolder) -> None:
        self._path = data.operator

    @property
    def is_set(self) -> bool:
        """Tell whether there is one."""
        return self._path.exists()

    def set(self, password: str) -> None:
        """Take a new password; raises UserError for one that is too short or too long."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise UserError(
                f"パスワードが{len(password):,}文字です",
                f"{SHORTEST}文字以上、{LONGEST:,}文字以内",
                "長いパスワードに変えて、もう一度実行してください。",
            )
        blank = _Scrypt(salt=secrets.token_hex(_SALT_BYTES), hash="00" * _HASH_BYTES)
        kept = blank.model_copy(update={"hash": blank.made_of(password).hex()})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}.partial")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(kept.model_dump_json() + "\n")
        aside.replace(self._path)

    def remove(self) -> bool:
        """Forget the password; tell whether there was one."""
        there = self.is_set
        self._path.unlink(missing_ok=True)
        return there

    def fits(self, password: str) -> bool:
        """Compare a password, in the same time whatever is wrong with it.

        Raises MachishirubeError where the file cannot be read.
        """
        kept = self._read()
        if kept is None or len(password) > LONGEST:
            return False
        return hmac.compare_digest(kept.made_of(password), bytes.fromhex(kept.hash))

    @property
    def version(self) -> str:
        """Changes with every password, so that what was allowed with an old one ends with it.

        Empty where there is none, or none that can be read.
        """
        try:
            kept = self._read()
        except MachishirubeError:  # `fits` tells it to whoever tries to sign in
            return ""
        return kept.salt if kept else ""

    def _read(self) -> _Scrypt | None:
        try:
            return _Scrypt.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            raise MachishirubeError(
                f"管理者のパスワードのファイル {self._path.name} を読めません",
                "「machishirube operator set」が書いたファイル",
                "「machishirube operator set」で設定し直してください。",
            ) from error
