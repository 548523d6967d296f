"""Who may see, plan, chair, write and sign meetings; who keeps the leaders' agendas."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.penugasan.wewenang import pemilik_sumber_daya, pengambil_keputusan
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import (
    Agenda,
    Gagasan,
    Peserta,
    PetugasAgenda,
    Rapat,
    RevisiAgenda,
    Risalah,
    Ruang,
    UmpanKalender,
    UnitProtokol,
)
from .rules.alur import AGENDA_TAMPIL, Status, StatusAgenda

SUMBER = "rapat"
SUMBER_AGENDA = "agendapimpinan"
SUMBER_RISALAH = "risalah"


class Wewenang(StrEnum):
    LIHAT = "rapat.lihat"
    RISALAH_LIHAT = "rapat.risalah_lihat"
    RENCANAKAN = "rapat.rencanakan"
    KELOLA = "rapat.kelola"
    PIMPIN = "rapat.pimpin"
    TULIS = "rapat.tulis"
    SAHKAN = "rapat.sahkan"
    HADIR = "rapat.hadir"
    DAFTAR_HADIR = "rapat.daftar_hadir"
    HITUNG = "rapat.hitung"
    SUMBANG = "rapat.sumbang"
    NILAI = "rapat.nilai"
    OLAH = "rapat.olah"
    RUANG_LIHAT = "rapat.ruang_lihat"
    RUANG_ATUR = "rapat.ruang_atur"
    TEMPUH_ATUR = "rapat.tempuh_atur"
    AGENDA_LIHAT = "rapat.agenda_lihat"
    AGENDA_MINTA = "rapat.agenda_minta"
    AGENDA_SUSUN = "rapat.agenda_susun"
    AGENDA_TELAAH = "rapat.agenda_telaah"
    AGENDA_SETUJUI = "rapat.agenda_setujui"
    AGENDA_PUTUSKAN = "rapat.agenda_putuskan"
    REVISI_TERIMA = "rapat.revisi_terima"
    PROTOKOL_ATUR = "rapat.protokol_atur"
    UMPAN_BUAT = "rapat.umpan_buat"
    UMPAN_CABUT = "rapat.umpan_cabut"


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    return SEMUA


def bernama(actor: Actor) -> Q:
    """Named in it: chair, note-taker, invited."""
    invited = Peserta.objects.filter(rapat=OuterRef("pk"), jabatan_id=actor.jabatan_id)
    return Q(ketua_id=actor.jabatan_id) | Q(notulis_id=actor.jabatan_id) | Q(Exists(invited))


def penyelenggara(actor: Actor) -> Q:
    """Who planned it; of what is not secret also who leads the unit, and its secretariat."""
    own = Q(pembuat_id=actor.orang_id) & Q(unit_id=actor.unit_id)
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return own
    return own | (Q(unit_id=actor.unit_id) & ~Q(kerahasiaan__in=TERTUTUP))


def lihat(actor: Actor) -> Q:
    """All who have a part in it (the invited once they are invited); of what is open also heads and Inspektorat."""
    invited = Q(ketua_id=actor.jabatan_id) | Q(notulis_id=actor.jabatan_id) | (bernama(actor) & ~Q(status=Status.DRAF))
    part = invited | penyelenggara(actor)
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return part | (~Q(kerahasiaan__in=TERTUTUP) & ~Q(status=Status.DRAF))
    return part


def lihat_risalah(actor: Actor) -> Q:
    """As its session."""
    return Q(rapat__in=Rapat.objects.filter(lihat(actor)))


def pengelola(actor: Actor) -> Q:
    """Plans and prepares it: the organiser, and who takes the notes."""
    return penyelenggara(actor) | Q(notulis_id=actor.jabatan_id) | Q(ketua_id=actor.jabatan_id)


def pemimpin(actor: Actor) -> Q:
    """Opens, ends and closes it: the chair, or the organising unit's leader and secretariat, who may give work."""
    chair = Q(ketua_id=actor.jabatan_id)
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return chair | penyelenggara(actor)


def penulis(actor: Actor) -> Q:
    """Writes the notula: its note-taker, the chair, the organiser, and the participants who were asked to."""
    writes = Peserta.objects.filter(rapat=OuterRef("pk"), jabatan_id=actor.jabatan_id, menulis=True)
    return pengelola(actor) | Q(Exists(writes))


def pengesah(actor: Actor) -> Q:
    """The chair alone; never who took the notes (hard rule R04)."""
    return Q(ketua_id=actor.jabatan_id) & ~Q(notulis_id=actor.jabatan_id)


def peserta(actor: Actor) -> Q:
    return bernama(actor) & ~Q(status=Status.DRAF)


def penyumbang(actor: Actor) -> Q:
    """Who prepares it and who is invited; while ideas are gathered openly, everybody in office."""
    return pengelola(actor) | peserta(actor) | (Q(gagasan_dibuka=True) & ~Q(status=Status.DRAF))


