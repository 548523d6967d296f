"""The rows each permission opens, office by office: the one table that screens, API and commands all ask."""

from datetime import date

import pytest
from django.utils import timezone

from poros.domain.kelembagaan.wewenang import RULES, Wewenang
from poros.kernel.organisasi.actor import actor as baca_aktor
from poros.kernel.organisasi.models import Akun, Jabatan, Pemangku, TokenApi, Unit
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.wewenang import boleh, visible

HARI = date(2026, 11, 23)
JABATAN = (
    "walikota", "sekda", "asisten1", "asisten2", "kabag_umum", "tu", "kabag_kesra", "kabag_ekbang", "kadis_pu", "tu_pu",
    "staf_pu", "kadis_dlh", "kadis_sos", "camat", "inspektur", "admin",
)  # fmt: skip
PENGELOLA = {"admin", "kabag_umum"}
"""The office that runs the data, and who leads the unit that has it."""


def kode(kota, rows):
    """Offices by their code."""
    names = {office.pk: name for name, office in kota.jabatan.items()}
    return {names[pk] for pk in rows.values_list("pk", flat=True)}


@pytest.mark.parametrize("siapa", JABATAN)
@pytest.mark.parametrize("izin", [w for w in Wewenang if w.value.endswith(".lihat")])
def test_who_holds_an_office_may_know_who_else_holds_one(kota, siapa, izin):
    rows = RULES[izin].model.objects.all()
    assert visible(kota.aktor(siapa, HARI), izin, rows).count() == rows.count() > 0


@pytest.mark.parametrize("siapa", JABATAN)
def test_the_structure_is_changed_by_its_managers_everywhere_and_by_nobody_else_anywhere(kota, siapa):
    who = kota.aktor(siapa, HARI)
    for izin in (Wewenang.SOTK, Wewenang.JABATAN_BENTUK, Wewenang.KOORDINASI, Wewenang.URUSAN):
        expected = Unit.objects.count() if siapa in PENGELOLA else 0
        assert visible(who, izin, Unit.objects.all()).count() == expected, izin
    for izin in (Wewenang.JABATAN_UBAH, Wewenang.ANGKAT):
        assert kode(kota, visible(who, izin, Jabatan.objects.all())) == (set(JABATAN) if siapa in PENGELOLA else set())


@pytest.mark.parametrize("siapa", JABATAN)
def test_what_belongs_to_no_unit_is_kept_in_the_managers_own(kota, siapa):
    own = [kota.unit["umum"]] if siapa in PENGELOLA else []
    for izin in (
        Wewenang.KELOLA,
        Wewenang.KALENDER,
        Wewenang.ATURAN,
        Wewenang.IMPOR,
        Wewenang.EKSPOR,
        Wewenang.ORANG_CATAT,
    ):
        assert list(visible(kota.aktor(siapa, HARI), izin, Unit.objects.all())) == own, izin


def test_what_was_decided_is_applied_by_the_clock_alone(kota):
    for siapa in JABATAN:
        assert not visible(kota.aktor(siapa, HARI), Wewenang.SOTK_TERAPKAN, Unit.objects.all()).exists()


DI_BAWAH = {
    "walikota": set(JABATAN) - {"walikota"},
    "sekda": set(JABATAN) - {"walikota", "sekda"},
    "asisten1": {"kabag_kesra"},
    "asisten2": {"kabag_ekbang"},
    "kabag_umum": {"tu", "admin", "walikota"},
    "admin": {"walikota"},
    "kadis_pu": {"tu_pu", "staf_pu"},
}
"""For whose office somebody gives warrants: all below him; the managers record that of the head of region."""


@pytest.mark.parametrize("siapa", JABATAN)
def test_a_warrant_is_given_by_who_stands_above_the_office(kota, siapa):
    rows = visible(kota.aktor(siapa, HARI), Wewenang.SURAT_PERINTAH, Jabatan.objects.all())
    assert kode(kota, rows) == DI_BAWAH.get(siapa, set())


def test_for_an_office_that_is_no_more_there_is_no_warrant(kota):
    Jabatan.objects.filter(pk=kota.jabatan["tu_pu"].pk).update(aktif=False)
    rows = visible(kota.aktor("kadis_pu", HARI), Wewenang.SURAT_PERINTAH, Jabatan.objects.all())
    assert kode(kota, rows) == {"staf_pu"}


