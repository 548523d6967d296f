"""Who is on a plan: guests have names, parts are kept, who is added after the call is called too, no series bites its tail."""

import pytest

from poros.domain.rapat import services
from poros.domain.rapat.forms.rapat import FormRapat
from poros.domain.rapat.models import Peserta, Rapat
from poros.domain.rapat.queries import pilihan
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Peran
from poros.domain.rapat.values import PESERTA_MAKS, DataPeserta
from poros.kernel.pemberitahuan.models import Pemberitahuan

from .conftest import dikabari, terlarang, tolakan


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def tersimpan(kota, umum):
    """What the page of the plan sends when nothing on it is touched but what is named."""

    def save(row, **ganti):
        shown = FormRapat(actor=umum, rapat=row)
        told = {name: value for name, value in shown.initial.items() if value not in (None, False)}
        form = FormRapat(told | ganti, actor=umum, rapat=row)
        assert form.is_valid(), form.errors
        return services.ubah(umum, row, data=form.data_rapat())

    return save


def daftar(row):
    """Everybody on the list with his part."""
    return {(str(p), p.peran, p.wajib, p.menulis) for p in row.peserta.select_related("jabatan")}


@pytest.mark.parametrize("tamu", [{"nama": ""}, {"nama": "  "}, {"nama": "", "instansi": "PMI"}])
def test_a_guest_has_a_name(kota, umum, data, tamu):
    given = data(peserta=(DataPeserta(**tamu), DataPeserta(nama="Bu Sari")))
    assert tolakan(lambda: services.rencanakan(umum, kota.unit["umum"], data=given)) == (
        "peserta",
        "Tulis nama setiap tamu.",
    )
    assert not Rapat.objects.exists()


@pytest.mark.parametrize(("bidang", "teks"), [("tamu", ", PMI"), ("dprd", "Bu Ani, Fraksi A\n , Fraksi B")])
def test_a_line_without_a_name_stays_on_the_page_beside_its_field(kota, masuk, bidang, teks):
    given = {"jenis": "rakor", "judul": "Rapat pasar", bidang: teks}
    page = masuk("kabag_umum").post("/rapat/baru/", given)
    text = page.content.decode()
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {bidang}
    assert "Tulis nama setiap tamu." in text
    assert "Rapat pasar" in text
    assert not Rapat.objects.exists()


def test_exactly_as_many_as_a_list_may_hold(kota, umum, data):
    """Chair and note-taker count; one more is one too many."""
    guests = tuple(DataPeserta(nama=f"Tamu {n}") for n in range(PESERTA_MAKS - 2))
    row = services.rencanakan(umum, kota.unit["umum"], data=data(peserta=guests))
    assert row.peserta.count() == PESERTA_MAKS
    more = data(peserta=(*guests, DataPeserta(nama="Tamu terakhir")))
    assert tolakan(lambda: services.ubah(umum, row, data=more))[0] == "peserta"
    assert row.peserta.count() == PESERTA_MAKS


def test_somebody_named_twice_is_one_and_the_last_word_counts(kota, umum, data):
    pu, chair = kota.jabatan["kadis_pu"].pk, kota.jabatan["asisten2"].pk
    given = data(
        peserta=(
            DataPeserta(jabatan_id=pu),
            DataPeserta(jabatan_id=pu, wajib=False, menulis=True),
            DataPeserta(jabatan_id=chair, menulis=True),
            DataPeserta(nama="Bu Sari", instansi="PMI", peran=Peran.TAMU),
            DataPeserta(nama=" Bu Sari ", instansi=" PMI ", peran=Peran.NARASUMBER),
            DataPeserta(nama="Bu Sari", instansi="BPBD"),
        )
    )
    row = services.rencanakan(umum, kota.unit["umum"], data=given)
    assert daftar(row) == {
        ("Asisten II", "peserta", True, True), ("Pengelola Surat Bagian Umum", "peserta", True, False),
        ("Kepala Dinas PU", "peserta", False, True), ("Bu Sari", "narasumber", True, False), ("Bu Sari", "peserta", True, False),
    }  # fmt: skip
    assert row.peserta.filter(nama="Bu Sari", instansi="PMI").count() == 1


