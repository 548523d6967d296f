"""What programs get."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import WithJsonSchema

from poros.kernel.antarmuka.skema import Halaman, Rujuk, Skema
from poros.kernel.antarmuka.unggahan import BerkasKeluar
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan

from ...models import Naskah, PenerimaNaskah
from ...queries.naskah import Rincian
from ...rules import Kanal, Status, StatusKirim
from .masuk import KanalNaskah, StatusNaskah

KirimNaskah = Annotated[StatusKirim, WithJsonSchema({"type": "string", "enum": [s.value for s in StatusKirim]})]


class NaskahRingkas(Skema):
    """A letter as a line of a list."""

    id: int
    bentuk: str
    hal: str
    status: StatusNaskah
    nomor: str
    tanggal: date | None
    unit: Rujuk
    kecepatan: Kecepatan
    kerahasiaan: Kerahasiaan
    versi: int

    @classmethod
    def dari(cls, row: Naskah) -> Self:
        names = ("hal", "nomor", "tanggal", "kecepatan", "kerahasiaan", "versi")
        return cls(
            id=row.pk,
            bentuk=row.bentuk.kode,
            status=Status(row.status),
            unit=Rujuk.dari(row.unit),
            **{name: getattr(row, name) for name in names},
        )


class DaftarNaskah(Halaman[NaskahRingkas]):
    """A page of letters."""


class LangkahNaskahKeluar(Skema):
    """A step of paraf as it stands."""

    urut: int
    jenis: str
    jabatan: Rujuk
    status: str
    giliran: bool
    oleh: str
    waktu: datetime | None
    versi: int | None
    catatan: str


class TandaKeluar(Skema):
    """A signer."""

    jabatan: Rujuk
    atas_nama: Rujuk | None
    status: str
    oleh: str
    waktu: datetime | None


class PenerimaKeluar(Skema):
    """An addressee and what became of his copy."""

    id: int
    sebutan: str
    kanal: KanalNaskah
    tembusan: bool
    status: KirimNaskah
    terkirim: datetime | None
    diterima: datetime | None
    diterima_oleh: str
    galat: str

    @classmethod
    def dari(cls, row: PenerimaNaskah) -> Self:
        names = ("sebutan", "tembusan", "terkirim", "diterima", "diterima_oleh", "galat")
        return cls(
            id=row.pk,
            kanal=Kanal(row.kanal),
            status=StatusKirim(row.status),
            **{name: getattr(row, name) for name in names},
        )


class DaftarPenerima(Halaman[PenerimaKeluar]):
    """A page of addressees."""


class PetunjukKeluar(Skema):
    """A hint on the language."""

    jenis: str
    bagian: str
    temuan: str
    saran: str


class KomentarKeluar(Skema):
    """A remark."""

    id: int
    versi: int
    bagian: str
    isi: str
    oleh: str
    waktu: datetime


class RiwayatKeluar(Skema):
    """One step of its life."""

    aksi: str
    status: StatusNaskah
    versi: int
    oleh: str
    jabatan: str
    catatan: str
    waktu: datetime


class NaskahLengkap(NaskahRingkas):
    """A letter with all that belongs to it."""

    isi: dict[str, str]
    langkah: list[LangkahNaskahKeluar]
    tanda: list[TandaKeluar]
    penerima: list[PenerimaKeluar]
    berkas: list[BerkasKeluar]
    petunjuk: list[PetunjukKeluar]
    komentar: list[KomentarKeluar]
    riwayat: list[RiwayatKeluar]
    boleh: list[str]
    jawab_hingga: date | None
    dijawab_dengan: str

    @classmethod
    def rinci(cls, r: Rincian) -> Self:
        """From what the page shows."""
        return cls(
            **NaskahRingkas.dari(r.naskah).model_dump(),
            isi=r.naskah.isi,
            langkah=[
                LangkahNaskahKeluar(
                    oleh=s.orang,
                    jabatan=Rujuk.dari(s.jabatan),
                    **{n: getattr(s, n) for n in ("urut", "jenis", "status", "giliran", "waktu", "versi", "catatan")},
                )
                for s in r.langkah
            ],
            tanda=[
                TandaKeluar(
                    jabatan=Rujuk.dari(t.jabatan),
                    atas_nama=Rujuk.dari(t.atas_nama) if t.atas_nama else None,
                    status=t.status,
                    oleh=t.orang,
                    waktu=t.waktu,
                )
                for t in r.tanda
            ],
            penerima=[PenerimaKeluar.dari(p) for p in r.penerima],
            berkas=[BerkasKeluar.dari(b) for b in r.berkas],
            petunjuk=[
                PetunjukKeluar(jenis=p.jenis, bagian=p.bagian, temuan=p.temuan, saran=p.saran) for p in r.petunjuk
            ],
            komentar=[
                KomentarKeluar(
                    id=k.pk, oleh=k.orang.nama, **{n: getattr(k, n) for n in ("versi", "bagian", "isi", "waktu")}
                )
                for k in r.komentar
            ],
            riwayat=[
                RiwayatKeluar(
                    status=Status(h.status),
                    oleh=h.orang,
                    jabatan=h.sebutan,
                    **{n: getattr(h, n) for n in ("aksi", "versi", "catatan", "waktu")},
                )
                for h in r.riwayat
            ],
            boleh=sorted(r.boleh),
            jawab_hingga=r.naskah.jawab_hingga,
            dijawab_dengan=r.naskah.dijawab_dengan,
        )
