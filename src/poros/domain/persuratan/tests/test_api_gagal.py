"""Refusals through the API: to whom a letter is missing, when it is too late, and which part of a body is wrong."""

import pytest

from poros.domain.persuratan import services
from poros.domain.persuratan.models import Disposisi, Surat, SuratDibaca, UsulanDisposisi
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
BESAR = 2**63 - 1


@pytest.fixture
def badan(kota):
    """A body that is right, for each act on a letter."""
    lembar = {"kepada": [{"unit": kota.unit["pu"].pk}]}
    return {
        "baca": None,
        "perbaiki": {"perihal": "Lain"},
        "teruskan": {"kepada": kota.jabatan["asisten1"].pk},
        "tarik": {"alasan": "Salah"},
        "berkaskan": None,
        "disposisi": lembar,
        "disposisi-lanjutan": lembar,
        "disposisi/periksa": lembar,
        "usulan": lembar,
        "urungkan": None,
        "arsipkan": {},
    }


AKSI = ["baca", "perbaiki", "teruskan", "tarik", "berkaskan", "disposisi", "disposisi-lanjutan", "disposisi/periksa",
        "usulan", "urungkan", "arsipkan"]  # fmt: skip
LIHAT = ["", "/riwayat", "/lembar", "/slip", "/saran"]


@pytest.mark.parametrize("aksi", AKSI)
@pytest.mark.parametrize("siapa", ["kadis_sos", "admin", "staf_pu"])
def test_to_strangers_a_letter_is_missing_like_one_that_is_not_there(program, catat, badan, aksi, siapa):
    surat, other = catat(), program(siapa)
    theirs = other.post(f"/surat/{surat.pk}/{aksi}", badan[aksi])
    missing = other.post(f"/surat/{BESAR}/{aksi}", badan[aksi])
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json() == missing.json()
    surat.refresh_from_db()
    assert (surat.status, surat.perihal) == ("menunggu_arahan", "Undangan rapat koordinasi data")
    assert not SuratDibaca.objects.exists()


@pytest.mark.parametrize("jalur", LIHAT)
def test_so_it_is_for_readers(program, catat, jalur):
    surat, other = catat(kerahasiaan="rahasia"), program("walikota")
    theirs, missing = other.get(f"/surat/{surat.pk}{jalur}"), other.get(f"/surat/{BESAR}{jalur}")
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json() == missing.json()


BOLEH = {  # on a letter on the Sekda's desk: who may do what at all
    "tu": {"baca", "perbaiki", "teruskan", "tarik", "usulan", "disposisi/periksa"},
    "kabag_umum": {"baca", "perbaiki", "teruskan", "tarik", "usulan", "disposisi/periksa"},
    "sekda": {"baca", "teruskan", "disposisi", "disposisi/periksa", "usulan", "arsipkan"},
    "walikota": {"baca", "disposisi/periksa"},
    "inspektur": {"baca", "disposisi/periksa"},
}


@pytest.mark.parametrize("aksi", AKSI)
@pytest.mark.parametrize("siapa", BOLEH)
def test_each_office_its_acts(program, catat, badan, aksi, siapa):
    surat = catat()
    answer = program(siapa).post(f"/surat/{surat.pk}/{aksi}", badan[aksi])
    if aksi in BOLEH[siapa]:
        assert answer.status_code in {200, 201}, answer.json()
    else:
        assert answer.status_code in {404, 409, 422}
        assert Surat.objects.get().status == "menunggu_arahan"


@pytest.mark.parametrize("aksi", [a for a in AKSI if a not in {"baca", "disposisi/periksa"}])
def test_a_token_that_may_only_read_does_nothing(program, catat, badan, aksi):
    surat = catat()
    for siapa in ("sekda", "tu"):
        assert program(siapa, "surat:baca").post(f"/surat/{surat.pk}/{aksi}", badan[aksi]).status_code == 403
    assert Surat.objects.get().status == "menunggu_arahan"


