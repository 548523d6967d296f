"""The signer's desk in the browser: read, agree, one passphrase for several; each outcome in words."""

import re

import pytest
from django.urls import reverse

from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.models import IdentitasEsign, Permintaan, Persetujuan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.rules import Sebab, Status, StatusSertifikat
from poros.kernel.tandatangan.services import mulai, ragukan
from poros.kernel.tandatangan.values import LEBAR, TINGGI, Posisi

pytestmark = pytest.mark.django_db
MEJA, KIRIM = "/verifikasi/meja/", "/verifikasi/meja/tandatangani/"


def teks(page):
    raw = b"".join(page.streaming_content) if page.streaming else page.content
    return re.sub(r"\s+", " ", raw.decode())


def alamat(nama, row):
    return reverse(f"verifikasi:{nama}", args=[row.pk])


@pytest.fixture
def surat(minta):
    """A request to the Sekda that nobody has opened."""
    return lambda **lain: minta("sekda", **lain).permintaan.get()


def test_the_whole_way_from_reading_to_signed(kota, surat, masuk):
    uji.kunci(kota.aktor("sekda"))
    row, sekda = surat(), masuk("sekda")
    assert "Buka dan setujui dahulu" in teks(sekda.get(MEJA))
    page = sekda.get(alamat("permintaan", row))
    assert [x.nomor for x in page.context["lembar"]] == [1, 2]
    assert sekda.get(page.context["lembar"][0].url)["Content-Type"] == "image/png"
    assert sekda.post(alamat("setujui", row)).status_code == 422
    assert sekda.post(alamat("setujui", row), {"setuju": "ya"})["Location"] == MEJA
    desk = teks(sekda.get(MEJA))
    assert f'value="{row.pk}"' in desk
    answer = teks(sekda.post(KIRIM, {"permintaan": [row.pk], "frasa": uji.FRASA}))
    assert "1 dari 1 dokumen ditandatangani" in answer
    assert TandaTangan.objects.get().sebutan == "Sekretaris Daerah"
    assert "Edaran banjir" in teks(sekda.get("/verifikasi/meja/riwayat/"))
    assert "Tidak ada yang menunggu" in teks(sekda.get(MEJA))
    rinci = teks(sekda.get(reverse("verifikasi:rinci", args=[row.dokumen_id])))
    assert "B-LT" in rinci


def test_opening_is_recorded_and_agreeing_without_it_refused(surat, masuk):
    row, sekda = surat(), masuk("sekda")
    page = sekda.post(alamat("setujui", row), {"setuju": "ya"})
    assert page.status_code == 422
    assert "Buka dan baca dokumennya lebih dahulu" in teks(page)
    sekda.get(alamat("permintaan", row))
    assert Persetujuan.objects.get().setuju is False


def test_a_wrong_passphrase_is_said_and_not_shown_again(kota, surat, masuk):
    uji.kunci(kota.aktor("sekda"))
    uji.setujui(surat().dokumen)
    answer = teks(masuk("sekda").post(KIRIM, {"permintaan": [Permintaan.objects.get().pk], "frasa": "bukan-frasanya"}))
    assert "Frasa sandi salah" in answer
    assert "0 dari 1" in answer
    assert "bukan-frasanya" not in answer


def test_a_request_with_a_passphrase_is_not_remembered(kota, surat, masuk):
    """A key would keep a fingerprint of the form, and so of the passphrase."""
    from poros.kernel.antarmuka.models import KunciIdempoten

    uji.kunci(kota.aktor("sekda"))
    (row,) = uji.setujui(surat().dokumen)
    page = masuk("sekda").post(KIRIM, {"permintaan": [row.pk], "frasa": uji.FRASA}, headers={"X-Kunci": "kunci-1"})
    assert page.status_code == 400
    assert not KunciIdempoten.objects.exists()
    assert not TandaTangan.objects.exists()


@pytest.mark.parametrize(
    "data", [{"frasa": "x" * 9}, {"permintaan": ["abc", "²", "9" * 30], "frasa": "x" * 9}, {"permintaan": ["1"]}]
)
def test_nothing_chosen_or_nothing_typed(surat, masuk, data):
    surat()
    assert masuk("sekda").post(KIRIM, data).status_code == 422


def test_what_is_not_ones_own_is_not_there(surat, masuk):
    row, walikota = surat(), masuk("walikota")
    for nama in ("permintaan", "letak", "tolak", "lepaskan"):
        assert walikota.get(alamat(nama, row)).status_code == 404
    for nama in ("setujui", "tanyakan"):
        assert walikota.post(alamat(nama, row), {"setuju": "ya"}).status_code == 404
    assert "Tidak ada yang menunggu" in teks(walikota.get(MEJA))


def test_refusing(surat, masuk):
    row, sekda = surat(), masuk("sekda")
    assert sekda.post(alamat("tolak", row), {"alasan": ""}).status_code == 422
    assert sekda.post(alamat("tolak", row), {"alasan": "Dasar hukum keliru"})["Location"] == MEJA
    assert "Dasar hukum keliru" in teks(sekda.get("/verifikasi/meja/riwayat/"))


def test_the_mark_is_moved_in_millimetres(surat, masuk):
    row, sekda = surat(), masuk("sekda")
    page = sekda.get(alamat("letak", row))
    assert page.context["form"].initial == {"tampak": True, "halaman": 2, "kiri": 106, "bawah": 42}
    assert sekda.post(alamat("letak", row), {"tampak": "on"}).status_code == 422
    sekda.post(alamat("letak", row), {"tampak": "on", "halaman": 1, "kiri": 25, "bawah": 30})
    assert Permintaan.objects.get().posisi == Posisi(71, 85, 1, LEBAR, TINGGI)
    sekda.post(alamat("letak", row), {})
    assert Permintaan.objects.get().posisi is None


