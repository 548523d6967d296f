"""What the screens do, programs do: one meeting and one item, from beginning to end, over the API."""

from poros.domain.rapat.models import Agenda, Gagasan, Rapat
from poros.kernel.penugasan.models import Penugasan, SumberDaya


def test_a_meeting_over_the_api(kota, program, ruang, saat):
    umum, chair, pu, tu = (program(k) for k in ("kabag_umum", "asisten2", "kadis_pu", "tu"))
    plan = {
        "jenis": "rakor", "judul": "Rapat API", "ketua": kota.jabatan["asisten2"].pk, "notulis": kota.jabatan["tu"].pk,
        "peserta": [{"jabatan": kota.jabatan["kadis_pu"].pk}, {"nama": "Bu Sari", "instansi": "PMI", "peran": "tamu", "wajib": False}],
    }  # fmt: skip
    made = umum.post("/rapat", plan)
    assert made.status_code == 201, made.content
    base = f"/rapat/{made.json()['id']}"
    assert umum.post(f"{base}/ubah", plan | {"judul": "Rapat lewat API"}).json()["judul"] == "Rapat lewat API"
    assert len(umum.post(f"{base}/acara", {"acara": [{"judul": "Satu", "menit": 10}]}).json()["acara"]) == 1
    day = f"{saat(9).date()}"
    offers = umum.post(f"{base}/cari-waktu", {"dari": day, "sampai": day, "lama": 60, "kursi": 3}).json()
    assert offers["tawaran"][0]["ruang"] == ruang["kecil"].pk
    jadwal = {"mulai": saat(9).isoformat(), "selesai": saat(10).isoformat(), "ruang": ruang["kecil"].pk}
    assert umum.post(f"{base}/jadwal", jadwal).json()["tempat"] == "Ruang kecil"
    assert (
        umum.post(f"{base}/bahan", {"berkas": {"nama": "a.txt", "isi": "YQ=="}}).json()["berkas"][0]["nama"] == "a.txt"
    )
    assert umum.post(f"{base}/nomor-undangan", {"nomor": "1"}).json()["status"] == "diundang"
    assert pu.post(f"{base}/hadir").json()["hadir"]
    guest = umum.post(f"{base}/tamu", {"nama": "Bu Sari", "kunci": "k"})
    assert guest.status_code == 201
    rest = [p["id"] for p in umum.get(base).json()["peserta"] if not p["hadir"]]
    assert all(p["hadir"] for p in umum.post(f"{base}/daftar-hadir", {"peserta": rest}).json()["peserta"])
    assert len(umum.get(f"{base}/kursi").json()) == 4
    assert umum.post(f"{base}/kursi", {"urutan": [{"peserta": rest[0], "tingkat": 1}]}).json()[0]["peserta"] == rest[0]
    assert chair.post(f"{base}/langkah", {"aksi": "buka"}).json()["status"] == "berlangsung"
    line = {"jenis": "tindak", "isi": "Kerjakan", "unit": kota.unit["pu"].pk, "tenggat": "2099-01-05"}
    first = tu.post(f"{base}/butir", line).json()
    assert tu.post(f"{base}/butir/{first['id']}", line | {"isi": "Kerjakan segera", "versi": 1}).json()["versi"] == 2
    assert tu.post(f"{base}/butir/{first['id']}", line | {"versi": 1}).status_code == 422
    second = tu.post(f"{base}/butir", {"jenis": "catatan", "isi": "Salah"}).json()
    assert tu.post(f"{base}/butir/{second['id']}/hapus", {"versi": 1}).status_code == 200
    ended = chair.post(f"{base}/langkah", {"aksi": "akhiri"}).json()
    assert [b["penugasan"] for b in ended["butir"]] == [Penugasan.objects.get(unit=kota.unit["pu"]).pk]
    assert tu.post(f"{base}/langkah", {"aksi": "edarkan"}).json()["status"] == "notula_edar"
    assert tu.post(f"{base}/langkah", {"aksi": "sahkan"}).status_code == 404
    Rapat.objects.update(status="notula_sah")
    assert tu.post(f"{base}/koreksi", {"isi": "Nama"}).json()["koreksi"] == ["Nama"]
    assert [r["judul"] for r in umum.get("/rapat", {"q": "lewat"}).json()["isi"]] == ["Rapat lewat API"]
    assert program("camat").get(base).status_code == 404


def test_a_session_and_its_letter_over_the_api(kota, program, terjadwal):
    row = terjadwal(jenis="paripurna", perkara="b", anggota=45)
    umum = program("kabag_umum")
    assert umum.post(f"/rapat/{row.pk}/undangan", {"penanda": kota.jabatan["sekda"].pk}).status_code == 200
    Rapat.objects.update(status="berlangsung")
    assert umum.post(f"/rapat/{row.pk}/kuorum", {"hadir": 30}).json()["keadaan"] == "sah"
    assert umum.post(f"/rapat/{row.pk}/suara", {"setuju": 16, "tolak": 3}).json()["suara"] == "diterima"