@pytest.mark.parametrize(
    ("siapa", "aksi", "dahulu", "status", "boleh"),
    [
        ("tu", "berkaskan", (), 409, ["teruskan", "disposisi", "arsipkan", "tarik"]),
        ("tu", "tarik", ("disposisi",), 409, ["disposisi", "tuntaskan", "urungkan"]),
        ("sekda", "teruskan", ("disposisi",), 409, ["disposisi", "tuntaskan", "urungkan"]),
        ("sekda", "arsipkan", ("disposisi",), 409, ["disposisi", "tuntaskan", "urungkan"]),
        ("sekda", "arsipkan", ("arsipkan",), 409, ["urungkan", "disposisi", "berkaskan"]),
        ("sekda", "disposisi", ("tarik",), 409, []),
        ("sekda", "disposisi", ("arsipkan", "berkaskan"), 409, []),
        ("tu", "berkaskan", ("arsipkan", "berkaskan"), 409, []),
        ("tu", "perbaiki", ("disposisi",), 422, []),
        ("tu", "usulan", ("disposisi",), 422, []),
        ("tu", "tarik", ("baca",), 422, []),
        ("sekda", "urungkan", ("disposisi", "urungkan"), 422, []),
        ("sekda", "urungkan", ("arsipkan", "berkaskan"), 422, []),
    ],
)
def test_what_comes_too_late_is_refused_with_what_is_still_possible(
    program, catat, badan, *, siapa, aksi, dahulu, status, boleh
):
    surat = catat()
    for act in dahulu:
        oleh = "tu" if act in {"tarik", "berkaskan"} else "sekda"
        assert program(oleh).post(f"/surat/{surat.pk}/{act}", badan[act]).status_code in {200, 201}, act
    surat.refresh_from_db()
    before, lines = surat.status, Jejak.objects.count()
    answer = program(siapa).post(f"/surat/{surat.pk}/{aksi}", badan[aksi])
    assert answer.status_code == status, answer.json()
    assert answer.json().get("boleh", []) == boleh
    surat.refresh_from_db()
    assert (surat.status, Jejak.objects.count()) == (before, lines)


@pytest.mark.parametrize(
    ("aksi", "isi", "penunjuk"),
    [
        ("teruskan", {}, "/kepada"),
        ("teruskan", {"kepada": 0}, "/kepada"),
        ("teruskan", {"kepada": BESAR}, "/kepada"),
        ("teruskan", {"kepada": BESAR + 1}, "/kepada"),
        ("teruskan", {"kepada": "abc"}, "/kepada"),
        ("teruskan", {"kepada": 1, "catatan": "a\x00"}, "/catatan"),
        ("teruskan", {"kepada": 1, "catatan": "x" * 2001}, "/catatan"),
        ("arsipkan", {"catatan": "x" * 2001}, "/catatan"),
        ("disposisi", {}, "/kepada"),
        ("disposisi", {"kepada": [{}]}, "/kepada/0/unit"),
        ("disposisi", {"kepada": [{"unit": BESAR}]}, "/kepada"),
        ("disposisi", {"kepada": [{"unit": "PU", "peran": "raja"}]}, "/kepada/0/peran"),
        ("disposisi", {"kepada": [{"unit": "PU"}, {"unit": "PU"}]}, "/kepada"),
        ("disposisi", {"kepada": [{"unit": "PU", "peran": "pendukung"}]}, "/kepada"),
        ("disposisi", {"kepada": [{"unit": "PU"}], "instruksi": ["joget"]}, "/instruksi"),
        ("disposisi", {"kepada": [{"unit": "PU"}], "tenggat": "2020-01-01T00:00:00Z"}, "/tenggat"),
        ("disposisi", {"kepada": [{"unit": "PU"}], "tenggat": "2099-01-01T00:00:00"}, "/tenggat"),
        ("disposisi", {"kepada": [{"unit": "PU"}], "aturan_tenggat": "surat-kilat"}, "/tenggat"),
        ("disposisi", {"kepada": [{"unit": "PU"}], "hadir": [1]}, "/hadir"),
        ("disposisi", {"kepada": [{"unit": "PU"}], "catatan": "x" * 5001}, "/catatan"),
        ("usulan", {"kepada": []}, "/kepada"),
        ("usulan", {"kepada": [{"unit": "PU"}], "instruksi": ["joget"]}, "/instruksi"),
    ],
)
def test_every_wrong_part_of_an_act_is_named_and_nothing_happens(program, catat, kota, *, aksi, isi, penunjuk):
    surat = catat()
    if isi.get("kepada") and isinstance(isi["kepada"], list):
        isi = isi | {
            "kepada": [{k: kota.unit["pu"].pk if v == "PU" else v for k, v in s.items()} for s in isi["kepada"]]
        }
    answer = program("sekda").post(f"/surat/{surat.pk}/{aksi}", isi)
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == [penunjuk]
    surat.refresh_from_db()
    assert surat.status == "menunggu_arahan"
    assert not Disposisi.objects.exists()
    assert not UsulanDisposisi.objects.exists()


