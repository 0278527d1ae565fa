"""统计表只有表头

查什么：公开网址统计表等清单有没有填写内容。
为什么：空表等于没有报送，财政部门无法据此抽查公开情况。
依据：湖南各地财政局年度绩效自评通知附件4；核对通则：空白表属于差错。

反例：
    附件4
    单位绩效自评公开网址统计表
    | 单位代码 | 单位名称 | 自评报告公开是/否 | 公开网址 | 联系人 | 联系电话 | 备注 |
正例：
    - | 单位代码 | 单位名称 | 自评报告公开是/否 | 公开网址 | 联系人 | 联系电话 | 备注 |
    + | 单位代码 | 单位名称 | 自评报告公开是/否 | 公开网址 | 联系人 | 联系电话 | 备注 |
    + | 118001 | 青溪区司法局 | 是 | 青溪区人民政府门户网站 | 办公室 | 0716-5550101 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("C006")
def empty_list(dossier: Dossier) -> Iterator[Outcome]:
    for found in dossier.lists:
        if found.rows:
            yield Passed(found.title)
            continue
        yield Failed(
            Problem(
                Severity.ERROR,
                f"{found.title}/空表",
                f"《{found.title}》只有表头，一行也没有填。",
                "按所属单位逐行填写公开情况和网址。",
                (found.place,),
                Side("统计表", found.title, found.place),
                relation="清单应有内容",
            )
        )
