"""Reviews: drawn up, computed, simulated, taken along their way; teams; names with a trace."""

from datetime import date
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import may

from .. import services
from ..ekspor import baca_struktur
from ..models import Telaah
from ..queries import telaah as baca
from ..values import DataTelaah, LangkahTelaah
from ..wewenang import Wewenang
from .rute import rute
from .skema import JumlahReformasi, NomorReformasi, PilihAksiTelaah, bahan, bytes_dari

BACA, TULIS = Cakupan.REFORMASI_BACA, Cakupan.REFORMASI_TULIS
PilihDaerah = Annotated[str, StringConstraints(pattern="^(kabupaten|kota|provinsi)$", max_length=12)]


class TelaahMasuk(Masukan):
    """A review to draw up; without a file from the present structure."""

    judul: Teks = Field(min_length=1, max_length=200, description="Judul telaah.")
    daerah: PilihDaerah = Field(description="Jenis daerah: kabupaten, kota atau provinsi.")
    tanggal: Tanggal = Field(description="Aturan yang berlaku pada tanggal ini dipakai.")
    kepegawaian: Id = Field(description="Nomor unit yang mengurus kepegawaian.")
    berkas: BerkasMasuk | None = Field(None, description="Struktur sebagai CSV atau XLSX.")


class LangkahTelaahMasuk(Masukan):
    """A step with its paper."""

    aksi: PilihAksiTelaah = Field(description="Langkah yang diambil.")
    tanggal: Tanggal = Field(description="Tanggal langkah ini.")
    nomor: Teks = Field("", max_length=150, description="Nomor surat, persetujuan, peraturan atau berita acara.")
    catatan: Teks = Field("", max_length=2000, description="Catatan; wajib untuk mengembalikan dan membatalkan.")
    tenggat: Tanggal | None = Field(None, description="Batas unit melaksanakan; wajib untuk `tetapkan`.")
    berkas: BerkasMasuk | None = Field(None, description="Dokumennya.")


class TimKerjaMasuk(Masukan):
    """A team's name and task."""

    nama: Teks = Field(min_length=1, max_length=220, description="Nama tim.")
    tugas: Teks = Field("", max_length=2000, description="Tugas tim.")


class TelaahRingkas(Skema):
    """A review as a line of a list."""

    id: int
    judul: str
    unit: Rujuk
    daerah: str
    tanggal: date
    status: str

    @classmethod
    def dari(cls, row: Telaah) -> Self:
        names = ("judul", "daerah", "tanggal", "status")
        return cls(id=row.pk, unit=Rujuk.dari(row.unit), **{n: getattr(row, n) for n in names})


class DaftarTelaah(Halaman[TelaahRingkas]):
    """A page of reviews."""


class RekapTelaahKeluar(Skema):
    """A perangkat daerah in figures."""

    kode: str
    nama: str
    pos: int
    sederhana: int
    belum: int
    pemangku: int


class TimKerjaKeluar(Skema):
    """A team."""

    id: int
    nama: str
    tugas: str
    atasan: int | None
    asal: int


class TelaahLengkap(TelaahRingkas):
    """A review with its figures and teams."""

    rekap: list[RekapTelaahKeluar]
    tim: list[TimKerjaKeluar]
    tanpa_tugas: list[str]


class RentangKeluar(Skema):
    """Who stands below a head."""

    kode: str
    sebelum: int
    sesudah: int
    fungsional: int


class TingkatStrukturKeluar(Skema):
    """Levels inside a perangkat daerah."""

    kode: str
    sebelum: int
    sesudah: int


class SimulasiStrukturKeluar(Skema):
    """The new structure beside the old one."""

    sebelum: dict[str, int]
    sesudah: dict[str, int]
    jenjang: dict[str, int]
    terdampak: int
    belum: int
    persen: int
    tingkat: list[TingkatStrukturKeluar]
    rentang: list[RentangKeluar]


class TerdampakKeluar(Skema):
    """A post that goes, with who holds it."""

    jabatan: str
    orang: list[str]


class DaftarTerdampak(Skema):
    """Names; reading them has left a line in the trail."""

    isi: list[TerdampakKeluar]


@rute.cipta("/reformasi/telaah", TelaahRingkas, "Menyusun telaah dengan usul tiap jabatan", TULIS)
def susun_telaah(request: HttpRequest, isi: TelaahMasuk) -> TelaahRingkas:
    actor = request.auth.actor
    posts = baca_struktur(bytes_dari(isi.berkas, request.auth.akun_id)) if isi.berkas else None
    data = DataTelaah(
        judul=isi.judul, daerah=isi.daerah, tanggal=isi.tanggal, kepegawaian_id=isi.kepegawaian,
        sumber=isi.berkas.nama if isi.berkas else "",
    )  # fmt: skip
    made = services.susun_telaah(actor, Unit(pk=actor.unit_id), data=data, struktur=posts)
    return TelaahRingkas.dari(baca.satu_telaah(actor, made.pk))


@rute.baca("/reformasi/telaah", DaftarTelaah, "Telaah yang boleh dilihat", BACA)
def daftar_telaah(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.telaah_terlihat(request.auth.actor), saring, TelaahRingkas.dari)


