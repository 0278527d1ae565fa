"""Changes of texts, delimited files and mails."""

from __future__ import annotations

import random
import re

from gouji.bench.mutants.trees import ODD

_FIGURE = re.compile(r"\d[\d,.]*")
_SIGNS = (
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "“",
    "万元",
    "%",
    "\t",
    "　",
    "其中：",
    "比上年",
    "\u202e",
    "\u200b",
    "[image:",
    "—",
    "\r",
)
_DELIMITERS = (",", "\t", ";", "|", '"', "，")
_HEADERS = (
    "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Type: text/plain", "Content-Type: text/html; charset=gb2312",
    "Content-Type: multipart/mixed; boundary=b", "Content-Type: multipart/mixed", "Content-Disposition: attachment; filename==?gbk?B?1eI=?=",
    "Content-Type: message/rfc822", "Content-Type: text/html; charset=none", "MIME-Version: 1.0", "",
)  # fmt: skip


def text(data: bytes, chance: random.Random) -> bytes:
    """A text with lines repeated, moved or left out and words, figures and signs put in."""
    lines = data.decode().split("\n")
    for _ in range(chance.randint(1, 6)):
        _shuffle(lines, chance)
        at = chance.randrange(len(lines))
        line = lines[at]
        place = chance.randint(0, len(line))
        match chance.randrange(4):
            case 0:
                lines[at] = line[:place] + chance.choice(_SIGNS) * chance.choice((1, 1, 2, 300)) + line[place:]
            case 1:
                lines[at] = line[:place] + chance.choice(ODD) + line[place:]
            case 2:
                lines[at] = _FIGURE.sub(lambda _: chance.choice(ODD), line, count=chance.randint(1, 3))
            case _:
                lines[at] = line + chance.choice(lines)
    return "\n".join(lines).encode("utf-8", "replace")


def delimited(data: bytes, chance: random.Random) -> bytes:
    """A delimited file with cells changed, rows cut short and delimiters and quotes put in."""
    rows = [line.split(",") for line in data.decode().split("\n")]
    for _ in range(chance.randint(1, 6)):
        row = chance.choice(rows)
        at = chance.randrange(len(row))
        match chance.randrange(6):
            case 0:
                row[at] = chance.choice(ODD)
            case 1:
                row[at] = '"' + row[at].replace('"', '""') + chance.choice(("", "\n", ",")) + '"'
            case 2:
                del row[at:]
                row.append("")
            case 3:
                row[at:at] = [row[at]] * chance.choice((1, 3, 500))
            case 4:
                row[at] += chance.choice(_DELIMITERS)
            case _:
                rows.insert(chance.randrange(len(rows)), chance.choice(rows))
    return "\n".join(map(",".join, rows)).encode("utf-8", "replace")


def mail(data: bytes, chance: random.Random) -> bytes:
    """A mail with header lines put in, changed or left out and its parts repeated or in each other."""
    lines = data.decode().split("\n")
    for _ in range(chance.randint(1, 5)):
        _shuffle(lines, chance)
        at = chance.randrange(len(lines))
        if chance.random() < 0.6:
            lines.insert(at, chance.choice(_HEADERS))
        else:
            lines[at] = chance.choice((*_HEADERS, "--b", "--b--", chance.choice(ODD)))
    return "\n".join(lines).encode("utf-8", "replace")


def _shuffle(lines: list[str], chance: random.Random) -> None:
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0 if len(lines) > 2:
            del lines[at]
        case 1:
            lines[at:at] = [lines[at]] * chance.choice((1, 2, 60))
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            pass