def penilai(actor: Actor) -> Q:
    """Ideas are weighed by those who took part."""
    return Q(rapat__in=Rapat.objects.filter(peserta(actor) | pengelola(actor)))


def pengolah(actor: Actor) -> Q:
    return Q(rapat__in=Rapat.objects.filter(pengelola(actor)))


def petugas_protokol(actor: Actor) -> Q:
    """Rows of every agenda, for members of a protocol unit (or of a unit below one); not who runs the system."""
    if actor.adalah(Fungsi.ADMIN):
        return TIDAK_ADA
    ours = UnitProtokol.objects.filter(unit_id__in=[*actor.peta.leluhur(actor.unit_id)])
    return Q(Exists(ours))


def lihat_agenda(actor: Actor) -> Q:
    """Published items all see; before that, who asked, who prepares, whose agenda it is, and who goes or helps."""
    helps = PetugasAgenda.objects.filter(agenda=OuterRef("pk"), jabatan_id=actor.jabatan_id)
    own = Q(pimpinan_id=actor.jabatan_id) | Q(wakil_id=actor.jabatan_id) | Q(Exists(helps))
    return own | Q(pembuat_id=actor.orang_id) | Q(status__in=sorted(AGENDA_TAMPIL)) | petugas_protokol(actor)


def penelaah(actor: Actor) -> Q:
    return petugas_protokol(actor) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def penyetuju(actor: Actor) -> Q:
    """The head of the protocol unit, not of what he has drafted himself (hard rule R04)."""
    if not actor.jabat.kepala:
        return TIDAK_ADA
    return petugas_protokol(actor) & ~Q(penyusun_id=actor.orang_id)


def penerima_revisi(actor: Actor) -> Q:
    """As for an item: not one's own change."""
    return petugas_protokol(actor) & ~Q(oleh_id=actor.orang_id) if actor.jabat.kepala else TIDAK_ADA


def pimpinan(actor: Actor) -> Q:
    """Whose agenda it is says whether he goes."""
    return Q(pimpinan_id=actor.jabatan_id, status__in=[StatusAgenda.DISETUJUI, StatusAgenda.TAYANG])


def peminta_agenda(actor: Actor) -> Q:
    """Units ask for a leader's time; those who keep the agendas enter what comes from outside."""
    return pengambil_keputusan(actor) | (Q(pk=actor.unit_id) & petugas_protokol(actor))


def pengatur(actor: Actor) -> Q:
    return Q(pk=actor.unit_id) if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


def perencana(actor: Actor) -> Q:
    """Everybody in office plans meetings for his own unit; who runs the system or watches it does not."""
    return TIDAK_ADA if actor.adalah(Fungsi.ADMIN) else Q(pk=actor.unit_id)


RULES = {
    Wewenang.LIHAT: Aturan(Rapat, lihat),
    Wewenang.RISALAH_LIHAT: Aturan(Risalah, lihat_risalah),
    Wewenang.RENCANAKAN: Aturan(Unit, perencana),
    Wewenang.KELOLA: Aturan(Rapat, pengelola),
    Wewenang.PIMPIN: Aturan(Rapat, pemimpin),
    Wewenang.TULIS: Aturan(Rapat, penulis),
    Wewenang.SAHKAN: Aturan(Rapat, pengesah),
    Wewenang.HADIR: Aturan(Rapat, peserta),
    Wewenang.DAFTAR_HADIR: Aturan(Rapat, pengelola),
    Wewenang.HITUNG: Aturan(Rapat, pengelola),
    Wewenang.SUMBANG: Aturan(Rapat, penyumbang),
    Wewenang.NILAI: Aturan(Gagasan, penilai),
    Wewenang.OLAH: Aturan(Gagasan, pengolah),
    Wewenang.RUANG_LIHAT: Aturan(Ruang, semua),
    Wewenang.RUANG_ATUR: Aturan(SumberDaya, pemilik_sumber_daya),
    Wewenang.TEMPUH_ATUR: Aturan(Unit, pengatur),
    Wewenang.AGENDA_LIHAT: Aturan(Agenda, lihat_agenda),
    Wewenang.AGENDA_MINTA: Aturan(Unit, peminta_agenda),
    Wewenang.AGENDA_SUSUN: Aturan(Agenda, petugas_protokol),
    Wewenang.AGENDA_TELAAH: Aturan(Agenda, penelaah),
    Wewenang.AGENDA_SETUJUI: Aturan(Agenda, penyetuju),
    Wewenang.AGENDA_PUTUSKAN: Aturan(Agenda, pimpinan),
    Wewenang.REVISI_TERIMA: Aturan(RevisiAgenda, penerima_revisi),
    Wewenang.PROTOKOL_ATUR: Aturan(Unit, pengatur),
    Wewenang.UMPAN_BUAT: Aturan(Unit, lambda a: Q(pk=a.unit_id)),
    Wewenang.UMPAN_CABUT: Aturan(UmpanKalender, lambda a: Q(orang_id=a.orang_id)),
}
