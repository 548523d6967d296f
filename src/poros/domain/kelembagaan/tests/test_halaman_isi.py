"""What stands on a page for whom: buttons of who may, words that were typed, warnings, pages to the end."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from poros.domain.kelembagaan.services import bentuk_unit, berhentikan, tetapkan_urusan
from poros.domain.kelembagaan.values import BentukUnit
from poros.kernel.organisasi.models import Akun, Jabatan, Koordinasi, Orang, Pemangku, TokenApi, Unit
from poros.kernel.organisasi.rules import JenisUnit, Kapasitas
from poros.kernel.pemberitahuan.models import JamTenang, Preferensi
from poros.kernel.tenggat.models import HariLibur

SEHARI = timedelta(days=1)


def alamat(nama, *args):
    return reverse(f"kelembagaan:{nama}", args=args)


@pytest.fixture
def kini() -> date:
    return timezone.localdate()


@pytest.fixture
def teks(masuk):
    """The page at an address as the holder of an office sees it."""
    return lambda kode, url, **kueri: masuk(kode).get(url, kueri).content.decode()


@pytest.mark.parametrize(
    ("objek", "tombol", "siapa"),
    [
        ("unit", "unit_ubah", {"admin", "kabag_umum"}),
        ("unit", "unit_hapus", {"admin", "kabag_umum"}),
        ("unit", "koordinasi", {"admin", "kabag_umum"}),
        ("unit", "urusan", {"admin", "kabag_umum"}),
        ("jabatan", "jabatan_ubah", {"admin", "kabag_umum"}),
        ("jabatan", "angkat", {"admin", "kabag_umum"}),
        ("jabatan", "surat_perintah", {"sekda", "walikota"}),
        ("pemangku", "berhenti", {"admin", "kabag_umum"}),
        ("orang", "orang_ubah", {"admin", "kabag_umum"}),
        ("orang", "akun", {"admin", "kabag_umum"}),
    ],
)
def test_a_button_stands_only_where_it_works(kota, masuk, objek, tombol, siapa):
    row = Pemangku.objects.get(jabatan=kota.jabatan["kadis_dlh"])
    pk = {"unit": kota.unit["dlh"].pk, "jabatan": row.jabatan_id, "pemangku": row.pk, "orang": row.orang_id}[objek]
    for kode in ("admin", "kabag_umum", "sekda", "walikota", "tu", "kadis_dlh"):
        client = masuk(kode)
        assert (alamat(tombol, pk) in client.get(alamat(objek, pk)).content.decode()) is (kode in siapa), kode
        assert client.get(alamat(tombol, pk)).status_code == (200 if kode in siapa else 404), kode


@pytest.mark.parametrize(("halaman", "tombol"), [("struktur", "impor"), ("kalender", "kalender_impor")])
def test_what_belongs_to_no_unit_is_offered_to_managers(teks, halaman, tombol):
    assert alamat(tombol) in teks("admin", alamat(halaman))
    assert alamat(tombol) not in teks("sekda", alamat(halaman))


@pytest.mark.parametrize(
    ("akhir", "dicabut", "tombol"),
    [
        (30, None, {"perpanjang", "cabut"}),
        (0, None, {"perpanjang", "cabut"}),
        (-1, None, set()),
        (30, -1, set()),
    ],
)
def test_a_plt_offers_what_can_still_be_done_with_it(kota, teks, akhir, dicabut, tombol):
    kini = timezone.localdate()
    row = Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLT,
        dari=kini - 30 * SEHARI,
        sampai=kini + akhir * SEHARI,
        dicabut=None if dicabut is None else kini + dicabut * SEHARI,
        dasar="SP 1",
    )
    page = teks("sekda", alamat("pemangku", row.pk))
    assert {nama for nama in ("perpanjang", "cabut") if alamat(nama, row.pk) in page} == tombol


def test_who_has_left_is_not_dismissed_again(kota, teks, kini):
    row = Pemangku.objects.get(jabatan=kota.jabatan["kadis_dlh"])
    Pemangku.objects.filter(pk=row.pk).update(sampai=kini - SEHARI)
    assert alamat("berhenti", row.pk) not in teks("admin", alamat("pemangku", row.pk))


FORMULIR = [  # page, which object, what is typed, what is wrong with it, words that must stand there again
    ("unit_ubah", "unit", {"nama": "Dinas LHK", "dasar": "Perda 9", "berlaku": "0026-11-23"}, "berlaku", "Dinas LHK"),
    (
        "unit_bawahan",
        "unit",
        {"kode": "pu", "nama": "Bidang Baru", "singkatan": "BB", "jenis": "bidang"},
        "dasar",
        "BB",
    ),
    ("koordinasi", "unit", {"dasar": "Perwali 77", "dari": "bukan"}, "dari", "Perwali 77"),
    ("urusan", "unit", {"kode": "2.11", "nama": "Lingkungan", "dari": "9999-12-31"}, "dari", "Lingkungan"),
    ("jabatan_baru", "unit", {"nama": "Kepala DLH", "fungsi": "staf"}, "nama", "Kepala DLH"),
    ("angkat", "jabatan", {"dasar": "SK 77", "dari": "2019-01-01"}, "orang", "SK 77"),
    ("berhenti", "pemangku", {"alasan": "SK 88", "pada": "0001-01-01"}, "pada", "SK 88"),
    ("orang_ubah", "orang", {"nama": "Rani", "nip": "١٩٨٠٠١٠١٢٠٠٥٠١١٠٠١"}, "nip", "Rani"),
    ("orang_ubah", "orang", {"nama": "Rani", "surel": "rani(at)contoh"}, "surel", "rani(at)contoh"),
    ("akun", "orang", {"username": "Kadis DLH"}, "username", "Kadis DLH"),
]


@pytest.mark.parametrize("kasus", FORMULIR, ids=lambda kasus: f"{kasus[0]}-{kasus[3]}")
def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong(kota, masuk, kasus):
    nama, jenis, isi, bidang, kata = kasus
    row = Pemangku.objects.get(jabatan=kota.jabatan["kadis_dlh"])
    pk = {"unit": kota.unit["dlh"].pk, "jabatan": row.jabatan_id, "pemangku": row.pk, "orang": row.orang_id}[jenis]
    answer = masuk("admin").post(alamat(nama, pk), isi)
    assert answer.status_code == 422
    assert kata in answer.content.decode()
    assert bidang in answer.context["form"].errors


@pytest.mark.parametrize("hari", ["0001-01-01", "0026-11-23", "9999-12-31", "2026-02-30"])
def test_a_day_that_cannot_be_meant_is_refused_and_never_an_error_of_the_server(kota, masuk, hari):
    isi = {"orang": kota.orang["asisten1"].pk, "kapasitas": "plh", "dari": hari, "sampai": hari, "nomor": "SP 1"}
    answer = masuk("walikota").post(alamat("surat_perintah", kota.jabatan["sekda"].pk), isi)
    assert answer.status_code == 422
    assert {"dari", "sampai"} <= set(answer.context["form"].errors)
    for halaman in ("peta", "struktur"):
        assert masuk("sekda").get(alamat(halaman), {"pada": hari}).context["pada"] == timezone.localdate()


@pytest.mark.parametrize(
    ("halaman", "kueri"),
    [
        ("orang_daftar", {"sesudah": "9" * 5000}),
        ("orang_daftar", {"sesudah": "²"}),
        ("orang_daftar", {"q": "a\0b"}),
        ("kalender", {"tahun": "9" * 5000}),
        ("kalender", {"tahun": "٢٠٢٦"}),
        ("peta", {"asisten": "9" * 300}),
        ("delegasi", {"q": "a\0b"}),
    ],
)
def test_no_address_typed_by_hand_breaks_a_page(kota, masuk, halaman, kueri):
    assert masuk("kabag_umum").get(alamat(halaman), kueri).status_code == 200


@pytest.mark.parametrize(
    ("dari", "sampai", "salah"), [("21:00", "", {"sampai"}), ("", "06:00", {"dari"}), ("25:00", "06:00", {"dari"})]
)
def test_half_an_answer_about_quiet_hours_is_not_dropped(masuk, dari, sampai, salah):
    answer = masuk("sekda").post(alamat("kabar"), {"cara": "segera", "dari": dari, "sampai": sampai})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == salah
    assert not Preferensi.objects.exists()


def test_quiet_hours_are_taken_back_by_leaving_both_empty(kota, masuk):
    client = masuk("sekda")
    for jam in (("21:00", "06:00"), ("", "")):
        isi = {"cara": "ringkasan", "dari": jam[0], "sampai": jam[1]}
        assert client.post(alamat("kabar"), isi).status_code == 302
        assert JamTenang.objects.count() == bool(jam[0])


def test_people_are_read_to_the_last_page_each_once(kota, masuk):
    Orang.objects.bulk_create(Orang(nama="Pegawai Bernama Sama") for _n in range(60))
    Orang.objects.bulk_create(Orang(nama=f"Pegawai {n:02}") for n in range(45))
    client, sesudah, seen = masuk("admin"), None, []
    for _page in range(9):
        answer = client.get(alamat("orang_daftar"), {"sesudah": sesudah} if sesudah else {})
        seen += [o.pk for o in answer.context["orang"]]
        sesudah = answer.context["sesudah"]
        if sesudah is None:
            break
    assert len(seen) == len(set(seen)) == Orang.objects.count()
    by_name = list(Orang.objects.order_by("nama", "pk").values_list("pk", flat=True))
    assert seen == by_name


@pytest.mark.parametrize(
    ("kata", "ketemu"), [("PEJABAT camat", True), ("19800101", True), ("camat.u", True), ("0101", False), ("%", False)]
)
def test_people_are_found_by_name_nip_and_account(kota, masuk, kata, ketemu):
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(nip="198001012005011001")
    Akun.objects.create_user("camat.utara", kota.orang["camat"])
    found = [o.nama for o in masuk("admin").get(alamat("orang_daftar"), {"q": kata}).context["orang"]]
    assert found == (["Pejabat Camat Utara"] if ketemu else [])


def test_sizes_mergers_and_changes_to_come_are_said_on_the_pages(kota, teks, kini):
    admin = kota.aktor("admin")
    for n in range(4):
        isi = BentukUnit(nama=f"Bagian {n}", singkatan=f"B{n}", jenis=JenisUnit.BAGIAN, induk_id=None)
        berlaku = kini if n else kini + 9 * SEHARI
        bentuk_unit(admin, kota.unit["as1"], kode=f"b{n}", bentuk=isi, berlaku=berlaku, dasar="Perda 9")
    Unit.objects.filter(kode="b0").update(aktif=True)
    for kode in ("1.01", "1.02", "1.03", "2.11"):
        tetapkan_urusan(admin, kota.unit["dlh"], kode=kode, nama=f"Urusan {kode}", dari=kini, dasar="Perda 1")
    page = teks("sekda", alamat("struktur"))
    assert "mempunyai 5 bagian; batas tipe terbesar 4" in page
    assert "menjadi “Bagian 0” mulai" in page
    unit = teks("sekda", alamat("unit", kota.unit["dlh"].pk))
    assert "Lebih dari tiga urusan" in unit
    assert "Urusannya tidak serumpun" in unit


def test_a_bagian_names_whom_it_coordinates_and_a_companion_is_told_apart(kota, teks, kini):
    Koordinasi.objects.create(
        koordinator=kota.unit["kesra"], unit=kota.unit["pu"], dari=kini, utama=False, dasar="Perwali 3"
    )
    page = teks("sekda", alamat("unit", kota.unit["kesra"].pk))
    assert "Mengoordinasikan" in page
    assert page.count("pendamping") == 1
    assert "koordinator utama" in teks("sekda", alamat("unit", kota.unit["pu"].pk))


def test_the_history_of_an_office_names_all_its_holders(kota, teks, kini):
    berhentikan(
        kota.aktor("admin"), Pemangku.objects.get(jabatan=kota.jabatan["kadis_dlh"]), pada=kini, alasan="SK 9/2026"
    )
    page = teks("sekda", alamat("jabatan", kota.jabatan["kadis_dlh"].pk))
    assert "Pejabat Kepala DLH" in page
    assert "SK 9/2026" in page
    Jabatan.objects.filter(pk=kota.jabatan["kadis_dlh"].pk).update(aktif=False)
    assert "Ditutup" in teks("sekda", alamat("jabatan", kota.jabatan["kadis_dlh"].pk))


def test_keys_of_others_are_not_listed_and_not_revoked(kota, masuk):
    masuk("sekda").post(alamat("token"), {"nama": "Penghubung", "cakupan": ["surat:baca"], "hari": 30})
    client = masuk("kadis_pu")
    assert "Penghubung" not in client.get(alamat("token")).content.decode()
    assert client.post(alamat("token_cabut", TokenApi.objects.get().pk)).status_code == 404
    assert TokenApi.objects.get().dicabut is None


@pytest.mark.parametrize("nama", ["akun", "setel_ulang", "token"])
def test_pages_with_secrets_are_kept_by_no_browser(kota, masuk, nama):
    pk = [] if nama == "token" else [kota.orang["camat"].pk]
    assert "no-store" in masuk("admin").get(alamat(nama, *pk))["Cache-Control"]


@pytest.mark.parametrize("nama", ["kalender_hapus", "terapkan", "bahasa"])
def test_acts_are_not_done_by_following_a_link(masuk, nama):
    assert masuk("admin").get(alamat(nama)).status_code == 405


def test_an_empty_calendar_is_not_imported(masuk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    before = HariLibur.objects.count()
    berkas = SimpleUploadedFile("x.csv", b"tanggal;jenis;keterangan;dasar\n")
    answer = masuk("admin").post(alamat("kalender_impor"), {"berkas": berkas})
    assert answer.status_code == 422
    assert "Tidak ada hari libur di dalamnya." in answer.content.decode()
    assert HariLibur.objects.count() == before


@pytest.mark.parametrize(
    ("halaman", "kata"),
    [("peta", "Coordination map"), ("struktur", "Structure"), ("kalender", "Working days"), ("orang_daftar", "People")],
)
def test_pages_speak_english_to_who_chose_it(masuk, halaman, kata):
    client = masuk("admin")
    client.post(alamat("bahasa"), {"language": "en", "next": "/"})
    with override("id"):  # a test client leaves the language of its last page behind
        page = client.get(alamat(halaman)).content.decode()
    assert '<html lang="en"' in page
    assert kata in page