@rute.baca("/reformasi/telaah/{telaah_id}", TelaahLengkap, "Satu telaah dengan rekap dan timnya", BACA)
def satu_telaah(request: HttpRequest, telaah_id: Path[Id]) -> TelaahLengkap:
    actor = request.auth.actor
    row = baca.satu_telaah(actor, telaah_id)
    names = ("kode", "nama", "pos", "sederhana", "belum", "pemangku")
    lines = baca.rekap(baca.pos_terlihat(actor, row))
    teams = [
        TimKerjaKeluar(id=t.pk, nama=t.nama, tugas=t.tugas, atasan=t.atasan_id, asal=t.asal_id)
        for t in baca.tim_terlihat(actor, row)
    ]
    return TelaahLengkap(
        **TelaahRingkas.dari(row).model_dump(),
        rekap=[RekapTelaahKeluar(**{n: getattr(r, n) for n in names}) for r in lines],
        tim=teams,
        tanpa_tugas=baca.tanpa_tugas(actor, row) if may(actor, Wewenang.TELAAH_UBAH, row) else [],
    )


@rute.baca("/reformasi/telaah/{telaah_id}/simulasi", SimulasiStrukturKeluar, "Struktur baru di samping yang lama", BACA)
def simulasi(request: HttpRequest, telaah_id: Path[Id]) -> SimulasiStrukturKeluar:
    row = baca.satu_telaah(request.auth.actor, telaah_id)
    s = baca.simulasi(baca.urut(baca.pos_terlihat(request.auth.actor, row)))
    return SimulasiStrukturKeluar(
        sebelum=dict(s.sebelum),
        sesudah=dict(s.sesudah),
        jenjang=dict(s.jenjang),
        terdampak=s.terdampak,
        belum=s.belum,
        persen=s.persen,
        tingkat=[TingkatStrukturKeluar(kode=t.kode, sebelum=t.sebelum, sesudah=t.sesudah) for t in s.tingkat],
        rentang=[
            RentangKeluar(kode=r.kode, sebelum=r.sebelum, sesudah=r.sesudah, fungsional=r.fungsional) for r in s.rentang
        ],
    )


@rute.tindak(
    "/reformasi/telaah/{telaah_id}/hitung", JumlahReformasi, "Menghitung ulang usul menurut aturan sekarang", TULIS
)
def hitung_ulang(request: HttpRequest, telaah_id: Path[Id]) -> JumlahReformasi:
    return JumlahReformasi(banyak=services.hitung_ulang(request.auth.actor, Telaah(pk=telaah_id)))


@rute.tindak("/reformasi/telaah/{telaah_id}/langkah", TelaahRingkas, "Mencatat langkah usulan", TULIS)
def alirkan(request: HttpRequest, telaah_id: Path[Id], isi: LangkahTelaahMasuk) -> TelaahRingkas:
    step, paper = LangkahTelaah(**isi.model_dump(exclude={"berkas"})), bahan(isi.berkas, request.auth.akun_id)
    services.alirkan(request.auth.actor, Telaah(pk=telaah_id), langkah=step, berkas=paper)
    return TelaahRingkas.dari(baca.satu_telaah(request.auth.actor, telaah_id))


@rute.tindak(
    "/reformasi/telaah/{telaah_id}/terdampak", DaftarTerdampak, "Membuka nama terdampak (tercatat di jejak)", TULIS
)
def buka_terdampak(request: HttpRequest, telaah_id: Path[Id]) -> DaftarTerdampak:
    rows = services.buka_terdampak(request.auth.actor, Telaah(pk=telaah_id))
    made = [TerdampakKeluar(jabatan=p.jabatan, orang=[h.orang.nama_lengkap for h in held]) for p, held in rows]
    return DaftarTerdampak(isi=made)


@rute.tindak("/reformasi/telaah/{telaah_id}/tim/usulkan", JumlahReformasi, "Mengusulkan tim kerja", TULIS)
def susun_tim(request: HttpRequest, telaah_id: Path[Id]) -> JumlahReformasi:
    return JumlahReformasi(banyak=services.susun_tim(request.auth.actor, Telaah(pk=telaah_id)))


@rute.tindak("/reformasi/telaah/{telaah_id}/tim/{tim_id}", NomorReformasi, "Mengubah nama dan tugas tim", TULIS)
def ubah_tim(request: HttpRequest, telaah_id: Path[Id], tim_id: Path[Id], isi: TimKerjaMasuk) -> NomorReformasi:
    made = services.ubah_tim(request.auth.actor, Telaah(pk=telaah_id), tim=tim_id, nama=isi.nama, tugas=isi.tugas)
    return NomorReformasi(id=made.pk)


@rute.tindak("/reformasi/telaah/{telaah_id}/tim/{tim_id}/hapus", NomorReformasi, "Menghapus tim dari usulan", TULIS)
def hapus_tim(request: HttpRequest, telaah_id: Path[Id], tim_id: Path[Id]) -> NomorReformasi:
    return NomorReformasi(id=services.hapus_tim(request.auth.actor, Telaah(pk=telaah_id), tim=tim_id).pk)
