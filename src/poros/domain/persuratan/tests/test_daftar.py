"""The list: filters, words, misspelt words, likenesses, exports, the agenda book."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.models import PencarianTersimpan
from poros.domain.persuratan.values import Saringan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def cocok(kota, **saringan):
    return [s.nomor for s in queries.telusuri(kota.aktor("sekda"), Saringan(**saringan)).order_by("id")]


@pytest.fixture
def tiga(catat, isi, kota):
    first = catat("1/A", kecepatan="segera", diterima=datetime(2026, 11, 2, 3, tzinfo=UTC))
    catat("2/B", pengirim="Kementerian Keuangan", klasifikasi="900.1.3", perihal="Permintaan laporan anggaran")
    catat("3/C", kerahasiaan="biasa", klasifikasi="900.10", perihal="Penawaran menindaklanjuti kerja sama")
    services.disposisikan(kota.aktor("sekda"), first, isi=isi("pu"))


@pytest.mark.parametrize(
    ("saringan", "nomor"),
    [
        ({}, ["1/A", "2/B", "3/C"]),
        ({"status": "didisposisi"}, ["1/A"]),
        ({"kecepatan": "segera"}, ["1/A"]),
        ({"kerahasiaan": "biasa"}, ["3/C"]),
        ({"pengirim": "keuangan"}, ["2/B"]),
        ({"klasifikasi": "900.1"}, ["2/B"]),
        ({"klasifikasi": "900"}, ["2/B", "3/C"]),
        ({"dari": date(2026, 11, 3)}, ["2/B", "3/C"]),
        ({"sampai": date(2026, 11, 2)}, ["1/A"]),
        ({"dari": date(2026, 11, 2), "sampai": date(2026, 11, 2)}, ["1/A"]),
        ({"q": "anggaran"}, ["2/B"]),
        ({"q": "tindak lanjut"}, ["3/C"]),
        ({"q": "kerjasama"}, ["3/C"]),
        ({"q": "rapat koordinasi", "status": "menunggu_arahan"}, []),
        ({"q": "2/B"}, ["2/B"]),
        ({"q": "untuk yang"}, []),
        ({"q": "' OR 1=1 --"}, []),
    ],
)
def test_filters_and_words(tiga, kota, saringan, nomor):
    assert cocok(kota, **saringan) == nomor


def test_by_unit_that_has_it_and_not_once_it_is_taken_back(tiga, catat, isi, kota):
    assert cocok(kota, unit=kota.unit["pu"].pk) == ["1/A"]
    assert cocok(kota, unit=kota.unit["dlh"].pk) == []
    taken = catat("4/D")
    services.disposisikan(kota.aktor("sekda"), taken, isi=isi("pu"))
    services.urungkan(kota.aktor("sekda"), taken)
    assert cocok(kota, unit=kota.unit["pu"].pk) == ["1/A"]


def test_only_those_of_which_a_part_is_late(tiga, kota):
    assert cocok(kota, terlambat=True) == []
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(minutes=1))
    assert cocok(kota, terlambat=True) == ["1/A"]


@pytest.mark.parametrize(
    ("salah", "benar"), [("angaran", "anggaran"), ("laporn anggaran", "laporan anggaran"), ("zzzzqqq", "")]
)
def test_misspelt_words_are_put_right_from_what_is_visible(tiga, kota, salah, benar):
    assert queries.mungkin_maksud(kota.aktor("sekda"), salah) == benar


def test_letters_that_nobody_may_see_lend_no_words(catat, kota):
    catat(kerahasiaan="rahasia", perihal="Perselingkuhan pejabat", kepada="walikota")
    assert queries.mungkin_maksud(kota.aktor("sekda"), "perselingkuhn") == ""


def test_common_words_are_found_by_walking(tiga, kota, monkeypatch):
    from poros.domain.persuratan.queries import pencarian

    monkeypatch.setattr(pencarian, "BATAS_TEMUAN", 1)
    assert cocok(kota, q="laporan") == ["2/B"]


def test_alike_by_number_and_sender_or_by_file(catat, kota, pdf):
    from poros.kernel.berkas.models import Berkas

    first = catat("5/X", berkas=[(pdf, "a.pdf")])
    tu = kota.aktor("tu")
    assert queries.serupa(tu, nomor=" 5/x ", pengirim="BADAN PUSAT STATISTIK") == [first]
    assert queries.serupa(tu, nomor="5/X", pengirim="Lain") == []
    assert queries.serupa(tu, sha256=Berkas.objects.get().sha256) == [first]
    assert queries.serupa(tu, sha256=Berkas.objects.get().sha256, kecuali=first.pk) == []
    assert queries.serupa(tu) == []
    assert queries.serupa(kota.aktor("kadis_sos"), nomor="5/X", pengirim="Badan Pusat Statistik") == []


def test_the_export_has_a_head_for_every_column(tiga, kota):
    rows = list(queries.baris_ekspor(queries.telusuri(kota.aktor("sekda"), Saringan())))
    assert {len(row) for row in rows} == {len(queries.judul_ekspor())}
    assert [row[2] for row in rows] == ["3/C", "2/B", "1/A"]


def test_the_agenda_book_is_the_units_own_in_order_of_number(tiga, catat, kota):
    catat("9/PU", oleh="tu_pu", kepada="kadis_pu")
    dari, sampai = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    assert [s.nomor for s in queries.agenda(kota.aktor("tu"), dari, sampai)] == ["1/A", "2/B", "3/C"]
    assert [s.nomor for s in queries.agenda(kota.aktor("tu_pu"), dari, sampai)] == ["9/PU"]
    assert not queries.agenda(kota.aktor("tu"), sampai, sampai + timedelta(days=365))


class TestKeptSearches:
    def simpan(self, kota, nama="Saya", kueri="q=anggaran", kode="sekda"):
        return services.simpan_pencarian(kota.aktor(kode), Orang(pk=kota.orang[kode].pk), nama=nama, kueri=kueri)

    def test_the_same_name_replaces(self, kota):
        self.simpan(kota)
        self.simpan(kota, nama=" Saya ", kueri="q=rapat")
        assert PencarianTersimpan.objects.get().kueri == "q=rapat"

    @pytest.mark.parametrize(("nama", "kueri"), [(" ", "q=a"), ("Saya", ""), ("Saya", "&")])
    def test_needs_a_name_and_a_filter(self, kota, nama, kueri):
        with pytest.raises(Ditolak):
            self.simpan(kota, nama, kueri)

    def test_each_person_has_his_own(self, kota):
        kept = self.simpan(kota)
        assert list(queries.pencarian_tersimpan(kota.aktor("sekda"))) == [kept]
        assert not queries.pencarian_tersimpan(kota.aktor("tu"))
        with pytest.raises(TidakBerwenang):
            services.hapus_pencarian(kota.aktor("tu"), kept)
        services.hapus_pencarian(kota.aktor("sekda"), kept)
        assert not PencarianTersimpan.objects.exists()


class TestClassification:
    @pytest.fixture(autouse=True)
    def daftar_kode(self, kota):
        from poros.kernel.rujukan.models import Klasifikasi

        rows = [("500", 1, "PEREKONOMIAN"), ("500.11", 2, "PERHUBUNGAN"), ("500.11.33", 3, "Parkir"),
                ("000.1.11", 3, "Administrasi Pengelolaan Parkir")]  # fmt: skip
        for kode, tingkat, nama in rows:
            Klasifikasi.objects.get_or_create(kode=kode, defaults={"tingkat": tingkat, "nama": nama})

    @pytest.mark.parametrize(
        ("masukan", "kode"),
        [
            ("500.11", ["500.11", "500.11.33"]),
            ("500.11 perhub", ["500.11", "500.11.33"]),
            ("parkir", ["000.1.11", "500.11.33"]),
            ("pengelolaan parkir", ["000.1.11"]),
            ("", []),
            ("yang", []),
            ("xyz", []),
        ],
    )
    def test_by_code_or_by_words(self, masukan, kode):
        assert [k.kode for k in queries.cari_klasifikasi(masukan)] == kode
