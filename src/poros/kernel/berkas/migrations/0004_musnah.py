"""Contents may be destroyed by the procedure of the archive law: when every tie to them has been written off.

The row of the content stays, so that what was there, and that it is gone, can be told; the same bytes may come again.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

JAGA = """
CREATE OR REPLACE FUNCTION berkas_jaga_isi() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE terikat boolean := true;
BEGIN
    IF TG_OP = 'DELETE' THEN
        -- The schema is named, so that no search_path of the application's can hide the ties.
        EXECUTE format(
            'SELECT EXISTS (SELECT FROM %1$I.berkas_tautan t WHERE t.berkas_id = $1 AND NOT EXISTS '
            '(SELECT FROM %1$I.berkas_tautanmusnah m WHERE m.tautan_id = t.id))', TG_TABLE_SCHEMA)
        INTO terikat USING OLD.berkas_id;
    END IF;
    IF terikat THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("berkas", "0003_ikatan_langsung")]

    operations = [
        migrations.AddField("berkas", "musnah", models.DateTimeField(blank=True, null=True)),
        migrations.AlterField("berkas", "sha256", models.CharField(max_length=64)),
        migrations.AddConstraint(
            "berkas",
            models.UniqueConstraint(
                fields=["sha256"], condition=models.Q(("musnah__isnull", True)), name="berkas_sekali"
            ),
        ),
        migrations.AddIndex("berkas", models.Index(fields=["sha256"], name="berkas_sidik")),
        migrations.CreateModel(
            "TautanMusnah",
            [
                (
                    "tautan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="musnah",
                        serialize=False,
                        to="berkas.tautan",
                    ),
                ),
                ("dasar", models.CharField(max_length=300)),
                ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.RunSQL(JAGA, migrations.RunSQL.noop),
    ]
