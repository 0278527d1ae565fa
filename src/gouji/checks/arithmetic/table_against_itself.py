"""表内的数应与同表的规律一致

查什么：目录里没有的表（政府预决算、债务表、自制的表等），由表自己看出合计、小计、差额、平均、占比、增长各由哪些数算出；同样的算法在别处都成立、只有一两处不成立的，列为疑点；行名就叫合计、小计、总计，各行都列全了，加起来却不是这个数，也没有别的算法说得通的，一样列为疑点。
为什么：一张表的合计、占比、增长率是用同一个算法逐行填的，个别一处算不拢，多半是那一处抄错、漏改或者口径不同。
依据：从表上印的数推得，没有条文规定；按印出的数四舍五入的范围判断。

反例：
    2023年各县转移支付情况表
    单位：万元
    | 县区 | 均衡性 | 专项 | 合计 |
    | 青溪县 | 1273.51 | 418.20 | 1691.71 |
    | 白石县 | 3386.07 | 295.44 | 3681.51 |
    | 云台县 | 707.33 | 654.09 | 1361.42 |
    | 临江县 | 2251.90 | 400.15 | 2652.05 |
    | 河阳县 | 1816.44 | 733.26 | 2594.70 |
    | 南浦县 | 942.08 | 187.93 | 1130.01 |
正例：
    - | 河阳县 | 1816.44 | 733.26 | 2594.70 |
    + | 河阳县 | 1816.44 | 733.26 | 2549.70 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.exceptions import told
from gouji.checks.registry import check
from gouji.checks.tabulated import Tabulated, tables_unknown
from gouji.checks.totalled import mistotalled
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed


@check("A007")
def table_against_itself(dossier: Dossier) -> Iterator[Outcome]:
    for found in tables_unknown(dossier):
        yield from _of(found)


def _of(found: Tabulated) -> Iterator[Outcome]:
    for name, places in found.held():
        yield Passed(name, places=places)
    problems = list(told(found))
    yield from (Failed(one, known=True) for one in problems)
    said = {place for one in problems for place in one.places}
    yield from (Failed(one, known=True) for one in mistotalled(found, said))
