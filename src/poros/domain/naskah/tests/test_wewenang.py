"""Who sees a letter and may do what, point by point of its way; a secret one is nowhere for anybody else."""

import pytest

from poros.domain.naskah import ikhtisar, services
from poros.domain.naskah.models import Naskah, PenerimaNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.values import Saringan
from poros.domain.naskah.wewenang import Wewenang
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang, boleh, visible

pytestmark = pytest.mark.django_db

SEMUA = ["walikota", "sekda", "asisten1", "asisten2", "kabag_umum", "tu", "kabag_kesra", "kabag_ekbang", "kadis_pu",
         "tu_pu", "staf_pu", "kadis_dlh", "kadis_sos", "camat", "inspektur", "admin"]  # fmt: skip


def melihat(kota, naskah):
    return {k for k in SEMUA if baca.naskah_terlihat(kota.aktor(k)).filter(pk=naskah.pk).exists()}


def test_a_draft_is_its_drafters(kota, buat):
    assert melihat(kota, buat()) == {"staf_pu"}
    assert melihat(kota, buat(oleh="tu_pu")) == {"tu_pu", "kadis_pu"}
    assert melihat(kota, buat(oleh="kadis_pu", kerahasiaan="rahasia")) == {"kadis_pu"}


def test_handed_in_it_is_seen_along_its_way(kota, buat, jalur):
    naskah = buat(tanda=("sekda",))
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur("kadis_pu", "asisten2"))
    assert melihat(kota, naskah) == {"staf_pu", "kadis_pu", "asisten2", "sekda"}


def test_signed_also_by_the_heads_of_government_and_the_inspectorate(kota, sah):
    naskah = sah()
    assert melihat(kota, naskah) == {"staf_pu", "kadis_pu", "walikota", "sekda", "inspektur"}
    services.kirim(kota.aktor("staf_pu"), naskah)
    assert melihat(kota, naskah) == {"staf_pu", "kadis_pu", "walikota", "sekda", "inspektur", "kadis_dlh"}


@pytest.fixture
def rahasia(kota, buat, jalur, sahkan, pdf):
    """A secret letter, signed and sent to DLH."""
    naskah = buat(oleh="kadis_pu", tanda=("sekda",), hal="Dugaan gratifikasi", kerahasiaan="rahasia")
    services.lampirkan(kota.aktor("kadis_pu"), naskah, isi=pdf, nama="bukti.pdf")
    services.ajukan(kota.aktor("kadis_pu"), naskah, langkah=jalur("asisten2"))
    services.paraf(kota.aktor("asisten2"), naskah)
    mulai(kota.aktor("sekda"), naskah)
    sahkan(naskah, "sekda")
    services.kirim(kota.aktor("kadis_pu"), naskah)
    return naskah


def test_a_secret_one_by_who_is_named_on_it(kota, rahasia):
    assert melihat(kota, rahasia) == {"kadis_pu", "asisten2", "sekda", "kadis_dlh"}


@pytest.mark.parametrize(
    "kode", ["walikota", "inspektur", "tu_pu", "staf_pu", "kabag_ekbang", "kadis_sos", "admin", "tu"]
)
class TestNowhere:
    """For those who are not named on the paper."""

    def test_not_in_lists_search_or_desk(self, rahasia, kota, kode):
        actor = kota.aktor(kode)
        assert not baca.saring(actor, Saringan(q="gratifikasi"))
        assert ikhtisar.temuan(actor, "gratifikasi", 10) == []
        assert not [c for c in ikhtisar.kartu(actor) if "gratifikasi" in str(c.judul)]

    def test_not_its_page_its_versions_nor_its_files(self, rahasia, kota, kode):
        actor = kota.aktor(kode)
        for read in (baca.rincian, baca.versi, baca.kemajuan):
            with pytest.raises(TidakBerwenang):
                read(actor, rahasia.pk)
        assert not tautan(actor, "naskah", rahasia.pk)

    def test_not_its_addressees_nor_remarks(self, rahasia, kota, kode):
        actor = kota.aktor(kode)
        assert not visible(actor, Wewenang.PENERIMA_LIHAT, PenerimaNaskah.objects.all())
        with pytest.raises(TidakBerwenang):
            services.komentari(actor, rahasia, isi="Apa ini?")

    def test_not_in_notices(self, rahasia, kota, kode):
        assert not Pemberitahuan.objects.filter(orang=kota.orang[kode]).exists()