def test_ideas_over_the_api(kota, program, diundang):
    row, umum, pu = diundang(jenis="fgd"), program("kabag_umum"), program("kadis_pu")
    told = {"pertanyaan": ["Apa?"], "kriteria": [{"nama": "Dampak", "bobot": 2}], "dibuka": False}
    assert umum.post(f"/rapat/{row.pk}/gagasan/atur", told).json() == []
    given = pu.post(f"/rapat/{row.pk}/gagasan", {"isi": "Ide", "tanpa_nama": True})
    assert (given.status_code, given.json()[0]["nama"]) == (201, "")
    pk = Gagasan.objects.get().pk
    marks = {"nilai": [{"kriteria": row.kriteria.get().pk, "nilai": 4}]}
    assert pu.post(f"/rapat/gagasan/{pk}/nilai", marks).json()["bobot"] == 4
    assert umum.post(f"/rapat/gagasan/{pk}/kelompok", {"kelompok": "A"}).json()["kelompok"] == "A"
    assert umum.post(f"/rapat/gagasan/{pk}/jawab", {"hasil": "ditolak"}).status_code == 422
    assert umum.post(f"/rapat/gagasan/{pk}/jawab", {"hasil": "diambil"}).json()["hasil"] == "diambil"
    assert len(pu.get(f"/rapat/{row.pk}/gagasan").json()) == 1


def test_an_item_over_the_api(kota, program, protokol, saat):
    sos, tu, head, leader = (program(k) for k in ("kadis_sos", "tu", "kabag_umum", "walikota"))
    asked = {
        "judul": "Audiensi", "pimpinan": kota.jabatan["walikota"].pk, "mulai": saat(9).isoformat(), "selesai": saat(10).isoformat(),
        "tempat": "Balai", "kontak": "TU", "sumber": "Surat 1", "dibuka": True,
    }  # fmt: skip
    made = sos.post("/agenda-pimpinan", asked)
    assert made.status_code == 201, made.content
    base = f"/agenda-pimpinan/{made.json()['id']}"
    assert tu.post(f"{base}/langkah", {"aksi": "susun"}).json()["status"] == "rk"
    assert tu.post(f"{base}/ubah", asked | {"judul": "Audiensi warga"}).json()["judul"] == "Audiensi warga"
    assert tu.post(f"{base}/langkah", {"aksi": "telaah"}).json()["status"] == "ditelaah"
    assert head.post(f"{base}/langkah", {"aksi": "setujui"}).json()["status"] == "disetujui"
    assert leader.post(f"{base}/arahan", {"kehadiran": "hadir"}).json()["status"] == "tayang"
    helpers = {"petugas": [{"jabatan": kota.jabatan["tu"].pk, "tugas": "MC"}]}
    assert tu.post(f"{base}/petugas", helpers).status_code == 200
    change = {
        "jadwal": {"mulai": saat(13).isoformat(), "selesai": saat(14).isoformat(), "tempat": "Aula"},
        "alasan": "Hujan",
    }
    revisi = tu.post(f"{base}/perubahan", change)
    assert revisi.status_code == 201
    assert head.post(f"/agenda-pimpinan/perubahan/{revisi.json()['id']}", {"diterima": True}).json()["tempat"] == "Aula"
    assert "kontak" not in program("camat").get(base).json()
    assert [a["id"] for a in program("camat").get("/agenda-pimpinan", {"status": "tayang"}).json()["isi"]] == [
        Agenda.objects.get().pk
    ]


def test_rooms_and_calendars_over_the_api(kota, program, ruang):
    umum, admin = program("kabag_umum"), program("admin")
    thing = SumberDaya.objects.create(kode="baru", nama="Ruang baru", jenis="ruang", unit=kota.unit["umum"])
    assert len(umum.get("/rapat-ruang").json()) == 2
    assert len(umum.post(f"/rapat-ruang/{thing.pk}", {"lokasi": "Balai", "kursi": 9}).json()) == 3
    assert admin.post("/rapat-tempuh", {"dari": "A", "ke": "B", "menit": 5}).status_code == 200
    assert admin.post("/rapat-protokol", {"unit": [kota.unit["umum"].pk]}).json() == {"banyak": 1}
    first = umum.post("/rapat-kalender", kunci="k1")
    assert first.json()["alamat"].endswith(".ics")
    assert umum.post("/rapat-kalender", kunci="k1").json() == {"alamat": None}
    assert umum.post("/rapat-kalender/cabut").json() == {"dicabut": True}
    assert umum.post("/rapat-kalender/cabut").status_code == 404
