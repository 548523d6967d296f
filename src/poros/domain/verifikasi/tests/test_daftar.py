"""Lists of a signer and of the administrator: what each costs, in which order, and read to the end."""

import pytest
from django.urls import reverse

from poros.kernel.tandatangan import services, uji
from poros.kernel.tandatangan.models import SertifikatLokal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("banyak", [1, 3])
class TestBiaya:
    def test_of_the_history(self, kota, masuk, minta, django_assert_num_queries, banyak):
        """Session, account, actor, rows, notices."""
        for n in range(banyak):
            services.tolak(kota.aktor("sekda"), minta("sekda", judul=f"Surat {n}").permintaan.get(), alasan="Keliru")
        client, address = masuk("sekda"), reverse("verifikasi:riwayat")
        client.get(address)
        with django_assert_num_queries(4):
            assert client.get(address).content.decode().count("Keliru") == banyak

    def test_of_the_certificates_for_the_administrator(self, kota, masuk, django_assert_num_queries, banyak):
        for kode in ("sekda", "walikota", "kadis_pu")[:banyak]:
            uji.kunci(kota.aktor(kode))
        client, address = masuk("admin"), reverse("verifikasi:sertifikat")
        client.get(address)
        with django_assert_num_queries(6):
            assert client.get(address).content.decode().count("/cabut/") == banyak


def test_each_sees_his_own_certificate_only(kota, masuk):
    for kode in ("sekda", "walikota"):
        uji.kunci(kota.aktor(kode))
    own = SertifikatLokal.objects.get(orang=kota.orang["sekda"])
    page = masuk("sekda").get(reverse("verifikasi:sertifikat")).content.decode()
    assert reverse("verifikasi:cabut_sertifikat", args=[own.pk]) in page
    assert page.count("/cabut/") == 1


def test_programs_read_what_is_decided_to_the_end_newest_first(kota, program, minta):
    rows = [minta("sekda", judul=f"Surat {n}").permintaan.get() for n in range(5)]
    for row in rows:
        services.tolak(kota.aktor("sekda"), row, alasan="Keliru")
    sekda, seen, jalur = program("sekda"), [], "/tanda-tangan/riwayat?batas=2"
    while jalur:
        page = sekda.get(jalur).json()
        seen += [line["id"] for line in page["isi"]]
        jalur = page["lanjut"] and page["lanjut"].removeprefix("/api/v1")
    assert seen == [row.pk for row in rows[::-1]]
