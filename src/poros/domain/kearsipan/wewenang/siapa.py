"""Who may see, file, close, dispose of, lend and copy archives."""

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, tingkat
from poros.kernel.penugasan.rules import TERTUTUP, Kerahasiaan
from poros.kernel.wewenang import SEMUA, TIDAK_ADA

from ..models import BerkasArsip, LembagaArsip, Peminjaman
from ..rules.akses import ESELON
from ..rules.berkas import Status
from ..rules.pinjam import Status as StatusPinjam
from ..rules.susut import Jenis

PENGURUS = (Fungsi.PIMPINAN, Fungsi.TATA_USAHA)


def mengurus(actor: Actor) -> bool:
    """Looks after the papers of an office: its leader, its secretariat, its head (an inspector leads one too)."""
    return actor.adalah(*PENGURUS) or (actor.jabat.kepala and not actor.adalah(Fungsi.ADMIN))


def terbuka_bagi(actor: Actor) -> Q:
    """Of what lies with an office or with the archives office: all for its head, for others what is not secret."""
    return Q() if actor.jabat.kepala else ~Q(kerahasiaan__in=TERTUTUP)


def di_lembaga(actor: Actor, *, saksi: bool = False) -> Q:
    """All rows for who works in the regional archives office (or in a unit that sends witnesses), else none."""
    return Q(Exists(LembagaArsip.objects.filter(unit_id__in=actor.peta.leluhur(actor.unit_id), saksi=saksi)))


def arsiparis(actor: Actor) -> Q:
    """The regional archives office: its leader, its secretariat, its archivists."""
    return TIDAK_ADA if actor.otomatis or actor.adalah(Fungsi.ADMIN) else di_lembaga(actor)


def kepala_lembaga(actor: Actor) -> Q:
    return di_lembaga(actor) if actor.jabat.kepala and not actor.otomatis else TIDAK_ADA


def pengolah(actor: Actor) -> Q:
    """The unit that makes the file, and leaders and secretariat of the office above it; secret: its own head only."""
    if actor.adalah(Fungsi.ADMIN):
        return TIDAK_ADA
    own = Q(unit_id__in=actor.keluarga if mengurus(actor) else [actor.unit_id])
    headed = Q(unit_id=actor.unit_id) if actor.jabat.kepala else TIDAK_ADA
    return (own & ~Q(kerahasiaan__in=TERTUTUP)) | headed


def unit_kearsipan(actor: Actor) -> Q:
    """Who keeps the archives of an office: its leader and secretariat; secret: its head only."""
    if not mengurus(actor):
        return TIDAK_ADA
    return Q(kantor_id=actor.unit_id) & terbuka_bagi(actor)


def peminjam(actor: Actor) -> Q:
    """Who has borrowed it, acting in the office for which he asked, until its day."""
    loan = Peminjaman.objects.filter(
        berkas=OuterRef("pk"), orang_id=actor.orang_id, jabatan_id=actor.jabatan_id, status=StatusPinjam.DIPINJAM,
        sampai__gte=actor.hari,
    )  # fmt: skip
    return Q(Exists(loan))


def baca(actor: Actor) -> Q:
    """Who may read what lies in a file (SKKAD): its makers and keepers, borrowers, and of what is open its class."""
    open_to = [akses for akses, rank in ESELON.items() if not rank or actor.jabat.tingkat >= tingkat(rank)]
    terbuka = Q(kerahasiaan=Kerahasiaan.BIASA, akses__in=open_to) & ~Q(status=Status.TERBUKA)
    q = pengolah(actor) | unit_kearsipan(actor) | peminjam(actor)
    if not actor.adalah(Fungsi.ADMIN):
        q |= terbuka
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        q |= ~Q(kerahasiaan__in=TERTUTUP)
    moved = ~Q(status__in=[Status.TERBUKA, Status.TUTUP]) & (Q(panjang=True) | Q(status=Status.STATIS))
    return q | (arsiparis(actor) & moved & terbuka_bagi(actor))


def lihat(actor: Actor) -> Q:
    """Who may know that there is such a file: of closed ones that are not secret everybody in office."""
    if actor.adalah(Fungsi.ADMIN):
        return TIDAK_ADA
    listed = ~Q(status=Status.TERBUKA) & ~Q(kerahasiaan__in=TERTUTUP)
    return listed | baca(actor)


def lihat_isi(actor: Actor) -> Q:
    return Q(berkas__in=BerkasArsip.objects.filter(baca(actor)))


def pembuat(actor: Actor) -> Q:
    """Everybody in office keeps files for his own unit; who runs the system does not."""
    return TIDAK_ADA if actor.adalah(Fungsi.ADMIN) else Q(pk=actor.unit_id)


def penutup(actor: Actor) -> Q:
    """Leader and secretariat of the unit close its files."""
    return pengolah(actor) if mengurus(actor) else TIDAK_ADA


def penahan(actor: Actor) -> Q:
    """The keepers, the regional archives office and the supervisors may stop a disposal of what they know of."""
    stops = SEMUA if actor.adalah(Fungsi.PENGAWAS) else unit_kearsipan(actor) | arsiparis(actor)
    return stops & lihat(actor)


def pengalih(actor: Actor) -> Q:
    """Who keeps the paper puts it into another form: its unit, the keeper of the office, the archives office."""
    far = Q(status=Status.INAKTIF, panjang=True) & terbuka_bagi(actor)
    return penutup(actor) | unit_kearsipan(actor) | (arsiparis(actor) & far)