@pytest.mark.parametrize(
    ("kueri", "penunjuk"),
    [
        ({"status": "joget"}, "/status"),
        ({"kecepatan": "kilat"}, "/kecepatan"),
        ({"kerahasiaan": "x"}, "/kerahasiaan"),
        ({"unit": "abc"}, "/unit"),
        ({"unit": "0"}, "/unit"),
        ({"pemegang": str(BESAR + 1)}, "/pemegang"),
        ({"dari": "kemarin"}, "/dari"),
        ({"dari": "0001-01-01"}, "/dari"),
        ({"sampai": "9999-12-31"}, "/sampai"),
        ({"klasifikasi": "%"}, "/klasifikasi"),
        ({"batas": "0"}, "/batas"),
        ({"batas": "101"}, "/batas"),
        ({"q": "x" * 201}, "/q"),
        ({"q": "a\x00"}, "/q"),
        ({"kursor": "x" * 21}, "/kursor"),
    ],
)
def test_every_wrong_filter_is_named(program, kueri, penunjuk):
    answer = program("sekda").get("/surat", kueri)
    assert answer.status_code == 422
    assert [(g["letak"], g["penunjuk"]) for g in answer.json()["galat"]] == [("query", penunjuk)]


@pytest.mark.parametrize("siapa", ["camat", "kadis_sos", "staf_pu", "admin"])
def test_lists_of_who_sees_nothing_are_empty_not_forbidden(program, catat, siapa):
    catat()
    assert program(siapa).get("/surat").json() == {"isi": [], "lanjut": None}
    assert program(siapa).get("/surat", {"q": "rapat"}).json()["isi"] == []


def test_reading_is_on_the_trail_once(program, catat):
    surat = catat()
    for _n in range(3):
        assert program("sekda").post(f"/surat/{surat.pk}/baca").json() == {
            "id": surat.pk,
            "agenda": surat.agenda,
            "status": "menunggu_arahan",
        }
    assert Jejak.objects.filter(aksi="surat.baca").count() == 1


def test_of_a_secret_letter_each_unit_reads_its_own_history(program, catat, isi, kota):
    surat = catat(kerahasiaan="rahasia")
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "insp"))
    whole = program("sekda").get(f"/surat/{surat.pk}").json()
    part = program("kadis_pu").get(f"/surat/{surat.pk}").json()
    assert [t["unit"]["nama"] for t in whole["penugasan"]] == ["Dinas Pekerjaan Umum", "Inspektorat"]
    assert [t["unit"]["nama"] for t in part["penugasan"]] == ["Dinas Pekerjaan Umum"]
    assert program("tu").get(f"/surat/{surat.pk}").json()["penugasan"] == []
    assert program("kadis_dlh").get(f"/surat/{surat.pk}/riwayat").status_code == 404


def test_a_guess_can_be_sent_back_as_it_came(program, kota):
    """Moments carry the zone that the letter meant: without one `POST /surat` would refuse them."""
    import base64
    from pathlib import Path

    from poros.kernel.cetak import pdf

    tu = program("tu")
    scan = base64.b64encode(pdf(Path(__file__).parent / "undangan.typ", {})).decode()
    guess = tu.post("/tebakan-surat", {"berkas": {"nama": "a.pdf", "isi": scan}}).json()
    assert guess["acara_mulai"].startswith("2026-11-30T09:00:00+07:00")
    resi, _same = guess.pop("unggahan"), guess.pop("serupa")
    body = {k: v for k, v in guess.items() if v is not None}
    body |= {"kepada": kota.jabatan["sekda"].pk, "berkas": [{"nama": "a.pdf", "unggahan": resi}]}
    made = tu.post("/surat", body)
    assert made.status_code == 201, made.json()
    assert Surat.objects.get().acara_mulai.isoformat() == "2026-11-30T02:00:00+00:00"