def test_what_is_in_doubt_is_asked_about(kota, surat, masuk):
    uji.kunci(kota.aktor("sekda"))
    row, sekda = surat(), masuk("sekda")
    uji.setujui(row.dokumen)
    row.refresh_from_db()
    call = mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.ISSUE)
    ragukan(kota.aktor("sekda"), row, percobaan=call, sebab=Sebab.HABIS_WAKTU)
    assert "Hasilnya belum pasti" in teks(sekda.get(alamat("permintaan", row)))
    assert f'value="{row.pk}"' not in teks(sekda.get(MEJA))
    sekda.post(alamat("tanyakan", row))
    assert Permintaan.objects.get().status == Status.SIAP


def test_letting_go_by_hand(kota, surat, masuk):
    uji.kunci(kota.aktor("sekda"))
    row = surat()
    uji.setujui(row.dokumen)
    row.refresh_from_db()
    call = mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.ISSUE)
    ragukan(kota.aktor("sekda"), row, percobaan=call, sebab=Sebab.HABIS_WAKTU)
    masuk("sekda").post(alamat("lepaskan", row), {"alasan": "Riwayat kosong"})
    assert Permintaan.objects.get().status == Status.SIAP


class TestSertifikat:
    def test_made_by_oneself_and_revoked(self, masuk):
        sekda = masuk("sekda")
        page = sekda.post("/verifikasi/sertifikat/", {"frasa": "satu-dua-tiga", "ulang": "satu-dua-empat"})
        assert "tidak sama" in teks(page)
        assert "satu-dua" not in teks(page)
        sekda.post("/verifikasi/sertifikat/", {"frasa": "satu-dua-tiga", "ulang": "satu-dua-tiga"})
        row = SertifikatLokal.objects.get()
        assert "Aktif" in teks(sekda.get("/verifikasi/sertifikat/"))
        sekda.post(reverse("verifikasi:cabut_sertifikat", args=[row.pk]), {"alasan": "Lupa frasa"})
        assert "Dicabut" in teks(sekda.get("/verifikasi/sertifikat/"))

    def test_the_administrator_enters_who_bsre_knows(self, kota, masuk):
        admin = masuk("admin")
        data = {"orang": kota.orang["sekda"].pk, "pengenal": "3171000000000001"}
        assert admin.post("/verifikasi/sertifikat/esign/", data)["Location"] == "/verifikasi/sertifikat/"
        assert IdentitasEsign.objects.count() == 1
        page = admin.post("/verifikasi/sertifikat/esign/", data | {"pengenal": "123"})
        assert page.status_code == 422


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_desk_costs_six_statements(minta, masuk, django_assert_num_queries, banyak):
    """Session, account, actor, requests, what was read, notices."""
    for n in range(banyak):
        minta("sekda", judul=f"Surat {n}")
    sekda = masuk("sekda")
    sekda.get(MEJA)
    with django_assert_num_queries(5):
        assert sekda.get(MEJA).content.decode().count("Surat ") >= banyak


class TestApi:
    def test_the_same_way_for_programs(self, kota, surat, program):
        row, sekda = surat(), program("sekda")
        made = sekda.post("/tanda-tangan/sertifikat", {"frasa": uji.FRASA})
        assert made.status_code == 200, made.content
        (line,) = sekda.get("/tanda-tangan/permintaan").json()["isi"]
        assert (line["id"], line["status"]) == (row.pk, "menunggu")
        base = f"/tanda-tangan/permintaan/{row.pk}"
        assert sekda.post(f"{base}/setujui").status_code == 422
        assert sekda.post(f"{base}/buka").status_code == 200
        assert sekda.post(f"{base}/setujui").json()["status"] == "dikonfirmasi"
        assert sekda.post(f"{base}/letak", {"x": 10, "y": 10, "halaman": 1}).status_code == 200
        done = sekda.post("/tanda-tangan/tandatangani", {"permintaan": [row.pk], "frasa": uji.FRASA}).json()
        assert done == {"isi": [{"permintaan": row.pk, "sah": True, "pesan": "Ditandatangani.", "sebab": None}]}
        dokumen = sekda.get(f"/tanda-tangan/dokumen/{row.dokumen_id}").json()
        assert [t["tingkat"] for t in dokumen["tanda_tangan"]] == ["B-LT"]
        assert sekda.get("/tanda-tangan/riwayat").json()["isi"][0]["status"] == "sah"
        (cert,) = sekda.get("/tanda-tangan/sertifikat").json()["isi"]
        gone = sekda.post(f"/tanda-tangan/sertifikat/{cert['id']}/cabut", {"alasan": "Selesai"})
        assert gone.json()["dicabut"]

    def test_refusals(self, kota, surat, program):
        row = surat()
        assert program("walikota").post(f"/tanda-tangan/permintaan/{row.pk}/buka").status_code == 404
        reader = program("sekda", "tandatangan:baca")
        assert reader.post(f"/tanda-tangan/permintaan/{row.pk}/buka").status_code == 403
        sekda = program("sekda")
        assert (
            sekda.post(f"/tanda-tangan/permintaan/{row.pk}/tolak", {"alasan": "Keliru"}).json()["status"] == "ditolak"
        )
        assert sekda.post(f"/tanda-tangan/permintaan/{row.pk}/tanyakan").json()["sah"] is False
        assert sekda.post(f"/tanda-tangan/permintaan/{row.pk}/lepaskan", {"alasan": "x"}).status_code == 422
        isi = {"orang": kota.orang["sekda"].pk, "pengenal": "3171000000000001"}
        assert sekda.post("/tanda-tangan/esign", isi).status_code == 404
        assert program("admin").post("/tanda-tangan/esign", isi).status_code == 200
