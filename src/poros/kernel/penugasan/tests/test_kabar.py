"""Who is told of an act and who is not, and what the trail keeps of it: for open, delegated and secret work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan, StatusPenugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran, Status
from poros.pure.flow import TransitionError

UNIT, KEPALA = {"kadis_pu", "tu_pu"}, {"kadis_pu"}


@pytest.fixture
def kabar(kota):
    """Codes of the offices whose holders were told of a kind since the last time this was asked."""

    def told(jenis):
        names = {orang.pk: kode for kode, orang in kota.orang.items()}
        rows = Pemberitahuan.objects.filter(jenis=jenis)
        found = {names[row.orang_id] for row in rows}
        rows.delete()
        return found

    return told


SEBELUM = {
    "kembalikan": [],
    "tegaskan": ["kembalikan"],
    "serahkan": [],
    "tolak": ["serahkan"],
    "verifikasi": ["serahkan"],
    "revisi": ["serahkan", "verifikasi"],
    "setujui": ["serahkan", "verifikasi"],
    "buka_kembali": ["serahkan", "verifikasi", "setujui"],
    "batalkan": [],
}
OLEH = dict.fromkeys(("tegaskan", "tolak", "verifikasi"), "kabag_ekbang") | dict.fromkeys(
    ("revisi", "setujui", "buka_kembali", "batalkan"), "sekda"
)


@pytest.fixture
def jalani(kota):
    """Take an act, after those that lead to it; of secret work the Sekda checks the result himself."""

    def act(tugas, aksi, *, rahasia=False):
        siapa = OLEH.get(aksi, "kadis_pu")
        if rahasia and siapa == "kabag_ekbang":
            siapa = "sekda"
        if aksi == "serahkan":
            services.tambah_bukti(kota.aktor(siapa), tugas, isi=services.IsiBukti(teks="ada"))
        getattr(services, aksi)(kota.aktor(siapa), tugas, catatan="alasan yang jelas")

    return act


@pytest.mark.parametrize(
    ("aksi", "jenis", "terbuka", "tertutup"),
    [
        ("kembalikan", "penugasan.dikembalikan", {"kabag_ekbang"}, {"sekda"}),
        ("tegaskan", "penugasan.ditegaskan", UNIT, KEPALA),
        ("serahkan", "penugasan.diserahkan", {"kabag_ekbang"}, {"sekda"}),
        ("tolak", "penugasan.diperbaiki", UNIT, KEPALA),
        ("verifikasi", "penugasan.terverifikasi", {"sekda"}, {"sekda"}),
        ("revisi", "penugasan.diperbaiki", UNIT, KEPALA),
        ("setujui", "penugasan.selesai", UNIT, KEPALA),
        ("buka_kembali", "penugasan.diperbaiki", UNIT, KEPALA),
        ("batalkan", "penugasan.dibatalkan", UNIT, KEPALA),
    ],
)
@pytest.mark.parametrize("rahasia", [False, True], ids=["terbuka", "rahasia"])
def test_each_act_is_told_to_who_must_act_next(beri, kabar, jalani, aksi, jenis, terbuka, tertutup, rahasia):  # noqa: PLR0917 -- one table
    kerahasiaan = Kerahasiaan.RAHASIA if rahasia else Kerahasiaan.BIASA
    tugas = beri("sekda", "pu", kerahasiaan=kerahasiaan).penugasan.get()
    for before in SEBELUM[aksi]:
        jalani(tugas, before, rahasia=rahasia)
    Pemberitahuan.objects.all().delete()
    jalani(tugas, aksi, rahasia=rahasia)
    kinds = set(Pemberitahuan.objects.values_list("jenis", "tertutup"))
    assert kinds == {(jenis, rahasia)}
    assert kabar(jenis) == (tertutup if rahasia else terbuka)


@pytest.mark.parametrize("aksi", ["terima", "laporkan", "tambah_bukti"])
def test_what_asks_nothing_of_others_tells_nobody(kota, tugas, aksi):
    Pemberitahuan.objects.all().delete()
    isi = {"laporkan": {"catatan": "mulai"}, "tambah_bukti": {"isi": services.IsiBukti(teks="ada")}}.get(aksi, {})
    getattr(services, aksi)(kota.aktor("kadis_pu"), tugas, **isi)
    assert not Pemberitahuan.objects.exists()


def test_moving_the_work_tells_the_new_unit_and_leaves_the_old_in_peace(kota, tugas, kabar, jalani):
    jalani(tugas, "kembalikan")
    Pemberitahuan.objects.all().delete()
    services.alihkan(kota.aktor("kabag_ekbang"), tugas, unit=kota.unit["sos"], catatan="urusan sosial")
    assert kabar("penugasan.baru") == {"kadis_sos"}
    assert not Pemberitahuan.objects.exists()


def test_on_the_day_somebody_else_holds_the_office_he_is_told(kota, beri, kabar):
    """From the day of his appointment on, and not the one whose holding ended the day before."""
    hari = timezone.localdate()
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).update(sampai=hari - timedelta(days=1))
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["camat"],
        kapasitas="plt",
        dari=hari,
        sampai=hari,
        dasar="SP 2",
    )
    beri("sekda", "dlh")
    assert kabar("penugasan.baru") == {"camat"}


def test_the_last_day_of_a_holding_counts(kota, beri, kabar):
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).update(sampai=timezone.localdate())
    beri("sekda", "dlh")
    assert kabar("penugasan.baru") == {"kadis_dlh"}


def test_talk_leaves_out_who_spoke_though_he_gave_the_order(kota, tugas, kabar):
    for siapa, told in (("kadis_pu", {"sekda", "tu_pu"}), ("sekda", UNIT), ("inspektur", {"sekda", *UNIT})):
        services.bicara(kota.aktor(siapa), tugas, isi="Bagaimana?")
        assert kabar("penugasan.pesan") == told


@pytest.mark.parametrize(
    ("aksi", "data"),
    [
        ("kembalikan", {"catatan": "bukan kami"}),
        ("terima", {}),
        ("laporkan", {}),
        ("bicara", {}),
        ("tambah_bukti", {}),
    ],
)
def test_the_trail_keeps_reasons_but_neither_talk_nor_work(kota, tugas, aksi, data):
    isi = {
        "kembalikan": {"catatan": "bukan kami"},
        "laporkan": {"catatan": "Bertemu Bapak Contoh", "kemajuan": 5},
        "bicara": {"isi": "Bertemu Bapak Contoh"},
        "tambah_bukti": {"isi": services.IsiBukti(teks="Bertemu Bapak Contoh")},
    }.get(aksi, {})
    getattr(services, aksi)(kota.aktor("kadis_pu"), tugas, **isi)
    line = Jejak.objects.latest("id")
    assert (line.objek, line.objek_id, line.orang) == ("penugasan", tugas.pk, kota.orang["kadis_pu"].nama)
    assert (line.data or {}) == data


@pytest.mark.parametrize(
    ("aksi", "isi", "galat"),
    [
        ("serahkan", {}, Ditolak),
        ("laporkan", {"catatan": ""}, Ditolak),
        ("kembalikan", {"catatan": " "}, Ditolak),
        ("verifikasi", {}, TransitionError),
        ("setujui", {}, TransitionError),
        ("buka_kembali", {"catatan": "x"}, TransitionError),
    ],
)
def test_what_is_refused_leaves_no_trace(kota, tugas, aksi, isi, galat):
    counts = [model.objects.count() for model in (Jejak, Pemberitahuan, StatusPenugasan)]
    with pytest.raises(galat):
        getattr(services, aksi)(kota.aktor(OLEH.get(aksi, "kadis_pu")), tugas, **isi)
    assert [model.objects.count() for model in (Jejak, Pemberitahuan, StatusPenugasan)] == counts
    assert Penugasan.objects.get(pk=tugas.pk).status == Status.TERKIRIM


def test_history_names_the_office_in_which_one_acted(kota, tugas):
    """A plt signs as the office he stands in for, and his own office is not mentioned."""
    hari = timezone.localdate()
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_pu"],
        orang=kota.orang["camat"],
        kapasitas="plt",
        dari=hari,
        sampai=hari,
        dasar="SP 3",
    )
    acting = kota.aktor("camat").sebagai(kota.jabatan["kadis_pu"].pk)
    services.terima(acting, tugas)
    row = tugas.riwayat.last()
    assert row.orang == kota.orang["camat"].nama
    assert "Kepala Dinas PU" in row.jabatan
    assert row.jabatan != "Kepala Dinas PU"
    assert row.unit == kota.unit["pu"]


def test_many_parts_are_told_each_to_its_unit(beri, kabar):
    beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("kec", Peran.TEMBUSAN))
    assert kabar("penugasan.baru") == {*UNIT, "kadis_dlh", "camat"}
