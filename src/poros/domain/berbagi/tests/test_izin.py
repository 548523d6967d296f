"""Every page as each kind of office, and on it the buttons of who may, and of nobody else."""

from dataclasses import replace

import pytest
from django.urls import reverse

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Kunjungan, Sumber
from poros.domain.berbagi.rules.alur import AksiAdopsi
from poros.domain.berbagi.values import DataPermohonan
from poros.kernel.wewenang import TidakBerwenang

from .conftest import PDF

pytestmark = pytest.mark.django_db
PENGELOLA, KERJA_SAMA, PEMILIK, LAIN, STAF = "kabag_ekbang", "kabag_kesra", "kadis_dlh", "camat", "staf_pu"
KANTOR = (PENGELOLA, KERJA_SAMA, PEMILIK, LAIN, STAF, "sekda", "inspektur", "admin")


def teks(response) -> str:
    return response.content.decode()


@pytest.fixture
def alamat(kota, usulan):
    """Address names with what they need: a published offer of others, a proposal of DLH, a visit of DLH, a source."""
    source = Sumber.objects.create(nama="Khayal", alamat="https://khayal.example/umpan.json")
    visit = Kunjungan.objects.create(
        judul="Ke Rekaan", daerah="Rekaan", tanggal="2026-01-05", unit=kota.unit["dlh"], peserta="x", pelajaran="y"
    )
    keys = {"tawaran": usulan.tawaran_id, "adopsi": usulan.pk, "kunjungan": visit.pk, "sumber": source.pk}

    def url(nama: str) -> str:
        name, _titik, of = nama.partition("@")
        return reverse(f"berbagi:{name}", args=[keys[of]] if of else [])

    return url


class TestPages:
    SEMUA = frozenset(KANTOR)
    PENULIS = frozenset({PENGELOLA, KERJA_SAMA, PEMILIK, LAIN, "sekda"})

    @pytest.mark.parametrize(
        ("nama", "boleh"),
        [
            ("katalog", SEMUA),
            ("terlemah", SEMUA),
            ("banding", SEMUA),
            ("adopsi_daftar", SEMUA),
            ("kunjungan_daftar", SEMUA),
            ("sumber_daftar", SEMUA),
            ("tawaran@tawaran", SEMUA),
            ("kunjungan@kunjungan", SEMUA),
            ("sumber_rinci@sumber", SEMUA),
            ("usul", PENULIS),
            ("lapor", PENULIS),
            ("minta@tawaran", PENULIS),
            ("catat", {PENGELOLA, "admin"}),
            ("ubah@tawaran", {PENGELOLA, "admin"}),
            ("sumber_tambah", {PENGELOLA, "admin"}),
            ("sumber_ubah@sumber", {PENGELOLA, "admin"}),
            ("peran", {"admin"}),
            ("adopsi@adopsi", {PENGELOLA, KERJA_SAMA, PEMILIK, "sekda", "inspektur", "admin"}),
            ("permohonan@adopsi", {PENGELOLA, KERJA_SAMA, PEMILIK, "sekda", "inspektur", "admin"}),
            ("ajukan@adopsi", {PENGELOLA, "admin"}),
            ("nota@adopsi", {PENGELOLA, KERJA_SAMA, "admin"}),
            ("tandatangan@adopsi", {PENGELOLA, KERJA_SAMA, "admin"}),
            ("rencana@adopsi", {PENGELOLA, PEMILIK, "admin"}),
            ("pengalaman@adopsi", {PENGELOLA, PEMILIK, "admin"}),
        ],
    )
    def test_who_opens_it(self, masuk, alamat, nama, boleh):
        """To everybody else it looks as if it were not there."""
        found = {kantor: masuk(kantor).get(alamat(nama)).status_code for kantor in KANTOR}
        assert found == {kantor: 200 if kantor in boleh else 404 for kantor in KANTOR}

    @pytest.mark.parametrize(
        ("nama", "boleh"),
        [
            ("terbitkan@tawaran", {PENGELOLA, "admin"}),
            ("tarik@tawaran", {PENGELOLA, "admin"}),
            ("lampirkan@tawaran", {PENGELOLA, "admin"}),
            ("segarkan@sumber", {PENGELOLA, "admin"}),
            ("unggah@sumber", {PENGELOLA, "admin"}),
            ("tindak@kunjungan", {PENGELOLA, PEMILIK}),
            ("ajukan@adopsi", {PENGELOLA, "admin"}),
        ],
    )
    def test_who_acts(self, masuk, alamat, nama, boleh):
        """Who may is led on, told what is missing, or that it is too late; to others there is nothing."""
        for kantor in KANTOR:
            code = masuk(kantor).post(alamat(nama), {"kosong": ""}).status_code
            assert code in ({302, 409, 422} if kantor in boleh else {404}), kantor

    @pytest.mark.parametrize(
        "nama", ["terbitkan@tawaran", "tarik@tawaran", "lampirkan@tawaran", "segarkan@sumber", "unggah@sumber", "tindak@kunjungan", "melangkah@adopsi"]
    )  # fmt: skip
    def test_acts_are_not_opened(self, masuk, alamat, nama):
        assert masuk(PENGELOLA).get(alamat(nama)).status_code == 405

    def test_a_stranger_is_led_to_the_door(self, client, alamat):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        for nama in ("katalog", "tawaran@tawaran", "adopsi@adopsi", "ajukan@adopsi", "peran"):
            answer = client.get(alamat(nama))
            assert answer.status_code == 302
            assert "/akun/login/" in answer.url

    @pytest.mark.parametrize("nama", ["tawaran", "ubah", "minta", "adopsi", "ajukan", "nota", "rencana", "kunjungan", "sumber_rinci", "sumber_ubah", "publik_tawaran", "publiccode"])  # fmt: skip
    @pytest.mark.parametrize("pk", [0, 999_999, 10**18, 10**30])
    def test_a_number_that_there_is_not(self, masuk, peran, nama, pk):
        assert masuk(PENGELOLA).get(reverse(f"berbagi:{nama}", args=[pk])).status_code == 404


