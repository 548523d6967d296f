"""Signing for programs: batches, pages, the limit of wrong passphrases, and what each token may read."""

import pytest

from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.models import Permintaan, SertifikatLokal, TandaTangan

pytestmark = pytest.mark.django_db
DASAR = "/tanda-tangan"


@pytest.fixture
def setuju(kota, minta):
    """Requests to the Sekda, who has a key, read and agreed to."""
    uji.kunci(kota.aktor("sekda"))
    return lambda *judul: [uji.setujui(minta("sekda", judul=j))[0].pk for j in judul]


def kirim(sekda, pks, frasa=uji.FRASA):
    return sekda.post(f"{DASAR}/tandatangani", {"permintaan": pks, "frasa": frasa}).json()["isi"]


def test_a_batch_answers_for_each(program, setuju):
    pks = setuju("A", "B", "C")
    assert [(h["permintaan"], h["sah"]) for h in kirim(program("sekda"), pks)] == [(pk, True) for pk in pks]
    again = kirim(program("sekda"), pks)
    assert {h["sah"] for h in again} == {False}
    assert TandaTangan.objects.count() == 3


def test_who_guesses_is_shut_out_in_words_that_programs_can_tell(program, setuju):
    pks = setuju("A")
    sekda = program("sekda")
    assert [kirim(sekda, pks, "salah-sekali")[0]["sebab"] for _ in range(6)] == ["frasa_salah"] * 5 + ["terkunci"]
    (told,) = kirim(sekda, pks)
    assert (told["sah"], told["sebab"]) == (False, "terkunci")
    assert "coba lagi pukul" in told["pesan"]


def test_page_by_page_without_a_double(program, minta):
    made = [minta("sekda", judul=f"Surat {n}").permintaan.get().pk for n in range(7)]
    seen, page, sekda = [], f"{DASAR}/permintaan?batas=3", program("sekda")
    while page:
        answer = sekda.get(page).json()
        assert len(answer["isi"]) <= 3
        seen += [row["id"] for row in answer["isi"]]
        page = (answer["lanjut"] or "").removeprefix("/api/v1")
    assert seen == sorted(made, reverse=True)


def test_what_waits_and_what_is_decided_are_two_lists(program, setuju):
    first, second = setuju("A", "B")
    sekda = program("sekda")
    kirim(sekda, [first])
    assert [r["id"] for r in sekda.get(f"{DASAR}/permintaan").json()["isi"]] == [second]
    assert [r["id"] for r in sekda.get(f"{DASAR}/riwayat").json()["isi"]] == [first]
    assert program("walikota").get(f"{DASAR}/permintaan").json()["isi"] == []


def test_a_mark_is_moved_taken_away_and_brought_back(program, minta):
    row = minta("sekda").permintaan.get()
    sekda, url = program("sekda"), f"{DASAR}/permintaan/{row.pk}/letak"
    for sent, wanted in (
        ({"x": 10, "y": 20, "halaman": 2}, (10, 20, 2)),
        ({"tampak": False}, (None, None, -1)),
        ({"x": 0, "y": 0}, (0, 0, 0)),  # page 0 is the last one
    ):
        assert sekda.post(url, sent).status_code == 200
        row = Permintaan.objects.get()
        assert (row.x, row.y, row.halaman) == wanted


def test_proofs_only_to_whose_paper_it_is(program, bertanda):
    dokumen = bertanda("sekda", kerahasiaan="rahasia")
    url = f"{DASAR}/dokumen/{dokumen.pk}"
    assert [program(k).get(url).status_code for k in ("sekda", "tu", "kadis_dlh", "inspektur")] == [200, 200, 404, 404]
    (proof,) = program("sekda").get(url).json()["tanda_tangan"]
    assert (proof["sebutan"], proof["kapasitas"], proof["penyedia"]) == ("Sekretaris Daerah", "definitif", "lokal")


def test_certificates_are_ones_own_or_the_administrators_to_see(program, kota):
    for kode in ("sekda", "walikota"):
        uji.kunci(kota.aktor(kode))
    seen = {k: len(program(k).get(f"{DASAR}/sertifikat").json()["isi"]) for k in ("sekda", "admin", "camat")}
    assert seen == {"sekda": 1, "admin": 2, "camat": 0}
    other = SertifikatLokal.objects.get(orang=kota.orang["walikota"])
    assert program("sekda").post(f"{DASAR}/sertifikat/{other.pk}/cabut", {"alasan": "x"}).status_code == 404


def test_a_second_certificate_beside_a_valid_one_is_refused(program, kota):
    uji.kunci(kota.aktor("sekda"))
    answer = program("sekda").post(f"{DASAR}/sertifikat", {"frasa": "frasa-yang-lain"})
    assert answer.status_code == 422
    assert "sudah mempunyai sertifikat" in answer.content.decode()


@pytest.mark.parametrize("jalur", ["/permintaan/{0}/buka", "/permintaan/{0}/setujui", "/permintaan/{0}/tolak"])
def test_a_token_for_reading_does_nothing(program, minta, jalur):
    row = minta("sekda").permintaan.get()
    answer = program("sekda", "tandatangan:baca").post(DASAR + jalur.format(row.pk), {"alasan": "x"})
    assert answer.status_code == 403
    assert Permintaan.objects.get().status == "menunggu"
