"""Tables of files. Pieces come after their foreign key, which their composite key names."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

STATUS_TEKS = [
    ("menunggu", "Menunggu dibaca"),
    ("diantrekan", "Sedang dibaca"),
    ("ada", "Teks terbaca"),
    ("kosong", "Tidak berisi teks"),
    ("gagal", "Tidak dapat dibaca"),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Berkas",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("ukuran", models.BigIntegerField()),
                ("jenis", models.CharField(max_length=100)),
                ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                ("halaman", models.PositiveIntegerField(blank=True, null=True)),
                ("status_teks", models.CharField(choices=STATUS_TEKS, default="menunggu", max_length=12)),
                ("diperiksa", models.DateTimeField(blank=True, null=True)),
                ("utuh", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status_teks", "menunggu")), fields=["id"], name="berkas_menunggu"
                    ),
                    models.Index(fields=["diperiksa", "id"], name="berkas_diperiksa"),
                    models.Index(condition=models.Q(("utuh", False)), fields=["id"], name="berkas_rusak"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IsiBerkas",
            fields=[
                (
                    "berkas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="potongan",
                        to="berkas.berkas",
                    ),
                ),
                ("urut", models.IntegerField()),
                ("isi", models.BinaryField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "berkas_id", "urut", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeksBerkas",
            fields=[
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="bacaan",
                        serialize=False,
                        to="berkas.berkas",
                    ),
                ),
                ("isi", models.TextField()),
                ("pindaian", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Pratinjau",
            fields=[
                (
                    "berkas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pratinjau",
                        to="berkas.berkas",
                    ),
                ),
                ("halaman", models.PositiveIntegerField()),
                ("png", models.BinaryField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "berkas_id", "halaman", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tautan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "berkas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tautan", to="berkas.berkas"
                    ),
                ),
                ("objek", models.CharField(max_length=40)),
                ("objek_id", models.BigIntegerField()),
                ("nama", models.CharField(max_length=150)),
                ("urutan", models.PositiveSmallIntegerField(default=0)),
                ("oleh", models.BigIntegerField(blank=True, null=True)),
                ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["urutan", "id"],
                "indexes": [models.Index(fields=["objek", "objek_id", "urutan", "id"], name="tautan_objek")],
            },
        ),
        # Files and pictures are compressed already: trying once more costs time and saves nothing.
        migrations.RunSQL(
            "ALTER TABLE berkas_isiberkas ALTER COLUMN isi SET STORAGE EXTERNAL;"
            "ALTER TABLE berkas_pratinjau ALTER COLUMN png SET STORAGE EXTERNAL;",
            migrations.RunSQL.noop,
        ),
    ]
