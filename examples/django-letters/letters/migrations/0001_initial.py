"""The table of letters, and the record beside it: made, tested and thrown away together."""

from django.db import migrations, models

from isa_programme import Addressee, Tracker
from letters.record import SCHEMA


def make_record(_apps, editor):
    """Make the record in the transaction of the migration."""
    with Tracker.create(
        editor.connection.connection,
        schema=SCHEMA,
        example="foisa-like",
        addressees=[Addressee(slug="minister", name="A minister")],
        recorded_by="the first migration",
    ):
        pass


class Migration(migrations.Migration):
    """The first."""

    initial = True
    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("signed_by", models.CharField(max_length=100)),
                ("advice", models.CharField(max_length=20, unique=True)),
            ],
        ),
        migrations.RunPython(make_record, migrations.RunPython.noop),
    ]
