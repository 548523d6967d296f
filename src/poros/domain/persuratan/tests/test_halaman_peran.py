"""Pages as each kind of office gets them: which buttons stand there in which state, and in which language."""

from datetime import UTC, datetime, timedelta

import pytest

from poros.domain.persuratan import queries, services
from poros.kernel.penugasan.models import SumberDaya

pytestmark = pytest.mark.django_db
MULAI = datetime(2026, 12, 1, 2, tzinfo=UTC)
TOMBOL = ("disposisi", "lanjutkan", "usul", "perbaiki", "teruskan", "arsipkan", "tarik", "berkaskan", "urungkan")


def isi_halaman(client, alamat, **lain) -> str:
    answer = client.get(alamat, **lain)
    assert answer.status_code == 200, alamat
    return answer.content.decode()


@pytest.fixture
def keadaan(catat, isi, kota):
    """A letter in each state of its life."""

    def make(nama):
        surat, sekda = catat(langsung=nama != "terdaftar"), kota.aktor("sekda")
        if nama in {"didisposisi", "dibuka"}:
            services.disposisikan(sekda, surat, isi=isi("pu"))
        if nama in {"diarsipkan", "diberkaskan"}:
            services.arsipkan(sekda, surat)
        if nama == "diberkaskan":
            services.berkaskan(kota.aktor("tu"), surat)
        if nama == "ditarik":
            services.tarik(kota.aktor("tu"), surat, alasan="Salah")
        return surat

    return make


@pytest.mark.parametrize(
    ("nama", "siapa", "tombol"),
    [
        ("terdaftar", "tu", {"perbaiki", "teruskan", "tarik", "usul"}),
        ("terdaftar", "sekda", {"teruskan", "usul"}),
        ("menunggu", "sekda", {"disposisi", "arsipkan", "teruskan"}),
        ("menunggu", "tu", {"perbaiki", "teruskan", "tarik", "usul"}),
        ("menunggu", "kabag_umum", {"perbaiki", "teruskan", "tarik", "usul"}),
        ("menunggu", "walikota", set()),
        ("menunggu", "inspektur", set()),
        ("didisposisi", "sekda", {"disposisi", "urungkan"}),
        ("didisposisi", "tu", set()),
        ("didisposisi", "kadis_pu", {"lanjutkan"}),
        ("didisposisi", "tu_pu", set()),
        ("didisposisi", "walikota", set()),
        ("diarsipkan", "sekda", {"disposisi", "urungkan"}),
        ("diarsipkan", "tu", {"berkaskan"}),
        ("diberkaskan", "sekda", set()),
        ("diberkaskan", "tu", set()),
        ("ditarik", "sekda", set()),
        ("ditarik", "tu", set()),
    ],
)
def test_buttons_stand_only_for_who_may_now(keadaan, masuk, nama, siapa, tombol):
    surat = keadaan(nama)
    page = isi_halaman(masuk(siapa), f"/surat/{surat.pk}/")
    assert {t for t in TOMBOL if f"/surat/{surat.pk}/{t}/" in page} == tombol
    for always in ("lembar.pdf", "slip.pdf"):
        assert f"/surat/{surat.pk}/{always}" in page


@pytest.mark.parametrize(
    ("nama", "memegang"),
    [
        ("terdaftar", [("Bagian Umum", "Terdaftar")]),
        ("menunggu", [("Sekretaris Daerah", "Menunggu arahan")]),
        ("didisposisi", [("Dinas Pekerjaan Umum", "Penanggung jawab, Terkirim")]),
        ("diarsipkan", []),
        ("diberkaskan", []),
        ("ditarik", []),
    ],
)
def test_who_has_it_in_each_state(keadaan, kota, nama, memegang):
    kisah = queries.cerita(kota.aktor("sekda"), keadaan(nama).pk)
    assert [(p.nama, p.peran) for p in kisah.pemegang] == memegang


def test_copies_hold_nothing(catat, kota):
    from poros.domain.persuratan.values import IsiDisposisi
    from poros.kernel.penugasan.rules import Peran
    from poros.kernel.penugasan.values import Sasaran

    surat = catat()
    kepada = (Sasaran(kota.unit["pu"].pk, Peran.UTAMA), Sasaran(kota.unit["dlh"].pk, Peran.TEMBUSAN))
    services.disposisikan(kota.aktor("sekda"), surat, isi=IsiDisposisi(kepada=kepada))
    kisah = queries.cerita(kota.aktor("sekda"), surat.pk)
    assert [p.nama for p in kisah.pemegang] == ["Dinas Pekerjaan Umum"]
    assert [b.tugas.unit.kode for b in kisah.lembar[0].bagian] == ["pu", "dlh"]


