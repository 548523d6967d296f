"""Who may report, check, command, decide, speak and plan in a disaster."""

from collections.abc import Callable
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import (
    AnggotaTim,
    Area,
    Kartu,
    KegiatanR3P,
    Kejadian,
    KerjaPulih,
    Kerusakan,
    Komando,
    Kontak,
    Korban,
    Laporan,
    MintaBantuan,
    NaikProvinsi,
    PeranKrisis,
    Perintah,
    PosisiKomando,
    RencanaKontinjensi,
    Sitrep,
    Tempat,
)
from .rules.alur import PEMEGANG_KENDALI, Peran, PeranKomando

OBJEK_KEJADIAN = "kejadian"
OBJEK_KERUSAKAN = "kerusakanbencana"
KORBAN = (Peran.PUSDALOPS, Peran.SOSIAL, Peran.KESEHATAN, Peran.KEPENDUDUKAN)
"""Roles whose work needs to know victims by name."""


class Wewenang(StrEnum):
    LIHAT = "krisis.lihat"
    LAPORAN_LIHAT = "krisis.laporan_lihat"
    LAPORAN_CATAT = "krisis.laporan_catat"
    LAPORAN_PERIKSA = "krisis.laporan_periksa"
    PELAPOR_LIHAT = "krisis.pelapor_lihat"
    UMPAN_MUAT = "krisis.umpan_muat"
    KEJADIAN_BUKA = "krisis.kejadian_buka"
    KAJI = "krisis.kaji"
    STATUS_CATAT = "krisis.status_catat"
    NAIK = "krisis.naik"
    NAIK_JAWAB = "krisis.naik_jawab"
    AKHIRI = "krisis.akhiri"
    KOMANDO_SUSUN = "krisis.komando_susun"
    AKTIFKAN = "krisis.aktifkan"
    PERINTAH_BERI = "krisis.perintah_beri"
    PERINTAH_LATIHAN = "krisis.perintah_latihan"
    PERINTAH_NILAI = "krisis.perintah_nilai"
    RAPAT_CATAT = "krisis.rapat_catat"
    ANGKA_CATAT = "krisis.angka_catat"
    ANGKA_SAHKAN = "krisis.angka_sahkan"
    TEMPAT_TAMBAH = "krisis.tempat_tambah"
    TEMPAT_UBAH = "krisis.tempat_ubah"
    AREA_GAMBAR = "krisis.area_gambar"
    AREA_CABUT = "krisis.area_cabut"
    KORBAN_LIHAT = "krisis.korban_lihat"
    KORBAN_BUKA = "krisis.korban_buka"
    KORBAN_CATAT = "krisis.korban_catat"
    KARTU_AJUKAN = "krisis.kartu_ajukan"
    KARTU_PUTUS = "krisis.kartu_putus"
    KARTU_HASIL = "krisis.kartu_hasil"
    SITREP_SUSUN = "krisis.sitrep_susun"
    SITREP_UBAH = "krisis.sitrep_ubah"
    SITREP_SAHKAN = "krisis.sitrep_sahkan"
    PERINGATAN = "krisis.peringatan"
    SIARAN = "krisis.siaran"
    KONTAK = "krisis.kontak"
    KONTAK_TEPATI = "krisis.kontak_tepati"
    TINJAU = "krisis.tinjau"
    RUMOR = "krisis.rumor"
    BANTUAN = "krisis.bantuan"
    BANTUAN_JAWAB = "krisis.bantuan_jawab"
    RUSAK_LIHAT = "krisis.rusak_lihat"
    RUSAK_CATAT = "krisis.rusak_catat"
    RUSAK_CABUT = "krisis.rusak_cabut"
    R3P_SUSUN = "krisis.r3p_susun"
    R3P_HAPUS = "krisis.r3p_hapus"
    R3P_SERAHKAN = "krisis.r3p_serahkan"
    TIM_LEPAS = "krisis.tim_lepas"
    KERJA_HAPUS = "krisis.kerja_hapus"
    RENCANA_LIHAT = "krisis.rencana_lihat"
    RENCANA_TULIS = "krisis.rencana_tulis"
    PERAN_ATUR = "krisis.peran_atur"
    LAPISAN_MUAT = "krisis.lapisan_muat"
    LATIHAN_MAINKAN = "krisis.latihan_mainkan"
    LATIHAN_ATUR = "krisis.latihan_atur"


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """In a disaster whoever holds an office sees what happens and what is ordered."""
    return SEMUA


def berperan(actor: Actor, *peran: Peran) -> Q:
    """Leaders, secretariat and staff of a unit that has one of these roles, or of a part of it."""
    if actor.adalah(Fungsi.ADMIN, Fungsi.PENGAWAS):
        return TIDAK_ADA
    above = {actor.unit_id, actor.peta.kantor(actor.unit_id)}
    return Q(Exists(PeranKrisis.objects.filter(unit_id__in=above, peran__in=peran)))


