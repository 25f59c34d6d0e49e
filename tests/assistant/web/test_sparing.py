import subprocess
import sys

WITHOUT = """
import sys
from assistant.web.sparing import without_pyarrow

with without_pyarrow():
    import gradio
assert "pyarrow" not in sys.modules
import pyarrow
with without_pyarrow():
    import pyarrow.parquet
print(gradio.DataFrame.__name__, pyarrow.__name__)
"""


def test_gradio_is_loaded_without_pyarrow_which_later_imports_still_find() -> None:
    command = [sys.executable, "-c", WITHOUT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("Dataframe pyarrow\n", 0)
