"""Attempts from a browser that has signed in under the same name before are counted by themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="known",
            field=models.BooleanField(default=False),
        ),
    ]