class TestButtons:
    def tombol(self, masuk, kantor, url) -> set[str]:
        page = teks(masuk(kantor).get(url))
        words = (
            "Tawarkan</", "Catat tawaran lain", "Ubah</", "Terbitkan</", "Tarik dari katalog", "Tambah berkas",
            "Usulkan memakai", "Ajukan</", "Susun nota", "Susun rencana", "Hentikan", "Laporkan</", "Tambah sumber",
            "Peran unit", "Ambil sekarang", "Terbitkan penugasan", "Catat: mereka menerima", "Mulai dan bagikan",
        )  # fmt: skip
        return {word.removesuffix("</") for word in words if word in page}

    @pytest.mark.parametrize(
        ("kantor", "tombol"),
        [
            (PENGELOLA, {"Tawarkan", "Catat tawaran lain"}), (PEMILIK, {"Tawarkan"}), (STAF, set()), ("inspektur", set()),
            ("admin", {"Catat tawaran lain"}),
        ],
    )  # fmt: skip
    def test_on_the_catalogue(self, masuk, peran, kantor, tombol):
        assert self.tombol(masuk, kantor, "/berbagi/") == tombol

    @pytest.mark.parametrize(
        ("kantor", "tombol"),
        [
            (PENGELOLA, {"Ubah", "Tarik dari katalog", "Tambah berkas", "Usulkan memakai"}),
            (PEMILIK, {"Usulkan memakai"}),
            (STAF, set()),
            ("inspektur", set()),
        ],
    )
    def test_on_an_offer(self, masuk, alamat, kantor, tombol):
        assert self.tombol(masuk, kantor, alamat("tawaran@tawaran")) == tombol

    def test_on_a_draft(self, kota, peran, isi, masuk):
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        url = reverse("berbagi:tawaran", args=[row.pk])
        assert self.tombol(masuk, "kadis_pu", url) == {"Ubah", "Tambah berkas"}
        assert self.tombol(masuk, PENGELOLA, url) == {"Ubah", "Tambah berkas", "Terbitkan"}

    def test_on_a_draft_that_is_not_complete(self, kota, peran, isi, masuk):
        bare = replace(isi, kategori=(), kontak="")
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=bare)
        url = reverse("berbagi:tawaran", args=[row.pk])
        assert "Lengkapi sebelum terbit: Kantor yang dapat dihubungi, Kategori." in teks(masuk(PENGELOLA).get(url))
        assert self.tombol(masuk, PENGELOLA, url) == {"Ubah", "Tambah berkas"}

    def test_along_an_adoption(self, kota, masuk, usulan, nota, langkah):
        ekbang, kesra = kota.aktor(PENGELOLA), kota.aktor(KERJA_SAMA)
        url = reverse("berbagi:adopsi", args=[usulan.pk])

        def seen() -> list[set[str]]:
            return [self.tombol(masuk, kantor, url) for kantor in (PENGELOLA, KERJA_SAMA, PEMILIK, "sekda")]

        assert seen() == [{"Ajukan", "Hentikan"}, set(), {"Hentikan"}, set()]
        services.ajukan(ekbang, usulan)
        answer = {"Catat: mereka menerima", "Hentikan"}
        assert seen() == [answer, answer, {"Hentikan"}, set()]
        services.jawab(kesra, usulan, aksi=AksiAdopsi.TERIMA)
        assert seen() == [{"Susun nota", "Hentikan"}, {"Susun nota", "Hentikan"}, {"Hentikan"}, set()]
        services.susun_nota(kesra, usulan, data=nota())
        services.tandatangani(kesra, usulan, tanggal=kesra.hari, berkas=PDF, nama_berkas="n.pdf")
        assert seen() == [{"Susun rencana", "Hentikan"}, {"Hentikan"}, {"Susun rencana", "Hentikan"}, set()]
        services.susun_rencana(ekbang, usulan, langkah=langkah(1))
        assert "Mulai dan bagikan" in seen()[0]
        assert "Mulai dan bagikan" not in seen()[2], "work is laid on units by the managers"

    @pytest.mark.parametrize(
        ("kantor", "tombol"),
        [(PENGELOLA, {"Tambah sumber"}), ("admin", {"Tambah sumber", "Peran unit"}), (LAIN, set())],
    )
    def test_on_the_sources(self, masuk, peran, kantor, tombol):
        assert self.tombol(masuk, kantor, "/berbagi/sumber/") == tombol

    @pytest.mark.parametrize(("kantor", "tombol"), [(PENGELOLA, {"Ubah", "Ambil sekarang"}), (LAIN, set())])
    def test_on_a_source(self, masuk, alamat, kantor, tombol):
        assert self.tombol(masuk, kantor, alamat("sumber_rinci@sumber")) == tombol

    @pytest.mark.parametrize(
        ("kantor", "tombol"), [(PENGELOLA, {"Terbitkan penugasan"}), (PEMILIK, {"Terbitkan penugasan"}), (LAIN, set())]
    )
    def test_on_a_visit(self, masuk, alamat, kantor, tombol):
        assert self.tombol(masuk, kantor, alamat("kunjungan@kunjungan")) == tombol


class TestAcrossUnits:
    def test_the_office_above_sees_what_is_below_it(self, kota, isi, masuk, peran):
        """Bidang SDA belongs to Dinas PU: its analyst reads the draft of his dinas, another dinas does not."""
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        url = reverse("berbagi:tawaran", args=[row.pk])
        codes = {k: masuk(k).get(url).status_code for k in ("kadis_pu", "tu_pu", "kadis_dlh", "sekda", PENGELOLA)}
        assert codes == {"kadis_pu": 200, "tu_pu": 200, "kadis_dlh": 404, "sekda": 404, PENGELOLA: 200}

    def test_nobody_proposes_or_reports_in_the_name_of_another(self, kota, lain, masuk):
        data = DataPermohonan(tawaran_id=lain().pk, keperluan="x")
        with pytest.raises(TidakBerwenang):
            services.usulkan(kota.aktor("kadis_dlh"), kota.unit["pu"], data=data)
