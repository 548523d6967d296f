"""Who may see, fill in, value, announce and plan."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.organisasi.peta import Peta
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.wewenang import pengambil_keputusan, unit_penerima
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Bukti, BuktiButir, Butir, HasilTerbit, Instrumen, LangkahRencana, Penilaian, Rencana
from .rules.alur import Status

SUMBER = "penilaian"
SUMBER_RENCANA = "rencanaindeks"


class Wewenang(StrEnum):
    HASIL_LIHAT = "indeks.hasil_lihat"
    HASIL_IMPOR = "indeks.hasil_impor"
    INSTRUMEN_LIHAT = "indeks.instrumen_lihat"
    INSTRUMEN_CATAT = "indeks.instrumen_catat"
    PENILAIAN_LIHAT = "indeks.penilaian_lihat"
    PENILAIAN_SUSUN = "indeks.penilaian_susun"
    PENILAIAN_BAGI = "indeks.penilaian_bagi"
    PENILAIAN_MULAI = "indeks.penilaian_mulai"
    PENILAIAN_ALIR = "indeks.penilaian_alir"
    PENILAIAN_SIMPULKAN = "indeks.penilaian_simpulkan"
    PENILAIAN_UMUMKAN = "indeks.penilaian_umumkan"
    BUTIR_LIHAT = "indeks.butir_lihat"
    BUTIR_ISI = "indeks.butir_isi"
    BUTIR_BUKTI = "indeks.butir_bukti"
    BUTIR_NILAI_INTERNAL = "indeks.butir_nilai_internal"
    BUTIR_NILAI_EKSTERNAL = "indeks.butir_nilai_eksternal"
    JAWABAN_KIRIM = "indeks.jawaban_kirim"
    BUKTI_LIHAT = "indeks.bukti_lihat"
    BUKTI_TERIMA = "indeks.bukti_terima"
    RENCANA_LIHAT = "indeks.rencana_lihat"
    RENCANA_SUSUN = "indeks.rencana_susun"
    RENCANA_UBAH = "indeks.rencana_ubah"
    RENCANA_TETAPKAN = "indeks.rencana_tetapkan"
    LANGKAH_BELANJA = "indeks.langkah_belanja"


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """What is published, and the rules of measurement, are open to whoever holds an office."""
    return SEMUA


def pengelola(actor: Actor) -> Q:
    """The administrator, and the head of the unit that keeps the administrator's office (Bagian/Biro Organisasi)."""
    own = Q(pk=actor.unit_id)
    if actor.adalah(Fungsi.ADMIN):
        return own
    if not actor.jabat.kepala:
        return TIDAK_ADA
    return own & Q(Exists(Jabatan.objects.filter(unit_id=OuterRef("pk"), fungsi=Fungsi.ADMIN, aktif=True)))


def rumah(actor: Actor) -> frozenset[int]:
    """The actor's office, its parts, and the office above it that keeps the inbox."""
    return rumah_unit(actor.peta, actor.unit_id)


def rumah_unit(peta: Peta, unit_id: int) -> frozenset[int]:
    """The same of any unit."""
    return peta.keturunan(unit_id) | {peta.kantor(unit_id)}


def lihat_penilaian(actor: Actor) -> Q:
    """Who runs it, who values, who owns an indicator, the heads of government, the Inspektorat; announced: all."""
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    own = rumah(actor)
    part = Butir.objects.filter(penilaian=OuterRef("pk"), unit_id__in=own)
    return (
        Q(unit_id__in=own)
        | Q(penilai_internal_id__in=own)
        | Q(status=Status.DIUMUMKAN)
        | (Q(Exists(part)) & _terkirim())
    )


def _terkirim() -> Q:
    """Until it is handed out a plan is nobody else's business."""
    return ~Q(status=Status.DISUSUN)


def lihat_butir(actor: Actor) -> Q:
    return Q(penilaian__in=Penilaian.objects.filter(lihat_penilaian(actor)))


def penyelenggara(actor: Actor) -> Q:
    """Leader and secretariat of the unit that runs it."""
    return Q(unit_id=actor.unit_id) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def pengumum(actor: Actor) -> Q:
    """The head of region or the Sekda stands for the result, not the unit that computed it."""
    return SEMUA if actor.puncak else TIDAK_ADA


def pengisi(actor: Actor) -> Q:
    """The office that owns the indicator: its leader and secretariat, and whom it has given the work to."""
    delegated = Q(penugasan__pelaksana_id=actor.jabatan_id)
    return delegated | (
        Q(unit_id__in=sekantor(actor)) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA
    )


