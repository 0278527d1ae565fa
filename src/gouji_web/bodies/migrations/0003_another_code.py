"""Another code is part of what became of a body."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0002_what_becomes_of_bodies")]

    operations = [
        migrations.AlterField(
            model_name="bodychange",
            name="kind",
            field=models.CharField(
                choices=[
                    ("renamed", "更名"),
                    ("recoded", "变更编码"),
                    ("moved", "划转"),
                    ("merged", "并入"),
                    ("closed", "停用"),
                    ("reopened", "恢复"),
                ],
                max_length=10,
            ),
        )
    ]
