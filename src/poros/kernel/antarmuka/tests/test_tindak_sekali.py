"""Every act of the API is done once under a key: what moves on something as well as what makes something."""

import pytest

from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.antarmuka.sekali import nilai
from poros.kernel.antarmuka.skema import Rujuk
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

ULANG = "Idempotent-Replay"


@pytest.fixture
def tugas(kota):
    sekda = kota.aktor("sekda")
    services.terbitkan(
        sekda, Unit(pk=sekda.unit_id), rincian=RincianArahan(isi="Siapkan"), kepada=[Sasaran(kota.unit["pu"].pk)]
    )
    return Penugasan.objects.get()


@pytest.mark.parametrize(
    ("aksi", "isi"),
    [
        ("terima", None),
        ("laporkan", {"catatan": "mulai", "kemajuan": 10}),
        ("kembalikan", {"catatan": "bukan urusan kami"}),
    ],
)
def test_an_act_repeated_under_its_key_is_done_once_and_answered_alike(program, tugas, aksi, isi):
    kadis, jalur = program("kadis_pu"), f"/penugasan/{tugas.pk}/{aksi}"
    before = tugas.riwayat.count()
    answers = [kadis.post(jalur, isi, kunci="k-1") for _n in range(3)]
    assert {a.status_code for a in answers} == {200}, answers[0].json()
    assert len({a.content for a in answers}) == 1
    assert [a.get(ULANG) for a in answers] == [None, "true", "true"]
    assert tugas.riwayat.count() == before + 1
    assert Jejak.objects.filter(objek="penugasan", objek_id=tugas.pk).count() == 1


def test_without_a_key_the_second_meets_the_state_that_the_first_made(program, tugas):
    kadis, jalur = program("kadis_pu"), f"/penugasan/{tugas.pk}/terima"
    assert [kadis.post(jalur).status_code for _n in range(2)] == [200, 409]
    assert not KunciIdempoten.objects.exists()


@pytest.mark.parametrize(("siapa", "status"), [("kadis_dlh", 404), ("sekda", 404)])
def test_who_may_not_gets_no_key_either(program, tugas, siapa, status):
    assert program(siapa).post(f"/penugasan/{tugas.pk}/terima", kunci="k-1").status_code == status
    assert not KunciIdempoten.objects.exists()


def test_a_state_that_does_not_allow_it_leaves_no_key(program, tugas):
    kadis = program("kadis_pu")
    assert kadis.post(f"/penugasan/{tugas.pk}/ketahui", kunci="k-1").status_code == 409
    assert not KunciIdempoten.objects.exists()
    assert kadis.post(f"/penugasan/{tugas.pk}/terima", kunci="k-1").status_code == 200


def test_one_key_is_for_one_act_on_one_thing(program, tugas):
    kadis = program("kadis_pu")
    assert kadis.post(f"/penugasan/{tugas.pk}/terima", kunci="k-1").status_code == 200
    other = kadis.post(f"/penugasan/{tugas.pk}/laporkan", {"catatan": "mulai"}, kunci="k-1")
    assert other.status_code == 409
    assert "Idempotency-Key" in other.json()["detail"]
    tugas.refresh_from_db()
    assert tugas.status == "diterima"


def test_a_key_is_kept_though_the_scope_is_withdrawn_meanwhile(program, tugas):
    """Who may no longer act is not told again what he did."""
    kadis = program("kadis_pu")
    kadis.post(f"/penugasan/{tugas.pk}/terima", kunci="k-1")
    kadis.token.cakupan = ["penugasan:baca"]
    kadis.token.save()
    assert kadis.post(f"/penugasan/{tugas.pk}/terima", kunci="k-1").status_code == 403


def test_an_answer_that_is_a_list_is_kept_as_one(program, kota, tugas):
    lain = kota.unit["dlh"].pk
    sekda = program("sekda")
    made = sekda.post("/arahan", {"isi": "Dahulukan", "kepada": [{"unit": lain}]}).json()
    jalur = f"/arahan/{tugas.arahan_id}/urutan"
    answers = [sekda.post(jalur, {"setelah": [{"arahan": made["id"]}]}, kunci="k-1") for _n in range(2)]
    assert [a.status_code for a in answers] == [200, 200], answers[0].json()
    assert answers[0].json() == answers[1].json()
    assert isinstance(answers[0].json(), list)
    assert answers[1][ULANG] == "true"


def test_an_upload_takes_no_key_and_gives_a_receipt_each_time(program, kota):
    kadis = program("kadis_pu")
    first, again = (kadis.unggah(b"Catatan rapat", "a.txt") for _n in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["sha256"] == again.json()["sha256"]


@pytest.mark.parametrize("banyak", [0, 1, 3])
def test_shapes_become_plain_values(banyak):
    rows = [Rujuk(id=n, nama=f"Unit {n}") for n in range(banyak)]
    assert nilai(rows) == [{"id": n, "nama": f"Unit {n}"} for n in range(banyak)]
    assert nilai(Rujuk(id=7, nama="Setda")) == {"id": 7, "nama": "Setda"}