def sekantor(actor: Actor) -> list[int]:
    """The actor's unit and its parts, but no office of its own below it: the head of region answers for no dinas."""
    office = actor.peta.kantor(actor.unit_id)
    return [unit for unit in actor.keluarga if actor.peta.kantor(unit) == office]


def penilai_internal(actor: Actor) -> Q:
    """The assessing unit, but never for its own indicators: nobody judges his own work (UU 30/2014 Art. 42)."""
    return Q(penilaian__penilai_internal_id=actor.unit_id) & ~Q(unit_id__in=rumah(actor))


def pencatat_eksternal(actor: Actor) -> Q:
    """What the assessor from outside has written is entered by the unit that runs the assessment."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return Q(penilaian__unit_id=actor.unit_id)


def unit_sendiri(actor: Actor) -> Q:
    """The actor's own unit; which indicators it may answer is asked of each of them."""
    return Q(pk=actor.unit_id)


def pengirim(actor: Actor) -> Q:
    """Whoever works on the penugasan of an assessment hands its answers in."""
    return unit_penerima(actor) & Q(arahan__sumber=SUMBER)


def lihat_bukti(actor: Actor) -> Q:
    """Evidence of one's own office, and of indicators that one sees."""
    serves = BuktiButir.objects.filter(bukti=OuterRef("pk"), butir__in=Butir.objects.filter(lihat_butir(actor)))
    return Q(unit_id__in=rumah(actor)) | Q(Exists(serves))


def penyimpul(actor: Actor) -> Q:
    """The assessing unit writes what it found, and the unit that runs it may put it into the sheet."""
    return penyelenggara(actor) | Q(penilai_internal_id=actor.unit_id)


def pembelanja(actor: Actor) -> Q:
    """Leader and secretariat of the office that does the step, and of the unit that runs the plan."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return Q(unit_id=actor.unit_id) | Q(rencana__unit_id=actor.unit_id)


def lihat_rencana(actor: Actor) -> Q:
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    own = rumah(actor)
    step = LangkahRencana.objects.filter(rencana=OuterRef("pk"), unit_id__in=own)
    return Q(unit_id__in=own) | Q(Exists(step))


RULES = {
    Wewenang.HASIL_LIHAT: Aturan(HasilTerbit, semua),
    Wewenang.HASIL_IMPOR: Aturan(Unit, pengelola),
    Wewenang.INSTRUMEN_LIHAT: Aturan(Instrumen, semua),
    Wewenang.INSTRUMEN_CATAT: Aturan(Unit, pengelola),
    Wewenang.PENILAIAN_LIHAT: Aturan(Penilaian, lihat_penilaian),
    Wewenang.PENILAIAN_SUSUN: Aturan(Unit, pengambil_keputusan),
    Wewenang.PENILAIAN_BAGI: Aturan(Penilaian, penyelenggara),
    Wewenang.PENILAIAN_MULAI: Aturan(Penilaian, penyelenggara),
    Wewenang.PENILAIAN_ALIR: Aturan(Penilaian, penyelenggara),
    Wewenang.PENILAIAN_SIMPULKAN: Aturan(Penilaian, penyimpul),
    Wewenang.PENILAIAN_UMUMKAN: Aturan(Penilaian, pengumum),
    Wewenang.BUTIR_LIHAT: Aturan(Butir, lihat_butir),
    Wewenang.BUTIR_ISI: Aturan(Butir, pengisi),
    Wewenang.BUTIR_BUKTI: Aturan(Butir, pengisi),
    Wewenang.BUTIR_NILAI_INTERNAL: Aturan(Butir, penilai_internal),
    Wewenang.BUTIR_NILAI_EKSTERNAL: Aturan(Butir, pencatat_eksternal),
    Wewenang.JAWABAN_KIRIM: Aturan(Penugasan, pengirim),
    Wewenang.BUKTI_LIHAT: Aturan(Bukti, lihat_bukti),
    Wewenang.BUKTI_TERIMA: Aturan(Unit, unit_sendiri),
    Wewenang.RENCANA_LIHAT: Aturan(Rencana, lihat_rencana),
    Wewenang.RENCANA_SUSUN: Aturan(Unit, pengambil_keputusan),
    Wewenang.RENCANA_UBAH: Aturan(Rencana, penyelenggara),
    Wewenang.RENCANA_TETAPKAN: Aturan(Rencana, penyelenggara),
    Wewenang.LANGKAH_BELANJA: Aturan(LangkahRencana, pembelanja),
}
