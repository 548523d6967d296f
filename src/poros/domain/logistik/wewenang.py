"""Who may see, count, share, send, receive, give, lend and pay."""

from enum import StrEnum

from django.db.models import Exists, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.penugasan.wewenang import pengambil_keputusan
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import (
    Alokasi,
    Barang,
    BerkasDsp,
    Donasi,
    Gudang,
    Kiriman,
    Klaim,
    PaguBtt,
    Penerimaan,
    PeranLogistik,
    Perhentian,
    PermintaanSarana,
    Rkb,
    Sarana,
    Titik,
)
from .rules.alur import PeranUnit

OBJEK_PENERIMAAN = "penerimaan"
OBJEK_DSP = "berkasdsp"


class Wewenang(StrEnum):
    BARANG_CATAT = "logistik.barang_catat"
    BARANG_UBAH = "logistik.barang_ubah"
    GUDANG_LIHAT = "logistik.gudang_lihat"
    GUDANG_CATAT = "logistik.gudang_catat"
    GUDANG_UBAH = "logistik.gudang_ubah"
    STOK_CATAT = "logistik.stok_catat"
    CADANGAN_ATUR = "logistik.cadangan_atur"
    TITIK_LIHAT = "logistik.titik_lihat"
    TITIK_CATAT = "logistik.titik_catat"
    TITIK_UBAH = "logistik.titik_ubah"
    PENGUNGSI_LAPOR = "logistik.pengungsi_lapor"
    ALOKASI_LIHAT = "logistik.alokasi_lihat"
    ALOKASI_HITUNG = "logistik.alokasi_hitung"
    ALOKASI_PUTUS = "logistik.alokasi_putus"
    KIRIMAN_LIHAT = "logistik.kiriman_lihat"
    KIRIMAN_SUSUN = "logistik.kiriman_susun"
    KIRIMAN_JALANKAN = "logistik.kiriman_jalankan"
    TERIMA_CATAT = "logistik.terima_catat"
    BUKTI_LIHAT = "logistik.bukti_lihat"
    DONASI_LIHAT = "logistik.donasi_lihat"
    DONASI_JAWAB = "logistik.donasi_jawab"
    DONASI_TERIMA = "logistik.donasi_terima"
    DONATUR_LIHAT = "logistik.donatur_lihat"
    SARANA_LIHAT = "logistik.sarana_lihat"
    SARANA_CATAT = "logistik.sarana_catat"
    SARANA_UBAH = "logistik.sarana_ubah"
    PERMINTAAN_LIHAT = "logistik.permintaan_lihat"
    PERMINTAAN_AJUKAN = "logistik.permintaan_ajukan"
    PERMINTAAN_PUTUS = "logistik.permintaan_putus"
    PERMINTAAN_TUTUP = "logistik.permintaan_tutup"
    KLAIM_JALANKAN = "logistik.klaim_jalankan"
    PAGU_LIHAT = "logistik.pagu_lihat"
    PAGU_ATUR = "logistik.pagu_atur"
    RKB_LIHAT = "logistik.rkb_lihat"
    RKB_AJUKAN = "logistik.rkb_ajukan"
    RKB_PUTUS = "logistik.rkb_putus"
    RKB_KELOLA = "logistik.rkb_kelola"
    DSP_LIHAT = "logistik.dsp_lihat"
    DSP_CATAT = "logistik.dsp_catat"
    DSP_UBAH = "logistik.dsp_ubah"
    PERAN_ATUR = "logistik.peran_atur"


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """Where goods lie and where they are needed is open to whoever holds an office; no person is named there."""
    return SEMUA


def berperan(actor: Actor, peran: PeranUnit, *fungsi: Fungsi) -> Q:
    """Offices with one of these functions in a unit that has this part here."""
    return _dalam(actor, {actor.unit_id}, peran, fungsi)


def pengelola(actor: Actor) -> Q:
    """All who work in the managing units, in their divisions too: in an emergency staff count, send and answer."""
    units = {actor.unit_id, actor.peta.kantor(actor.unit_id)}
    return _dalam(actor, units, PeranUnit.PENGELOLA, (Fungsi.PIMPINAN, Fungsi.TATA_USAHA, Fungsi.STAF))


def _dalam(actor: Actor, unit: set[int], peran: PeranUnit, fungsi: tuple[Fungsi, ...]) -> Q:
    if not actor.adalah(*fungsi):
        return TIDAK_ADA
    return Q(Exists(PeranLogistik.objects.filter(unit_id__in=unit, peran=peran)))


def pemutus(actor: Actor) -> Q:
    """What binds others is decided by the head of a managing unit, or its secretariat."""
    return berperan(actor, PeranUnit.PENGELOLA, Fungsi.PIMPINAN, Fungsi.TATA_USAHA)


def bud(actor: Actor) -> Q:
    """The treasury pays (PPKD as BUD)."""
    return berperan(actor, PeranUnit.BUD, Fungsi.PIMPINAN, Fungsi.TATA_USAHA)


def unit_pengelola(actor: Actor) -> Q:
    """The unit in which the managers enter something new."""
    return Q(pk=actor.unit_id) & pengelola(actor)


def unit_bud(actor: Actor) -> Q:
    return Q(pk=actor.unit_id) & bud(actor)


def pengatur(actor: Actor) -> Q:
    """The administrator says which units have which part."""
    return Q(pk=actor.unit_id) if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


def keluarga(actor: Actor, kolom: str) -> Q:
    """Rows of the actor's unit and of those below it; the head of government leads all and keeps nobody's stock."""
    top = actor.jabat.jenis_unit is JenisUnit.KEPALA_DAERAH
    return Q(**{f"{kolom}__in": {actor.unit_id} if top else actor.keluarga})


