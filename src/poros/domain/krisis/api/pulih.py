"""Rebuilding: damage, the plan, the team and its work."""

from django.http import HttpRequest
from ninja import Path

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.berkas.models import Berkas
from poros.kernel.commands import Ditolak

from .. import services
from ..models import AnggotaTim, KegiatanR3P, Kejadian, KerjaPulih, Kerusakan
from ..queries import kejadian as baca
from ..queries import pulih as baca_pulih
from ..values import DataAnggota, DataKegiatan, DataKerja, DataKerusakan
from .bentuk_laporan import BanyakJadi, Jadi
from .bentuk_pulih import (
    AnggotaTimKeluar,
    AnggotaTimMasuk,
    KebutuhanKeluar,
    KegiatanKrisisKeluar,
    KegiatanKrisisMasuk,
    KerjaPulihKeluar,
    KerjaPulihMasuk,
    KerusakanMasuk,
    PemulihanKeluar,
)
from .rute import rute

BACA, TULIS = Cakupan.KRISIS_BACA, Cakupan.KRISIS_TULIS


@rute.baca("/krisis/kejadian/{kejadian_id}/pemulihan", PemulihanKeluar, "Kebutuhan dan rencana pemulihan", BACA)
def pemulihan(request: HttpRequest, kejadian_id: Path[Id]) -> PemulihanKeluar:
    row = baca.satu(request.auth.actor, kejadian_id)
    damage = baca_pulih.kerusakan(row)
    sums = ("kerusakan", "kerugian", "kebutuhan")
    return PemulihanKeluar(
        kerusakan=[r.pk for r in damage],
        kebutuhan=[
            KebutuhanKeluar(sektor=s, **{n: getattr(need, n) for n in sums})
            for s, need in baca_pulih.kebutuhan(damage).items()
        ],
        kegiatan=[_kegiatan(k) for k in baca_pulih.kegiatan(row)],
        tim=[_anggota(a) for a in baca_pulih.tim(row)],
        kerja=[_kerja(k) for k in baca_pulih.kerja(row)],
    )


@rute.cipta("/krisis/kejadian/{kejadian_id}/kerusakan", Jadi, "Mencatat kerusakan", TULIS)
def catat_kerusakan(request: HttpRequest, kejadian_id: Path[Id], isi: KerusakanMasuk) -> Jadi:
    data = DataKerusakan(**isi.model_dump(exclude={"foto"}))
    pictures = _foto(isi, request.auth.akun_id)
    return Jadi(id=services.catat_kerusakan(request.auth.actor, Kejadian(pk=kejadian_id), data=data, foto=pictures).pk)