@pytest.fixture
def plt(kota):
    """Kepala DLH stands in as Plt of Asisten II, by warrant of the Sekda."""
    return Pemangku.objects.create(
        jabatan=kota.jabatan["asisten2"],
        orang=kota.orang["kadis_dlh"],
        kapasitas=Kapasitas.PLT,
        dari=HARI,
        sampai=date(2027, 1, 20),
        dasar="SP 1",
        pemberi=kota.jabatan["sekda"],
    )


@pytest.mark.parametrize("siapa", JABATAN)
def test_a_warrant_is_looked_after_by_who_gave_it_and_by_who_stands_above(kota, plt, siapa):
    who = kota.aktor(siapa, HARI)
    above = siapa in {"sekda", "walikota"}
    assert (Wewenang.SURAT_CABUT in boleh(who, plt, Wewenang.SURAT_CABUT)) is above
    assert (Wewenang.SURAT_PERPANJANG in boleh(who, plt, Wewenang.SURAT_PERPANJANG)) is above


@pytest.mark.parametrize("siapa", ["admin", "kabag_umum", "sekda"])
def test_a_warrant_is_no_appointment_and_an_appointment_no_warrant(kota, plt, siapa):
    who, tetap = kota.aktor(siapa, HARI), Pemangku.objects.get(jabatan=kota.jabatan["asisten2"], kapasitas="definitif")
    assert Wewenang.BERHENTIKAN not in boleh(who, plt, Wewenang.BERHENTIKAN)
    assert not boleh(who, tetap, Wewenang.SURAT_CABUT, Wewenang.SURAT_PERPANJANG)
    assert bool(boleh(who, tetap, Wewenang.BERHENTIKAN)) is (siapa in PENGELOLA)


def test_nobody_extends_his_own_warrant_but_may_hand_it_back_to_those_above(kota, plt):
    """The Sekda's own Plt of an office below him: extended by the head of region, revoked by either."""
    Pemangku.objects.filter(pk=plt.pk).update(orang=kota.orang["sekda"])
    plt.refresh_from_db()
    sekda = kota.aktor("sekda", HARI)
    assert boleh(sekda, plt, Wewenang.SURAT_PERPANJANG, Wewenang.SURAT_CABUT) == {Wewenang.SURAT_CABUT}
    assert len(boleh(kota.aktor("walikota", HARI), plt, Wewenang.SURAT_PERPANJANG, Wewenang.SURAT_CABUT)) == 2


def test_who_stands_in_gives_warrants_as_the_office_does(kota, plt):
    asisten = baca_aktor(kota.orang["kadis_dlh"], HARI, jabatan_id=kota.jabatan["asisten2"].pk)
    assert kode(kota, visible(asisten, Wewenang.SURAT_PERINTAH, Jabatan.objects.all())) == {"kabag_ekbang"}


@pytest.mark.parametrize("siapa", JABATAN)
def test_accounts_are_looked_after_by_managers_except_their_own(kota, siapa):
    who = kota.aktor(siapa, HARI)
    for kode_orang, orang in kota.orang.items():
        kelola = siapa in PENGELOLA and kode_orang != siapa
        assert bool(boleh(who, orang, Wewenang.AKUN)) is kelola, kode_orang
        assert bool(boleh(who, orang, Wewenang.PROFIL)) is (kode_orang == siapa), kode_orang


@pytest.mark.parametrize(
    ("siapa", "boleh_cabut"), [("camat", True), ("admin", True), ("kabag_umum", True), ("sekda", False)]
)
def test_a_key_is_made_by_its_owner_and_revoked_by_him_or_the_managers(kota, siapa, boleh_cabut):
    akun = Akun.objects.create_user("camat", kota.orang["camat"])
    token = TokenApi.objects.create(akun=akun, jabatan=kota.jabatan["camat"], sidik="x", kedaluwarsa=timezone.now())
    who = kota.aktor(siapa, HARI)
    assert bool(boleh(who, akun, Wewenang.TOKEN_BUAT)) is (siapa == "camat")
    assert bool(boleh(who, token, Wewenang.TOKEN_CABUT)) is boleh_cabut
