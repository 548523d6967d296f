"""Keys, language and personal data: whose they are, what they open, and when that ends."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.queries.akun import token_saya
from poros.domain.kelembagaan.values import DataOrang
from poros.kernel.antarmuka.masuk import Masuk, dari_token
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Akun, Orang, Pemangku, TokenApi
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def akun(kota):
    def make(kode: str) -> Akun:
        return Akun.objects.get_or_create(username=kode, orang=kota.orang[kode])[0]

    return make


@pytest.fixture
def kunci(kota, akun):
    """A key of an office's holder, made by himself."""

    def make(kode: str = "sekda", **lain):
        data = {"nama": "Penghubung", "cakupan": ["surat:baca", "penugasan:baca"], "hari": 30} | lain
        return services.buat_token(kota.aktor(kode), akun(kode), **data)

    return make


def dibuka(rahasia: str) -> Masuk | None:
    """Who a key lets in today."""
    return dari_token(rahasia, timezone.localdate())


class TestKeys:
    def test_the_secret_is_kept_nowhere(self, kunci):
        made = kunci()
        kept = TokenApi.objects.values().get()
        assert made.rahasia not in str(kept)
        assert made.rahasia not in str(list(Jejak.objects.values_list("data", flat=True)))

    def test_it_acts_in_the_office_in_which_it_was_made(self, kota, kunci):
        found = dibuka(kunci().rahasia)
        assert found is not None
        assert found.actor.jabatan_id == kota.jabatan["sekda"].pk

    def test_two_are_never_alike(self, kunci):
        assert kunci().rahasia != kunci().rahasia
        assert TokenApi.objects.values("sidik").distinct().count() == 2

    @pytest.mark.parametrize("hari", [1, 366])
    def test_it_ends_after_as_many_days_as_asked(self, kunci, hari):
        row = kunci(hari=hari).baris
        assert row.kedaluwarsa.date() == (timezone.now() + timedelta(days=hari)).date()

    def test_ended_revoked_or_misspelt_it_opens_nothing(self, kota, kunci):
        ended, revoked, alive = kunci(), kunci(), kunci()
        TokenApi.objects.filter(pk=ended.baris.pk).update(kedaluwarsa=timezone.now() - timedelta(seconds=1))
        services.cabut_token(kota.aktor("sekda"), revoked.baris)
        assert [dibuka(k.rahasia) is not None for k in (ended, revoked, alive)] == [False, False, True]
        assert dibuka(alive.rahasia + "x") is None
        assert dibuka("") is None

    def test_revoked_twice_it_keeps_its_first_moment(self, kota, kunci):
        row = kunci().baris
        services.cabut_token(kota.aktor("sekda"), row)
        first = TokenApi.objects.get(pk=row.pk).dicabut
        services.cabut_token(kota.aktor("sekda"), row)
        assert TokenApi.objects.get(pk=row.pk).dicabut == first

    def test_a_manager_revokes_that_of_another_and_the_owner_no_longer_has_it(self, kota, kunci):
        row = kunci().baris
        services.cabut_token(kota.aktor("admin"), row)
        assert TokenApi.objects.get(pk=row.pk).dicabut

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "tu", "inspektur"])
    def test_others_neither_see_nor_revoke_it_nor_make_one_for_him(self, kota, akun, kunci, siapa):
        row = kunci().baris
        with pytest.raises(TidakBerwenang):
            services.cabut_token(kota.aktor(siapa), row)
        with pytest.raises(TidakBerwenang):
            services.buat_token(kota.aktor(siapa), akun("sekda"), nama="x", cakupan=["surat:baca"], hari=1)
        assert row not in token_saya(kota.aktor(siapa))

    def test_when_he_leaves_the_office_the_key_does_nothing_in_it(self, kota, kunci, client):
        made = kunci("camat")
        head = {"Authorization": f"Bearer {made.rahasia}", "Host": "uji.localhost"}
        assert client.get("/api/v1/surat", headers=head).status_code == 200
        Pemangku.objects.filter(jabatan=kota.jabatan["camat"]).update(sampai=date(2026, 1, 1))
        assert client.get("/api/v1/surat", headers=head).status_code in {401, 403}

    def test_it_does_what_it_was_made_for_and_no_more(self, kunci, client):
        head = {"Authorization": f"Bearer {kunci().rahasia}", "Host": "uji.localhost"}
        assert client.get("/api/v1/surat", headers=head).status_code == 200
        assert client.get("/api/v1/penugasan", headers=head).status_code == 200
        assert client.get("/api/v1/reformasi/aturan", headers=head).status_code == 403
        assert client.post("/api/v1/surat", "{}", content_type="application/json", headers=head).status_code == 403


