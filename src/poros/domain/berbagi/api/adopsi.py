"""Adoptions from request to result."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Skema
from poros.kernel.antarmuka.unggahan import BerkasKeluar
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Adopsi
from ..queries import adopsi as baca
from ..values import DataNota, DataPengalaman, DataPermohonan, Langkah
from .bentuk import (
    AdopsiKeluar,
    AdopsiLengkap,
    DaftarAdopsi,
    DaftarNotaHabis,
    HasilAdopsiKeluar,
    JawabanAdopsiMasuk,
    LangkahAdopsiKeluar,
    NotaHabisKeluar,
    NotaKeluar,
    NotaMasuk,
    PengalamanMasuk,
    PenutupMasuk,
    PermohonanMasuk,
    RencanaAdopsiMasuk,
    SaringDaftarAdopsi,
    SuratPermohonan,
    TandaTanganMasuk,
    UsulAdopsi,
)
from .rute import rute
from .tawaran import isi_dari


@rute.baca("/berbagi/adopsi", DaftarAdopsi, "Adopsi yang boleh dilihat", Cakupan.BERBAGI_BACA)
def daftar_adopsi(request: HttpRequest, saring: Query[SaringDaftarAdopsi]) -> dict:
    rows = baca.adopsi_terlihat(request.auth.actor, status=saring.status or "", arah=saring.arah or "")
    return halaman(request, rows, saring, AdopsiKeluar.dari)


@rute.baca("/berbagi/nota-habis", DaftarNotaHabis, "Nota yang segera berakhir", Cakupan.BERBAGI_BACA)
def nota_habis(request: HttpRequest) -> DaftarNotaHabis:
    rows = baca.nota_segera_habis(request.auth.actor)
    return DaftarNotaHabis(isi=[NotaHabisKeluar(adopsi=n.adopsi_id, nomor=n.nomor, sampai=n.sampai) for n in rows])


@rute.baca("/berbagi/adopsi/{adopsi_id}", AdopsiLengkap, "Satu adopsi", Cakupan.BERBAGI_BACA)
def satu_adopsi(request: HttpRequest, adopsi_id: Path[Id]) -> AdopsiLengkap:
    return _lengkap(request, adopsi_id)


@rute.cipta("/berbagi/adopsi", AdopsiLengkap, "Mengusulkan memakai tawaran daerah lain", Cakupan.BERBAGI_TULIS)
def usulkan_adopsi(request: HttpRequest, isi: UsulAdopsi) -> AdopsiLengkap:
    actor = request.auth.actor
    data = DataPermohonan(tawaran_id=isi.tawaran, keperluan=isi.keperluan)
    return _lengkap(request, services.usulkan(actor, Unit(pk=actor.unit_id), data=data).pk)


@rute.cipta("/berbagi/permohonan", AdopsiLengkap, "Mencatat permohonan dari daerah lain", Cakupan.BERBAGI_TULIS)
def catat_permohonan(request: HttpRequest, isi: PermohonanMasuk) -> AdopsiLengkap:
    actor = request.auth.actor
    told = isi.model_dump(exclude={"tawaran", "surat"})
    data = DataPermohonan(tawaran_id=isi.tawaran, surat_id=isi.surat, **told)
    try:
        made = services.catat_permohonan(actor, Unit(pk=actor.unit_id), data=data)
    except Ditolak as error:  # the page shows the letter by its number
        raise Ditolak(error.pesan, "surat" if error.bidang == "nomor_surat" else error.bidang) from error
    return _lengkap(request, made.pk)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/ajukan", AdopsiLengkap, "Mengajukan usulan unit", Cakupan.BERBAGI_TULIS)
def ajukan_adopsi(request: HttpRequest, adopsi_id: Path[Id], isi: SuratPermohonan) -> AdopsiLengkap:
    services.ajukan(request.auth.actor, Adopsi(pk=adopsi_id), **isi.model_dump())
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/jawab", AdopsiLengkap, "Menerima atau menolak", Cakupan.BERBAGI_TULIS)
def jawab_adopsi(request: HttpRequest, adopsi_id: Path[Id], isi: JawabanAdopsiMasuk) -> AdopsiLengkap:
    services.jawab(request.auth.actor, Adopsi(pk=adopsi_id), **isi.model_dump())
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/nota", AdopsiLengkap, "Menyusun nota kesepahaman", Cakupan.BERBAGI_TULIS)
def susun_nota(request: HttpRequest, adopsi_id: Path[Id], isi: NotaMasuk) -> AdopsiLengkap:
    services.susun_nota(request.auth.actor, Adopsi(pk=adopsi_id), data=DataNota(**isi.model_dump()))
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/tanda-tangan", AdopsiLengkap, "Nota ditandatangani", Cakupan.BERBAGI_TULIS)
def tandatangani(request: HttpRequest, adopsi_id: Path[Id], isi: TandaTanganMasuk) -> AdopsiLengkap:
    content = isi_dari(isi.berkas, request.auth.akun_id)
    services.tandatangani(
        request.auth.actor, Adopsi(pk=adopsi_id), tanggal=isi.tanggal, berkas=content, nama_berkas=isi.berkas.nama
    )
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/rencana", AdopsiLengkap, "Menyusun rencana adopsi", Cakupan.BERBAGI_TULIS)
def susun_rencana_adopsi(request: HttpRequest, adopsi_id: Path[Id], isi: RencanaAdopsiMasuk) -> AdopsiLengkap:
    steps = [Langkah(unit_id=s.unit, **s.model_dump(exclude={"unit"})) for s in isi.langkah]
    services.susun_rencana(request.auth.actor, Adopsi(pk=adopsi_id), langkah=steps)
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/mulai", AdopsiLengkap, "Memulai dan membagikan", Cakupan.BERBAGI_TULIS)
def mulai_adopsi(request: HttpRequest, adopsi_id: Path[Id]) -> AdopsiLengkap:
    services.mulai(request.auth.actor, Adopsi(pk=adopsi_id))
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/tutup", AdopsiLengkap, "Menyelesaikan, menghentikan", Cakupan.BERBAGI_TULIS)
def tutup_adopsi(request: HttpRequest, adopsi_id: Path[Id], isi: PenutupMasuk) -> AdopsiLengkap:
    services.tutup(request.auth.actor, Adopsi(pk=adopsi_id), **isi.model_dump())
    return _lengkap(request, adopsi_id)


@rute.tindak("/berbagi/adopsi/{adopsi_id}/pengalaman", AdopsiLengkap, "Menulis pengalaman", Cakupan.BERBAGI_TULIS)
def catat_pengalaman(request: HttpRequest, adopsi_id: Path[Id], isi: PengalamanMasuk) -> AdopsiLengkap:
    services.catat_pengalaman(request.auth.actor, Adopsi(pk=adopsi_id), data=DataPengalaman(**isi.model_dump()))
    return _lengkap(request, adopsi_id)


def _lengkap(request: HttpRequest, pk: int) -> AdopsiLengkap:
    actor = request.auth.actor
    row = baca.satu(actor, pk)
    return AdopsiLengkap(
        **AdopsiKeluar.dari(row).model_dump(),
        nomor_surat=row.nomor_surat,
        tanggal_surat=row.tanggal_surat,
        nota=_salin(NotaKeluar, row.nota) if hasattr(row, "nota") else None,
        rencana=[
            LangkahAdopsiKeluar(
                uraian=s.uraian, unit=s.unit_id, tenggat=s.tenggat, anggaran=s.anggaran, penugasan=s.penugasan_id
            )
            for s in baca.langkah(row)
        ],
        hasil=[_salin(HasilAdopsiKeluar, h) for h in baca.hasil(row)],
        berkas=[BerkasKeluar.dari(t) for t in baca.berkas(actor, row)],
    )


def _salin(shape: type[Skema], row: Any) -> Any:
    return shape(**{name: getattr(row, name) for name in shape.model_fields})
