"""Fuzzing target: damages valid files at random and reads them; ``python fuzz_readers.py SECONDS [SEED]``.

Anything but a document or an ``InputError`` is a fault, and so is a reading that takes longer than ``SLOWEST``.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
import zipfile
from pathlib import Path

SLOWEST = 10.0
_INTERESTING = (
    b"",
    b"\0",
    b"\xff\xff\xff\xff",
    b"-1",
    b"99999999999",
    b"</",
    b"<w:tbl>",
    b"\xef\xbb\xbf",
    b"&#0;",
    b"/Kids [4 0 R]",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with one to eight changes; inside a zip file usually to a part, so that they get past its checksums."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randint(1, 64)]
            case 2:
                changed[at:at] = chance.choice(_INTERESTING)
            case 3:
                start = chance.randrange(len(changed) + 1)
                changed[at:at] = changed[start : start + chance.randint(1, 200)]
            case _:
                del changed[max(at, 8) :]
    return bytes(changed)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    parts[name] = mutated(parts[name], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return buffer.getvalue()


def main(seconds: float, seed: int) -> int:
    from samples import samples

    from gouji.readers import InputError, read

    chance, stock, count, faults = random.Random(seed), samples(), 0, 0
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f"
        while time.monotonic() < end:
            kind = chance.choice(sorted(stock))
            data = mutated(stock[kind], chance)
            path.write_bytes(data)
            started, count = time.monotonic(), count + 1
            fault = ""
            try:
                read(path)
            except InputError as refusal:
                fault = repr(refusal.__cause__) if "读不下去" in str(refusal) else ""
            except BaseException as unexpected:
                fault = repr(unexpected)
            if time.monotonic() - started > SLOWEST:
                fault = fault or f"{time.monotonic() - started:.1f} s"
            if fault:
                faults += 1
                kept = Path(tempfile.gettempdir()) / f"gouji-fuzz-{seed}-{count}.{kind}"
                kept.write_bytes(data)
                print(kind, fault, "->", kept)
    print(f"{count} files, {faults} faults, seed {seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
