"""What was published before keeps how its body stands today: nothing of it has moved yet."""

from typing import Any

from django.db import migrations


def stand(apps: Any, schema: Any) -> None:
    """Writes down name, code, superior and department of the body of every published package."""
    packages, bodies = apps.get_model("packages", "Package"), apps.get_model("bodies", "Body")
    named = dict(bodies.objects.values_list("pk", "name"))
    for one in packages.objects.filter(publication__isnull=False, name="").select_related("body").distinct():
        parts = [int(part) for part in one.body.path.strip("/").split("/")]
        one.name, one.code, one.above = one.body.name, one.body.code, named.get(one.body.parent_id, "")
        one.department_id = parts[1] if len(parts) > 1 else parts[0]
        one.save(update_fields=("name", "code", "above", "department"))


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0001_initial"),
        ("packages", "0004_standing_when_published"),
    ]

    operations = [migrations.RunPython(stand, migrations.RunPython.noop)]