@rute.tindak("/krisis/kerusakan/{kerusakan_id}/cabut", Jadi, "Mencabut catatan kerusakan", TULIS)
def cabut_kerusakan(request: HttpRequest, kerusakan_id: Path[Id]) -> Jadi:
    return Jadi(id=services.cabut_kerusakan(request.auth.actor, Kerusakan(pk=kerusakan_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/r3p/susun", BanyakJadi, "Menyusun rancangan R3P", TULIS)
def susun_r3p(request: HttpRequest, kejadian_id: Path[Id]) -> BanyakJadi:
    return BanyakJadi(id=[k.pk for k in services.susun_r3p(request.auth.actor, Kejadian(pk=kejadian_id))])


@rute.cipta("/krisis/kejadian/{kejadian_id}/r3p", Jadi, "Menambah kegiatan R3P", TULIS)
def tambah_kegiatan(request: HttpRequest, kejadian_id: Path[Id], isi: KegiatanKrisisMasuk) -> Jadi:
    data = DataKegiatan(unit_id=isi.unit, **isi.model_dump(exclude={"unit"}))
    return Jadi(id=services.tambah_kegiatan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/r3p/{kegiatan_id}/hapus", Jadi, "Menghapus kegiatan R3P", TULIS)
def hapus_kegiatan(request: HttpRequest, kegiatan_id: Path[Id]) -> Jadi:
    return Jadi(id=services.hapus_kegiatan(request.auth.actor, KegiatanR3P(pk=kegiatan_id)).pk)


@rute.tindak("/krisis/kejadian/{kejadian_id}/r3p/serahkan", BanyakJadi, "Menyerahkan R3P", TULIS)
def serahkan_r3p(request: HttpRequest, kejadian_id: Path[Id]) -> BanyakJadi:
    return BanyakJadi(id=[p.pk for p in services.serahkan_r3p(request.auth.actor, Kejadian(pk=kejadian_id))])


@rute.cipta("/krisis/kejadian/{kejadian_id}/tim", Jadi, "Menambah anggota tim pemulihan", TULIS)
def tambah_anggota_tim(request: HttpRequest, kejadian_id: Path[Id], isi: AnggotaTimMasuk) -> Jadi:
    data = DataAnggota(jabatan_id=isi.jabatan, **isi.model_dump(exclude={"jabatan"}))
    return Jadi(id=services.tambah_anggota(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/tim/{anggota_id}/lepas", Jadi, "Melepas anggota tim pemulihan", TULIS)
def lepas_anggota_tim(request: HttpRequest, anggota_id: Path[Id]) -> Jadi:
    return Jadi(id=services.lepas_anggota(request.auth.actor, AnggotaTim(pk=anggota_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/kerja/susun", BanyakJadi, "Menyusun langkah kerja baku", TULIS)
def susun_kerja(request: HttpRequest, kejadian_id: Path[Id]) -> BanyakJadi:
    return BanyakJadi(id=[k.pk for k in services.susun_kerja(request.auth.actor, Kejadian(pk=kejadian_id))])


@rute.cipta("/krisis/kejadian/{kejadian_id}/kerja", Jadi, "Menambah langkah kerja", TULIS)
def tambah_kerja(request: HttpRequest, kejadian_id: Path[Id], isi: KerjaPulihMasuk) -> Jadi:
    data = DataKerja(unit_id=isi.unit, **isi.model_dump(exclude={"unit"}))
    return Jadi(id=services.tambah_kerja(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/kerja/{kerja_id}/hapus", Jadi, "Menghapus langkah kerja", TULIS)
def hapus_kerja(request: HttpRequest, kerja_id: Path[Id]) -> Jadi:
    return Jadi(id=services.hapus_kerja(request.auth.actor, KerjaPulih(pk=kerja_id)).pk)


@rute.tindak("/krisis/kejadian/{kejadian_id}/kerja/kirim", BanyakJadi, "Mengirim langkah kerja", TULIS)
def kirim_kerja(request: HttpRequest, kejadian_id: Path[Id]) -> BanyakJadi:
    return BanyakJadi(id=[p.pk for p in services.kirim_kerja(request.auth.actor, Kejadian(pk=kejadian_id))])


def _foto(isi: KerusakanMasuk, akun_id: int) -> list[tuple[bytes | Berkas, str]]:
    try:
        return [(b.bahan(akun_id), b.nama) for b in isi.foto]
    except Ditolak as refusal:
        raise Ditolak(refusal.pesan, "foto") from refusal


def _anggota(a: AnggotaTim) -> AnggotaTimKeluar:
    same = ("peran", "sektor", "pejabat", "tugas")
    return AnggotaTimKeluar(id=a.pk, jabatan=a.jabatan_id, **{n: getattr(a, n) for n in same})


def _kerja(k: KerjaPulih) -> KerjaPulihKeluar:
    same = ("nama", "dasar", "mulai", "selesai")
    return KerjaPulihKeluar(id=k.pk, unit=k.unit_id, perintah=k.perintah_id, **{n: getattr(k, n) for n in same})


def _kegiatan(k: KegiatanR3P) -> KegiatanKrisisKeluar:
    same = ("sektor", "nama", "letak", "volume", "satuan", "jumlah", "sumber_dana", "tahun", "fase")
    return KegiatanKrisisKeluar(id=k.pk, unit=k.unit_id, **{n: getattr(k, n) for n in same})
