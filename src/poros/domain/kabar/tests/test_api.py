"""How one wants to be told, and the channels out of the house, through the API."""

import pytest

from poros.kernel.commands import unit_kerja
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.pemberitahuan.models import JamTenang, Preferensi, Saluran


@pytest.mark.parametrize("banyak", [0, 1, 3])
def test_how_many_wait(program, kota, banyak):
    for _n in range(banyak):
        with unit_kerja():
            beritahu("penugasan.baru", [kota.unit["pu"]], orang={kota.orang["kadis_pu"].pk: kota.unit["pu"].pk})
    assert program("kadis_pu").get("/pemberitahuan/jumlah").json() == {"belum_dibaca": banyak, "lebih": False}


def test_one_chooses_channels_digest_and_quiet_hours(program, kota):
    tu = program("tu")
    before = tu.get("/kabar/pengaturan").json()
    assert (before["preferensi"], before["jam_tenang"]) == ([], [])
    assert before["ringkasan"] == ["07:00", "16:00"]
    assert {"penugasan.baru", "jabatan.diangkat"} <= {row["kode"] for row in before["jenis"]}
    tu.post("/kabar/preferensi", {"saluran": ["surel"], "ringkasan": False})
    after = tu.post("/kabar/jam-tenang", {"jam": [{"dari": "21:30", "sampai": "05:00"}]}).json()
    assert after["preferensi"] == [{"jenis": "", "saluran": ["surel"], "ringkasan": False}]
    assert after["jam_tenang"] == [{"dari": "21:30", "sampai": "05:00"}]
    assert Preferensi.objects.get().orang == JamTenang.objects.get().orang == kota.orang["tu"]
    assert program("sekda").get("/kabar/pengaturan").json()["preferensi"] == []
    assert tu.post("/kabar/jam-tenang", {"jam": []}).json()["jam_tenang"] == []


@pytest.mark.parametrize(
    ("jalur", "isi", "penunjuk"),
    [
        ("/kabar/preferensi", {"saluran": ["merpati"]}, "/saluran/0"),
        ("/kabar/preferensi", {"saluran": [], "jenis": "tidak.ada"}, "/jenis"),
        ("/kabar/jam-tenang", {"jam": [{"dari": "24:00", "sampai": "05:00"}]}, "/jam/0/dari"),
        ("/kabar/jam-tenang", {"jam": [{"dari": "05:00", "sampai": "05:00"}]}, "/sampai"),
    ],
)
def test_every_wrong_part_is_named(program, jalur, isi, penunjuk):
    answer = program("tu").post(jalur, isi)
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == [penunjuk]
    assert not Preferensi.objects.exists()
    assert not JamTenang.objects.exists()


def test_whoever_may_only_read_letters_silences_nobody(program):
    assert program("tu", "surat:baca").post("/kabar/preferensi", {"saluran": []}).status_code == 403


def test_channels_are_opened_and_closed_by_who_runs_the_system(program):
    admin = program("admin")
    body = {"jenis": "webhook", "nama": "Gerbang", "alamat": "https://gerbang.example/kirim"}
    first, again = (admin.post("/saluran", body, kunci="k") for _n in range(2))
    assert first.status_code == 201, first.json()
    assert first.json() == again.json()
    nomor = first.json()["id"]
    key = admin.get(f"/saluran/{nomor}/kunci").json()["kunci"]
    closed = admin.post(f"/saluran/{nomor}/atur", {"aktif": False, "alamat": body["alamat"], "ganti_kunci": True})
    assert closed.json()["aktif"] is False
    assert admin.get(f"/saluran/{nomor}/kunci").json()["kunci"] != key
    assert [row["nama"] for row in admin.get("/saluran").json()] == ["Gerbang"]
    plain = admin.post("/saluran", body | {"nama": "Lain", "alamat": "http://gerbang.example"})
    assert [g["penunjuk"] for g in plain.json()["galat"]] == ["/alamat"]


@pytest.mark.parametrize("siapa", ["sekda", "tu"])
def test_to_others_there_are_no_channels(program, siapa):
    row = Saluran.objects.create(jenis="surel", nama="Surel")
    other = program(siapa)
    assert other.get("/saluran").json() == []
    assert other.get(f"/saluran/{row.pk}/kunci").status_code == 404
    assert other.post(f"/saluran/{row.pk}/atur", {"aktif": False}).status_code == 404
    assert other.post("/saluran", {"jenis": "surel", "nama": "x"}).status_code == 404
