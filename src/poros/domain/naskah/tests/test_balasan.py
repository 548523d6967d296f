"""A reply takes over what it answers; letters that other modules draft go the way of all."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, Naskah
from poros.domain.naskah.publik import konsep_surat, konsep_undangan
from poros.domain.naskah.queries.balasan import awal
from poros.domain.naskah.queries.bentuk import urai
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.services.undangan import Surat, Undangan
from poros.domain.naskah.values import Asal
from poros.domain.persuratan.models import Surat as SuratMasuk
from poros.domain.persuratan.publik import SuratDibalas, surat_dibalas
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
LUAR = SuratDibalas(
    id=999_999, nomor="12/BPS/2026", tanggal=date(2026, 11, 2), pengirim="Kepala BPS", perihal="Permintaan data",
    klasifikasi="", kerahasiaan="terbatas",
)  # fmt: skip


@pytest.fixture
def dari_pu(kota, sah):
    """What DLH got from PU."""

    def make(**lain):
        naskah = sah(kepada=("dlh",), **lain)
        services.kirim(kota.aktor("staf_pu"), naskah)
        return surat_dibalas(kota.aktor("kadis_dlh"), SuratMasuk.objects.latest("pk").pk)

    return make


@pytest.fixture
def bentuknya(bentuk):
    return lambda kode="surat-dinas": urai(bentuk(kode).naskah)


class TestBalasan:
    def test_to_the_office_that_sent_it_from_here(self, kota, dari_pu, bentuknya):
        found = awal(kota.aktor("kadis_dlh"), dari_pu(hal="Data genangan"), bentuknya())
        assert found["hal"] == "Balasan: Data genangan"
        assert found["kepada_unit"] == [str(kota.unit["pu"].pk)]
        assert "kepada_luar" not in found
        assert found["klasifikasi"] == "600.1"

    def test_to_the_sender_outside_by_his_name(self, kota, bentuknya):
        found = awal(kota.aktor("kadis_dlh"), LUAR, bentuknya())
        assert found["kepada_luar"] == "Kepala BPS"
        assert "kepada_unit" not in found
        assert "Nomor 12/BPS/2026 tanggal 2 November 2026 hal Permintaan data" in found["isi-isi"]

    def test_a_letter_without_a_code_gets_that_of_the_form(self, kota, bentuknya):
        assert awal(kota.aktor("kadis_dlh"), LUAR, bentuknya("surat-perintah"))["klasifikasi"] == "800.1.11.1"
        assert awal(kota.aktor("kadis_dlh"), LUAR, bentuknya())["klasifikasi"] == ""

    def test_the_first_sentence_stands_in_the_first_running_part_only(self, kota, bentuknya):
        found = awal(kota.aktor("kadis_dlh"), LUAR, bentuknya("undangan"))
        assert [name for name in found if name.startswith("isi-")] == ["isi-pembuka"]

    def test_an_answer_to_a_secret_letter_is_secret_unless_somebody_says_otherwise(self, kota, bentuknya):
        letter = replace(LUAR, kerahasiaan="rahasia")
        assert awal(kota.aktor("kadis_dlh"), letter, bentuknya())["kerahasiaan"] == "rahasia"

    def test_it_is_in_indonesian_whatever_its_writer_reads(self, kota, bentuknya):
        with translation.override("en"):
            found = awal(kota.aktor("kadis_dlh"), LUAR, bentuknya())
        assert found["hal"].startswith("Balasan: ")
        assert "2 November 2026" in found["isi-isi"]
        assert "Menindaklanjuti surat Saudara" in found["isi-isi"]

    def test_two_queries(self, kota, dari_pu, bentuknya, django_assert_max_num_queries):
        letter, form, actor = dari_pu(), bentuknya(), kota.aktor("kadis_dlh")
        with django_assert_max_num_queries(2):
            awal(actor, letter, form)

    def test_only_who_may_read_a_letter_answers_it(self, kota, dari_pu, masuk):
        letter = dari_pu()
        address = f"{reverse('naskah:buat', args=['surat-dinas'])}?surat={letter.id}"
        assert "Balasan: " in masuk("kadis_dlh").get(address).content.decode()
        for kode in ("kadis_sos", "camat", "tu_pu"):
            assert masuk(kode).get(address).status_code == 404, kode

    def test_what_it_amends_is_named_only_to_who_sees_it(self, kota, masuk, sah):
        naskah = sah()
        page = reverse("naskah:buat", args=["surat-dinas"])
        for nama in ("mengubah", "mencabut"):
            assert masuk("staf_pu").get(f"{page}?{nama}={naskah.pk}").status_code == 200
            assert masuk("kadis_sos").get(f"{page}?{nama}={naskah.pk}").status_code == 404
            assert masuk("kadis_sos").post(f"{page}?{nama}={naskah.pk}", {"hal": "x"}).status_code == 404

    def test_an_answer_closes_only_what_waits_for_one(self, kota, dari_pu, buat, sahkan):
        """A letter to which no answer was asked is not marked as answered."""
        letter = dari_pu()
        answer = buat(oleh="kadis_dlh", tanda=("kadis_dlh",), kepada=("pu",), asal=Asal(surat_id=letter.id))
        services.ajukan(kota.aktor("kadis_dlh"), answer, langkah=[])
        mulai(kota.aktor("kadis_dlh"), answer)
        sahkan(answer, "kadis_dlh")
        services.kirim(kota.aktor("kadis_dlh"), answer)
        assert Naskah.objects.exclude(pk=answer.pk).get().dijawab is None


class TestDariModulLain:
    """Invitations and letters that a meeting or a records office drafts inside its own act."""

    @pytest.fixture
    def undangan(self, kota):
        def make(kelas=Undangan, **lain):
            wanted = {
                "hal": "Rapat banjir",
                "isi": {"pembuka": "Kami mengundang Saudara.", "acara": "Rapat", "asing": "dibuang"},
                "penanda_id": kota.jabatan["kadis_pu"].pk,
                "unit": (kota.unit["dlh"].pk, kota.unit["sos"].pk),
                "luar": ("Ketua RT 3", "Kepala BPS"),
            }
            return kelas(**(wanted | lain))

        return make

    def test_it_lies_in_the_actors_unit_as_a_draft_to_all_who_are_named(self, kota, undangan):
        naskah = Naskah.objects.get(pk=konsep_undangan(kota.aktor("kadis_pu"), undangan()))
        assert (naskah.status, naskah.bentuk.kode, naskah.unit) == ("konsep", "undangan", kota.unit["pu"])
        assert naskah.konseptor == kota.orang["kadis_pu"]
        assert [(p.kanal, p.sebutan, p.tembusan) for p in naskah.penerima.all()] == [
            ("unit", "Dinas Lingkungan Hidup", False),
            ("unit", "Dinas Sosial", False),
            ("kertas", "Ketua RT 3", False),
            ("kertas", "Kepala BPS", False),
        ]
        assert naskah.isi == {"pembuka": "Kami mengundang Saudara.", "acara": "Rapat"}

    def test_a_plain_letter_is_one(self, kota, undangan):
        surat = undangan(kelas=Surat, isi={"isi": "Daftar terlampir."}, unit=(), luar=("Kepala LKD",))
        naskah = Naskah.objects.get(pk=konsep_surat(kota.aktor("kadis_pu"), surat))
        assert (naskah.bentuk.kode, naskah.isi) == ("surat-dinas", {"isi": "Daftar terlampir."})

    def test_a_unit_that_is_no_more_is_left_out(self, kota, undangan):
        kota.unit["sos"].aktif = False
        kota.unit["sos"].save()
        wanted = undangan(unit=(kota.unit["dlh"].pk, kota.unit["sos"].pk, 999_999), luar=())
        naskah = Naskah.objects.get(pk=konsep_undangan(kota.aktor("kadis_pu"), wanted))
        assert [p.unit.kode for p in naskah.penerima.all()] == ["dlh"]

    @pytest.mark.parametrize(("rahasia", "wanted"), [(True, "rahasia"), (False, "terbatas")])
    def test_a_closed_meeting_invites_in_secret(self, kota, undangan, rahasia, wanted):
        made = konsep_undangan(kota.aktor("kadis_pu"), undangan(rahasia=rahasia))
        assert Naskah.objects.get(pk=made).kerahasiaan == wanted

    def test_a_form_that_is_switched_off_is_said_so(self, kota, undangan):
        BentukNaskah.objects.filter(kode="undangan").update(aktif=False)
        with pytest.raises(Ditolak, match="sedang tidak aktif"):
            konsep_undangan(kota.aktor("kadis_pu"), undangan())
        assert konsep_surat(kota.aktor("kadis_pu"), undangan(kelas=Surat))

    def test_who_may_not_sign_it_is_refused_as_in_the_editor(self, kota, undangan):
        with pytest.raises(Ditolak, match="tidak menandatangani") as refusal:
            konsep_undangan(kota.aktor("kadis_pu"), undangan(penanda_id=kota.jabatan["staf_pu"].pk))
        assert refusal.value.bidang == "tanda"
        assert not Naskah.objects.exists()

    def test_who_drafts_nothing_invites_nobody(self, kota, undangan):
        with pytest.raises(TidakBerwenang):
            konsep_undangan(kota.aktor("admin"), undangan())
