"""地区: where a body is, by its name, down to the city, or to the county where no city is named."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

from gouji.readers.faults import InputError

UNKNOWN = "（看不出）"
_HAN = "[\u4e00-\u9fff]"
_PROVINCE = rf"(?:{_HAN}{{2,7}}?(?:省|自治区))"
# 霁浦县市场监督管理局 is in no city.
_CITY = "(?:[^县区旗\\W\\d]{2,10}?(?:自治州|地区|市|州|盟))"
_COUNTY = rf"(?:{_HAN}{{1,10}}?(?:自治县|[县区旗]))"
_REGION = re.compile(rf"{_PROVINCE}{_CITY}|{_CITY}|{_PROVINCE}|{_COUNTY}(?!域)")
_ENCODINGS = ("utf-8-sig", "gb18030")


def region_of(body: str | None, told: Mapping[str, str]) -> str:
    """The region of ``body`` as ``told``, else as its name begins; ``UNKNOWN`` where it begins with none."""
    if body is None:
        return UNKNOWN
    if body in told:
        return told[body]
    found = _REGION.match(body)
    return UNKNOWN if found is None else found[0]


def told_regions(path: Path) -> dict[str, str]:
    """Region by body, from a CSV file with the two in its first columns. Raises ``InputError`` where it is none."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror}），请检查路径。") from None
    for encoding in _ENCODINGS:
        try:
            rows = list(csv.reader(data.decode(encoding).splitlines()))
        except UnicodeDecodeError:
            continue
        if rows and all(len(row) >= 2 for row in rows if row):
            return {row[0].strip(): row[1].strip() for row in rows if row}
    raise InputError(f"{path}：应是 CSV 文件，每行第一栏单位名称、第二栏地区。")
