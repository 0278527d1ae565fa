"""上限: what is read of a file at most, and what the report says of the rest; ``docs/reading.md`` is made from it.

The values stand in the modules that hold them. Nothing past a bound is passed over in silence: the file is refused in one
line, or read with a note.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from gouji.readers.formats import Format

_MB = 1 << 20


class Limit(NamedTuple):
    """上限: ``name`` is the module and the constant that holds it, in units of ``unit`` ones called ``called``; ``says`` is what
    the report says when it bites, refused or noted."""

    what: str
    name: str
    unit: int
    called: str
    says: str

    @property
    def value(self) -> str:
        """The bound in words: 64 MB, 30 万个."""
        module, _, constant = self.name.rpartition(".")
        held = getattr(import_module(f"gouji.readers.{module}"), constant)
        return f"{held / self.unit:g} {self.called}"


class Reading(NamedTuple):
    """读法: how files of a format are read."""

    kind: Format
    endings: str
    how: str


FORMATS: tuple[Reading, ...] = (
    Reading(
        Format.TXT,
        ".txt .csv .tsv .md",
        "UTF-8、UTF-16、GB18030，由字节判断；逗号、制表符、分号、竖线和全角的分隔符，由形状判断",
    ),
    Reading(Format.DOCX, ".docx .docm", "自己读；修订按接受，隐藏的不读，自动编号照数"),
    Reading(Format.DOC, ".doc .wps", "自己读（Word 97 以后）；更老的和损坏的交给 LibreOffice"),
    Reading(Format.ODT, ".odt .fodt", "自己读，转成 Word 正文"),
    Reading(Format.RTF, ".rtf", "经 LibreOffice"),
    Reading(Format.WORD_XML, ".xml .doc", "Word 2003 XML，自己读"),
    Reading(Format.FLAT_OPC, ".xml", "一个 XML 里的 Office 文件，自己读"),
    Reading(Format.XLSX, ".xlsx .xlsm", "自己读；公式不算，读存下的结果"),
    Reading(Format.XLSB, ".xlsb", "自己读；公式只读结果"),
    Reading(Format.XLS, ".xls .et", "经 xlrd；公式只读结果"),
    Reading(Format.ODS, ".ods .fods", "自己读"),
    Reading(Format.EXCEL_XML, ".xml .xls", "Excel 2003 XML，自己读"),
    Reading(Format.PDF, ".pdf", "经 PDFium，在单独的进程里；表单栏的内容一并读，扫描页装了识别组件才读"),
    Reading(Format.OFD, ".ofd", "自己读，在单独的进程里，版面同 PDF；扫描页装了识别组件才读"),
    Reading(Format.HTML, ".html .htm，网页改名的 .doc .xls", "经 lexbor，在单独的进程里；菜单和脚本不读"),
    Reading(Format.MIME, ".mht .mhtml .eml", "网页同上；附件只列名称"),
    Reading(Format.IMAGE, ".png .jpg .gif .tif", "装了识别组件才读，在单独的进程里"),
    Reading(Format.ARCHIVE, ".zip .tar .gz .bz2 .xz", "当文件夹打开，名称 GBK 或 UTF-8；RAR 和 7z 请解压"),
    Reading(Format.XML, ".xml", "不是文档的 XML 拒绝"),
    Reading(Format.OLE, "—", "设了密码的 Office 文件，拒绝"),
)

LIMITS: tuple[Limit, ...] = (
    Limit("一份文件", "disk.LARGEST_FILE", _MB, "MB", "拒绝：超过上限，请拆分"),
    Limit("一个压缩包", "disk.LARGEST_ARCHIVE", _MB, "MB", "拒绝：超过上限，请拆分"),
    Limit("压缩包里的文件", "archive.MOST_MEMBERS", 1, "个", "说明：其余的没有读取"),
    Limit("压缩包解开后共", "archive.LARGEST_TOTAL", _MB, "MB", "说明：其余的没有读取"),
    Limit("压缩包套压缩包", "archive._DEEPEST", 1, "层", "说明：里面的没有读取"),
    Limit("Office 文件的一个部件解开后", "package.LARGEST_PART", _MB, "MB", "拒绝：内容过大"),
    Limit("Office 文件解开后共", "package.LARGEST_TOTAL", _MB, "MB", "拒绝：解压后内容过大"),
    Limit("Office 文件的部件", "package.MOST_PARTS", 1, "个", "拒绝：解压后内容过大"),
    Limit("压缩比", "package._HIGHEST_RATIO", 1, "倍", "拒绝：压缩比异常"),
    Limit("一份文件的段落和表格", "drafts.MOST_BLOCKS", 10_000, "万个", "说明：后面的没有读取"),
    Limit("一份文件各表的单元格", "drafts.MOST_CELLS", 10_000, "万个", "说明：这张表没有读取（整张不读，不读半张）"),
    Limit("一段、一格不分段的字", "lengthy.MOST_CHARACTERS", 10_000, "万字", "说明：只读到上限前最后一个句号"),
    Limit("工作簿各格的字", "sheet.MOST_TEXT", 10_000, "万字", "说明：这张工作表没有读取"),
    Limit("一处合并单元格", "merges._LARGEST_MERGE", 10_000, "万格", "说明：没有按合并读取"),
    Limit("工作表公式的字", "xlsx.cells._MOST_FORMULA_TEXT", 10_000, "万字", "说明：只读了它们的结果"),
    Limit("文本文件", "txt._LARGEST", _MB, "MB", "拒绝：请拆分"),
    Limit("文本文件的行", "txt._MOST_LINES", 10_000, "万行", "拒绝：请拆分"),
    Limit("分隔文本的列", "delimited._MOST_COLUMNS", 1, "列", "不当作表格，照文字读"),
    Limit("网页", "html._LONGEST", _MB, "MB", "拒绝：只保存要核对的部分"),
    Limit("网页的标签", "html._MOST_ELEMENTS", 10_000, "万个", "拒绝：只保存要核对的部分"),
    Limit("网页标签套标签", "html.blocks._DEEPEST", 1, "层", "说明：其中的表格可能没有读出来"),
    Limit("网页附件列出", "html.article._MOST_ATTACHMENTS", 1, "个", "说明：还有几个没有读取"),
    Limit("邮件网页的部分", "mime._MOST_PARTS", 1, "个", "拒绝：另存为普通网页"),
    Limit(".doc 的字", "doc.MOST_CHARACTERS", 10_000, "万字", "拒绝：请拆分"),
    Limit("PDF 的页", "pdf.pdfium.MOST_PAGES", 1, "页", "拒绝：请拆分"),
    Limit("PDF 一页的字", "pdf.pdfium._MOST_GLYPHS", 10_000, "万个", "说明：这页超出的部分没有读取"),
    Limit("PDF 一页的图形", "pdf.pdfium._MOST_OBJECTS", 10_000, "万个", "说明：这页超出的部分没有读取"),
    Limit("PDF 图形套图形", "pdf.pdfium._DEEPEST_FORM", 1, "层", "说明：这页超出的部分没有读取"),
    Limit("PDF 一条路径的折点", "pdf.paths._MOST_SEGMENTS", 10_000, "万个", "说明：这页超出的部分没有读取"),
    Limit("PDF 一页的表单栏和批注", "pdf.fields._MOST_NOTES", 1, "个", "说明：这页超出的部分没有读取"),
    Limit("PDF 的计算时间，每页另加 0.1 秒", "pdf.pdfium._START", 1, "秒", "说明：读到第几页已用完时间"),
    Limit("OFD 的计算时间，每页另加 0.1 秒", "ofd.pages._START", 1, "秒", "说明：读到第几页已用完时间"),
    Limit("一页当作表格的线", "layout.lattice.MOST_LINES", 1, "条", "说明：线条过多，没有按表格读取"),
    Limit("OFD 的页", "ofd.pages.MOST_PAGES", 1, "页", "拒绝：请拆分"),
    Limit("OFD 一页的字", "ofd.drawing.MOST_GLYPHS", 10_000, "万个", "说明：这页超出的部分没有读取"),
    Limit("OFD 一页的图形", "ofd.drawing.MOST_OBJECTS", 10_000, "万个", "说明：这页超出的部分没有读取"),
    Limit("图片的页", "image._MOST_FRAMES", 1, "页", "说明：只识别了前面的"),
    Limit("图片的像素", "ocr.picture._MOST_PIXELS", 1_000_000, "百万", "拒绝：请缩小"),
    Limit("自己读的一份文件的计算时间，每 MB 另加 4 秒", "timed.LONGEST", 1, "秒", "拒绝：读取时耗尽了时间或内存"),
    Limit("自己读的一份文件占的内存", "timed.MOST_GROWTH", _MB, "MB", "拒绝：读取时耗尽了时间或内存"),
    Limit("单独的进程的内存", "isolated.MOST_MEMORY", _MB, "MB", "拒绝：读取时耗尽了时间或内存"),
    Limit("单独的进程一页的计算", "isolated.PATIENCE", 1, "秒", "拒绝：读取时耗尽了时间或内存"),
    Limit("识别一页的计算", "isolated.RECOGNITION", 1, "秒", "拒绝：读取时耗尽了时间或内存"),
    Limit("LibreOffice 转换", "convert.LONGEST", 1, "秒", "拒绝：没有转换完，进程一并结束"),
    Limit("LibreOffice 转换的计算，每 MB 另加 2 秒", "convert.COMPUTING", 1, "秒", "拒绝：打不开，进程一并结束"),
)
