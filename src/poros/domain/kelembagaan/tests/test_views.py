"""Pages: who may open them, what a form says when it is refused, what an act leads to."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from poros.domain.kelembagaan.ekspor import baca, xlsx, zip_csv
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.rules.selisih import LEMBAR
from poros.kernel.organisasi.models import Akun, Jabatan, Koordinasi, Pemangku, TokenApi, Unit, UrusanUnit
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.pemberitahuan.models import JamTenang, Preferensi
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja

SEMUA = {"sekda", "admin", "kabag_umum", "kadis_pu", "tu"}
PENGELOLA = {"admin", "kabag_umum"}
ATASAN = {"sekda"}
HALAMAN = [
    ("peta", None, SEMUA),
    ("struktur", None, SEMUA),
    ("unit", "unit", SEMUA),
    ("jabatan", "jabatan", SEMUA),
    ("orang", "orang", SEMUA),
    ("pemangku", "pemangku", SEMUA),
    ("kalender", None, SEMUA),
    ("aturan", None, SEMUA),
    ("delegasi", None, SEMUA),
    ("profil", None, SEMUA),
    ("token", None, SEMUA),
    ("kabar", None, SEMUA),
    ("unit_ubah", "unit", PENGELOLA),
    ("unit_bawahan", "unit", PENGELOLA),
    ("unit_hapus", "unit", PENGELOLA),
    ("koordinasi", "unit", PENGELOLA),
    ("koordinasi_akhiri", "unit", PENGELOLA),
    ("urusan", "unit", PENGELOLA),
    ("urusan_akhiri", "unit", PENGELOLA),
    ("jabatan_baru", "unit", PENGELOLA),
    ("jabatan_ubah", "jabatan", PENGELOLA),
    ("angkat", "jabatan", PENGELOLA),
    ("berhenti", "pemangku", PENGELOLA),
    ("orang_baru", None, PENGELOLA),
    ("orang_ubah", "orang", PENGELOLA),
    ("akun", "orang", PENGELOLA),
    ("setel_ulang", "orang", PENGELOLA),
    ("akun_tutup", "orang", PENGELOLA),
    ("kalender_impor", None, PENGELOLA),
    ("pekan", None, PENGELOLA),
    ("impor", None, PENGELOLA),
    ("surat_perintah", "jabatan", ATASAN),
]


def alamat(kota, nama, jenis=None, kode="kadis_dlh"):
    if jenis is None:
        return reverse(f"kelembagaan:{nama}")
    pemangku = Pemangku.objects.get(jabatan=kota.jabatan[kode])
    pk = {
        "unit": pemangku.jabatan.unit_id,
        "jabatan": pemangku.jabatan_id,
        "orang": pemangku.orang_id,
        "pemangku": pemangku.pk,
    }
    return reverse(f"kelembagaan:{nama}", args=[pk[jenis]])


@pytest.mark.parametrize(("nama", "jenis", "boleh"), HALAMAN, ids=[h[0] for h in HALAMAN])
def test_pages_open_to_whom_the_table_says(kota, masuk, nama, jenis, boleh):
    url = alamat(kota, nama, jenis)
    opened = {kode for kode in SEMUA if masuk(kode).get(url).status_code == 200}
    assert opened == boleh
    for kode in SEMUA - boleh:
        assert masuk(kode).get(url).status_code == 404


def test_who_is_not_signed_in_is_sent_to_the_door(client, kota):
    answer = client.get(reverse("kelembagaan:peta"), headers={"host": "uji.localhost"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/login/")


@pytest.mark.parametrize(
    ("halaman", "banyak"),
    [
        (("peta", None), (6, 5)),
        (("struktur", None), (6, 5)),
        (("unit", "unit"), (10, 10)),
        (("delegasi", None), (5, 4)),
    ],
)
def test_a_page_takes_as_many_statements_as_before(kota, masuk, django_assert_num_queries, halaman, banyak):
    """Session, account and actor are three of them; whether somebody who leads also manages is a fourth."""
    url = alamat(kota, *halaman)
    for kode, n in zip(("sekda", "tu"), banyak, strict=True):
        client = masuk(kode)
        client.get(url)
        with django_assert_num_queries(n):
            client.get(url)
    for n in range(2):
        unit = Unit.objects.create(
            kode=f"x{n}", nama=f"Dinas {n}", singkatan=f"D{n}", jenis="dinas", induk=kota.unit["kdh"]
        )
        Koordinasi.objects.create(koordinator=kota.unit["kesra"], unit=unit, dari=date(2020, 1, 1), dasar="x")
    with django_assert_num_queries(banyak[1]):
        client.get(url)


def test_people_are_listed_in_four_statements(kota, masuk, django_assert_num_queries):
    client = masuk("admin")
    client.get(alamat(kota, "orang_daftar"))
    with django_assert_num_queries(4):
        answer = client.get(alamat(kota, "orang_daftar"))
    assert "Pejabat Kepala DLH" in answer.content.decode()
    assert "Pejabat Camat" not in client.get(alamat(kota, "orang_daftar"), {"q": "kepala dlh"}).content.decode()


def test_the_map_is_a_picture_with_a_table_and_a_sentence(kota, masuk):
    text = masuk("sekda").get(alamat(kota, "peta")).content.decode()
    assert "Asisten I mengoordinasikan 2 dari 4 unit" in text
    assert "Bag. Adbang" in text
    assert "Belum ada koordinatornya" in text
    sebelum = masuk("sekda").get(alamat(kota, "peta"), {"pada": "2019-01-01"})
    assert "Belum ada koordinasi pada hari itu" in sebelum.content.decode()


def test_a_superior_lets_somebody_stand_in(kota, masuk):
    client, url = masuk("sekda"), alamat(kota, "surat_perintah", "jabatan")
    hari = timezone.localdate()
    isi = {
        "orang": kota.orang["kadis_pu"].pk,
        "kapasitas": "plh",
        "dari": hari,
        "sampai": hari + timedelta(days=3),
        "nomor": "SP 1/2026",
    }
    refused = client.post(url, {**isi, "sampai": hari - timedelta(days=1)})
    assert refused.status_code == 422
    assert "mendahului tanggal mulai" in refused.content.decode()
    assert "SP 1/2026" in refused.content.decode()
    assert client.post(url, {**isi, "orang": kota.orang["staf_pu"].pk}).status_code == 422
    answer = client.post(url, isi, follow=True)
    text = answer.content.decode()
    assert "Pejabat Kepala Dinas PU sudah diberi tahu" in text
    assert "Tidak ada batas waktu dari peraturan" in text
    row = Pemangku.objects.get(kapasitas=Kapasitas.PLH)
    assert "Berlaku" in text
    assert row.dasar == "SP 1/2026"
    client.post(reverse("kelembagaan:cabut", args=[row.pk]), {"alasan": "Sudah kembali"})
    row.refresh_from_db()
    assert row.dicabut == hari
    assert "Dicabut" in client.get(reverse("kelembagaan:pemangku", args=[row.pk])).content.decode()


def test_a_plt_is_extended_from_its_page(kota, masuk):
    hari = timezone.localdate()
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).update(sampai=hari - timedelta(days=1))
    row = Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLT,
        dari=hari,
        sampai=hari + timedelta(days=30),
        dasar="SP 1",
    )
    client, url = masuk("sekda"), reverse("kelembagaan:perpanjang", args=[row.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"sampai": hari + timedelta(days=300), "nomor": "SP 2"}).status_code == 422
    assert client.post(url, {"sampai": hari + timedelta(days=60), "nomor": "SP 2"}).status_code == 302
    assert Pemangku.objects.get(pk=row.pk).perpanjangan_ke == 1


def test_units_change_from_their_page(kota, masuk):
    client, hari = masuk("admin"), timezone.localdate()
    isi = {
        "nama": "Dinas LHK",
        "singkatan": "DLHK",
        "jenis": "dinas",
        "induk": kota.unit["kdh"].pk,
        "berlaku": hari,
        "dasar": "Perda 9",
    }
    assert client.post(alamat(kota, "unit_ubah", "unit"), {**isi, "dasar": ""}).status_code == 422
    assert client.post(alamat(kota, "unit_ubah", "unit"), isi).status_code == 302
    assert "Dinas LHK" in client.get(alamat(kota, "unit", "unit")).content.decode()
    client.post(alamat(kota, "unit_bawahan", "unit"), {**isi, "kode": "dlh1", "nama": "Bidang Satu", "jenis": "bidang"})
    assert Unit.objects.get(kode="dlh1").induk == kota.unit["dlh"]
    refused = client.post(alamat(kota, "unit_hapus", "unit"), {"berlaku": hari, "dasar": "Perda 9"})
    assert "Masih ada unit di bawahnya: Bidang Satu" in refused.content.decode()


def test_offices_and_holders_change_from_their_pages(kota, masuk):
    client, hari = masuk("admin"), timezone.localdate()
    isi = {"nama": "Sekretaris DLH", "eselon": "III.a", "fungsi": "pimpinan"}
    assert client.post(alamat(kota, "jabatan_baru", "unit"), isi).status_code == 302
    office = Jabatan.objects.get(nama="Sekretaris DLH")
    ubah = reverse("kelembagaan:jabatan_ubah", args=[office.pk])
    assert client.post(ubah, {**isi, "nama": "Sekretaris", "aktif": "on"}).status_code == 302
    naik = {"orang": kota.orang["camat"].pk, "dari": hari, "dasar": "SK 7"}
    assert client.post(reverse("kelembagaan:angkat", args=[office.pk]), naik).status_code == 302
    row = Pemangku.objects.get(jabatan=office)
    berhenti = reverse("kelembagaan:berhenti", args=[row.pk])
    assert client.post(berhenti, {"pada": hari, "alasan": ""}).status_code == 422
    assert client.post(berhenti, {"pada": hari, "alasan": "SK 8"}).status_code == 302
    assert "SK 8" in client.get(reverse("kelembagaan:jabatan", args=[office.pk])).content.decode()


def test_coordination_and_urusan_change_from_the_units_page(kota, masuk):
    client, hari = masuk("admin"), timezone.localdate()
    garis = {"koordinator": kota.unit["kesra"].pk, "utama": "on", "dari": hari, "dasar": "Perwali 3"}
    assert client.post(alamat(kota, "koordinasi", "unit"), garis).status_code == 302
    akhiri = alamat(kota, "koordinasi_akhiri", "unit")
    assert client.post(akhiri, {"koordinator": kota.unit["kesra"].pk, "berlaku": hari}).status_code == 422
    assert (
        client.post(akhiri, {"koordinator": kota.unit["kesra"].pk, "berlaku": hari + timedelta(days=1)}).status_code
        == 302
    )
    urusan = {"kode": "2.11", "nama": "Lingkungan hidup", "dari": hari, "dasar": "Perda 1"}
    assert client.post(alamat(kota, "urusan", "unit"), urusan).status_code == 302
    assert "2.11" in client.get(alamat(kota, "unit", "unit")).content.decode()
    besok = {"kode": "2.11", "berlaku": hari + timedelta(days=1)}
    assert client.post(alamat(kota, "urusan_akhiri", "unit"), besok).status_code == 302
    assert UrusanUnit.objects.get().sampai == hari


def test_a_new_account_must_choose_its_own_password(kota, masuk, client):
    text = masuk("admin").post(alamat(kota, "akun", "orang"), {"username": "kadis.dlh"}).content.decode()
    akun = Akun.objects.get(username="kadis.dlh")
    sandi = text.split("<code>")[1].split("</code>")[0]
    client.logout()
    client.post("/akun/login/", {"login": "kadis.dlh", "password": sandi})
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/akun/password/change/")
    page = client.get("/akun/password/change/")
    assert "kata sandi sekali pakai" in page.content.decode()
    baru = "kuda-sembrani-9041"
    changed = client.post("/akun/password/change/", {"oldpassword": sandi, "password1": baru, "password2": baru})
    assert changed["Location"] == "/"
    akun.refresh_from_db()
    assert akun.sandi_sementara is None
    assert client.get("/").status_code == 200


def test_accounts_are_reset_closed_and_opened(kota, masuk):
    akun = Akun.objects.create_user("kadis.dlh", kota.orang["kadis_dlh"], "kuda-sembrani-9041")
    client = masuk("admin")
    assert "<code>" in client.post(alamat(kota, "setel_ulang", "orang"), {}).content.decode()
    assert client.post(alamat(kota, "akun_tutup", "orang"), {"alasan": "Pensiun"}).status_code == 302
    akun.refresh_from_db()
    assert not akun.is_active
    assert client.post(alamat(kota, "akun_buka", "orang")).status_code == 302
    akun.refresh_from_db()
    assert akun.is_active


def test_personal_data_is_for_managers_and_oneself(kota, masuk):
    nip = "198001012005011001"
    data = {"nama": "Ani", "nip": nip, "surel": "ani@contoh.go.id"}
    assert masuk("admin").post(alamat(kota, "orang_ubah", "orang"), data).status_code == 302
    assert masuk("admin").post(alamat(kota, "orang_ubah", "orang", "camat"), data).status_code == 422
    url = alamat(kota, "orang", "orang")
    assert nip in masuk("admin").get(url).content.decode()
    assert nip in masuk("kadis_dlh").get(url).content.decode()
    assert nip not in masuk("sekda").get(url).content.decode()


def test_a_person_is_entered(kota, masuk):
    client = masuk("admin")
    assert client.post(alamat(kota, "orang_baru"), {"nama": "Rani", "nip": "12"}).status_code == 422
    assert "Rani" in client.post(alamat(kota, "orang_baru"), {"nama": "Rani"}, follow=True).content.decode()


def unggah(teks, nama="x.csv"):
    return {"berkas": SimpleUploadedFile(nama, teks if isinstance(teks, bytes) else teks.encode())}


def test_holidays_come_as_a_file_and_go_one_by_one(kota, masuk):
    client, url = masuk("admin"), alamat(kota, "kalender_impor")
    kepala = "tanggal;jenis;keterangan;dasar\n"
    refused = client.post(url, unggah(f"{kepala}2027-13-01;nasional;x;y\n"))
    assert refused.status_code == 422
    assert "Baris 2: “2027-13-01” bukan tanggal" in refused.content.decode()
    assert client.post(url, unggah(b"\xff\xfe")).status_code == 422
    answer = client.post(url, unggah(f"{kepala}2027-03-10;nasional;Idulfitri;SKB 1/2026\n"))
    assert answer["Location"].endswith("?tahun=2027")
    assert "Idulfitri" in client.get(answer["Location"]).content.decode()
    client.post(alamat(kota, "kalender_hapus"), {"tanggal": "2027-03-10"})
    assert not HariLibur.objects.filter(tanggal=date(2027, 3, 10)).exists()
    assert client.get(alamat(kota, "kalender"), {"tahun": "99999"}).status_code == 200


def test_week_and_clock_change_from_their_pages(kota, masuk):
    client, besok = masuk("admin"), timezone.localdate() + timedelta(days=1)
    assert client.post(alamat(kota, "pekan"), {"hari": [0, 1, 2, 3, 4, 5], "dari": besok}).status_code == 302
    assert MingguKerja.objects.latest("dari").hari == 0b111111
    url = reverse("kelembagaan:aturan_versi", args=["surat-biasa"])
    assert "5 hari kerja" in client.get(url).content.decode()
    isi = {"jumlah": 3, "satuan": "hari_kerja", "akibat": "peringatan", "dasar": "Perwali 8", "dari": besok}
    assert client.post(url, isi).status_code == 302
    assert AturanTenggat.objects.filter(kode="surat-biasa").count() == 2
    assert client.get(reverse("kelembagaan:aturan_versi", args=["tidak-ada"])).status_code == 404


def struktur(kota, **ubah):
    s = tabel(kota.aktor("admin"))
    return {**s, "unit": [{**row, **ubah} if row["kode"] == "dlh" else row for row in s["unit"]]}


def test_the_structure_goes_out_and_only_to_managers(kota, masuk):
    for bentuk in ("xlsx", "zip"):
        url = reverse("kelembagaan:ekspor", args=[bentuk])
        assert set(baca(masuk("admin").get(url).content)) == {lembar.nama for lembar in LEMBAR}
        assert masuk("sekda").get(url).status_code == 404
    assert masuk("admin").get(reverse("kelembagaan:ekspor", args=["pdf"])).status_code == 404


def test_an_import_is_shown_before_it_is_done(kota, masuk):
    client, hari = masuk("admin"), timezone.localdate()
    isi = {"berlaku": hari, "dasar": "Perda 9/2026"}
    lihat = client.post(alamat(kota, "impor"), {**unggah(xlsx(struktur(kota, nama="Dinas LHK")), "s.xlsx"), **isi})
    assert "1 perubahan" in lihat.content.decode()
    assert Unit.objects.get(kode="dlh").nama == "Dinas Lingkungan Hidup"
    form = lihat.context["form"].initial
    answer = client.post(alamat(kota, "terapkan"), {"isi": form["isi"], **isi})
    assert answer.status_code == 302
    assert Unit.objects.get(kode="dlh").nama == "Dinas LHK"
    again = client.post(alamat(kota, "terapkan"), {"isi": form["isi"], **isi})
    assert again.status_code == 422 or "tidak ada yang diubah" in again.content.decode()


def test_what_was_not_previewed_here_is_not_applied(kota, masuk):
    isi = {"isi": "palsu", "berlaku": timezone.localdate(), "dasar": "Perda 9"}
    text = masuk("admin").post(alamat(kota, "terapkan"), isi).content.decode()
    assert "Pratinjau ini sudah kedaluwarsa" in text


def test_errors_of_an_import_are_named_by_sheet_and_row(kota, masuk):
    isi = {"berlaku": timezone.localdate(), "dasar": "Perda 9/2026"}
    rusak = zip_csv(struktur(kota, jenis="kantor"))
    text = masuk("admin").post(alamat(kota, "impor"), {**unggah(rusak, "s.zip"), **isi}).content.decode()
    assert "“kantor” tidak dikenal di kolom “jenis”." in text
    assert "Terapkan semuanya" not in text
    refused = masuk("admin").post(alamat(kota, "impor"), {**unggah("apa saja"), **isi})
    assert refused.status_code == 422
    assert "tidak dapat dibaca" in refused.content.decode()


def test_keys_for_programs_are_shown_once(kota, masuk):
    client, url = masuk("sekda"), alamat(kota, "token")
    assert client.post(url, {"nama": "x", "hari": 30}).status_code == 422
    text = client.post(url, {"nama": "Penghubung", "cakupan": ["surat:baca"], "hari": 30}).content.decode()
    assert "poros_" in text
    assert "poros_" not in client.get(url).content.decode()
    client.post(reverse("kelembagaan:token_cabut", args=[TokenApi.objects.get().pk]))
    assert TokenApi.objects.get().dicabut


def test_language_and_notices_are_ones_own(kota, masuk):
    client = masuk("sekda")
    client.post(alamat(kota, "bahasa"), {"language": "en", "next": "/kelembagaan/profil/"})
    assert Akun.objects.get(username="sekda").bahasa == "en"
    isi = {"saluran": ["surel"], "cara": "segera", "dari": "21:00", "sampai": "06:00"}
    assert client.post(alamat(kota, "kabar"), isi).status_code == 302
    pilihan = Preferensi.objects.get(orang=kota.orang["sekda"])
    assert (pilihan.saluran, pilihan.ringkasan) == (["surel"], False)
    assert JamTenang.objects.get().dari.hour == 21
    assert 'value="21:00' in client.get(alamat(kota, "kabar")).content.decode()


def test_ones_own_offices_are_offered_on_the_profile(kota, masuk):
    hari = timezone.localdate()
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLH,
        dari=hari,
        sampai=hari,
        dasar="SP 1",
    )
    client = masuk("kadis_pu")
    assert "Plh. Kepala DLH" in client.get(alamat(kota, "profil")).content.decode()
    client.post(reverse("web:jabatan"), {"jabatan": kota.jabatan["kadis_dlh"].pk})
    assert client.get(alamat(kota, "profil")).context["request"].actor.jabat.sebutan == "Plh. Kepala DLH"


def test_units_and_people_are_found_by_the_global_search(kota, masuk):
    text = masuk("sekda").get(reverse("web:cari"), {"q": "lingkungan"}).content.decode()
    assert alamat(kota, "unit", "unit") in text
    assert (
        alamat(kota, "orang", "orang") in masuk("sekda").get(reverse("web:cari"), {"q": "kepala dlh"}).content.decode()
    )
