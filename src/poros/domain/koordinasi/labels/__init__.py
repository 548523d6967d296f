"""Work in words: how its clock stands in working days, and in whose hands it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.hambatan import Hambatan
from poros.kernel.penugasan.rules import (
    DI_TANGAN_UNIT,
    MENUNGGU_KOORDINATOR,
    TERBUKA,
    Aksi,
    Kecepatan,
    Keputusan,
    Kotak,
    Status,
)
from poros.kernel.tenggat.queries import Mesin
from poros.pure.statistik import Arah, Tren

NADA_STATUS = {
    Status.TERKIRIM: "info",
    Status.DIKEMBALIKAN: "awas",
    Status.DITEGASKAN: "awas",
    Status.DITERIMA: "utama",
    Status.DIKERJAKAN: "utama",
    Status.MENUNGGU_VERIFIKASI: "info",
    Status.TERVERIFIKASI: "info",
    Status.SELESAI: "baik",
}
NADA_KECEPATAN = {Kecepatan.SEGERA: "awas", Kecepatan.SANGAT_SEGERA: "bahaya"}
IKON_AKSI = {
    Aksi.TERIMA: "check",
    Aksi.KETAHUI: "eye",
    Aksi.KEMBALIKAN: "reply",
    Aksi.LAPORKAN: "trending-up",
    Aksi.SERAHKAN: "send",
    Aksi.TEGASKAN: "gavel",
    Aksi.ALIHKAN: "forward",
    Aksi.VERIFIKASI: "badge-check",
    Aksi.TOLAK: "undo-2",
    Aksi.SETUJUI: "thumbs-up",
    Aksi.REVISI: "file-pen",
    Aksi.BUKA_KEMBALI: "history",
    Aksi.BATALKAN: "ban",
}
SEKALI_TEKAN = frozenset({Aksi.TERIMA, Aksi.KETAHUI, Aksi.VERIFIKASI, Aksi.SETUJUI})
"""Acts that need no words: one press."""
SUDAH = {
    Aksi.TERIMA: gettext_lazy("Penugasan diterima."),
    Aksi.KETAHUI: gettext_lazy("Ditandai diketahui."),
    Aksi.KEMBALIKAN: gettext_lazy("Dikembalikan kepada koordinator."),
    Aksi.LAPORKAN: gettext_lazy("Kemajuan dilaporkan."),
    Aksi.SERAHKAN: gettext_lazy("Hasil diserahkan untuk diverifikasi."),
    Aksi.TEGASKAN: gettext_lazy("Ditegaskan: unit itu mengerjakannya."),
    Aksi.ALIHKAN: gettext_lazy("Dialihkan ke unit lain."),
    Aksi.VERIFIKASI: gettext_lazy("Hasil terverifikasi; pemberi arahan diberi tahu."),
    Aksi.TOLAK: gettext_lazy("Hasil ditolak; unit diberi tahu alasannya."),
    Aksi.SETUJUI: gettext_lazy("Hasil disetujui; penugasan selesai."),
    Aksi.REVISI: gettext_lazy("Perbaikan diminta kepada unit."),
    Aksi.BUKA_KEMBALI: gettext_lazy("Penugasan dibuka kembali; unit diberi tahu."),
    Aksi.BATALKAN: gettext_lazy("Penugasan dibatalkan."),
}
AKIBAT_AKSI = {
    Aksi.KEMBALIKAN: gettext_lazy("Koordinator memutus: ditegaskan kepada unit Anda, atau dialihkan."),
    Aksi.SERAHKAN: gettext_lazy("Jam unit berhenti; koordinator memeriksa bukti Anda."),
    Aksi.TEGASKAN: gettext_lazy("Unit wajib mengerjakan dan tidak dapat mengembalikan lagi."),
    Aksi.ALIHKAN: gettext_lazy("Unit yang Anda pilih menerima penugasan ini dengan tenggat yang sama."),
    Aksi.TOLAK: gettext_lazy("Unit mengerjakan lagi; tenggatnya tidak berubah."),
    Aksi.REVISI: gettext_lazy("Unit mengerjakan lagi; tenggatnya tidak berubah."),
    Aksi.BUKA_KEMBALI: gettext_lazy("Penugasan yang sudah selesai kembali ke unit."),
    Aksi.BATALKAN: gettext_lazy("Unit diberi tahu; yang sudah dikerjakan tetap tersimpan."),
}
KEPUTUSAN_SINGKAT = {
    Keputusan.ATUR_URUTAN: gettext_lazy("Atur urutannya"),
    Keputusan.GABUNGKAN: gettext_lazy("Gabungkan"),
    Keputusan.TANYA_PENERBIT: gettext_lazy("Tanya penerbit"),
}
KOTAK = {
    Kotak.MASUK: gettext_lazy("Untuk kami"),
    Kotak.PERINTAH: gettext_lazy("Dari saya"),
    Kotak.KOORDINASI: gettext_lazy("Yang saya koordinasikan"),
    Kotak.SEMUA: gettext_lazy("Semua yang terlihat"),
}


@dataclass(frozen=True, slots=True)
class Jam:
    """A deadline as it is shown: `selesai` when the unit's clock has stopped."""

    kata: str
    nada: str
    selesai: datetime | None = None


