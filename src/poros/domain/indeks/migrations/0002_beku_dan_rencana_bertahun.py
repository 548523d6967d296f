"""Frozen results become rows of their own that cannot be changed; plans stretch over years."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("berkas", "0002_lepas"), ("indeks", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="HasilBeku",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("isi", models.JSONField()),
                ("sidik", models.CharField(max_length=64)),
                ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
                ("orang_id", models.BigIntegerField()),
                ("orang", models.CharField(max_length=150)),
                ("jabatan", models.CharField(max_length=220)),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="berkas.berkas",
                    ),
                ),
                (
                    "penilaian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pembekuan", to="indeks.penilaian"
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddConstraint(
            "hasilbeku", models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="hasil_beku_sidik")
        ),
        migrations.AddField("penilaian", "kondisi", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "penilaian", "rekomendasi", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField(
            "penilaian",
            "beku",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="indeks.hasilbeku",
            ),
        ),
        migrations.AddField("rencana", "mulai", models.PositiveSmallIntegerField(default=0), preserve_default=False),
        migrations.AlterField(
            "rencana", "sasaran", models.DecimalField(blank=True, decimal_places=3, max_digits=7, null=True)
        ),
        migrations.AddField("rencana", "pelaksana", models.JSONField(default=dict)),
        migrations.AddField("rencana", "syarat", models.JSONField(default=list)),
        migrations.AddField("rencana", "kapasitas", models.JSONField(default=list)),
        migrations.AddField("rencana", "langkah_setahun", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.RemoveConstraint("langkahrencana", "langkah_rencana_sekali"),
        migrations.AddField(
            "langkahrencana", "tahun", models.PositiveSmallIntegerField(default=0), preserve_default=False
        ),
        migrations.AddField("langkahrencana", "rekening", models.CharField(blank=True, default="", max_length=60), preserve_default=False),
        migrations.AddField("langkahrencana", "kegiatan", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.AddField(
            "langkahrencana", "anggaran", models.DecimalField(blank=True, decimal_places=0, max_digits=15, null=True)
        ),
        migrations.AlterModelOptions("langkahrencana", {"ordering": ["tahun", "id"]}),
    ]