def pemutus(actor: Actor, *peran: Peran) -> Q:
    """As `berperan`, for acts that bind a unit: its leaders and secretariat only."""
    return berperan(actor, *peran) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def berwenang_memutus(actor: Actor) -> Q:
    """Cards that this office may decide: of the head of region where no role is named, else of units that have it."""
    own = Q(peran="") if kepala_daerah(actor) else TIDAK_ADA
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return own
    above = {actor.unit_id, actor.peta.kantor(actor.unit_id)}
    return own | Q(Exists(PeranKrisis.objects.filter(unit_id__in=above, peran=OuterRef("peran"))))


def kepala_daerah(actor: Actor) -> bool:
    return actor.jabat.jenis_unit is JenisUnit.KEPALA_DAERAH and actor.adalah(Fungsi.PIMPINAN)


def berkursi(actor: Actor, awalan: str, *peran: PeranKomando) -> Q:
    """Whom the newest chart of the event names: the decree gives the right, not the office. `awalan` leads to it."""
    seats = PosisiKomando.objects.filter(jabatan_id=actor.jabatan_id, peran__in=peran)
    newest = Komando.objects.filter(kejadian=OuterRef(OuterRef(awalan))).order_by("-pk").values("pk")[:1]
    return Q(Exists(seats.filter(komando__in=newest)))


def pengendali(awalan: str) -> Callable[[Actor], Q]:
    """Pusdalops, kepala daerah and Sekda, and who holds a seat of command in the chart."""

    def q(actor: Actor) -> Q:
        top = SEMUA if actor.puncak else TIDAK_ADA
        return top | pemutus(actor, Peran.PUSDALOPS) | berkursi(actor, awalan, *PEMEGANG_KENDALI)

    return q


def jubir(awalan: str) -> Callable[[Actor], Q]:
    """Who speaks: the spokesman of the chart, Kominfo, and who is in command."""

    def q(actor: Actor) -> Q:
        spoken = berkursi(actor, awalan, PeranKomando.JURU_BICARA) | pemutus(actor, Peran.KOMINFO)
        return spoken | pengendali(awalan)(actor)

    return q


def unit_sendiri(actor: Actor) -> Q:
    """Whoever holds an office reports in the name of the unit; who runs the system does not."""
    return TIDAK_ADA if actor.adalah(Fungsi.ADMIN) else Q(pk=actor.unit_id)


def unit_pusdalops(actor: Actor) -> Q:
    return Q(pk=actor.unit_id) & berperan(actor, Peran.PUSDALOPS)


def lihat_laporan(actor: Actor) -> Q:
    """Pusdalops and the top see all, each unit what it has reported itself; what is checked all may see."""
    all_of_it = SEMUA if actor.puncak else berperan(actor, Peran.PUSDALOPS)
    return all_of_it | Q(unit_id__in=actor.keluarga) | Q(periksa="benar")


def petugas(actor: Actor) -> Q:
    """Units that have any role count and record in the field."""
    return berperan(actor, *Peran)


def pencatat_status(actor: Actor) -> Q:
    """The head of region declares; Pusdalops enters the signed decree."""
    return SEMUA if kepala_daerah(actor) else pemutus(actor, Peran.PUSDALOPS)


def unit_kerja(actor: Actor) -> frozenset[int]:
    """In whose name the actor works: the own unit and what is below it; who runs or watches the system in nobody's."""
    return frozenset() if actor.adalah(Fungsi.ADMIN, Fungsi.PENGAWAS) else actor.keluarga


def milik_unit(actor: Actor) -> Q:
    return Q(unit_id__in=actor.keluarga) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def perencana(actor: Actor) -> Q:
    """The plan of recovery is drawn up by Bapperida with BPBD."""
    return pemutus(actor, Peran.PERENCANAAN, Peran.PUSDALOPS)


def pengatur(actor: Actor) -> Q:
    """Roles and map layers are set up by who runs the system, or by Pusdalops."""
    own = Q(pk=actor.unit_id)
    return own if actor.adalah(Fungsi.ADMIN) else own & pemutus(actor, Peran.PUSDALOPS)


pengendali_kejadian, pengendali_anak = pengendali("pk"), pengendali("kejadian_id")
jubir_kejadian, jubir_anak = jubir("pk"), jubir("kejadian_id")

