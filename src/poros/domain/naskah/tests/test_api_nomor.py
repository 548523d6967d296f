"""Numbers for programs: set aside, inserted, given back, and the book that tells of each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.naskah.models import Naskah
from poros.domain.naskah.rules import Status

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()
KEMARIN = (HARI - timedelta(days=1)).isoformat()


@pytest.fixture
def blok(program):
    """Three numbers of Dinas PU."""
    made = program("kadis_pu").post("/blok-nomor", {"bentuk": "surat-dinas", "banyak": 3, "alasan": "Listrik padam"})
    assert made.status_code == 201
    return made.json()


def buku(program, kode):
    return program("kadis_pu").get(f"/buku-nomor?kode={kode}").json()


def test_the_whole_life_of_a_block(program, siap, blok):
    kadis, naskah = program("kadis_pu"), siap()
    assert (blok["dari"], blok["sampai"]) == (1, 3)
    done = kadis.post(f"/naskah/{naskah.pk}/sisip", {"urut": 2, "tanggal": KEMARIN, "alasan": "Susulan"})
    assert done.status_code == 200
    assert (done.json()["tanggal"], done.json()["status"]) == (KEMARIN, "bernomor")
    (told,) = buku(program, blok["kode"])["blok"]
    assert (told["dari"], told["sampai"], told["sisa"], told["alasan"]) == (1, 3, 2, "Listrik padam")
    gone = kadis.post(f"/blok-nomor/{told['id']}/lepas", {"alasan": "Tidak jadi"})
    assert gone.json() == {"banyak": 2}
    book = buku(program, blok["kode"])
    assert [(r["urut"], r["nasib"], r["keterangan"]) for r in book["baris"]] == [
        (3, "batal", "Tidak jadi"), (2, "naskah", "Susulan"), (1, "batal", "Tidak jadi"),
    ]  # fmt: skip
    assert (book["celah"], book["blok"][0]["sisa"]) == ([], 0)
    assert kadis.post(f"/blok-nomor/{told['id']}/lepas", {"alasan": "Lagi"}).status_code == 422


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"urut": 2, "tanggal": HARI.isoformat(), "alasan": "x"}, "tanggal"),
        ({"urut": 9, "tanggal": KEMARIN, "alasan": "x"}, "urut"),
        ({"urut": 0, "tanggal": KEMARIN, "alasan": "x"}, "urut"),
        ({"urut": 2, "tanggal": KEMARIN, "alasan": ""}, "alasan"),
        ({"urut": 2, "tanggal": "1805-01-01", "alasan": "x"}, "tanggal"),
        ({"urut": 2, "alasan": "x"}, "tanggal"),
        ({"urut": 2_000_000_001, "tanggal": KEMARIN, "alasan": "x"}, "urut"),
    ],
)
def test_what_is_wrong_with_an_inserted_number(program, siap, blok, isi, bidang):
    naskah = siap()
    answer = program("kadis_pu").post(f"/naskah/{naskah.pk}/sisip", isi)
    assert answer.status_code == 422
    assert bidang in answer.content.decode()
    assert Naskah.objects.get().status == Status.SIAP_TTD


def test_others_neither_insert_nor_give_back(program, siap, blok):
    naskah, (told,) = siap(), buku(program, blok["kode"])["blok"]
    wanted = {"urut": 2, "tanggal": KEMARIN, "alasan": "x"}
    assert [program(k).post(f"/naskah/{naskah.pk}/sisip", wanted).status_code for k in ("staf_pu", "sekda")] == [
        404
    ] * 2
    assert program("kadis_dlh").post(f"/blok-nomor/{told['id']}/lepas", {"alasan": "x"}).status_code == 422
    assert program("staf_pu").post(f"/blok-nomor/{told['id']}/lepas", {"alasan": "x"}).status_code == 404
    assert program("kadis_dlh").get(f"/buku-nomor?kode={blok['kode']}").status_code == 404


def test_a_failed_addressee_says_why(program, kota, sah, tujuan_luar):
    naskah = sah(tujuan=tujuan_luar)
    program("staf_pu").post(f"/naskah/{naskah.pk}/kirim", {})
    naskah.penerima.filter(kanal="surel").update(status="gagal", galat="550 tidak ada")
    rows = {p["kanal"]: p for p in program("staf_pu").get(f"/naskah/{naskah.pk}/penerima").json()["isi"]}
    assert (rows["surel"]["status"], rows["surel"]["galat"]) == ("gagal", "550 tidak ada")
    assert rows["kertas"]["galat"] == ""
