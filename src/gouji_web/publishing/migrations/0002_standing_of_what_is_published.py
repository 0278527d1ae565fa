"""What was published before keeps the name it was first published under, and where its body stands: none has moved yet."""

from typing import Any

from django.db import migrations


def stand(apps: Any, schema: Any) -> None:
    """Writes down name, code, superior and department of the body of every published package."""
    publications = apps.get_model("publishing", "Publication")
    packages, bodies = apps.get_model("packages", "Package"), apps.get_model("bodies", "Body")
    named = dict(bodies.objects.values_list("pk", "name"))
    for one in packages.objects.filter(publication__isnull=False, name="").select_related("body").distinct():
        parts = [int(part) for part in one.body.path.strip("/").split("/")]
        first = publications.objects.filter(package_id=one.pk).select_related("snapshot").order_by("number").first()
        rows = first.snapshot.content.get("body") or [{"texts": {}}]
        texts = rows[0]["texts"]  # a body may have been renamed since
        one.name = (texts.get("name") or one.body.name)[:100]
        one.code = (texts.get("code") or one.body.code)[:30]
        one.above = named.get(one.body.parent_id, "")
        one.department_id = parts[1] if len(parts) > 1 else parts[0]
        one.save(update_fields=("name", "code", "above", "department"))


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0001_initial"),
        ("packages", "0004_standing_when_published"),
    ]

    operations = [migrations.RunPython(stand, migrations.RunPython.noop)]