def penjaga(actor: Actor) -> Q:
    """Who keeps the warehouse, and the managers."""
    return keluarga(actor, "unit_id") | pengelola(actor)


def penjaga_kiriman(actor: Actor) -> Q:
    return keluarga(actor, "gudang__unit_id") | pengelola(actor)


def penerima(actor: Actor) -> Q:
    """Whoever reports for the point, whoever drives for the warehouse, and the managers."""
    return keluarga(actor, "titik__unit_id") | keluarga(actor, "kiriman__gudang__unit_id") | pengelola(actor)


def pembaca_bukti(actor: Actor) -> Q:
    """A receipt names a person: only for those who take part in it and who inspect it."""
    if actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    return (
        keluarga(actor, "perhentian__titik__unit_id")
        | keluarga(actor, "perhentian__kiriman__gudang__unit_id")
        | pengelola(actor)
    )


def penerima_donasi(actor: Actor) -> Q:
    return keluarga(actor, "gudang__unit_id") | pengelola(actor)


def pemilik(actor: Actor) -> Q:
    """Leader and secretariat of the unit that answers for it, and the managers."""
    own = keluarga(actor, "unit_id") if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA
    return own | pemutus(actor)


def pemohon(actor: Actor) -> Q:
    return keluarga(actor, "unit_id") if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def pelaksana_klaim(actor: Actor) -> Q:
    """Who sends it and who receives it."""
    return keluarga(actor, "sarana__unit_id") | keluarga(actor, "permintaan__unit_id") | pengelola(actor)


def pembaca_uang(actor: Actor) -> Q:
    """The heads of government, the Inspektorat, the treasury and the managers."""
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    return bud(actor) | pengelola(actor)


def pembaca_rkb(actor: Actor) -> Q:
    return keluarga(actor, "unit_id") | pembaca_uang(actor)


RULES = {
    Wewenang.BARANG_CATAT: Aturan(Unit, unit_pengelola),
    Wewenang.BARANG_UBAH: Aturan(Barang, pengelola),
    Wewenang.GUDANG_LIHAT: Aturan(Gudang, semua),
    Wewenang.GUDANG_CATAT: Aturan(Unit, unit_pengelola),
    Wewenang.GUDANG_UBAH: Aturan(Gudang, pengelola),
    Wewenang.STOK_CATAT: Aturan(Gudang, penjaga),
    Wewenang.CADANGAN_ATUR: Aturan(Gudang, pemutus),
    Wewenang.TITIK_LIHAT: Aturan(Titik, semua),
    Wewenang.TITIK_CATAT: Aturan(Unit, unit_pengelola),
    Wewenang.TITIK_UBAH: Aturan(Titik, pengelola),
    Wewenang.PENGUNGSI_LAPOR: Aturan(Titik, penjaga),
    Wewenang.ALOKASI_LIHAT: Aturan(Alokasi, semua),
    Wewenang.ALOKASI_HITUNG: Aturan(Unit, unit_pengelola),
    Wewenang.ALOKASI_PUTUS: Aturan(Alokasi, pemutus),
    Wewenang.KIRIMAN_LIHAT: Aturan(Kiriman, semua),
    Wewenang.KIRIMAN_SUSUN: Aturan(Gudang, penjaga),
    Wewenang.KIRIMAN_JALANKAN: Aturan(Kiriman, penjaga_kiriman),
    Wewenang.TERIMA_CATAT: Aturan(Perhentian, penerima),
    Wewenang.BUKTI_LIHAT: Aturan(Penerimaan, pembaca_bukti),
    Wewenang.DONASI_LIHAT: Aturan(Donasi, penerima_donasi),
    Wewenang.DONASI_JAWAB: Aturan(Donasi, pengelola),
    Wewenang.DONASI_TERIMA: Aturan(Donasi, penerima_donasi),
    Wewenang.DONATUR_LIHAT: Aturan(Donasi, penerima_donasi),
    Wewenang.SARANA_LIHAT: Aturan(Sarana, semua),
    Wewenang.SARANA_CATAT: Aturan(Unit, pengambil_keputusan),
    Wewenang.SARANA_UBAH: Aturan(Sarana, pemilik),
    Wewenang.PERMINTAAN_LIHAT: Aturan(PermintaanSarana, semua),
    Wewenang.PERMINTAAN_AJUKAN: Aturan(Unit, pengambil_keputusan),
    Wewenang.PERMINTAAN_PUTUS: Aturan(PermintaanSarana, pemutus),
    Wewenang.PERMINTAAN_TUTUP: Aturan(PermintaanSarana, pemilik),
    Wewenang.KLAIM_JALANKAN: Aturan(Klaim, pelaksana_klaim),
    Wewenang.PAGU_LIHAT: Aturan(PaguBtt, pembaca_uang),
    Wewenang.PAGU_ATUR: Aturan(Unit, unit_bud),
    Wewenang.RKB_LIHAT: Aturan(Rkb, pembaca_rkb),
    Wewenang.RKB_AJUKAN: Aturan(Unit, pengambil_keputusan),
    Wewenang.RKB_PUTUS: Aturan(Rkb, bud),
    Wewenang.RKB_KELOLA: Aturan(Rkb, pemohon),
    Wewenang.DSP_LIHAT: Aturan(BerkasDsp, pembaca_uang),
    Wewenang.DSP_CATAT: Aturan(Unit, unit_pengelola),
    Wewenang.DSP_UBAH: Aturan(BerkasDsp, pengelola),
    Wewenang.PERAN_ATUR: Aturan(Unit, pengatur),
}
