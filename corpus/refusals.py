"""Why the operating system refused a file, in the words that users read."""

import errno

_REASONS = {
    errno.ENOENT: "見つかりません",
    errno.ENOTDIR: "途中の場所がフォルダーではありません",
    errno.EACCES: "読み取る許可がありません",
    errno.EPERM: "読み取る許可がありません",
    errno.ELOOP: "リンクが自分自身に戻っています",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EIO: "媒体から読み出せませんでした",
    errno.ENOSPC: "空き容量がありません",
}


def reason_of(error: OSError) -> str:
    """Tell in Japanese why a file could not be read, in the system's words where none are ours."""
    return _REASONS.get(error.errno or 0, f"読めません（{error.strerror or error}）")
