"""Shapes of the signing API."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, SecretStr, WithJsonSchema

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Skema, Teks
from poros.kernel.tandatangan import queries as ttd
from poros.kernel.tandatangan.jalan import Hasil
from poros.kernel.tandatangan.models import Dokumen, Permintaan, SertifikatLokal
from poros.kernel.tandatangan.rules import FRASA_PALING_PANJANG, SATU_KALI
from poros.kernel.tandatangan.values import LEBAR, TINGGI

FrasaSandi = Annotated[
    SecretStr,
    Field(min_length=1, max_length=FRASA_PALING_PANJANG),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": FRASA_PALING_PANJANG, "format": "password"}),
]


class AlasanTtd(Masukan):
    """Why."""

    alasan: Teks = Field(min_length=1, max_length=300, description="Alasan.")


class LetakTanda(Masukan):
    """Where the mark stands; without it the signature is invisible."""

    tampak: bool = Field(True, description="Tampilkan tanda dengan QR.")
    halaman: int = Field(0, ge=0, le=9999, description="Halaman, dari 1; 0 yang terakhir.")
    x: int = Field(0, ge=0, le=5000, description="Titik dari tepi kiri.")
    y: int = Field(0, ge=0, le=5000, description="Titik dari tepi bawah.")
    lebar: int = Field(LEBAR, ge=60, le=600, description="Lebar dalam titik.")
    tinggi: int = Field(TINGGI, ge=30, le=300, description="Tinggi dalam titik.")


class Penandatanganan(Masukan):
    """One passphrase for several documents."""

    permintaan: list[Id] = Field(min_length=1, max_length=SATU_KALI, description="Nomor permintaan.")
    frasa: FrasaSandi = Field(description="Frasa sandi; tidak disimpan.")


class FrasaBaru(Masukan):
    """A passphrase for a new certificate."""

    frasa: FrasaSandi = Field(description="Frasa sandi; sedikitnya 8 aksara, tidak dapat dipulihkan.")


class EsignMasuk(Masukan):
    """Under which number BSrE knows a person."""

    orang: Id = Field(description="Nomor orang.")
    pengenal: Teks = Field(min_length=3, max_length=120, description="NIK atau surel pada BSrE.")


class PermintaanTtdKeluar(Skema):
    """A document that waits for this office, or has been signed or refused."""

    id: int
    dokumen: int
    judul: str
    nomor: str
    unit: Rujuk
    jabatan: Rujuk
    urutan: int
    status: str
    dibuat: datetime

    @classmethod
    def dari(cls, row: Permintaan) -> Self:
        return cls(
            id=row.pk,
            dokumen=row.dokumen_id,
            judul=row.dokumen.judul,
            nomor=row.dokumen.nomor,
            unit=Rujuk.dari(row.dokumen.unit),
            jabatan=Rujuk.dari(row.jabatan),
            urutan=row.urutan,
            status=row.status,
            dibuat=row.dibuat,
        )


class DaftarPermintaanTtd(Halaman[PermintaanTtdKeluar]):
    """A page of requests."""


class TandaTanganKeluar(Skema):
    """A signature."""

    nama: str
    sebutan: str
    kapasitas: str
    unit: str
    waktu: datetime
    cap_waktu: str
    tingkat: str
    penyedia: str
    penerbit: str
    nomor_seri: str


class DokumenTtdKeluar(Skema):
    """A document with its proofs."""

    id: int
    kode: str
    judul: str
    nomor: str
    keadaan: str
    selesai: datetime | None
    sidik: str
    tanda_tangan: list[TandaTanganKeluar]

    @classmethod
    def dari(cls, row: Dokumen) -> Self:
        names = list(TandaTanganKeluar.model_fields)
        proofs = [TandaTanganKeluar(**{n: getattr(t, n) for n in names}) for t in ttd.tanda_tangan(row)]
        own = {n: getattr(row, n) for n in ("kode", "judul", "nomor", "keadaan", "selesai")}
        return cls(id=row.pk, sidik=row.terkini.sha256, tanda_tangan=proofs, **own)


class HasilTtd(Skema):
    """What became of one document."""

    permintaan: int
    sah: bool
    pesan: str
    sebab: str | None

    @classmethod
    def dari(cls, hasil: Hasil) -> Self:
        return cls(permintaan=hasil.permintaan_id, sah=hasil.sah, pesan=str(hasil.pesan), sebab=hasil.sebab)


class HasilSemua(Skema):
    """What became of each."""

    isi: list[HasilTtd]


class SertifikatKeluar(Skema):
    """A certificate of the local CA."""

    id: int
    orang: Rujuk
    nomor_seri: str
    dari: datetime
    sampai: datetime
    dicabut: datetime | None

    @classmethod
    def bentuk(cls, row: SertifikatLokal) -> Self:
        return cls(
            id=row.pk,
            orang=Rujuk.dari(row.orang),
            nomor_seri=row.nomor_seri,
            dari=row.dari,
            sampai=row.sampai,
            dicabut=row.dicabut,
        )


class DaftarSertifikat(Halaman[SertifikatKeluar]):
    """A page of certificates."""
