"""Made-up bodies of a made-up province, each with a number: cities, counties and districts under them, bureaus in those."""

from __future__ import annotations

# Characters that no real city or county of these pairs is called by.
_FIRST, _SECOND = "霁岚汐蘅砚鹭葭萤", "溪浦岭屿湾畈垸坞"
_BUREAUS = (
    *("教育", "科学技术", "工业和信息化", "民政", "司法", "财政", "人力资源和社会保障", "自然资源", "生态环境"),
    *("住房和城乡建设", "交通运输", "水利", "农业农村", "商务", "文化和旅游", "卫生健康", "退役军人事务", "应急管理"),
    *("审计", "统计"),
)
_COUNTIES = len(_FIRST) * len(_SECOND)


def body(number: int) -> tuple[str, str]:
    """The city and the rest of the name of body ``number``; each number has its own."""
    rest, bureau = divmod(number, len(_BUREAUS))
    city, county = divmod(rest, _COUNTIES)
    return f"{_place(city)}市", f"{_place(county)}{'区' if county % 3 == 0 else '县'}{_BUREAUS[bureau]}局"


def _place(number: int) -> str:
    return _FIRST[number // len(_SECOND) % len(_FIRST)] + _SECOND[number % len(_SECOND)]
