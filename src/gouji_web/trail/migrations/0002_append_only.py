"""The database itself refuses to change or delete an entry of the trail."""

from typing import Any

from django.db import migrations

_SQLITE = (
    "CREATE TRIGGER trail_{0} BEFORE {0} ON trail_entry BEGIN SELECT RAISE(ABORT, 'the trail is append only'); END"
)
_POSTGRES = (
    "CREATE FUNCTION trail_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the trail is append only'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER trail_append_only BEFORE UPDATE OR DELETE ON trail_entry FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
)


def guard(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            editor.execute(_SQLITE.format(deed))
    else:
        for order in _POSTGRES:
            editor.execute(order)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
