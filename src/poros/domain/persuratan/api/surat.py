"""Registering letters, finding them, moving them along."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.jejak import BarisJejak, DaftarJejak
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Saring
from poros.kernel.antarmuka.unggahan import BerkasKeluar
from poros.kernel.berkas.queries import tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.queries import penugasan_terlihat
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.penugasan.skema import TugasRingkas
from poros.kernel.penugasan.wewenang import Wewenang as WewenangTugas
from poros.kernel.wewenang import boleh, fetch, visible

from .. import services
from ..models import Disposisi, Surat
from ..queries import cari, kode_dikenal, surat_terlihat
from ..queries.daftar import seklasifikasi
from ..queries.lembar import pilihan_meja
from ..wewenang import SUMBER, Wewenang
from . import skema
from .rute import rute

TINDAKAN = (
    Wewenang.PERBAIKI,
    Wewenang.TERUSKAN,
    Wewenang.USULKAN,
    Wewenang.DISPOSISI,
    Wewenang.TERUSKAN_DISPOSISI,
    Wewenang.BERKASKAN,
    Wewenang.TARIK,
)


@rute.cipta("/surat", skema.SuratTercatat, "Mencatat surat masuk, boleh sekaligus mendisposisinya", Cakupan.SURAT_TULIS)
def catat(request: HttpRequest, isi: skema.SuratMasuk) -> skema.SuratTercatat:
    return skema.SuratTercatat.dari(catat_satu(request, isi))


@rute.baca("/surat", skema.DaftarSurat, "Mencari dan menyaring surat yang boleh dilihat", Cakupan.SURAT_BACA)
def daftar(request: HttpRequest, saring: Query[skema.SaringSurat]) -> dict:
    actor = request.auth.actor
    rows = surat_terlihat(actor).filter(_saringan(saring))
    if saring.q.strip():
        rows = cari(actor, saring.q, rows)
    return halaman(request, rows, saring, skema.SuratRingkas.dari)


@rute.baca("/surat/{surat_id}", skema.SuratLengkap, "Membaca satu surat", Cakupan.SURAT_BACA)
def satu(request: HttpRequest, surat_id: Path[Id]) -> skema.SuratLengkap:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.LIHAT, surat_terlihat(actor), surat_id)
    arahan = Arahan.objects.filter(sumber=SUMBER, sumber_id=row.pk)
    tugas = penugasan_terlihat(actor).filter(arahan__in=arahan).order_by("id")
    names = ("ringkasan", "jumlah_lampiran", "acara_mulai", "acara_selesai", "acara_tempat")
    return skema.SuratLengkap(
        **skema.SuratRingkas.dari(row).model_dump(),
        **{name: getattr(row, name) for name in names},
        berkas=[BerkasKeluar.dari(t) for t in tautan(actor, SUMBER, row.pk)],
        disposisi=[skema.LembarSurat.dari(d) for d in _lembar(actor, row)],
        penugasan=[TugasRingkas.dari(t) for t in tugas],
        boleh=sorted(boleh(actor, row, *TINDAKAN)),
    )


@rute.baca(
    "/surat/{surat_id}/riwayat", DaftarJejak, "Semua perbuatan atas surat dan pekerjaan darinya", Cakupan.SURAT_BACA
)
def riwayat(request: HttpRequest, surat_id: Path[Id], saring: Query[Saring]) -> dict:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.LIHAT, Surat.objects.only("pk", "kerahasiaan"), surat_id)
    arahan = Arahan.objects.filter(sumber=SUMBER, sumber_id=row.pk)
    orders = visible(actor, WewenangTugas.ARAHAN_LIHAT, arahan)
    tugas = visible(actor, WewenangTugas.LIHAT, Penugasan.objects.filter(arahan__in=arahan))
    lines = Jejak.objects.filter(
        Q(objek=SUMBER, objek_id=row.pk)
        | Q(objek="disposisi", objek_id__in=_lembar(actor, row).values("pk"))
        | Q(objek="arahan", objek_id__in=orders.values("pk"))
        | Q(objek="penugasan", objek_id__in=tugas.values("pk"))
    )
    return halaman(request, lines, saring, BarisJejak.dari)


@rute.tindak(
    "/surat/{surat_id}/baca", skema.SuratTercatat, "Menandai surat sudah dibuka orang ini", Cakupan.SURAT_TULIS
)
def baca(request: HttpRequest, surat_id: Path[Id]) -> skema.SuratTercatat:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.LIHAT, Surat.objects.only("pk", "agenda", "status"), surat_id)
    if not row.dibaca.filter(orang_id=actor.orang_id).exists():
        services.baca(actor, row)
    return skema.SuratTercatat.dari(row)


@rute.tindak("/surat/{surat_id}/perbaiki", skema.SuratTercatat, "Memperbaiki data surat", Cakupan.SURAT_TULIS)
def perbaiki(request: HttpRequest, surat_id: Path[Id], isi: skema.Perbaikan) -> skema.SuratTercatat:
    _kode_arsip(isi.klasifikasi)
    row = services.perbaiki(request.auth.actor, Surat(pk=surat_id), perubahan=isi.perubahan())
    return skema.SuratTercatat.dari(row)


@rute.tindak("/surat/{surat_id}/teruskan", skema.SuratTercatat, "Meneruskan surat ke meja lain", Cakupan.SURAT_TULIS)
def teruskan(request: HttpRequest, surat_id: Path[Id], isi: skema.Terusan) -> skema.SuratTercatat:
    actor = request.auth.actor
    kepada = pejabat(actor, isi.kepada)
    row = services.teruskan(actor, Surat(pk=surat_id), kepada=kepada, catatan=isi.catatan)
    return skema.SuratTercatat.dari(row)


@rute.tindak("/surat/{surat_id}/tarik", skema.SuratTercatat, "Menarik surat yang salah alamat", Cakupan.SURAT_TULIS)
def tarik(request: HttpRequest, surat_id: Path[Id], isi: skema.Alasan) -> skema.SuratTercatat:
    return skema.SuratTercatat.dari(services.tarik(request.auth.actor, Surat(pk=surat_id), alasan=isi.alasan))


@rute.tindak("/surat/{surat_id}/berkaskan", skema.SuratTercatat, "Memberkaskan surat yang selesai", Cakupan.SURAT_TULIS)
def berkaskan(request: HttpRequest, surat_id: Path[Id]) -> skema.SuratTercatat:
    return skema.SuratTercatat.dari(services.berkaskan(request.auth.actor, Surat(pk=surat_id)))


def catat_satu(request: HttpRequest, isi: skema.SuratMasuk) -> Surat:
    """Register one letter of a request."""
    actor, akun_id = request.auth.actor, request.auth.akun_id
    if isi.kepada != actor.jabatan_id:
        pejabat(actor, isi.kepada)
    _kode_arsip(isi.klasifikasi)
    return services.catat(
        actor,
        Unit(pk=actor.unit_id),
        data=isi.nilai(),
        berkas=[(file.bahan(akun_id), file.nama) for file in isi.berkas],
        langsung=isi.langsung,
        disposisi=isi.disposisi.nilai() if isi.disposisi else None,
        nomor_surat=isi.nomor,
    )


def pejabat(actor: Actor, jabatan_id: int) -> Jabatan:
    """The office named in a request, if a letter may be laid on its desk from here: the same as the form offers."""
    found = pilihan_meja(actor).filter(pk=jabatan_id).first()
    if found is None:
        raise Ditolak(_("Surat tidak dapat diletakkan di meja jabatan ini."), "kepada")
    return found


def _kode_arsip(kode: str) -> None:
    """Refuse a code that the classification does not have: nothing could ever be filed under it."""
    if not kode_dikenal(kode):
        raise Ditolak(_("Kode klasifikasi ini tidak ada."), "klasifikasi")


def _saringan(saring: skema.SaringSurat) -> Q:
    wanted = {
        "status": saring.status,
        "kecepatan": saring.kecepatan,
        "kerahasiaan": saring.kerahasiaan,
        "pengirim__icontains": saring.pengirim,
        "unit_id": saring.unit,
        "pemegang_id": saring.pemegang,
        "diterima__date__gte": saring.dari,
        "diterima__date__lte": saring.sampai,
    }
    found = Q(**{name: value for name, value in wanted.items() if value})
    if saring.klasifikasi:
        found &= seklasifikasi(saring.klasifikasi)
    return found


def _lembar(actor: Actor, surat: Surat) -> QuerySet[Disposisi]:
    """The sheets of a letter; of a secret one only those whose order the actor sees."""
    sheets = Disposisi.objects.filter(surat=surat)
    if surat.kerahasiaan not in TERTUTUP:
        return sheets
    return sheets.filter(arahan__in=visible(actor, WewenangTugas.ARAHAN_LIHAT, Arahan.objects.all()))
