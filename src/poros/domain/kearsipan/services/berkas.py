"""A file from its opening to the fate that is set for it."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penomoran.services import ambil
from poros.kernel.rujukan.models import Klasifikasi
from poros.pure.nomor import susun
from poros.pure.retensi import Hitung, Nasib, Pemicu, Tahap, panjang

from ..models import BerkasArsip, Penahanan
from ..models.retensi import TAHUN_MAKS
from ..queries import retensi
from ..rules.berkas import BERAKHIR, MENYUSUT, Aksi, Status
from ..values import DataBerkas
from ..wewenang import Wewenang
from .isi import periksa_sandi
from .jaga import jaga
from .riwayat import catat, langkahkan

REGISTER = "berkas-arsip"
NOMOR_MAKS, DASAR_MAKS = 60, 275
"""As long as the columns: a number, and a rule with room for its code behind it."""
BUAT, KEJADIAN, TAHAN, LEPAS, TANDAI, NASIB = "buat", "kejadian", "tahan", "lepas", "tandai", "nasib"
"""Acts that leave a file in its status."""


@command(Wewenang.BERKAS_BUAT, kunci=False)
def buat_berkas(actor: Actor, unit: Unit, *, data: DataBerkas) -> BerkasArsip:
    """Open a file of one's own unit, numbered in the register of the government."""
    if not Klasifikasi.objects.filter(pk=data.klasifikasi).exists():
        raise Ditolak(_("Kode klasifikasi ini tidak ada."), "klasifikasi")
    if not data.judul.strip():
        raise Ditolak(_("Beri berkas ini judul."), "judul")
    kantor = actor.peta.kantor(unit.pk)
    node = actor.peta.simpul[kantor]
    kelas = retensi.kelas(data.klasifikasi, actor.hari)
    level = data.kerahasiaan or kelas.kerahasiaan
    periksa_sandi(actor, level)
    row = BerkasArsip.objects.create(
        unit=unit,
        kantor_id=kantor,
        pencipta=node.nama,
        pengolah=unit.nama,
        nomor=_nomor(actor, kantor, data.klasifikasi),
        klasifikasi=data.klasifikasi,
        judul=data.judul.strip(),
        uraian=data.uraian.strip(),
        media=data.media,
        lokasi=data.lokasi.strip(),
        kerahasiaan=level,
        akses=kelas.akses,
        dibuat=actor.hari,
    )
    catat(actor, [row], BUAT)
    return row


@command(Wewenang.BERKAS_TUTUP, rekam=("pada",))
def tutup_berkas(
    actor: Actor, berkas: BerkasArsip, *, pada: date | None = None, kejadian: date | None = None
) -> BerkasArsip:
    """Close it: the JRA's row of that day is written into the file, and the clock of its retention starts."""
    day = pada or actor.hari
    if day > actor.hari:
        raise Ditolak(_("Berkas tidak dapat ditutup di hari yang belum tiba."), "pada")
    newest = berkas.item.aggregate(last=Max("tanggal"))["last"]
    if newest is None:
        raise Ditolak(_("Berkas ini masih kosong. Isi dahulu, baru tutup."))
    if newest > day:
        raise Ditolak(_("Ada arsip bertanggal sesudah hari penutupan."), "pada")
    rule = retensi.aturan(berkas.klasifikasi, day)
    if rule is None:
        raise Ditolak(_("JRA belum memuat kode %s. Tambahkan di Arsip → JRA.") % berkas.klasifikasi)
    for name in ("aktif", "inaktif", "nasib", "kecuali", "pemicu", "kejadian"):
        setattr(berkas, name, getattr(rule, name))
    berkas.dasar = f"{rule.dasar[:DASAR_MAKS]} ({rule.kode})"
    berkas.ditutup, berkas.tambahan = day, 0
    berkas.kejadian_pada = _hari_kejadian(actor, berkas, kejadian, "kejadian")
    hitung_ulang(berkas)
    langkahkan(actor, [berkas], Aksi.TUTUP)
    return berkas