def kepala_pencipta(actor: Actor) -> Q:
    """The head of the office that made it (Art. 65(3), 67)."""
    return Q(kantor_id=actor.unit_id) if actor.jabat.kepala else TIDAK_ADA


def kantor_sendiri(actor: Actor) -> Q:
    """An office that keeps archives, for its leader and secretariat."""
    own = actor.peta.kantor(actor.unit_id) if not actor.otomatis else 0
    return Q(pk=actor.unit_id) if mengurus(actor) and own == actor.unit_id else TIDAK_ADA


def kantor_kepala(actor: Actor) -> Q:
    return kantor_sendiri(actor) if actor.jabat.kepala else TIDAK_ADA


def kepala_daerah(actor: Actor) -> Q:
    chief = actor.jabat.kepala and actor.jabat.jenis_unit is JenisUnit.KEPALA_DAERAH
    return SEMUA if chief else TIDAK_ADA


def lihat_susut(actor: Actor) -> Q:
    """The office itself, the archives office, the heads of government, supervisors and the units of witnesses."""
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    if actor.adalah(Fungsi.ADMIN):
        return TIDAK_ADA
    own = Q(kantor_id__in=[*actor.keluarga, actor.peta.kantor(actor.unit_id)]) if mengurus(actor) else TIDAK_ADA
    return own | arsiparis(actor) | (saksi(actor) & Q(jenis=Jenis.MUSNAH) & ~Q(sidik=""))


def lihat_terjaga(actor: Actor) -> Q:
    """The office that reports, the archives office, the heads of government and the supervisors."""
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    return unit_kearsipan_kantor(actor) | arsiparis(actor)


def unit_kearsipan_kantor(actor: Actor) -> Q:
    return Q(kantor_id=actor.unit_id) if mengurus(actor) else TIDAK_ADA


def saksi(actor: Actor) -> Q:
    """From legal and supervising units (explanation of Art. 69)."""
    return TIDAK_ADA if actor.otomatis or actor.adalah(Fungsi.ADMIN) else di_lembaga(actor, saksi=True)


def penyusun(actor: Actor) -> Q:
    """Archivists of the keeping office draw up the list; on the long way those of the archives office may as well."""
    if not mengurus(actor):
        return TIDAK_ADA
    return Q(kantor_id=actor.unit_id) | (arsiparis(actor) & Q(panjang=True))


def penilai(actor: Actor) -> Q:
    """The chair of the panel is the head of the regional archives office (explanation of Art. 67)."""
    return kepala_lembaga(actor) & ~Q(jenis=Jenis.PINDAH)


def penyetuju(actor: Actor) -> Q:
    """Below the threshold the head of the region; above it the letter of Kepala ANRI, entered by the archives office.

    Handing over is approved by the head of the archives office (Art. 82).
    """
    destroys = Q(jenis=Jenis.MUSNAH)
    short = destroys & Q(panjang=False) & kepala_daerah(actor)
    long = destroys & Q(panjang=True) & kepala_lembaga(actor)
    return short | long | (Q(jenis=Jenis.SERAH) & kepala_lembaga(actor))


def penetap(actor: Actor) -> Q:
    """Below the threshold the head of the perangkat daerah; above it the head of the region (Art. 68)."""
    short = Q(panjang=False) & kepala_pencipta(actor)
    return Q(jenis=Jenis.MUSNAH) & (short | (Q(panjang=True) & kepala_daerah(actor)))


def penerima(actor: Actor) -> Q:
    """Who takes over: the keeper of the office; from the threshold on, and what is permanent, the archives office."""
    near = Q(jenis=Jenis.PINDAH, panjang=False, kantor_id=actor.unit_id) if actor.jabat.kepala else TIDAK_ADA
    far = Q(jenis=Jenis.PINDAH, panjang=True) | Q(jenis=Jenis.SERAH)
    return near | (far & kepala_lembaga(actor))


def lihat_pinjaman(actor: Actor) -> Q:
    return Q(orang_id=actor.orang_id) | penjawab_pinjaman(actor)


def penjawab_pinjaman(actor: Actor) -> Q:
    """Keepers lend, but nobody lends to himself."""
    far = (Q(status=Status.STATIS) | Q(status=Status.INAKTIF, panjang=True)) & terbuka_bagi(actor)
    kept = BerkasArsip.objects.filter(unit_kearsipan(actor) | (arsiparis(actor) & far))
    return Q(berkas__in=kept) & ~Q(orang_id=actor.orang_id)


def pengatur(actor: Actor) -> Q:
    """The archives office and the administrator write down what the government has laid down."""
    own = Q(pk=actor.unit_id)
    return own if actor.adalah(Fungsi.ADMIN) else own & arsiparis(actor)


def admin(actor: Actor) -> Q:
    return Q(pk=actor.unit_id) if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


def pemantau(actor: Actor) -> Q:
    """Whether contents are whole interests who keeps them, who runs the system and who watches."""
    return SEMUA if actor.adalah(Fungsi.ADMIN, Fungsi.PENGAWAS) else arsiparis(actor)


def pemohon_hapus(actor: Actor) -> Q:
    """Who received the request and the head and secretariat of that office."""
    return Q(unit_id__in=actor.keluarga) if mengurus(actor) else TIDAK_ADA
