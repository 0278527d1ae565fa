"""公开网址统计表: rows by the header's columns."""

from __future__ import annotations

from gouji.catalogue.forms import Form
from gouji.document.tree import Table
from gouji.domain.reports import AddressList, AddressRow
from gouji.domain.selfeval import Field
from gouji.recognise.match import column_names


def read_address_list(table: Table, form: Form) -> AddressList:
    """The list in ``table``; rows whose every cell is blank are left out."""
    columns: dict[str, int] = {}
    rows = []
    for cells in table.rows:
        named = column_names(((cell.column, cell.text) for cell in cells), form.columns)
        if len(named) > len(columns):
            columns = named
            continue
        by_column = {cell.column: cell for cell in cells}
        fields = tuple(
            (name, Field(cell.text.strip(), cell.place._replace(column=name)))
            for name, column in columns.items()
            if (cell := by_column.get(column)) is not None
        )
        if any(not field.is_blank for _, field in fields):
            rows.append(AddressRow(fields))
    return AddressList(form.id, table.caption, table.place, tuple(rows))
