"""The API refuses in words, names the field, and never repeats a passphrase."""

import pytest

from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.models import IdentitasEsign, Percobaan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.rules import FRASA_PALING_PANJANG, SATU_KALI

pytestmark = pytest.mark.django_db
DASAR = "/tanda-tangan"
PANJANG = "frasa-terlalu-panjang-" * 20


@pytest.mark.parametrize(
    ("jalur", "badan", "bidang"),
    [
        ("/tandatangani", {"permintaan": [], "frasa": "x" * 9}, "permintaan"),
        ("/tandatangani", {"permintaan": [1] * (SATU_KALI + 1), "frasa": "x" * 9}, "permintaan"),
        ("/tandatangani", {"permintaan": ["satu"], "frasa": "x" * 9}, "permintaan"),
        ("/tandatangani", {"permintaan": [1]}, "frasa"),
        ("/tandatangani", {"permintaan": [1], "frasa": ""}, "frasa"),
        ("/tandatangani", {"permintaan": [1], "frasa": PANJANG}, "frasa"),
        ("/sertifikat", {"frasa": "pendek"}, "frasa"),
        ("/sertifikat", {"frasa": PANJANG}, "frasa"),
        ("/permintaan/1/tolak", {"alasan": ""}, "alasan"),
        ("/permintaan/1/letak", {"x": -1}, "x"),
        ("/permintaan/1/letak", {"lebar": 9999}, "lebar"),
        ("/esign", {"orang": 1, "pengenal": "1"}, "pengenal"),
    ],
)
def test_bad_input_names_its_field(program, jalur, badan, bidang):
    answer = program("sekda").post(DASAR + jalur, badan)
    assert answer.status_code == 422, answer.content
    assert bidang in answer.content.decode()
    assert PANJANG not in answer.content.decode()
    assert len(PANJANG) > FRASA_PALING_PANJANG
    assert not SertifikatLokal.objects.exists()


def test_of_passphrases_and_nik_not_even_a_fingerprint_is_kept(kota, minta, program):
    """A key given all the same is passed over: the act is done, nothing is remembered."""
    from poros.kernel.antarmuka.models import KunciIdempoten

    (row,) = uji.setujui(minta("sekda"))
    isi = {"orang": kota.orang["sekda"].pk, "pengenal": "3171000000000001"}
    for kode, jalur, badan in (
        ("sekda", "/sertifikat", {"frasa": uji.FRASA}),
        ("sekda", "/tandatangani", {"permintaan": [row.pk], "frasa": uji.FRASA}),
        ("sekda", f"/permintaan/{row.pk}/tanyakan", None),
        ("admin", "/esign", isi),
    ):
        answer = program(kode).post(DASAR + jalur, badan, kunci="kunci-1")
        assert answer.status_code == 200, (jalur, answer.content)
    assert TandaTangan.objects.count() == 1
    assert not KunciIdempoten.objects.exists()


def test_a_refusal_may_be_repeated_under_its_key(minta, program):
    """Acts without a secret keep their key."""
    row, sekda = minta("sekda").permintaan.get(), program("sekda")
    first, again = (
        sekda.post(f"{DASAR}/permintaan/{row.pk}/tolak", {"alasan": "Keliru"}, kunci="kunci-2") for _ in range(2)
    )
    assert first.json() == again.json()
    assert again["Idempotent-Replay"] == "true"


def test_one_wrong_passphrase_is_said_once(kota, minta, program):
    uji.kunci(kota.aktor("sekda"))
    rows = [uji.setujui(minta("sekda", judul=f"Surat {n}"))[0].pk for n in range(2)]
    data = program("sekda").post(f"{DASAR}/tandatangani", {"permintaan": rows, "frasa": "salah-sekali"}).json()["isi"]
    assert [(line["sah"], line["sebab"]) for line in data] == [(False, "frasa_salah"), (False, None)]
    assert Percobaan.objects.count() == 1


def test_who_bsre_knows_is_entered_by_the_administrator_only(kota, program):
    data = {"orang": kota.orang["sekda"].pk, "pengenal": "bukan-nik"}
    answer = program("admin").post(f"{DASAR}/esign", data)
    assert answer.status_code == 422
    assert "16 angka" in answer.content.decode()
    assert not IdentitasEsign.objects.exists()


def test_the_page_speaks_english(umum, bertanda):
    page = umum.get(f"/verifikasi/{bertanda('sekda').kode}/", headers={"Accept-Language": "en"})
    assert "This document is valid" in page.content.decode()


def test_the_administrator_finds_his_own_among_many(kota, masuk):
    """However many certificates others have, one's own are shown."""
    uji.kunci(kota.aktor("admin"))
    own = SertifikatLokal.objects.get()
    SertifikatLokal.objects.bulk_create(
        SertifikatLokal(
            orang=kota.orang["sekda"], nomor_seri=f"{n:x}", sertifikat=b"", kunci=b"", dari=own.dari, sampai=own.sampai,
            dicabut=own.dari,
        )
        for n in range(120)
    )  # fmt: skip
    page = masuk("admin").get("/verifikasi/sertifikat/")
    assert [row.pk for row in page.context["milik"]] == [own.pk]
    assert page.context["aktif"]
