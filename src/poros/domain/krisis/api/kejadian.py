"""Events from opening to end, command and orders."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.values import Klaim

from .. import services
from ..models import Kejadian, NaikProvinsi, Perintah
from ..queries import kejadian as baca
from ..queries import papan as baca_papan
from ..values import (
    DataKaji,
    DataKejadian,
    DataKomando,
    DataPenetapan,
    DataPerintah,
    DataPosisi,
    DataRapat,
)
from .bentuk_kejadian import (
    AktivasiMasuk,
    DaftarKejadian,
    KajiMasuk,
    KejadianKeluar,
    KejadianMasuk,
    KlasterKeluar,
    KomandoMasuk,
    MasaKeluar,
    NaikMasuk,
    PapanKeluar,
    PenetapanMasuk,
    PerintahKeluar,
    PerintahKrisisMasuk,
    PerpanjanganKrisisMasuk,
    RapatDaruratMasuk,
    SaringKejadian,
)
from .bentuk_laporan import BanyakJadi, Jadi, KataMasuk
from .rute import rute

BACA, TULIS = Cakupan.KRISIS_BACA, Cakupan.KRISIS_TULIS


@rute.baca("/krisis/kejadian", DaftarKejadian, "Kejadian, atau latihan", BACA)
def daftar_kejadian(request: HttpRequest, saring: Query[SaringKejadian]) -> dict[str, Any]:
    rows = baca.kejadian_terlihat(request.auth.actor, latihan=saring.latihan)
    rows = rows.filter(status=saring.status) if saring.status else rows
    return halaman(request, rows, saring, KejadianKeluar.dari)


@rute.baca("/krisis/kejadian/{kejadian_id}", PapanKeluar, "Papan satu kejadian", BACA)
def satu_kejadian(request: HttpRequest, kejadian_id: Path[Id]) -> PapanKeluar:
    row = baca.satu(request.auth.actor, kejadian_id)
    board = baca_papan.papan(request.auth.actor, row)
    return PapanKeluar(
        **KejadianKeluar.dari(row).model_dump(),
        jam=board.jam,
        masa=_masa(board.masa),
        angka={kind.value: total.nilai for kind, total in board.angka.items()},
        klaster=[_klaster(k) for k in board.klaster],
        kartu=[k.pk for k in board.kartu],
        sitrep=board.sitrep.pk if board.sitrep else None,
        tabrakan=board.tabrakan,
    )


@rute.cipta("/krisis/kejadian", Jadi, "Membuka kejadian atau latihan", TULIS)
def buka_kejadian(request: HttpRequest, isi: KejadianMasuk) -> Jadi:
    actor = request.auth.actor
    data = DataKejadian(**isi.model_dump(exclude={"laporan"}), laporan=tuple(isi.laporan))
    return Jadi(id=services.buka(actor, Unit(pk=actor.unit_id), data=data).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/kaji", Jadi, "Mencatat kaji cepat", TULIS)
def kaji_cepat(request: HttpRequest, kejadian_id: Path[Id], isi: KajiMasuk) -> Jadi:
    return Jadi(id=services.kaji(request.auth.actor, Kejadian(pk=kejadian_id), data=DataKaji(**isi.model_dump())).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/status", Jadi, "Mencatat keputusan status", TULIS)
def tetapkan_status(request: HttpRequest, kejadian_id: Path[Id], isi: PenetapanMasuk) -> Jadi:
    data = DataPenetapan(penetap_id=isi.penetap, **isi.model_dump(exclude={"penetap"}))
    return Jadi(id=services.tetapkan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/perpanjangan", Jadi, "Memperpanjang status", TULIS)
def perpanjang_status(request: HttpRequest, kejadian_id: Path[Id], isi: PerpanjanganKrisisMasuk) -> Jadi:
    told = {"penetap_id": isi.penetap, **isi.model_dump(exclude={"penetap"})}
    return Jadi(id=services.perpanjang(request.auth.actor, Kejadian(pk=kejadian_id), **told).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/provinsi", Jadi, "Menyatakan tidak mampu", TULIS)
def naikkan_kejadian(request: HttpRequest, kejadian_id: Path[Id], isi: NaikMasuk) -> Jadi:
    return Jadi(id=services.naikkan(request.auth.actor, Kejadian(pk=kejadian_id), **isi.model_dump()).pk)


@rute.tindak("/krisis/provinsi/{naik_id}/jawab", Jadi, "Mencatat jawaban provinsi", TULIS)
def jawab_provinsi(request: HttpRequest, naik_id: Path[Id], isi: KataMasuk) -> Jadi:
    return Jadi(id=services.catat_jawaban(request.auth.actor, NaikProvinsi(pk=naik_id), jawaban=isi.kata).pk)


@rute.tindak("/krisis/kejadian/{kejadian_id}/akhiri", Jadi, "Mengakhiri penanganan", TULIS)
def akhiri_kejadian(request: HttpRequest, kejadian_id: Path[Id]) -> Jadi:
    return Jadi(id=services.akhiri(request.auth.actor, Kejadian(pk=kejadian_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/komando", Jadi, "Mencatat bagan komando", TULIS)
def susun_komando(request: HttpRequest, kejadian_id: Path[Id], isi: KomandoMasuk) -> Jadi:
    seats = tuple(DataPosisi(jabatan_id=p.jabatan, **p.model_dump(exclude={"jabatan"})) for p in isi.posisi)
    data = DataKomando(posisi=seats, **isi.model_dump(exclude={"posisi"}))
    return Jadi(id=services.susun_komando(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/aktifkan", BanyakJadi, "Mengaktifkan rencana kontinjensi", TULIS)
def aktifkan_rencana(request: HttpRequest, kejadian_id: Path[Id], isi: AktivasiMasuk) -> BanyakJadi:
    told = {"rencana_id": isi.rencana, "lewati": isi.lewati}
    return BanyakJadi(id=[p.pk for p in services.aktifkan(request.auth.actor, Kejadian(pk=kejadian_id), **told)])


@rute.baca("/krisis/kejadian/{kejadian_id}/perintah", list[PerintahKeluar], "Perintah satu kejadian", BACA)
def daftar_perintah(request: HttpRequest, kejadian_id: Path[Id]) -> list[PerintahKeluar]:
    row = baca.satu(request.auth.actor, kejadian_id)
    return [_perintah(p) for p in baca_papan.perintah(row)]


@rute.cipta("/krisis/kejadian/{kejadian_id}/perintah", Jadi, "Memberi perintah", TULIS)
def beri_perintah(request: HttpRequest, kejadian_id: Path[Id], isi: PerintahKrisisMasuk) -> Jadi:
    return Jadi(id=services.beri_perintah(request.auth.actor, Kejadian(pk=kejadian_id), data=data_perintah(isi)).pk)


@rute.tindak("/krisis/perintah/{perintah_id}/dampak", Jadi, "Menilai dampak perintah", TULIS)
def nilai_perintah(request: HttpRequest, perintah_id: Path[Id], isi: KataMasuk) -> Jadi:
    return Jadi(id=services.nilai_perintah(request.auth.actor, Perintah(pk=perintah_id), dampak=isi.kata).pk)


@rute.tindak("/krisis/perintah/{perintah_id}/selesai", Jadi, "Menyelesaikan perintah latihan", TULIS)
def selesaikan_latihan(request: HttpRequest, perintah_id: Path[Id]) -> Jadi:
    return Jadi(id=services.selesaikan_latihan(request.auth.actor, Perintah(pk=perintah_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/rapat", Jadi, "Mencatat rapat koordinasi", TULIS)
def catat_rapat(request: HttpRequest, kejadian_id: Path[Id], isi: RapatDaruratMasuk) -> Jadi:
    data = DataRapat(
        diundang=tuple(isi.diundang),
        hadir=tuple(isi.hadir),
        putusan=tuple(data_perintah(p) for p in isi.putusan),
        **isi.model_dump(exclude={"diundang", "hadir", "putusan"}),
    )
    return Jadi(id=services.catat_rapat(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


def data_perintah(isi: PerintahKrisisMasuk) -> DataPerintah:
    claims = tuple(Klaim(k.sumber, k.mulai, k.selesai, k.jumlah) for k in isi.klaim)
    return DataPerintah(unit_id=isi.unit, klaim=claims, **isi.model_dump(exclude={"unit", "klaim"}))


def _klaster(k: baca_papan.Klaster) -> KlasterKeluar:
    return KlasterKeluar(nama=k.nama, perintah=len(k.perintah), selesai=k.selesai, telat=k.telat)


def _masa(masa: baca.Masa | None) -> MasaKeluar | None:
    if masa is None:
        return None
    p = masa.penetapan
    return MasaKeluar(tingkat=p.tingkat, nomor=p.nomor, mulai=p.mulai, sampai=p.sampai, sisa=masa.sisa)


def _perintah(p: Perintah) -> PerintahKeluar:
    work = baca_papan.tugas(p)
    same = {n: getattr(p, n) for n in ("klaster", "isi", "batas", "harapan", "dampak")}
    return PerintahKeluar(
        id=p.pk, unit=p.unit_id, penugasan=work.pk if work else None, selesai=baca_papan.beres(p), **same
    )
