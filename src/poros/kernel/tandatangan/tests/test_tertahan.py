"""A certificate that does not sign today holds the document up in words, and nothing is sent until it does."""

import pytest
from django.utils.translation import override

from poros.kernel.tandatangan import services
from poros.kernel.tandatangan.labels import KEADAAN, NADA, PENYEDIA, SEBAB, SERTIFIKAT, STATUS
from poros.kernel.tandatangan.models import Percobaan, Permintaan
from poros.kernel.tandatangan.penyedia import BSRE, LOKAL
from poros.kernel.tandatangan.rules import Keadaan, Sebab, Status, StatusSertifikat

MENAHAN = [status for status in StatusSertifikat if status is not StatusSertifikat.ISSUE]


@pytest.mark.django_db
class TestTertahan:
    @pytest.mark.parametrize("sertifikat", MENAHAN)
    def test_no_call_is_written_and_what_the_provider_said_is_kept(self, kota, siap, sertifikat):
        (row,) = siap("sekda")
        assert services.mulai(kota.aktor("sekda"), row, sertifikat=sertifikat) is None
        kept = Permintaan.objects.get()
        assert (kept.status, kept.sertifikat) == (Status.TERTAHAN, sertifikat.value)
        assert not Percobaan.objects.exists()

    def test_held_up_again_and_again_and_then_signed(self, kota, berkunci, siap, jalankan):
        (row,) = siap("sekda")
        for _n in range(2):
            (hasil,) = jalankan("sekda", row)
            assert (hasil.sah, hasil.sebab) == (False, Sebab.SERTIFIKAT)
            assert "belum ada" in hasil.pesan
        berkunci("sekda")
        assert jalankan("sekda", row)[0].sah
        assert Permintaan.objects.get().sertifikat == "ISSUE"

    def test_held_up_it_can_still_be_refused_and_taken_back(self, kota, siap):
        first, second = (siap("sekda", judul=judul)[0] for judul in "AB")
        for row in (first, second):
            services.mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.SUSPEND)
        services.tolak(kota.aktor("sekda"), first, alasan="Keliru")
        services.batalkan(kota.aktor("tu"), second.dokumen, alasan="Ganda")
        assert set(Permintaan.objects.values_list("status", flat=True)) == {Status.DITOLAK, Status.DIBATALKAN}

    def test_in_the_language_of_the_signer(self, siap, jalankan):
        (row,) = siap("sekda")
        with override("en"):
            (hasil,) = jalankan("sekda", row)
        assert "Sertifikat" not in hasil.pesan
        assert "certificate" in hasil.pesan.lower()


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize(
    ("kata", "wanted"),
    [
        (STATUS, Status),
        (NADA, Status),
        (KEADAAN, Keadaan),
        (SEBAB, Sebab),
        (SERTIFIKAT, StatusSertifikat),
        (PENYEDIA, (LOKAL, BSRE)),
    ],
)
def test_every_state_and_cause_has_its_own_words_in_both_languages(kata, wanted, bahasa):
    with override(bahasa):
        words = {key: str(value) for key, value in kata.items()}
    assert set(words) == set(wanted)
    assert all(words.values())
    if kata is not NADA:
        assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("sebab", [Sebab.FRASA_SALAH, Sebab.TAK_TERSAMBUNG, Sebab.SERTIFIKAT, Sebab.DITOLAK_PENYEDIA])
def test_who_was_refused_is_told_that_nothing_was_signed(sebab):
    assert "Tidak ada yang ditandatangani" in str(SEBAB[sebab])


@pytest.mark.parametrize("sebab", [Sebab.HABIS_WAKTU, Sebab.SUDAH_ADA, Sebab.TERPUTUS])
def test_where_nobody_knows_it_is_not_said_that_nothing_was_signed(sebab):
    assert "Tidak ada yang ditandatangani" not in str(SEBAB[sebab])