def jam(tugas: Penugasan, mesin: Mesin, kini: datetime) -> Jam:
    """How the clock of the unit stands, counted in working days."""
    if tugas.tenggat is None:
        return Jam("", "netral")
    if tugas.status not in DI_TANGAN_UNIT:
        berhenti = tugas.diserahkan or tugas.selesai
        return Jam(_berhenti(tugas.tenggat, berhenti, mesin), "netral", berhenti) if berhenti else Jam("", "netral")
    if tugas.tenggat < kini:
        return Jam(_("terlambat %(lama)s") % {"lama": lama_terlambat(tugas.tenggat, kini, mesin)}, "bahaya")
    sisa = mesin.kalender.selisih_hari_kerja(_hari(kini), _hari(tugas.tenggat))
    if sisa <= 0:
        return Jam(_("hari ini, pukul %(jam)s") % {"jam": f"{timezone.localtime(tugas.tenggat):%H.%M}"}, "awas")
    kata = ngettext("%(n)s hari kerja lagi", "%(n)s hari kerja lagi", sisa) % {"n": sisa}
    return Jam(kata, "awas" if sisa == 1 else "netral")


def lama_terlambat(tenggat: datetime, kini: datetime, mesin: Mesin) -> str:
    """So many working days; within the first one, hours."""
    hari = mesin.terlambat(tenggat, kini)
    if hari > 0:
        return ngettext("%(n)s hari kerja", "%(n)s hari kerja", hari) % {"n": hari}
    jam_lewat = max(int((kini - tenggat).total_seconds() // 3600), 1)
    return ngettext("%(n)s jam", "%(n)s jam", jam_lewat) % {"n": jam_lewat}


def letak(tugas: Penugasan) -> str:
    """In whose hands it is, in words."""
    if tugas.status in DI_TANGAN_UNIT:
        return _("di %(unit)s") % {"unit": tugas.unit.nama}
    if tugas.status in MENUNGGU_KOORDINATOR:
        unit = tugas.koordinator.nama if tugas.koordinator else _("koordinator")
        return _("menunggu %(unit)s") % {"unit": unit}
    if tugas.status == Status.TERVERIFIKASI:
        return _("menunggu %(jabatan)s") % {"jabatan": tugas.penerbit.nama}
    return ""


def kalimat_jam(tugas: Penugasan, mesin: Mesin, kini: datetime) -> str:
    """The whole in a sentence: "Terlambat 3 hari kerja, di Dinas PU"."""
    if tugas.status not in TERBUKA:
        return str(tugas.get_status_display())
    parts = [part for part in (jam(tugas, mesin, kini).kata, letak(tugas)) if part]
    sentence = ", ".join(parts) or str(tugas.get_status_display())
    return sentence[:1].upper() + sentence[1:]


def kata_tren(tren: Tren) -> str:
    """Faster, slower or the same, by how much."""
    selisih = number_format(abs(tren.selisih), decimal_pos=1)
    return {
        Arah.MEMBAIK: _("lebih cepat %(n)s hari kerja") % {"n": selisih},
        Arah.MEMBURUK: _("lebih lambat %(n)s hari kerja") % {"n": selisih},
        Arah.TETAP: _("tetap"),
        Arah.BELUM_DAPAT_DIBANDINGKAN: _("belum dapat dibandingkan"),
    }[tren.arah]


def kata_hambatan(h: Hambatan) -> str:
    """Who waits for whom, who threw it back: sentences."""
    sentences = []
    if h.ditunggu:
        waiting, awaited = _unit(h.penanggung_jawab), _unit(h.ditunggu)
        sentences.append(_("%(a)s menunggu %(b)s, yang sudah lewat tenggat.") % {"a": waiting, "b": awaited})
    if h.memantulkan:
        sentences.append(_("%(unit)s mengembalikannya.") % {"unit": _unit(h.memantulkan)})
    return " ".join(sentences)


def _unit(rows: Iterable[Penugasan]) -> str:
    return _(" dan ").join(row.unit.nama for row in rows)


def _berhenti(tenggat: datetime, berhenti: datetime, mesin: Mesin) -> str:
    if berhenti <= tenggat:
        return _("diserahkan tepat waktu")
    return _("diserahkan terlambat %(lama)s") % {"lama": lama_terlambat(tenggat, berhenti, mesin)}


def _hari(moment: datetime) -> date:
    return timezone.localtime(moment).date()
