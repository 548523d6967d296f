"""A program works on recovery as the pages do: the same numbers, refusals by field, once per key, nothing of others."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.queries import pulih
from poros.domain.krisis.rules.pulih import Kelas, PeranTim, Sektor
from poros.domain.krisis.tests.bahan import anggota, cacat, gambar, kegiatan, kerja, kerusakan
from poros.kernel.berkas.models import Tautan
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


@pytest.fixture
def perencana(program):
    return program("kabag_ekbang", "krisis:baca", "krisis:tulis")


def hari(n=0):
    return (timezone.localdate() + timedelta(days=n)).isoformat()


def badan(nama, kota):
    unit = kota.unit["pu"].pk
    return {
        "kerusakan": {"sektor": "sosial", "subsektor": "Sekolah", "kelas": "berat", "letak": "Damai", "jumlah": "2.5",
                      "satuan": "ruang", "harga": 1000},
        "r3p": {"sektor": "sosial", "subsektor": "Sekolah", "nama": "Bangun", "letak": "Damai", "volume": "2.5",
                "satuan": "ruang", "harga": 1000, "sumber_dana": "apbn", "tahun": timezone.localdate().year,
                "fase": "rekonstruksi", "unit": unit},
        "tim": {"peran": "anggota", "pejabat": "Ahli Rekaan"},
        "kerja": {"nama": "Ukur", "unit": unit, "mulai": hari(), "selesai": hari(2)},
    }[nama]  # fmt: skip


ANAK = {"kerusakan": "kerusakan", "r3p": "kegiatan", "tim": "tim", "kerja": "kerja"}


# ---------------------------------------------------------------- what is read


def test_the_numbers_are_those_of_the_page(tanggap, bpbd, perencana, kota):
    row = tanggap()
    for sector, kind in ((Sektor.SOSIAL, Kelas.RINGAN), (Sektor.PERMUKIMAN, Kelas.BERAT)):
        services.catat_kerusakan(bpbd, row, data=kerusakan(sektor=sector, kelas=kind, kerugian=500))
    services.susun_r3p(bpbd, row)
    services.tambah_kegiatan(bpbd, row, data=kegiatan(kota, volume=Decimal("1.25")))
    told = perencana.get(f"/krisis/kejadian/{row.pk}/pemulihan").json()
    need = pulih.kebutuhan(pulih.kerusakan(row))
    assert {n["sektor"]: (n["kerusakan"], n["kerugian"], n["kebutuhan"]) for n in told["kebutuhan"]} == {
        s: (n.kerusakan, n.kerugian, n.kebutuhan) for s, n in need.items()
    }
    assert sum(k["jumlah"] for k in told["kegiatan"]) == pulih.tabel(pulih.kegiatan(row), "tahun").total
    assert [Decimal(k["volume"]) for k in told["kegiatan"]] == [Decimal(10), Decimal(10), Decimal("1.25")]


def test_team_and_steps_stand_as_on_the_page(tanggap, bpbd, perencana, kota):
    row = tanggap()
    services.tambah_anggota(bpbd, row, data=anggota(sektor=Sektor.EKONOMI))
    services.tambah_anggota(
        bpbd, row, data=anggota(peran=PeranTim.KETUA, jabatan_id=kota.jabatan["kadis_pu"].pk, pejabat="")
    )
    services.tambah_kerja(bpbd, row, data=kerja(kota, dasar="Pedoman"))
    told = perencana.get(f"/krisis/kejadian/{row.pk}/pemulihan").json()
    assert [(a["peran"], a["jabatan"], a["sektor"]) for a in told["tim"]] == [
        ("ketua", kota.jabatan["kadis_pu"].pk, ""), ("anggota", None, "ekonomi"),
    ]  # fmt: skip
    (step,) = told["kerja"]
    assert (step["mulai"], step["selesai"], step["dasar"], step["perintah"]) == (hari(), hari(2), "Pedoman", None)


@pytest.mark.parametrize("banyak", [1, 3])
def test_reading_it_costs_the_same_for_one_row_of_each_and_for_three(tanggap, bpbd, perencana, kota, banyak):
    row = tanggap()
    for n in range(banyak):
        services.catat_kerusakan(bpbd, row, data=kerusakan(subsektor=f"Rumah {n}"))
        services.tambah_anggota(bpbd, row, data=anggota(jabatan_id=kota.jabatan["kadis_pu"].pk))
        services.tambah_kerja(bpbd, row, data=kerja(kota))
    services.susun_r3p(bpbd, row)
    with CaptureQueriesContext(connection) as found:
        told = perencana.get(f"/krisis/kejadian/{row.pk}/pemulihan").json()
    assert [len(told[k]) for k in ("kerusakan", "kegiatan", "tim", "kerja")] == [banyak] * 4
    assert len([q for q in found.captured_queries if '"krisis_' in q["sql"]]) == 5


def test_an_event_without_damage_needs_nothing(tanggap, perencana):
    told = perencana.get(f"/krisis/kejadian/{tanggap().pk}/pemulihan").json()
    assert told == {"kerusakan": [], "kebutuhan": [], "kegiatan": [], "tim": [], "kerja": []}


# ---------------------------------------------------------------- what is made


@pytest.mark.parametrize("jalan", ANAK)
def test_each_is_made_as_told_and_once_per_key(tanggap, perencana, program, kota, jalan):
    row = tanggap()
    maker = program("camat", "krisis:baca", "krisis:tulis") if jalan == "kerusakan" else perencana
    answers = [
        maker.post(f"/krisis/kejadian/{row.pk}/{jalan}", badan(jalan, kota), kunci="satu") for _again in range(3)
    ]
    assert {a.status_code for a in answers} == {201}, answers[0].content
    assert {a.json()["id"] for a in answers} == {getattr(row, ANAK[jalan]).get().pk}
    assert [a.headers.get("Idempotent-Replay") for a in answers] == [None, "true", "true"]
    second = maker.post(f"/krisis/kejadian/{row.pk}/{jalan}", badan(jalan, kota), kunci="dua")
    assert (second.status_code, getattr(row, ANAK[jalan]).count()) == (201, 2)


@pytest.mark.parametrize(
    ("jalan", "lain", "salah"),
    [
        ("kerusakan", {"jumlah": "0.001"}, {"jumlah"}),
        ("kerusakan", {"jumlah": "1e30"}, {"jumlah"}),
        ("kerusakan", {"jumlah": "999999999999.99", "harga": 10**15 - 1}, {"harga"}),
        ("kerusakan", {"lat": -1.2}, {"lat"}),
        ("kerusakan", {"kerugian": 10**15}, {"kerugian"}),
        ("kerusakan", {"subsektor": " "}, {"subsektor"}),
        ("r3p", {"volume": "999999999999.99", "harga": 10**15 - 1}, {"volume"}),
        ("r3p", {"tahun": 2100}, {"tahun"}),
        ("r3p", {"unit": 999_999}, {"unit"}),
        ("r3p", {"sumber_dana": "pinjaman", "fase": "?"}, {"sumber_dana", "fase"}),
        ("tim", {"pejabat": " "}, {"jabatan"}),
        ("tim", {"jabatan": 999_999}, {"jabatan"}),
        ("kerja", {"selesai": "2020-01-01"}, {"selesai"}),
        ("kerja", {"mulai": "1899-12-31"}, {"mulai"}),
        ("kerja", {"selesai": "2200-01-01"}, {"selesai"}),
        ("kerja", {"unit": 999_999}, {"unit"}),
    ],
)
def test_what_the_act_refuses_is_named_by_its_field_and_leaves_nothing(tanggap, program, kota, jalan, lain, salah):  # noqa: PLR0917 -- fixtures and a row
    row = tanggap()
    answer = program("kepala_bpbd", "krisis:tulis").post(
        f"/krisis/kejadian/{row.pk}/{jalan}", badan(jalan, kota) | lain
    )
    assert cacat(answer) == salah
    assert getattr(row, ANAK[jalan]).count() == 0


def test_a_refusal_under_a_key_may_be_mended_under_it(tanggap, perencana, kota):
    row = tanggap()
    address = f"/krisis/kejadian/{row.pk}/kerja"
    assert perencana.post(address, badan("kerja", kota) | {"unit": 999_999}, kunci="k").status_code == 422
    assert perencana.post(address, badan("kerja", kota), kunci="k").status_code == 201


def test_pictures_are_uploaded_before_or_sent_along(tanggap, program, kota):
    import base64

    row, camat = tanggap(), program("camat")
    upload = camat.unggah(gambar("red"), "depan.png")
    photos = [
        {"nama": "depan.png", "unggahan": upload.json()["unggahan"]},
        {"nama": "samping.png", "isi": base64.b64encode(gambar("blue")).decode()},
    ]
    made = camat.post(f"/krisis/kejadian/{row.pk}/kerusakan", badan("kerusakan", kota) | {"foto": photos})
    assert made.status_code == 201, made.content
    ties = Tautan.objects.filter(objek="kerusakanbencana", objek_id=made.json()["id"]).order_by("urutan")
    assert [t.nama for t in ties] == ["depan.png", "samping.png"]


@pytest.mark.parametrize("resi", ["palsu", "orang lain"])
def test_a_receipt_that_is_not_ones_own_is_refused_beside_the_pictures(tanggap, program, kota, resi):
    other = program("kadis_sos").unggah(gambar("red"), "depan.png").json()["unggahan"]
    photos = [{"nama": "depan.png", "unggahan": other if resi == "orang lain" else resi}]
    row = tanggap()
    answer = program("camat").post(f"/krisis/kejadian/{row.pk}/kerusakan", badan("kerusakan", kota) | {"foto": photos})
    assert cacat(answer) == {"foto"}
    assert row.kerusakan.count() == 0


def test_nine_pictures_are_one_too_many_by_whichever_door(tanggap, program, kota):
    import base64

    photo = base64.b64encode(gambar()).decode()
    photos = [{"nama": f"{n}.png", "isi": photo} for n in range(9)]
    row = tanggap()
    answer = program("camat").post(f"/krisis/kejadian/{row.pk}/kerusakan", badan("kerusakan", kota) | {"foto": photos})
    assert cacat(answer) == {"foto"}
    assert row.kerusakan.count() == 0


# ---------------------------------------------------------------- the way of a plan


def test_from_damage_to_work_in_the_hands_of_planning(tanggap, perencana, program, kota):
    row, camat = tanggap(), program("camat", "krisis:tulis")
    base = f"/krisis/kejadian/{row.pk}"
    damage = camat.post(f"{base}/kerusakan", badan("kerusakan", kota)).json()["id"]
    lines = perencana.post(f"{base}/r3p/susun").json()["id"]
    assert (len(lines), cacat_tanpa_bidang(perencana.post(f"{base}/r3p/susun"))) == (1, "sudah ada di dalam rencana")
    assert "Hapus kegiatannya" in camat.post(f"/krisis/kerusakan/{damage}/cabut").json()["detail"]
    handed = perencana.post(f"{base}/r3p/serahkan").json()["id"]
    assert Penugasan.objects.filter(arahan__in=row.perintah.filter(pk__in=handed).values("arahan")).count() == 2
    assert perencana.post(f"/krisis/r3p/{lines[0]}/hapus").status_code == 200
    assert perencana.post(f"/krisis/r3p/{lines[0]}/hapus").status_code == 404
    assert camat.post(f"/krisis/kerusakan/{damage}/cabut").status_code == 200
    assert "belum berisi kegiatan" in perencana.post(f"{base}/r3p/serahkan").json()["detail"]


def cacat_tanpa_bidang(jawaban):
    """The words of a refusal that belongs to no field."""
    told = jawaban.json()
    assert (jawaban.status_code, told["galat"]) == (422, [])
    return next((w for w in ("sudah ada di dalam rencana",) if w in told["detail"]), told["detail"])


@pytest.mark.parametrize("jalan", ["r3p/serahkan", "kerja/kirim"])
def test_sent_again_under_the_same_key_nobody_gets_work_twice(tanggap, bpbd, perencana, kota, jalan):
    row = tanggap()
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.susun_r3p(bpbd, row)
    services.tambah_kerja(bpbd, row, data=kerja(kota))
    answers = [perencana.post(f"/krisis/kejadian/{row.pk}/{jalan}", kunci="kirim-1") for _again in range(2)]
    assert answers[0].json() == answers[1].json()
    assert row.perintah.filter(klaster="Pemulihan").count() == len(answers[0].json()["id"])


@pytest.mark.parametrize("kode", ["camat", "kadis_pu", "sekda", "inspektur", "admin"])
def test_who_plans_nothing_finds_nothing_to_change(tanggap, bpbd, kota, program, kode):
    row = tanggap()
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    (line,) = services.susun_r3p(bpbd, row)
    member = services.tambah_anggota(bpbd, row, data=anggota())
    step = services.tambah_kerja(bpbd, row, data=kerja(kota))
    base, other = f"/krisis/kejadian/{row.pk}", program(kode, "krisis:baca", "krisis:tulis")
    for path, body in (
        (f"{base}/r3p", badan("r3p", kota)), (f"{base}/tim", badan("tim", kota)), (f"{base}/kerja", badan("kerja", kota)),
        (f"{base}/r3p/susun", None), (f"{base}/kerja/susun", None), (f"{base}/r3p/serahkan", None), (f"{base}/kerja/kirim", None),
        (f"/krisis/r3p/{line.pk}/hapus", None), (f"/krisis/tim/{member.pk}/lepas", None), (f"/krisis/kerja/{step.pk}/hapus", None),
    ):  # fmt: skip
        assert other.post(path, body).status_code == 404, path
    assert (row.kegiatan.count(), row.tim.count(), row.kerja.count(), row.perintah.filter(klaster="Pemulihan").count()) == (
        1, 1, 1, 0,
    )  # fmt: skip


@pytest.mark.parametrize("jalan", ["r3p/susun", "kerja/susun", "r3p/serahkan", "kerja/kirim"])
def test_on_an_event_that_is_not_there_nothing_is_done(kota, perencana, jalan):
    assert perencana.post(f"/krisis/kejadian/999999/{jalan}").status_code == 404
