"""An incoming letter as registered."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Coalesce, Upper

from poros.kernel.bahasa.pilihan import Berlabel
from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.penugasan.labels import KECEPATAN, KERAHASIAAN
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.pure.teks import HENTI

from ..labels import NADA, STATUS
from ..rules import Status


class LeksemSurat(Func):
    """Words of a letter, stemmed and as they are, without the stop words that `indonesian` leaves in.

    Both forms stand together because the stemmer is wrong about some words of the trade
    ("disposisi" becomes "sposisi"): what one form misses the other finds.
    """

    template = (
        "ts_delete(to_tsvector('indonesian'::regconfig, %(text)s) || to_tsvector('simple'::regconfig, %(text)s), "
        "ARRAY[%(stop)s]::text[])"
    )
    output_field = SearchVectorField()

    def as_sql(self, compiler, connection, **extra):  # noqa: ANN001, ANN003, ANN201, ARG002 -- Django's signature
        text, params = compiler.compile(self.source_expressions[0])
        stop = ",".join(f"'{word}'" for word in sorted(HENTI))
        return self.template % {"text": text, "stop": stop}, [*params, *params]


def _gabung(*names: str) -> Func:
    """Columns joined by spaces; concat_ws is not immutable, || is."""
    joined = Coalesce(F(names[0]), Value(""), output_field=TextField())
    for name in names[1:]:
        part = Coalesce(F(name), Value(""), output_field=TextField())
        joined = Func(
            joined,
            Value(" "),
            part,
            arg_joiner=" || ",
            template="(%(expressions)s)",
            output_field=TextField(),
        )
    return joined


class Surat(Berlabel):
    """A letter received. `pemegang` is the office on whose desk it lies; the scan itself is a tied file."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surat", db_index=False)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    agenda = models.CharField(max_length=200)
    nomor = models.CharField(max_length=200)
    tanggal = models.DateField()
    diterima = models.DateTimeField()
    pengirim = models.CharField(max_length=250)
    perihal = models.CharField(max_length=500)
    ringkasan = models.TextField(blank=True)
    jumlah_lampiran = models.PositiveSmallIntegerField(default=0)
    klasifikasi = models.CharField(max_length=20, blank=True)
    kecepatan = models.CharField(max_length=16, choices=KECEPATAN, default=Kecepatan.BIASA)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN, default=Kerahasiaan.TERBATAS)
    kepada = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    pemegang = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=16, choices=STATUS, default=Status.TERDAFTAR)
    acara_mulai = models.DateTimeField(null=True, blank=True)
    acara_selesai = models.DateTimeField(null=True, blank=True)
    acara_tempat = models.CharField(max_length=200, blank=True)
    pencatat = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    teks = models.TextField(blank=True)
    cari = models.GeneratedField(
        expression=LeksemSurat(_gabung("agenda", "nomor", "pengirim", "perihal", "ringkasan", "teks")),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["cari"], name="surat_cari"),
            models.Index(fields=["unit", "-id"], name="surat_unit"),
            models.Index(fields=["pemegang", "-id"], name="surat_meja", condition=Q(status=Status.MENUNGGU_ARAHAN)),
            models.Index(Upper("nomor"), name="surat_nomor"),
            models.Index(fields=["-diterima"], name="surat_diterima"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "urut"], name="surat_agenda_sekali"),
            models.CheckConstraint(
                condition=Q(acara_mulai__isnull=True) | Q(acara_selesai__gt=F("acara_mulai")),
                name="surat_acara_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.perihal

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        return NADA[Status(self.status)]


class SuratDibaca(models.Model):
    """The first time a person opened a letter (an official disposes of what he has read)."""

    HANYA_TAMBAH = True

    surat = models.ForeignKey(Surat, on_delete=models.PROTECT, related_name="dibaca")
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=220)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["surat", "orang"], name="surat_dibaca_pertama")]

    def __str__(self) -> str:
        return f"{self.orang} {self.waktu:%d-%m-%Y %H.%M}"