def test_the_page_of_the_plan_forgets_no_guest_and_no_part(kota, rencana, tersimpan):
    """Programs may name experts and speakers whom the page has no box for."""
    row = rencana(
        peserta=(
            DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk, peran=Peran.NARASUMBER),
            DataPeserta(nama="Prof. Rini", instansi="Universitas", peran=Peran.NARASUMBER),
            DataPeserta(nama="Pak Joko", peran=Peran.PESERTA),
            DataPeserta(nama="Bu Ani", instansi="Fraksi A", peran=Peran.ANGGOTA_DPRD),
        )
    )
    before = {(nama, peran) for nama, peran, _wajib, _menulis in daftar(row)}
    ids = set(row.peserta.values_list("pk", flat=True))
    tersimpan(row, judul="Rapat banjir kedua")
    assert {(nama, peran) for nama, peran, _wajib, _menulis in daftar(row)} == before
    assert set(row.peserta.values_list("pk", flat=True)) == ids
    assert Rapat.objects.get().judul == "Rapat banjir kedua"


@pytest.mark.parametrize(("dari", "ke", "peran"), [("tamu", "dprd", Peran.ANGGOTA_DPRD), ("dprd", "tamu", Peran.TAMU)])
def test_who_is_moved_to_the_other_box_takes_part_as_that(rencana, tersimpan, dari, ke, peran):
    first = Peran.TAMU if dari == "tamu" else Peran.ANGGOTA_DPRD
    row = rencana(peserta=(DataPeserta(nama="Bu Ani", instansi="Fraksi A", peran=first),))
    tersimpan(row, **{dari: "", ke: "Bu Ani, Fraksi A"})
    assert row.peserta.get(nama="Bu Ani").peran == peran


def test_an_office_that_is_no_choice_of_the_planner_stays_invited(kota, rencana, tersimpan):
    """Staff of another house may be named by a program; the page keeps them though it would not offer them."""
    row = rencana(peserta=(DataPeserta(jabatan_id=kota.jabatan["staf_pu"].pk, menulis=True),))
    assert kota.jabatan["staf_pu"].pk not in dict(pilihan.jabatan(kota.aktor("kabag_umum")))
    tersimpan(row, catatan="Bawa peta")
    assert ("Analis Sumber Daya Air", "peserta", True, True) in daftar(row)


def test_who_is_added_after_the_call_is_called_and_the_others_are_not_called_again(kota, umum, diundang, data):
    row = diundang()
    first = dikabari("rapat.diundang")
    services.ubah(umum, row, data=data("kadis_pu", "kadis_dlh", "camat"))
    assert dikabari("rapat.diundang") - first == {kota.orang["camat"].pk}
    assert Pemberitahuan.objects.filter(jenis="rapat.diundang", orang_id=kota.orang["kadis_pu"].pk).count() == 1
    services.ubah(umum, row, data=data("kadis_pu", "kadis_dlh", "camat", judul="Rapat banjir dan rob"))
    assert Pemberitahuan.objects.filter(jenis="rapat.diundang", orang_id=kota.orang["camat"].pk).count() == 1


def test_before_the_call_nobody_is_told_of_a_list(umum, terjadwal, data):
    services.ubah(umum, terjadwal(), data=data("camat", "kadis_sos"))
    assert not Pemberitahuan.objects.exists()


def test_who_adds_himself_is_not_told_by_himself(kota, umum, diundang, data):
    services.ubah(umum, diundang(), data=data("kadis_pu", "kadis_dlh", "kabag_umum"))
    assert kota.orang["kabag_umum"].pk not in dikabari("rapat.diundang")


def test_who_is_taken_off_the_list_does_not_see_it_any_more_unless_he_has_signed_in(kota, umum, diundang, data):
    row = diundang("kadis_pu", "camat")
    services.hadir(kota.aktor("camat"), row)
    services.ubah(umum, row, data=data("kadis_dlh"))
    assert terlarang(lambda: baca.satu(kota.aktor("kadis_pu"), row.pk))
    assert baca.satu(kota.aktor("camat"), row.pk) == row
    assert baca.satu(kota.aktor("kadis_dlh"), row.pk) == row