RULES = {
    Wewenang.LIHAT: Aturan(Kejadian, semua),
    Wewenang.LAPORAN_LIHAT: Aturan(Laporan, lihat_laporan),
    Wewenang.LAPORAN_CATAT: Aturan(Unit, unit_sendiri),
    Wewenang.LAPORAN_PERIKSA: Aturan(Laporan, lambda a: berperan(a, Peran.PUSDALOPS)),
    Wewenang.PELAPOR_LIHAT: Aturan(Laporan, lambda a: berperan(a, Peran.PUSDALOPS) | Q(unit_id=a.unit_id)),
    Wewenang.UMPAN_MUAT: Aturan(Unit, unit_pusdalops),
    Wewenang.KEJADIAN_BUKA: Aturan(Unit, unit_pusdalops),
    Wewenang.KAJI: Aturan(Kejadian, lambda a: berperan(a, Peran.PUSDALOPS)),
    Wewenang.STATUS_CATAT: Aturan(Kejadian, pencatat_status),
    Wewenang.NAIK: Aturan(Kejadian, pencatat_status),
    Wewenang.NAIK_JAWAB: Aturan(NaikProvinsi, pencatat_status),
    Wewenang.AKHIRI: Aturan(Kejadian, pencatat_status),
    Wewenang.KOMANDO_SUSUN: Aturan(Kejadian, pencatat_status),
    Wewenang.AKTIFKAN: Aturan(Kejadian, pengendali_kejadian),
    Wewenang.PERINTAH_BERI: Aturan(Kejadian, pengendali_kejadian),
    Wewenang.PERINTAH_LATIHAN: Aturan(
        Perintah, lambda a: Q(latihan=True) & (pengendali_anak(a) | Q(unit_id__in=a.keluarga))
    ),
    Wewenang.PERINTAH_NILAI: Aturan(Perintah, lambda a: pengendali_anak(a) | milik_unit(a)),
    Wewenang.RAPAT_CATAT: Aturan(Kejadian, pengendali_kejadian),
    Wewenang.ANGKA_CATAT: Aturan(Kejadian, petugas),
    Wewenang.ANGKA_SAHKAN: Aturan(Kejadian, lambda a: berperan(a, Peran.PUSDALOPS)),
    Wewenang.TEMPAT_TAMBAH: Aturan(Unit, lambda a: Q(pk=a.unit_id) & petugas(a)),
    Wewenang.TEMPAT_UBAH: Aturan(Tempat, lambda a: Q(unit_id__in=unit_kerja(a)) | berperan(a, Peran.PUSDALOPS)),
    Wewenang.AREA_GAMBAR: Aturan(Kejadian, petugas),
    Wewenang.AREA_CABUT: Aturan(Area, petugas),
    Wewenang.KORBAN_LIHAT: Aturan(Korban, lambda a: berperan(a, *KORBAN)),
    Wewenang.KORBAN_BUKA: Aturan(Kejadian, lambda a: berperan(a, *KORBAN)),
    Wewenang.KORBAN_CATAT: Aturan(Kejadian, lambda a: berperan(a, *KORBAN)),
    Wewenang.KARTU_AJUKAN: Aturan(Kejadian, lambda a: petugas(a) | pengendali_kejadian(a)),
    # Who may not decide is told so in words, with the office that may: see `services.keputusan.putuskan`.
    Wewenang.KARTU_PUTUS: Aturan(Kartu, semua),
    Wewenang.KARTU_HASIL: Aturan(Kartu, lambda a: petugas(a) | pengendali_anak(a)),
    Wewenang.SITREP_SUSUN: Aturan(Kejadian, lambda a: berperan(a, Peran.PUSDALOPS)),
    Wewenang.SITREP_UBAH: Aturan(Sitrep, lambda a: berperan(a, Peran.PUSDALOPS)),
    Wewenang.SITREP_SAHKAN: Aturan(Sitrep, pengendali_anak),
    Wewenang.PERINGATAN: Aturan(Kejadian, jubir_kejadian),
    Wewenang.SIARAN: Aturan(Kejadian, jubir_kejadian),
    Wewenang.KONTAK: Aturan(Kejadian, jubir_kejadian),
    Wewenang.KONTAK_TEPATI: Aturan(Kontak, jubir_anak),
    Wewenang.TINJAU: Aturan(Kejadian, pengendali_kejadian),
    Wewenang.RUMOR: Aturan(Kejadian, lambda a: petugas(a) | jubir_kejadian(a)),
    Wewenang.BANTUAN: Aturan(Kejadian, pengendali_kejadian),
    Wewenang.BANTUAN_JAWAB: Aturan(MintaBantuan, pengendali_anak),
    Wewenang.RUSAK_LIHAT: Aturan(Kerusakan, semua),
    Wewenang.RUSAK_CATAT: Aturan(Kejadian, petugas),
    Wewenang.RUSAK_CABUT: Aturan(Kerusakan, lambda a: Q(unit_id__in=unit_kerja(a)) | perencana(a)),
    Wewenang.R3P_SUSUN: Aturan(Kejadian, perencana),
    Wewenang.R3P_HAPUS: Aturan(KegiatanR3P, perencana),
    Wewenang.R3P_SERAHKAN: Aturan(Kejadian, perencana),
    Wewenang.TIM_LEPAS: Aturan(AnggotaTim, perencana),
    Wewenang.KERJA_HAPUS: Aturan(KerjaPulih, perencana),
    Wewenang.RENCANA_LIHAT: Aturan(RencanaKontinjensi, semua),
    Wewenang.RENCANA_TULIS: Aturan(Unit, unit_pusdalops),
    Wewenang.PERAN_ATUR: Aturan(Unit, pengatur),
    Wewenang.LAPISAN_MUAT: Aturan(Unit, pengatur),
    Wewenang.LATIHAN_MAINKAN: Aturan(Unit, unit_pusdalops),
    Wewenang.LATIHAN_ATUR: Aturan(Kejadian, lambda a: Q(latihan=True) & pengendali_kejadian(a)),
}