@pytest.mark.parametrize(
    ("siapa", "kata", "bukan"),
    [
        ("sekda", ("1 surat menunggu keputusan Anda", "Disposisi", "Arsipkan"), ("Siapkan untuk pejabat",)),
        (
            "tu",
            ("Siapkan untuk pejabat", "Di meja Sekretaris Daerah", "Siapkan usul"),
            ("Arsipkan", "Meja Anda bersih"),
        ),
        ("kabag_umum", ("Siapkan untuk pejabat",), ("Arsipkan",)),
        ("kadis_pu", ("Meja Anda bersih",), ("Siapkan untuk pejabat",)),
        ("staf_pu", ("Meja Anda bersih",), ("Siapkan untuk pejabat",)),
        ("inspektur", ("Meja Anda bersih",), ("Siapkan untuk pejabat",)),
    ],
)
def test_the_desk_of_each_office(catat, masuk, siapa, kata, bukan):
    catat()
    page = isi_halaman(masuk(siapa), "/surat/meja/")
    assert [w for w in kata if w not in page] == []
    assert [w for w in bukan if w in page] == []


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ("tu", True),
        ("tu_pu", True),
        ("sekda", True),
        ("kadis_pu", True),
        ("staf_pu", False),
        ("inspektur", False),
        ("admin", False),
    ],
)
def test_registering_is_offered_to_leaders_and_their_secretariat(masuk, siapa, boleh):
    page = isi_halaman(masuk(siapa), "/surat/")
    assert ('href="/surat/borongan/"' in page or 'href="/surat/catat/"' in page) is boleh


@pytest.mark.parametrize("siapa", ["staf_pu", "inspektur", "admin"])
@pytest.mark.parametrize("alamat", ["/surat/catat/", "/surat/borongan/catat/"])
def test_who_may_not_register_registers_nothing(masuk, kota, siapa, alamat):
    data = {"nomor": "1", "tanggal": "2026-11-20", "pengirim": "A", "perihal": "B", "kepada": kota.jabatan["sekda"].pk,
            "kecepatan": "biasa", "kerahasiaan": "terbatas"}  # fmt: skip
    assert masuk(siapa).post(alamat, data).status_code in {404, 422}
    from poros.domain.persuratan.models import Surat

    assert not Surat.objects.exists()


def test_an_invitation_shows_when_and_where(catat, masuk, kota):
    SumberDaya.objects.create(
        kode="s", nama="Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk, unit=kota.unit["setda"]
    )
    surat = catat(acara_mulai=MULAI, acara_selesai=MULAI + timedelta(hours=1), acara_tempat="Aula Lantai 2")
    sekda = masuk("sekda")
    assert "Aula Lantai 2" in isi_halaman(sekda, f"/surat/{surat.pk}/")
    assert "Aula Lantai 2" in isi_halaman(sekda, "/surat/meja/")
    sheet = isi_halaman(sekda, f"/surat/{surat.pk}/disposisi/")
    assert "Sekda, Setda" in sheet
    plain = catat("2")
    assert "Sekda, Setda" not in isi_halaman(sekda, f"/surat/{plain.pk}/disposisi/")


@pytest.mark.parametrize(
    ("alamat", "siapa"),
    [
        ("/surat/", "sekda"),
        ("/surat/meja/", "sekda"),
        ("/surat/meja/", "tu"),
        ("/surat/catat/", "tu"),
        ("/surat/borongan/", "tu"),
        ("/surat/pencarian/", "tu"),
        ("/surat/agenda/", "tu"),
        ("/surat/N/", "sekda"),
        ("/surat/N/", "tu"),
        ("/surat/N/perbaiki/", "tu"),
        ("/surat/N/usul/", "tu"),
        ("/surat/N/disposisi/", "sekda"),
    ],
)
def test_every_page_stands_in_both_languages(catat, masuk, alamat, siapa):
    """No word of the other language's frame: what people typed stays as it was."""
    surat = catat()
    client, alamat = masuk(siapa), alamat.replace("N", str(surat.pk))
    pages = {kode: isi_halaman(client, alamat, headers={"Accept-Language": kode}) for kode in ("id", "en")}
    assert '<html lang="id"' in pages["id"]
    assert '<html lang="en"' in pages["en"]
    assert pages["id"] != pages["en"]
    for word in ("Simpan ", "Pilih paling", "Menunggu arahan", "Batal<", "Kerahasiaan<", "Belum ada"):
        assert word not in pages["en"], word


def test_a_refusal_is_in_the_language_of_its_reader(catat, masuk, kota):
    surat = catat()
    sekda = masuk("sekda")
    sekda.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = sekda.post(f"/surat/{surat.pk}/disposisi/", {"catatan": "x"})
    assert page.status_code == 422
    assert "Pilih paling sedikit satu unit penerima." not in page.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(
    ("siapa", "alamat", "pernyataan"), [("sekda", "/surat/pencarian/", 4), ("tu", "/surat/meja/", 5)]
)
def test_lists_cost_the_same_for_one_and_three(
    catat, masuk, django_assert_num_queries, *, banyak, siapa, alamat, pernyataan
):
    for n in range(banyak):
        catat(f"{n}/A")
        masuk(siapa).post("/surat/pencarian/", {"nama": f"Cari {n}", "kueri": f"q={n}"})
    client = masuk(siapa)
    client.get(alamat)
    with django_assert_num_queries(pernyataan):
        client.get(alamat)
