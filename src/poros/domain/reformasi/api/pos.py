"""Posts of a review: with their grounds, their facts, what a person decides."""

from datetime import datetime
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk

from .. import services
from ..models import PosTelaah, TanggapanPos
from ..queries import telaah as baca
from ..queries.acuan import dasar
from ..values import DataPutusan, FaktaPos
from .rute import rute
from .skema import NomorReformasi, PilihHasil, bahan

BACA, TULIS = Cakupan.REFORMASI_BACA, Cakupan.REFORMASI_TULIS
Ciri = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern="^[a-z_]+$")]


class SaringPosTelaah(Saring):
    """What the posts are narrowed to."""

    pangkal: Teks = Field("", max_length=60, description="Kode perangkat daerah.")
    hasil: Teks = Field("", max_length=20, description="dipertahankan, disederhanakan atau perlu_keputusan.")
    cari: Teks = Field("", max_length=100, description="Bagian nama jabatan atau unit.")


class FaktaPosMasuk(Masukan):
    """Facts on which the rules decide."""

    fungsi: Teks = Field("", max_length=20, description="tata_usaha, pengadaan, teknis; kosong bila belum diketahui.")
    ciri: list[Ciri] = Field(default_factory=list, max_length=10, description="Keadaan jabatan.")
    pemangku: int = Field(ge=0, le=999, description="Jumlah pemangku.")


class PutusanPosMasuk(Masukan):
    """What a person decides; without `hasil` the rule holds again."""

    hasil: PilihHasil | None = Field(None, description="dipertahankan atau disederhanakan.")
    alasan: Teks = Field("", max_length=5000, description="Alasannya.")
    jf: Teks = Field("", max_length=150, description="Jabatan fungsional penyetaraan.")
    berkas: BerkasMasuk | None = Field(None, description="Buktinya.")


class PosTelaahKeluar(Skema):
    """A post with what rule and person say, and the ground."""

    id: int
    kode: str
    unit: str
    jabatan: str
    eselon: str
    fungsi: str
    ciri: list[str]
    pemangku: int
    usul: str
    aturan: str
    dasar: str
    sumber: str
    belum: str
    jenjang: str
    akhir: str
    diputus: bool
    jf: str

    @classmethod
    def dari(cls, row: PosTelaah, kata: dict) -> Self:
        names = (
            "kode", "jabatan", "eselon", "fungsi", "ciri", "pemangku", "usul", "aturan", "belum", "jenjang", "akhir",
            "diputus", "jf",
        )  # fmt: skip
        ground = kata.get(row.aturan)
        return cls(
            id=row.pk,
            unit=row.unit_nama,
            dasar=ground.teks if ground else "",
            sumber=ground.sumber if ground else "",
            **{n: getattr(row, n) for n in names},
        )


class DaftarPosTelaah(Halaman[PosTelaahKeluar]):
    """A page of posts, from the top of the structure down."""


class TanggapanPosMasuk(Masukan):
    """What a unit says about its post."""

    isi: Teks = Field(min_length=1, max_length=2000, description="Tanggapannya.")


class TanggapanPosKeluar(Skema):
    """What a unit said about a post."""

    id: int
    pos: int
    isi: str
    waktu: datetime
    oleh: str

    @classmethod
    def dari(cls, row: TanggapanPos) -> Self:
        return cls(id=row.pk, pos=row.pos_id, isi=row.isi, waktu=row.waktu, oleh=f"{row.orang}, {row.jabatan}")


class DaftarTanggapanPos(Halaman[TanggapanPosKeluar]):
    """A page of what units said, the newest first."""


@rute.baca("/reformasi/telaah/{telaah_id}/jabatan", DaftarPosTelaah, "Jabatan dengan usul dan dasarnya", BACA)
def daftar_pos(request: HttpRequest, telaah_id: Path[Id], saring: Query[SaringPosTelaah]) -> dict:
    row = baca.satu_telaah(request.auth.actor, telaah_id)
    seen = baca.pos_terlihat(request.auth.actor, row)
    rows = baca.saring_pos(seen, pangkal=saring.pangkal, hasil=saring.hasil, cari=saring.cari)
    known = dasar(row.tanggal)
    return halaman(request, rows, saring, lambda p: PosTelaahKeluar.dari(p, known))


@rute.baca("/reformasi/jabatan/{pos_id}", PosTelaahKeluar, "Satu jabatan dengan usul dan dasarnya", BACA)
def satu_pos(request: HttpRequest, pos_id: Path[Id]) -> PosTelaahKeluar:
    return _keluar(baca.satu_pos(request.auth.actor, pos_id))


@rute.tindak("/reformasi/jabatan/{pos_id}/fakta", PosTelaahKeluar, "Memperbaiki keterangan jabatan", TULIS)
def ubah_pos(request: HttpRequest, pos_id: Path[Id], isi: FaktaPosMasuk) -> PosTelaahKeluar:
    data = FaktaPos(fungsi=isi.fungsi, ciri=tuple(isi.ciri), pemangku=isi.pemangku)
    return _keluar(services.ubah_pos(request.auth.actor, PosTelaah(pk=pos_id), data=data))


@rute.tindak("/reformasi/jabatan/{pos_id}/putusan", PosTelaahKeluar, "Memutuskan lain dari usul, dengan alasan", TULIS)
def putuskan(request: HttpRequest, pos_id: Path[Id], isi: PutusanPosMasuk) -> PosTelaahKeluar:
    data, proof = DataPutusan(hasil=isi.hasil, alasan=isi.alasan, jf=isi.jf), bahan(isi.berkas, request.auth.akun_id)
    row = services.putuskan(request.auth.actor, PosTelaah(pk=pos_id), data=data, berkas=proof)
    return _keluar(row)


@rute.tindak("/reformasi/jabatan/{pos_id}/tanggapan", NomorReformasi, "Menanggapi usul bagi jabatan sendiri", TULIS)
def tanggapi(request: HttpRequest, pos_id: Path[Id], isi: TanggapanPosMasuk) -> NomorReformasi:
    return NomorReformasi(id=services.tanggapi(request.auth.actor, PosTelaah(pk=pos_id), isi=isi.isi).pk)


@rute.baca("/reformasi/telaah/{telaah_id}/tanggapan", DaftarTanggapanPos, "Tanggapan unit atas usul", BACA)
def daftar_tanggapan(request: HttpRequest, telaah_id: Path[Id], saring: Query[Saring]) -> dict:
    row = baca.satu_telaah(request.auth.actor, telaah_id)
    found = baca.tanggapan(baca.pos_terlihat(request.auth.actor, row))
    return halaman(request, found, saring, TanggapanPosKeluar.dari)


def _keluar(row: PosTelaah) -> PosTelaahKeluar:
    return PosTelaahKeluar.dari(row, dasar(row.telaah.tanggal))