def test_of_a_secret_one_the_trail_keeps_no_words(kota, rahasia):
    lines = Jejak.objects.filter(objek="naskah", objek_id=rahasia.pk)
    assert lines.count() >= 5
    assert not [line for line in lines if "bukti" in str(line.data) or "gratifikasi" in str(line.data)]


def test_its_notices_say_only_that_there_is_something(kota, rahasia):
    assert set(Pemberitahuan.objects.values_list("tertutup", flat=True)) == {True}


def test_its_file_goes_with_the_letter(kota, rahasia):
    ties = list(tautan(kota.aktor("asisten2"), "naskah", rahasia.pk))
    assert ties == list(Tautan.objects.filter(objek="naskah", objek_id=rahasia.pk).order_by("urutan", "id"))


HAK = {
    # on a letter of the analyst of PU, to be signed by the Sekda, that waits for the Kepala Dinas PU
    "staf_pu": {"LIHAT", "TULIS", "KOMENTARI", "AJUKAN", "BASAH", "KIRIM"},
    "kadis_pu": {"LIHAT", "KOMENTARI", "PARAF", "KEMBALIKAN"},
    "asisten2": {"LIHAT", "KOMENTARI"},
    "sekda": {"LIHAT", "KOMENTARI", "NOMORI", "BASAH", "TOLAK"},
    "walikota": set(),
    "kadis_dlh": set(),
    "inspektur": set(),
    "admin": set(),
}


@pytest.mark.parametrize("kode", HAK)
def test_the_table_of_permissions(kota, buat, jalur, kode):
    naskah = buat(tanda=("sekda",))
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur("kadis_pu", "asisten2"))
    on_letters = [w for w in Wewenang if w.name in
                  {"LIHAT", "TULIS", "KOMENTARI", "AJUKAN", "PARAF", "KEMBALIKAN", "NOMORI", "BASAH", "TOLAK",
                   "KIRIM", "PUTUSKAN", "JAM"}]  # fmt: skip
    assert {w.name for w in boleh(kota.aktor(kode), naskah, *on_letters)} == HAK[kode]


@pytest.mark.parametrize(
    ("kode", "boleh_"), [("staf_pu", True), ("camat", True), ("inspektur", True), ("admin", False)]
)
def test_who_drafts(kota, bentuk, data, kode, boleh_):
    actor = kota.aktor(kode)
    unit = next(u for u in kota.unit.values() if u.pk == actor.unit_id)
    if boleh_:
        assert services.buat(actor, unit, bentuk=bentuk("surat-dinas"), data=data()).pk
    else:
        with pytest.raises(TidakBerwenang):
            services.buat(actor, unit, bentuk=bentuk("surat-dinas"), data=data())
    with pytest.raises(TidakBerwenang):
        services.buat(actor, kota.unit["sos"], bentuk=bentuk("surat-dinas"), data=data())


def test_the_desk_shows_what_waits_for_this_office(kota, buat, jalur, siap, django_assert_num_queries):
    pu = kota.aktor("kadis_pu")
    naskah = buat(tanda=("sekda",), kecepatan="sangat_segera")
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur("kadis_pu"))
    siap(hal="Siap ditandatangani")
    cards = {(str(c.jenis), str(c.judul), c.nada) for c in ikhtisar.kartu(kota.aktor("kadis_pu"))}
    assert cards == {
        ("Menunggu paraf", "Data curah hujan", "bahaya"),
        ("Menunggu tanda tangan", "Siap ditandatangani", ""),
    }
    assert ikhtisar.kartu(kota.aktor("kadis_dlh")) == []
    with django_assert_num_queries(1):
        ikhtisar.kartu(pu)
    services.kembalikan(kota.aktor("kadis_pu"), naskah, alasan="Lengkapi.")
    assert [str(c.jenis) for c in ikhtisar.kartu(kota.aktor("staf_pu"))] == ["Naskah dikembalikan"]
    assert Naskah.objects.count() == 2