def test_the_old_chair_is_a_guest_like_others_once_another_leads(kota, umum, diundang, data):
    row = diundang()
    services.ubah(umum, row, data=data(ketua_id=kota.jabatan["sekda"].pk))
    row = Rapat.objects.get()
    assert str(row.ketua) == "Sekretaris Daerah"
    assert not row.peserta.filter(jabatan=kota.jabatan["asisten2"]).exists()
    assert kota.orang["sekda"].pk in dikabari("rapat.diundang")
    assert terlarang(lambda: services.sahkan(kota.aktor("asisten2"), row))


def test_a_series_goes_back_in_time_only(umum, rencana, data):
    """A meeting follows one that was planned before it: two that follow each other would have no first."""
    first, second, third = (rencana(judul=f"Rapat {n}") for n in range(3))
    services.ubah(umum, second, data=data(judul="Rapat 1", sebelum_id=first.pk))
    services.ubah(umum, third, data=data(judul="Rapat 2", sebelum_id=second.pk))
    for later in (second, third):
        told = data(judul="Rapat 0", sebelum_id=later.pk)
        assert tolakan(lambda told=told: services.ubah(umum, first, data=told))[0] == "sebelum"
    assert [r.pk for r in baca.seri(umum, third)] == [second.pk, first.pk]
    assert [pk for pk, _judul in pilihan.sebelum(umum, second)] == [first.pk]
    assert [pk for pk, _judul in pilihan.sebelum(umum, None)] == [third.pk, second.pk, first.pk]


def test_a_closed_meeting_is_followed_only_by_those_who_see_it(kota, umum, diundang, data):
    row = diundang(jenis="bamus")
    Rapat.objects.update(pembuat_id=kota.orang["admin"].pk)
    assert row.pk not in dict(pilihan.sebelum(umum, None))
    told = data(sebelum_id=row.pk)
    assert tolakan(lambda: services.rencanakan(umum, kota.unit["umum"], data=told))[0] == "sebelum"


@pytest.mark.parametrize(
    ("kode", "ada", "tiada"),
    [
        ("kabag_umum", {"Pengelola Surat Bagian Umum", "Kepala Dinas PU", "Pengelola Surat Dinas PU"}, {"Analis Sumber Daya Air"}),
        ("kadis_pu", {"Analis Sumber Daya Air", "Wali Kota", "Inspektur"}, {"Pengelola Sistem"}),
    ],
)  # fmt: skip
def test_whom_a_planner_is_offered(kota, kode, ada, tiada):
    """Who leads anything or keeps its post, and all of his own house; never who runs the system."""
    names = {nama for _pk, nama in pilihan.jabatan(kota.aktor(kode))}
    assert ada <= names
    assert not tiada & names
    assert "Pengelola Sistem" not in names


def test_an_office_that_was_closed_is_offered_to_nobody_and_refused(kota, umum, data, django_assert_num_queries):
    kota.jabatan["camat"].aktif = False
    kota.jabatan["camat"].save()
    with django_assert_num_queries(1):
        assert "Camat Utara" not in {nama for _pk, nama in pilihan.jabatan(umum)}
    told = data("camat")
    assert "tidak aktif" in tolakan(lambda: services.rencanakan(umum, kota.unit["umum"], data=told))[1]
    assert not Peserta.objects.exists()


def test_the_page_of_the_plan_does_not_cut_an_old_series(rencana, tersimpan):
    """Only the newest meetings are offered; the one that it follows already is offered all the same."""
    first = rencana(judul="Rapat lama")
    for n in range(pilihan.SERI_TAMPIL):
        Rapat.objects.create(
            jenis="rakor", judul=f"Antara {n}", unit=first.unit, pembuat_id=first.pembuat_id, kunci=f"k{n}", kunci_gagasan=f"g{n}"
        )  # fmt: skip
    last = rencana(judul="Rapat baru", sebelum_id=first.pk)
    tersimpan(last, catatan="Bawa peta")
    assert Rapat.objects.get(pk=last.pk).sebelum == first
