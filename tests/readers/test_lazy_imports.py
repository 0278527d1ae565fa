"""Text is read without anything installed: third-party parsers are imported only for the formats that need them."""

from __future__ import annotations

import subprocess
import sys

_PARSERS = ("lxml", "xlrd", "pypdfium2", "selectolax", "numpy", "PIL", "faster_paddle")


def test_importing_the_readers_imports_no_parser() -> None:
    program = f"import sys, gouji.readers; print([name for name in {_PARSERS!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_parser_is_named_with_the_way_to_get_it() -> None:
    program = (
        "import sys, pathlib, tempfile; sys.modules['lxml'] = None\n"
        "from samples import samples\nfrom gouji.readers import InputError, read\n"
        "path = pathlib.Path(tempfile.mkdtemp()) / 'a.docx'; path.write_bytes(samples()['docx'])\n"
        "try:\n    read(path)\nexcept InputError as refusal:\n    print(refusal)"
    )
    here = __file__.rpartition("/")[0]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=here)
    assert "组件 lxml 没有装好，请先运行：pip install lxml" in done.stdout
