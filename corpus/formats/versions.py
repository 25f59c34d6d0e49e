"""Which version of each reader this program has: what an older one read is read again."""

from importlib import import_module

_MODULES = {
    "csv": "csvfile",
    "docx": "docx",
    "html": "html",
    "markdown": "markdown",
    "pdf": "pdf",
    "plain": "plain",
    "xlsx": "xlsx",
}


def is_outdated(reader: str) -> bool:
    """Tell whether a reader ("pdf/1") is one of ours in another version than the present one."""
    module = _MODULES.get(reader.split("/")[0])
    return module is not None and reader != import_module(f"corpus.formats.{module}").READER
