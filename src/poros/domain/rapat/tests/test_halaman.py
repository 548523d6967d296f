"""Pages: what each shows and takes, lists at a literal number of queries, what others do not see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import ButirNotula, Rapat, Ruang
from poros.domain.rapat.rules.alur import Aksi, JenisButir
from poros.domain.rapat.services.langkah import melangkah
from poros.kernel.penugasan.models import SumberDaya


def isian(kota, **ganti):
    """What a planner types in."""
    given = {
        "jenis": "rakor", "judul": "Rapat pasar", "ketua": kota.jabatan["asisten2"].pk, "notulis": kota.jabatan["tu"].pk,
        "wajib": [kota.jabatan["kadis_pu"].pk], "boleh": [kota.jabatan["kadis_dlh"].pk], "penulis": [kota.jabatan["camat"].pk],
        "tamu": "Bu Sari, PMI\n\nPak Joko", "dprd": "Bu Ani, Fraksi A",
    }  # fmt: skip
    return given | ganti


def test_a_meeting_is_planned_on_the_page(kota, masuk):
    client = masuk("kabag_umum")
    assert b"Wajib hadir" in client.get("/rapat/baru/").content
    done = client.post("/rapat/baru/", isian(kota))
    row = Rapat.objects.get()
    assert done.url == f"/rapat/{row.pk}/waktu/"
    assert {(str(p), p.wajib, p.menulis, p.peran) for p in row.peserta.all()} == {
        ("Asisten II", True, False, "peserta"), ("Pengelola Surat Bagian Umum", True, False, "peserta"),
        ("Kepala Dinas PU", True, False, "peserta"), ("Kepala DLH", False, False, "peserta"),
        ("Camat Utara", False, True, "peserta"), ("Bu Sari", False, False, "tamu"), ("Pak Joko", False, False, "tamu"),
        ("Bu Ani", False, False, "anggota_dprd"),
    }  # fmt: skip
    assert client.post(f"/rapat/{row.pk}/ubah/", isian(kota, judul="Rapat pasar baru", boleh=[])).status_code == 302
    row.refresh_from_db()
    assert row.judul == "Rapat pasar baru"
    assert "Kepala DLH" not in {str(p) for p in row.peserta.all()}


@pytest.mark.parametrize("ganti", [{"judul": ""}, {"jenis": "x"}, {"ketua": "x"}, {"tamu": "x" * 300}])
def test_a_plan_that_makes_no_sense_is_shown_again(kota, masuk, ganti):
    assert masuk("kabag_umum").post("/rapat/baru/", isian(kota, **ganti)).status_code == 422
    assert not Rapat.objects.exists()


def test_the_chair_takes_no_notes(kota, masuk):
    same = isian(kota, notulis=kota.jabatan["asisten2"].pk)
    assert "Ketua tidak sekaligus notulis" in masuk("kabag_umum").post("/rapat/baru/", same).content.decode()


def test_the_administrator_plans_nothing(masuk):
    assert masuk("admin").get("/rapat/baru/").status_code == 404


def test_a_time_is_found_and_chosen(kota, masuk, rencana, ruang, *, besok, saat):
    row, client = rencana(), masuk("kabag_umum")
    page = client.get(f"/rapat/{row.pk}/waktu/", {"dari": besok, "sampai": besok, "lama": "60", "kursi": "4"})
    assert "Waktu yang cocok" in page.content.decode()
    chosen = {"mulai": f"{saat(9):%Y-%m-%dT%H:%M}", "selesai": f"{saat(10):%Y-%m-%dT%H:%M}", "ruang": ruang["kecil"].pk}
    assert client.post(f"/rapat/{row.pk}/waktu/", chosen).status_code == 302
    row.refresh_from_db()
    assert (row.mulai, row.ruang) == (saat(9), ruang["kecil"])
    wrong = client.get(f"/rapat/{row.pk}/waktu/", {"dari": besok, "sampai": besok - timedelta(days=1), "lama": "60"})
    assert "paling lama 31 hari" in wrong.content.decode()
    assert client.post(f"/rapat/{row.pk}/waktu/", {"mulai": "x"}).status_code == 422
    narrow = client.get(f"/rapat/{row.pk}/waktu/", {"dari": besok, "sampai": besok, "lama": "60", "kursi": "900"})
    assert "Tidak ada ruang dengan kursi sebanyak itu" in narrow.content.decode()


def test_agenda_invitation_and_steps_on_the_page(kota, masuk, terjadwal):
    row = terjadwal()
    client, url = masuk("kabag_umum"), f"/rapat/{row.pk}/"
    assert client.post(f"{url}acara/", {"acara": "Pasar | Dinas | 20\n\nLain"}).status_code == 302
    assert list(row.acara.values_list("judul", "penyaji", "menit")) == [("Pasar", "Dinas", 20), ("Lain", "", None)]
    assert b"Buat konsep undangan" in client.get(f"{url}undangan/").content
    assert client.post(f"{url}undangan/", {"penanda": kota.jabatan["camat"].pk}).status_code == 422
    assert client.post(f"{url}undangan/", {"nomor": "005/1"}).status_code == 302
    assert "Diundang" in masuk("kadis_pu").get(url).content.decode()
    assert masuk("asisten2").post(f"{url}langkah/", {"aksi": "tunda", "alasan": ""}).status_code == 422
    assert masuk("asisten2").post(f"{url}langkah/", {"aksi": "buka"}).status_code == 302
    assert masuk("asisten2").post(f"{url}langkah/", {"aksi": "x"}).status_code == 422
    assert masuk("kadis_pu").post(f"{url}langkah/", {"aksi": "akhiri"}).status_code == 404
    assert masuk("asisten2").post(f"{url}langkah/", {"aksi": "tutup"}).status_code == 409


def test_the_invitation_leads_to_the_letter(kota, masuk, terjadwal):
    row = terjadwal()
    done = masuk("kabag_umum").post(f"/rapat/{row.pk}/undangan/", {"penanda": kota.jabatan["sekda"].pk})
    row.refresh_from_db()
    assert done.url == f"/naskah/{row.naskah_id}/"
    assert "Undangannya sedang ditandatangani" in masuk("kabag_umum").get(f"/rapat/{row.pk}/").content.decode()


def test_the_notula_is_written_and_changed_on_the_page(kota, masuk, berlangsung):
    row, point = berlangsung(), Rapat.objects.get().acara.first()
    client, url = masuk("tu"), f"/rapat/{row.pk}/notula/"
    line = {"acara": point.pk, "jenis": "catatan", "isi": "Pintu air macet"}
    assert client.post(url, line).url == f"{url}?acara={point.pk}"
    assert client.post(url, line | {"jenis": "tindak"}).status_code == 422
    told = ButirNotula.objects.get()
    assert "Pintu air macet" in client.get(f"{url}butir/").content.decode()
    edit = f"{url}{told.pk}/"
    assert b"Riwayat tulisan" in client.get(edit).content
    assert client.post(edit, line | {"isi": "Pintu air rusak", "versi": "1"}).status_code == 302
    late = client.post(edit, line | {"isi": "Tulisan saya", "versi": "1"})
    page = late.content.decode()
    assert late.status_code == 422
    assert "Pintu air rusak" in page
    assert "Tulisan saya" in page
    assert 'name="versi" value="2"' in page
    assert client.post(f"{edit}hapus/", {"versi": "1"}).status_code == 409
    assert client.post(f"{edit}hapus/", {"versi": "2"}).status_code == 302
    assert client.get(edit).status_code == 404


def test_the_sheets(masuk, kota, diedarkan):
    row = diedarkan()
    for nama in ("notula.pdf", "daftar-hadir.pdf"):
        sheet = masuk("kadis_pu").get(f"/rapat/{row.pk}/{nama}")
        assert sheet.content.startswith(b"%PDF")
    assert masuk("camat").get(f"/rapat/{row.pk}/notula.pdf").status_code == 404


def test_papers_and_corrections(kota, masuk, diedarkan):
    from django.core.files.uploadedfile import SimpleUploadedFile

    row = diedarkan()
    file = SimpleUploadedFile("bahan.txt", b"Data hujan")
    assert masuk("kabag_umum").post(f"/rapat/{row.pk}/bahan/", {"berkas": file}).status_code == 302
    assert "bahan.txt" in masuk("kadis_pu").get(f"/rapat/{row.pk}/").content.decode()
    assert masuk("tu").post(f"/rapat/{row.pk}/notula/koreksi/", {"isi": "x"}).status_code == 422
    Rapat.objects.update(status="notula_sah")
    assert masuk("tu").post(f"/rapat/{row.pk}/notula/koreksi/", {"isi": "Nama salah"}).status_code == 302
    assert "Nama salah" in masuk("tu").get(f"/rapat/{row.pk}/").content.decode()


def test_the_officer_works_the_door(kota, masuk, diundang):
    row, client = diundang(), masuk("kabag_umum")
    page = client.get(f"/rapat/{row.pk}/daftar-hadir/")
    assert page["X-Poros-Luring"] == "simpan"
    assert 'data-luring="Kehadiran: Rapat banjir"' in page.content.decode()
    one = row.peserta.first().pk
    assert client.post(f"/rapat/{row.pk}/daftar-hadir/", {"peserta": [one]}).status_code == 302
    assert client.post(f"/rapat/{row.pk}/daftar-hadir/tamu/", {"nama": "Bu Sari", "kunci": "k"}).status_code == 302
    assert client.post(f"/rapat/{row.pk}/daftar-hadir/tamu/", {"nama": ""}).status_code == 409
    assert masuk("kadis_pu").post(f"/rapat/{row.pk}/hadir/").status_code == 302
    assert "3 hadir dari 5" in client.get(f"/rapat/{row.pk}/").content.decode()


def test_seats_follow_the_law_and_may_be_changed(kota, masuk, diundang):
    row, client = diundang("camat", "sekda"), masuk("kabag_umum")
    page = client.get(f"/rapat/{row.pk}/kursi/", {"baris": "3"}).content.decode()
    page = page[page.index("Menurut UU 9/2010 Pasal 11") :]
    assert page.index("Sekretaris Daerah") < page.index("Asisten II") < page.index("Camat Utara")
    camat = row.peserta.get(jabatan=kota.jabatan["camat"])
    assert client.post(f"/rapat/{row.pk}/kursi/", {f"t{camat.pk}": "1", "tx": "5"}).status_code == 302
    camat.refresh_from_db()
    assert camat.tingkat == 1
    assert client.post(f"/rapat/{row.pk}/kursi/", {f"t{camat.pk}": "77"}).status_code == 409
    assert masuk("sekda").post(f"/rapat/{row.pk}/kursi/", {f"t{camat.pk}": "2"}).status_code == 404


def test_rooms_ways_and_protocol_units(kota, masuk, ruang):
    thing = SumberDaya.objects.create(kode="baru", nama="Ruang baru", jenis="ruang", unit=kota.unit["umum"])
    own, admin = masuk("kabag_umum"), masuk
    assert "Ruang baru" in own.get("/rapat/ruang/").content.decode()
    assert own.post(f"/rapat/ruang/{thing.pk}/", {"lokasi": "Balai kota", "kursi": "20"}).status_code == 302
    assert Ruang.objects.get(sumber_daya=thing).kursi == 20
    assert own.get("/rapat/ruang/tempuh/").status_code == 404
    assert masuk("kadis_pu").get(f"/rapat/ruang/{thing.pk}/").status_code == 404
    assert admin("admin").post("/rapat/ruang/tempuh/", {"dari": "A", "ke": "A", "menit": "5"}).status_code == 422
    assert admin("admin").post("/rapat/ruang/tempuh/", {"dari": "A", "ke": "B", "menit": "5"}).status_code == 302
    assert admin("admin").post("/rapat/ruang/protokol/", {"unit": [kota.unit["umum"].pk]}).status_code == 302
    assert "A – B" in admin("admin").get("/rapat/ruang/").content.decode()


def test_the_desk_calls(kota, masuk, diedarkan, diundang):
    diedarkan()
    assert "Notula menunggu persetujuan Anda" in masuk("asisten2").get("/").content.decode()
    soon = timezone.now() + timedelta(hours=20)
    row = diundang(judul="Rapat besok pagi", mulai=soon, kamar="kecil")
    assert "Rapat besok pagi" in masuk("kadis_pu").get("/").content.decode()
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "x")
    assert "Rapat besok pagi" not in masuk("kadis_pu").get("/").content.decode()


def test_the_list_is_narrowed_and_searched(masuk, rencana, diundang):
    rencana(judul="Rapat draf")
    diundang(judul="Rapat jadi")
    client = masuk("kabag_umum")
    whole = client.get("/rapat/").content.decode()
    assert "Rapat draf" in whole
    assert "Rapat jadi" in whole
    for kueri, there in (
        ({"status": "draf"}, "Rapat draf"),
        ({"q": "jadi"}, "Rapat jadi"),
        ({"jenis": "fgd"}, "Belum ada rapat"),
    ):
        page = client.get("/rapat/", kueri).content.decode()
        assert there in page
    assert "Rapat draf" not in client.get("/rapat/", {"kotak": "notula"}).content.decode()
    assert "<html" not in client.get("/rapat/", headers={"HX-Request": "true"}).content.decode()
    assert "Rapat jadi" in client.get("/cari/", {"q": "Rapat jadi"}).content.decode()


def test_the_list_costs_the_same_for_one_and_three(masuk, terjadwal, saat, banyak_perintah):
    client = masuk("kabag_umum")
    counted = []
    for n in range(3):
        terjadwal(judul=f"Rapat {n}", mulai=saat(8 + n))
        counted.append(banyak_perintah(lambda: client.get("/rapat/")))
    assert counted[0] == counted[2] <= 10


def test_the_page_costs_the_same_for_one_and_three_lines(kota, masuk, berlangsung, butir, banyak_perintah):
    row, counted = berlangsung(), []
    client = masuk("asisten2")
    for n in range(3):
        services.tulis_butir(kota.aktor("tu"), row, data=butir(jenis=JenisButir.CATATAN, isi=f"Butir {n}"))
        counted.append(banyak_perintah(lambda: client.get(f"/rapat/{row.pk}/")))
    assert counted[0] == counted[2] <= 25
