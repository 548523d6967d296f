"""Who sees a letter, and that a secret one is nowhere for anybody else: a table, then every place."""

import pytest

from poros.domain.persuratan import ikhtisar, queries, services
from poros.domain.persuratan.values import Saringan
from poros.domain.persuratan.wewenang import Wewenang
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang, boleh

pytestmark = pytest.mark.django_db

SEMUA = [
    "walikota",
    "sekda",
    "asisten1",
    "asisten2",
    "kabag_umum",
    "tu",
    "kabag_kesra",
    "kabag_ekbang",
    "kadis_pu",
    "tu_pu",
    "staf_pu",
    "kadis_dlh",
    "kadis_sos",
    "camat",
    "inspektur",
    "admin",
]


def melihat(kota, surat):
    return {k for k in SEMUA if queries.surat_terlihat(kota.aktor(k)).filter(pk=surat.pk).exists()}


def test_before_it_is_disposed_of(catat, kota):
    assert melihat(kota, catat()) == {"tu", "kabag_umum", "sekda", "walikota", "inspektur"}


def test_a_secret_one_is_seen_by_who_registered_it_and_whose_desk_it_lies_on(catat, kota):
    assert melihat(kota, catat(kerahasiaan="rahasia")) == {"tu", "sekda"}
    assert melihat(kota, catat("2", kerahasiaan="sangat_rahasia", kepada="walikota")) == {"tu", "walikota"}


def test_disposed_of_it_is_seen_along_the_line(catat, isi, kota):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    seen = melihat(kota, surat)
    assert {"kadis_pu", "tu_pu", "kabag_ekbang", "asisten2"} <= seen
    assert not {"staf_pu", "kadis_dlh", "kadis_sos", "camat", "admin", "asisten1"} & seen


def test_disposed_of_secretly_only_by_the_head_of_who_got_it(catat, isi, kota):
    surat = catat(kerahasiaan="rahasia")
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    assert melihat(kota, surat) == {"tu", "sekda", "kadis_pu"}


@pytest.fixture
def rahasia(catat, isi, kota, pdf):
    surat = catat("7/RHS", kerahasiaan="rahasia", perihal="Dugaan gratifikasi", berkas=[(pdf, "bukti.pdf")])
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("insp", "pu"))
    return surat


@pytest.mark.parametrize("kode", ["walikota", "kabag_umum", "tu_pu", "kabag_ekbang", "kadis_dlh", "admin"])
class TestNowhere:
    """For those who are not named on the paper."""

    def test_not_in_lists_nor_search_nor_likenesses(self, rahasia, kota, kode):
        actor = kota.aktor(kode)
        assert not queries.telusuri(actor, Saringan(q="gratifikasi"))
        assert not queries.telusuri(actor, Saringan(unit=kota.unit["pu"].pk))
        assert not queries.serupa(actor, nomor="7/RHS", pengirim=rahasia.pengirim)
        assert ikhtisar.temuan(actor, "gratifikasi", 10) == []

    def test_not_its_page_nor_its_files(self, rahasia, kota, kode):
        with pytest.raises(TidakBerwenang):
            queries.cerita(kota.aktor(kode), rahasia.pk)
        assert not tautan(kota.aktor(kode), "surat", rahasia.pk)

    def test_not_in_notices(self, rahasia, kota, kode):
        assert not Pemberitahuan.objects.filter(orang=kota.orang[kode]).exists()


def test_who_is_named_is_told_that_there_is_something_secret(rahasia, kota):
    told = Pemberitahuan.objects.values_list("orang_id", "tertutup")
    assert set(told) == {(kota.orang[k].pk, True) for k in ("sekda", "inspektur", "kadis_pu")}


def test_of_a_secret_sheet_each_sees_his_own_part(rahasia, kota):
    kisah = queries.cerita(kota.aktor("kadis_pu"), rahasia.pk)
    assert [b.tugas.unit.kode for node in kisah.lembar for b in node.bagian] == ["pu"]
    giver = queries.cerita(kota.aktor("sekda"), rahasia.pk)
    assert [b.tugas.unit.kode for node in giver.lembar for b in node.bagian] == ["insp", "pu"]


def test_the_registrar_of_a_secret_letter_is_not_told_what_became_of_it(rahasia, kota):
    kisah = queries.cerita(kota.aktor("tu"), rahasia.pk)
    assert kisah.lembar == []
    assert kisah.pemegang == []


def test_a_secret_letters_slip_and_blank_sheet_say_little(rahasia, kota):
    assert queries.slip(rahasia)["pengirim"] == ""
    assert "Rahasia" in queries.slip(rahasia)["rahasia"]
    sheets = queries.lembar_cetak(kota.aktor("tu"), rahasia)
    assert [s["nama"] for s in sheets] == [""]


def test_its_file_goes_with_the_letter(rahasia, kota):
    tie = Tautan.objects.get(objek="surat", objek_id=rahasia.pk)
    assert list(tautan(kota.aktor("kadis_pu"), "surat", rahasia.pk)) == [tie]


HAK = {
    # on a letter that lies on the Sekda's desk, registered by the secretariat of Bagian Umum
    "tu": {"LIHAT", "PERBAIKI", "TERUSKAN", "BACA", "USULKAN", "BERKASKAN", "TARIK"},
    "kabag_umum": {"LIHAT", "PERBAIKI", "TERUSKAN", "BACA", "USULKAN", "BERKASKAN", "TARIK"},
    "sekda": {"LIHAT", "TERUSKAN", "BACA", "USULKAN", "DISPOSISI", "URUNGKAN"},
    "walikota": {"LIHAT", "BACA"},
    "inspektur": {"LIHAT", "BACA"},
    "kadis_pu": set(),
    "admin": set(),
}


@pytest.mark.parametrize("kode", HAK)
def test_the_table_of_permissions(catat, kota, kode):
    on_letters = [w for w in Wewenang if w.name not in {
        "CATAT", "DISPOSISI_BANYAK", "SIMPAN_PENCARIAN", "HAPUS_PENCARIAN"}]  # fmt: skip
    assert {w.name for w in boleh(kota.aktor(kode), catat(), *on_letters)} == HAK[kode]