@command(Wewenang.BERKAS_TUTUP, rekam=("alasan",))
def buka_kembali(actor: Actor, berkas: BerkasArsip, *, alasan: str) -> BerkasArsip:
    """A matter that lives again: open what was closed, as long as it has not been moved."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    langkahkan(actor, [berkas], Aksi.BUKA, alasan)
    berkas.ditutup = berkas.kejadian_pada = berkas.inaktif_sejak = berkas.jatuh_tempo = None
    berkas.nasib = ""
    berkas.save()
    return berkas


@command(Wewenang.KEJADIAN_CATAT, rekam=("pada",))
def catat_kejadian(actor: Actor, berkas: BerkasArsip, *, pada: date) -> BerkasArsip:
    """Tell the day of the event from which the retention runs."""
    if berkas.ditutup is None or berkas.status in BERAKHIR | MENYUSUT:
        raise Ditolak(_("Kejadian dicatat setelah berkas ditutup dan sebelum disusutkan."))
    if berkas.pemicu == Pemicu.DITUTUP:
        raise Ditolak(_("Retensi berkas ini dihitung sejak ditutup, bukan dari kejadian."))
    berkas.kejadian_pada = _hari_kejadian(actor, berkas, pada, "pada")
    hitung_ulang(berkas)
    berkas.save()
    catat(actor, [berkas], KEJADIAN, f"{pada:%d-%m-%Y}")
    return berkas


@command(Wewenang.TAHAN, rekam=("perkara",))
def tahan(actor: Actor, berkas: BerkasArsip, *, perkara: str, alasan: str) -> Penahanan:
    """Keep a file from every disposal while a case needs it (Art. 65(2)d)."""
    if berkas.status in BERAKHIR:
        raise Ditolak(_("Berkas ini sudah tidak di sini."))
    if not perkara.strip() or not alasan.strip():
        raise Ditolak(_("Sebutkan perkara dan alasannya."), "perkara")
    if berkas.penahanan.filter(perkara=perkara.strip(), dilepas__isnull=True).exists():
        raise Ditolak(_("Perkara ini sudah menahan berkas ini."), "perkara")
    hold = Penahanan.objects.create(berkas=berkas, perkara=perkara.strip(), alasan=alasan.strip(), sejak=actor.hari)
    berkas.ditahan = True
    berkas.save(update_fields=["ditahan"])
    catat(actor, [berkas], TAHAN, f"{hold.perkara}: {hold.alasan}")
    return hold


@command(Wewenang.TAHAN, rekam=("penahanan",))
def lepas(actor: Actor, berkas: BerkasArsip, *, penahanan: int, alasan: str) -> BerkasArsip:
    """The case is over; the file is free when no other case holds it."""
    hold = berkas.penahanan.filter(pk=penahanan, dilepas__isnull=True).first()
    if hold is None:
        raise Ditolak(_("Penahanan ini tidak ada atau sudah dilepas."), "penahanan")
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    hold.dilepas, hold.alasan_lepas = actor.hari, alasan.strip()
    hold.save(update_fields=["dilepas", "alasan_lepas"])
    berkas.ditahan = berkas.penahanan.filter(dilepas__isnull=True).exists()
    berkas.save(update_fields=["ditahan"])
    catat(actor, [berkas], LEPAS, f"{hold.perkara}: {alasan}")
    return berkas


@command(Wewenang.TANDAI, rekam=("vital", "terjaga"))
def tandai(actor: Actor, berkas: BerkasArsip, *, vital: bool, terjaga: bool, bidang: str = "") -> BerkasArsip:
    """Say that it is vital (the office cannot work without it) or *terjaga* (reported to ANRI, Art. 51)."""
    if berkas.status in BERAKHIR:
        raise Ditolak(_("Berkas ini sudah tidak di sini."))
    jaga(actor, berkas, terjaga=terjaga, bidang=bidang)
    berkas.vital, berkas.terjaga = vital, terjaga
    berkas.save(update_fields=["vital", "terjaga"])
    words = [word for word, on in (("vital", vital), ("terjaga", terjaga)) if on]
    catat(actor, [berkas], TANDAI, ", ".join(words) or "biasa")
    return berkas


@command(Wewenang.NASIB_TETAPKAN, rekam=("nasib", "tambahan"))
def tetapkan_nasib(actor: Actor, berkas: BerkasArsip, *, nasib: Nasib, tambahan: int = 0, alasan: str) -> BerkasArsip:
    """Set fate and retention again, on the word of the panel (re-appraisal; Art. 65(3))."""
    if berkas.status != Status.INAKTIF or berkas.jadwal().tahap(actor.hari) is not Tahap.JATUH_TEMPO:
        raise Ditolak(_("Nasib ditetapkan lagi hanya untuk berkas inaktif yang retensinya habis."))
    if not alasan.strip():
        raise Ditolak(_("Tuliskan pertimbangan panitia."), "alasan")
    if not 0 <= tambahan <= TAHUN_MAKS:
        raise Ditolak(_("Tambahan retensi antara 0 dan 100 tahun."), "tambahan")
    berkas.nasib, berkas.tambahan = nasib, berkas.tambahan + tambahan
    hitung_ulang(berkas)
    waits = tambahan > 0 or nasib is Nasib.DINILAI_KEMBALI
    if waits and berkas.jatuh_tempo <= actor.hari:
        raise Ditolak(_("Tambahan itu belum melewati hari ini. Beri tahun lebih banyak."), "tambahan")
    berkas.save()
    catat(actor, [berkas], NASIB, f"{nasib}, +{tambahan}: {alasan}")
    return berkas


def _nomor(actor: Actor, kantor: int, kode: str) -> str:
    """The next number; one that a file brought in by a copy bears already is passed over."""
    tahun, unit = actor.hari.year, actor.peta.simpul[kantor].singkatan
    while True:
        urut, template = ambil(REGISTER, tahun)
        nomor = susun(template, urut=urut, tahun=tahun, unit=unit, kode=kode)
        if len(nomor) > NOMOR_MAKS:
            raise Ditolak(_("Nomor berkas %s terlalu panjang. Pendekkan templat nomor atau singkatan unit.") % nomor)
        if not BerkasArsip.objects.filter(kantor_id=kantor, nomor=nomor).exists():
            return nomor


def hitung_ulang(berkas: BerkasArsip) -> None:
    """Put the days and the way into the row, as the arithmetic gives them. Part of a command."""
    rule = berkas.aturan()
    if rule is None or berkas.ditutup is None:
        return
    plan = berkas.jadwal()
    berkas.inaktif_sejak, berkas.jatuh_tempo = plan.inaktif, plan.jatuh_tempo
    terms = retensi.ketentuan(berkas.ditutup)
    berkas.panjang = panjang(rule, terms.ambang, Hitung(terms.hitung))
    berkas.save()


def _hari_kejadian(actor: Actor, berkas: BerkasArsip, pada: date | None, bidang: str) -> date | None:
    if berkas.pemicu == Pemicu.DITUTUP or pada is None:
        return None
    if pada > actor.hari:
        raise Ditolak(_("Kejadian itu belum terjadi."), bidang)
    return pada
