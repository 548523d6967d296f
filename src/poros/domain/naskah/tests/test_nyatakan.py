"""A later letter revokes or amends an earlier one: what its own page, its list and its verification page say then."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from poros.domain.naskah import services
from poros.domain.naskah.models import RiwayatNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.domain.naskah.values import Asal
from poros.kernel.commands import Ditolak
from poros.kernel.tandatangan.queries import untuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def lama(sah):
    """A letter of PU that its head has signed."""
    return sah(hal="Jam kerja pintu air")


def dokumen(naskah):
    return untuk("naskah", naskah.pk)[0]


@pytest.mark.parametrize(
    ("bidang", "keadaan", "keberlakuan"), [("mengubah", "diganti", "diubah"), ("mencabut", "dicabut", "dicabut")]
)
class TestSesudahDitandatangani:
    def test_the_verification_page_says_so_with_the_number_of_the_new_one(
        self, sah, lama, bidang, keadaan, keberlakuan
    ):
        baru = sah(asal=Asal(**{f"{bidang}_id": lama.pk}), hal="Jam kerja baru")
        found = dokumen(lama)
        assert (found.keadaan, found.keadaan_alasan) == (keadaan, baru.nomor)
        assert found.pengganti_id == (dokumen(baru).pk if bidang == "mengubah" else None)
        assert baca.keberlakuan(lama) == keberlakuan
        assert dokumen(baru).keadaan == "berlaku"

    def test_its_history_names_what_happened_and_by_which_letter(self, sah, lama, bidang, keadaan, keberlakuan):
        before = RiwayatNaskah.objects.filter(naskah=lama).count()
        baru = sah(asal=Asal(**{f"{bidang}_id": lama.pk}))
        last = RiwayatNaskah.objects.filter(naskah=lama).latest("pk")
        assert (last.aksi, last.catatan, last.status) == (keadaan, baru.nomor, "ditandatangani")
        with override("en"):
            assert last.get_aksi_display() == {"diubah": "Changed", "dicabut": "Revoked"}[keberlakuan]
        assert RiwayatNaskah.objects.filter(naskah=lama).count() == before + 1

    def test_on_its_page_in_words(self, *, masuk, sah, lama, bidang, keadaan, keberlakuan):
        kata = keberlakuan.capitalize()
        address = reverse("naskah:naskah", args=[lama.pk])
        assert kata not in masuk("staf_pu").get(address).content.decode()
        sah(asal=Asal(**{f"{bidang}_id": lama.pk}))
        assert kata in masuk("staf_pu").get(address).content.decode()

    def test_not_before_the_last_signature(self, *, kota, siap, lama, bidang, keadaan, keberlakuan):
        baru = siap(asal=Asal(**{f"{bidang}_id": lama.pk}))
        mulai(kota.aktor("kadis_pu"), baru)
        assert (dokumen(lama).keadaan, baca.keberlakuan(lama)) == ("berlaku", "berlaku")
        services.tolak(kota.aktor("kadis_pu"), baru, alasan="Tidak jadi")
        assert (dokumen(lama).keadaan, baca.keberlakuan(lama)) == ("berlaku", "berlaku")


class TestYangTidakBersurat:
    """Where there is nothing to say it of, or nobody to say it."""

    def test_a_paper_letter_has_no_page_to_say_it_on_and_is_revoked_all_the_same(self, kota, siap, sah, pdf):
        lama = siap()
        mulai_kertas(kota.aktor("kadis_pu"), lama)
        services.unggah_basah(kota.aktor("kadis_pu"), lama, isi=pdf, nama="s.pdf", tanggal=timezone.localdate())
        sah(asal=Asal(mencabut_id=lama.pk))
        assert baca.keberlakuan(lama) == "dicabut"
        assert not RiwayatNaskah.objects.filter(naskah=lama, aksi="dicabut").exists()

    def test_of_another_office_nobody_declares_it(self, kota, sah, lama):
        """It is named in the letter; the page of the other office's paper is not written on from here."""
        sah(asal=Asal(mencabut_id=lama.pk), oleh="kadis_dlh", tanda=("kadis_dlh",), kepada=("pu",))
        assert dokumen(lama).keadaan == "berlaku"
        assert not RiwayatNaskah.objects.filter(naskah=lama, aksi="dicabut").exists()

    @pytest.mark.parametrize("pembuat", ["buat", "siap"])
    @pytest.mark.parametrize("bidang", ["mengubah", "mencabut"])
    def test_what_is_not_signed_can_be_neither(self, request, buat, pembuat, bidang):
        draft = request.getfixturevalue(pembuat)()
        with pytest.raises(Ditolak, match="sudah ditandatangani"):
            buat(asal=Asal(**{f"{bidang}_id": draft.pk}))

    def test_both_at_once_the_revocation_stands(self, sah, lama):
        sah(asal=Asal(mengubah_id=lama.pk))
        sah(asal=Asal(mencabut_id=lama.pk))
        assert (dokumen(lama).keadaan, dokumen(lama).pengganti_id) == ("dicabut", None)
        assert baca.keberlakuan(lama) == "dicabut"

    def test_one_letter_may_amend_one_and_revoke_another(self, sah, lama):
        lain = sah(hal="Jam istirahat")
        sah(asal=Asal(mengubah_id=lama.pk, mencabut_id=lain.pk))
        assert (baca.keberlakuan(lama), baca.keberlakuan(lain)) == ("diubah", "dicabut")
        assert (dokumen(lama).keadaan, dokumen(lain).keadaan) == ("diganti", "dicabut")

    def test_strangers_learn_it_at_the_address_on_the_paper(self, client, sah, lama):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        address = reverse("verifikasi:dokumen", args=[lama.kode])
        before = client.get(address).content.decode()
        baru = sah(asal=Asal(mencabut_id=lama.pk))
        after = client.get(address).content.decode()
        assert baru.nomor not in before
        assert baru.nomor in after