class TestPerson:
    @pytest.mark.parametrize("bahasa", ["id", "en"])
    def test_a_language_is_ones_own(self, kota, akun, bahasa):
        mine, other = akun("camat"), akun("sekda")
        before = other.bahasa
        services.pilih_bahasa(kota.aktor("camat"), kota.orang["camat"], bahasa=bahasa)
        assert Akun.objects.get(pk=mine.pk).bahasa == bahasa
        assert Akun.objects.get(pk=other.pk).bahasa == before
        with pytest.raises(TidakBerwenang):
            services.pilih_bahasa(kota.aktor("camat"), kota.orang["sekda"], bahasa=bahasa)

    def test_the_trail_of_a_persons_data_holds_none_of_it(self, kota):
        data = DataOrang(nama="Orang Rekaan", nip="198001012005011001", surel="rahasia@contoh.go.id", telepon="0811999")
        made = services.catat_orang(kota.aktor("admin"), kota.unit["umum"], data=data)
        services.ubah_orang(kota.aktor("admin"), made, data=DataOrang(nama="Orang Rekaan", surel="baru@contoh.go.id"))
        kept = str(list(Jejak.objects.values_list("data", flat=True)))
        for secret in ("198001012005011001", "rahasia@", "baru@", "0811999"):
            assert secret not in kept
        assert Jejak.objects.filter(objek_id=made.pk, aksi__startswith="orang.").count() == 2

    def test_a_nip_may_be_corrected_to_itself_but_not_to_anothers(self, kota):
        admin, umum = kota.aktor("admin"), kota.unit["umum"]
        one = services.catat_orang(admin, umum, data=DataOrang(nama="Satu", nip="198001012005011001"))
        services.ubah_orang(admin, one, data=DataOrang(nama="Satu Saja", nip="198001012005011001"))
        assert Orang.objects.get(pk=one.pk).nama == "Satu Saja"

    def test_people_without_a_nip_may_be_many(self, kota):
        for name in ("Satu", "Dua", "Tiga"):
            services.catat_orang(kota.aktor("admin"), kota.unit["umum"], data=DataOrang(nama=name))
        assert Orang.objects.filter(nama__in=["Satu", "Dua", "Tiga"], nip="").count() == 3

    def test_a_one_time_password_opens_once_and_a_new_one_closes_the_old(self, kota):
        admin, camat = kota.aktor("admin"), kota.orang["camat"]
        first = services.buat_akun(admin, camat, username="camat.utara")
        assert first.akun.check_password(first.sandi)
        second = services.setel_ulang(admin, camat)
        akun = Akun.objects.get(orang=camat)
        assert akun.check_password(second.sandi)
        assert not akun.check_password(first.sandi)
        assert first.sandi not in str(list(Jejak.objects.values_list("data", flat=True)))

    def test_a_closed_account_is_opened_again_as_it_was(self, kota):
        admin, camat = kota.aktor("admin"), kota.orang["camat"]
        made = services.buat_akun(admin, camat, username="camat.utara")
        services.tutup_akun(admin, camat, alasan="Pensiun")
        assert not Akun.objects.get(orang=camat).is_active
        services.buka_akun(admin, camat)
        again = Akun.objects.get(orang=camat)
        assert (again.is_active, again.username) == (True, "camat.utara")
        assert again.check_password(made.sandi)
