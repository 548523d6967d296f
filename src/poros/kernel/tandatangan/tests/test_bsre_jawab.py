"""How answers of the BSrE client are read: only a clear refusal counts as "not signed". No database, no network."""

import httpx
import pytest

from poros.kernel.tandatangan.models import Percobaan
from poros.kernel.tandatangan.penyedia.bsre import Bsre, _kata, badan, galat
from poros.kernel.tandatangan.penyedia.bsre_v1 import BsreV1
from poros.kernel.tandatangan.penyedia.bsre_v2 import BsreV2, _siapa, _sifat
from poros.kernel.tandatangan.rules import MERAGUKAN, Sebab
from poros.kernel.tandatangan.values import Frasa, Gagal, Posisi, Tugas

ATUR = {"alamat": "https://esign.contoh", "versi": "v2", "pengguna": "u", "sandi": "s", "akar": "", "detik": 1.0}
TUGAS = Tugas(b"%PDF", "k", "TTE1", "Budi", "Sekda", "Menandatangani sebagai Sekda", "https://x.id/v/")


@pytest.mark.parametrize(
    ("data", "sebab"),
    [
        ({"status_code": 2031, "error": "apa saja"}, Sebab.FRASA_SALAH),
        ({"code": 2011, "message": "user tidak terdaftar"}, Sebab.TIDAK_TERDAFTAR),
        ({"status_code": "2031"}, Sebab.DITOLAK_PENYEDIA),
        ({"message": "Certificate has been REVOKED"}, Sebab.SERTIFIKAT),
        ({"message": "sertifikat dicabut"}, Sebab.SERTIFIKAT),
        ({"message": "certificate expired"}, Sebab.SERTIFIKAT),
        ({"message": "Dokumen sudah ditandatangani"}, Sebab.SUDAH_ADA),
        ({"message": "document already signed by user"}, Sebab.SUDAH_ADA),
        ({"error": "Passphrase anda salah"}, Sebab.FRASA_SALAH),
        ({"error": "format berkas tidak didukung"}, Sebab.DITOLAK_PENYEDIA),
        ({"error": None, "message": None}, Sebab.DITOLAK_PENYEDIA),
        ({}, Sebab.DITOLAK_PENYEDIA),
    ],
)
def test_a_refusal_is_told_by_number_then_by_word(data, sebab):
    assert galat(data).sebab is sebab


def test_its_words_go_to_the_signer_but_not_without_end():
    assert galat({"error": "x" * 1000}).rincian == "x" * 200
    assert galat({"message": "Kuota habis"}).rincian == "Kuota habis"


@pytest.mark.parametrize("isi", [b"", b"<html>", b"[1,2]", b'"teks"', b"null", b"\xff\xfe", b"{"])
def test_what_is_no_object_says_nothing(isi):
    assert badan(httpx.Response(400, content=isi)) == {}


@pytest.mark.parametrize(
    ("tercatat", "sertifikat", "cocok"),
    [
        ("Budi Wijaya", "BUDI WIJAYA", True),
        ("Budi Wijaya", "Ir. Budi Wijaya, M.T.", True),
        ("Budi Wijaya", "Wijaya Budi", True),
        ("Budi Wijaya", "Budi", False),
        ("Budi Wijaya", "Budiwijaya", False),
        ("Budi", "Budi Wijaya", True),
        ("Siti Nur'aini", "SITI NUR AINI", True),
        ("", "Siapa saja", False),
        ("...", "Siapa saja", False),
    ],
)
def test_whose_certificate_it_is_is_told_by_the_words_of_the_name(*, tercatat, sertifikat, cocok):
    expected = _kata(tercatat)
    assert (bool(expected) and expected <= _kata(sertifikat)) is cocok


class TestPenyampaian:
    """Through a transport of the HTTP library that answers as it is told."""

    @pytest.fixture
    def klien(self):
        def make(versi, answer):
            made = {"v1": BsreV1, "v2": BsreV2}[versi](ATUR)
            made.klien = httpx.Client(base_url=ATUR["alamat"], transport=httpx.MockTransport(answer))
            return made

        return make

    def coba(self, klien: Bsre):
        return klien._tandatangani(TUGAS, "3171", Frasa("rahasia"))

    @pytest.mark.parametrize("versi", ["v1", "v2"])
    @pytest.mark.parametrize("kode", [500, 502, 503, 504])
    def test_a_servers_error_leaves_it_open(self, klien, versi, kode):
        with pytest.raises(Gagal) as failed:
            self.coba(klien(versi, lambda _r: httpx.Response(kode, json={"error": "passphrase"})))
        assert failed.value.sebab in MERAGUKAN
        assert (failed.value.rincian, failed.value.teknis) == ("", f"HTTP {kode}")

    @pytest.mark.parametrize("versi", ["v1", "v2"])
    @pytest.mark.parametrize(
        ("galat_jaringan", "sebab"),
        [
            (httpx.ConnectError, Sebab.TAK_TERSAMBUNG),
            (httpx.ConnectTimeout, Sebab.TAK_TERSAMBUNG),
            (httpx.ReadTimeout, Sebab.HABIS_WAKTU),
            (httpx.WriteTimeout, Sebab.HABIS_WAKTU),
            (httpx.ReadError, Sebab.HABIS_WAKTU),
            (httpx.RemoteProtocolError, Sebab.HABIS_WAKTU),
        ],
    )
    def test_only_who_was_never_reached_has_surely_not_signed(self, klien, versi, galat_jaringan, sebab):
        def answer(request):
            raise galat_jaringan("begitulah", request=request)

        with pytest.raises(Gagal) as failed:
            self.coba(klien(versi, answer))
        assert failed.value.sebab is sebab
        assert failed.value.__cause__ is None
        assert "rahasia" not in repr(failed.value)

    @pytest.mark.parametrize("isi", [{}, {"file": []}, {"file": None}, {"file": ["bukan base64 ?"]}, {"file": [7]}])
    def test_v2_an_answer_that_cannot_be_read_leaves_it_open(self, klien, isi):
        with pytest.raises(Gagal) as failed:
            self.coba(klien("v2", lambda _r: httpx.Response(200, json=isi)))
        assert failed.value.sebab is Sebab.HABIS_WAKTU

    def test_v1_the_number_in_the_head_is_kept(self, klien):
        made = self.coba(klien("v1", lambda _r: httpx.Response(200, content=b"%PDF x", headers={"id_dokumen": "d-9"})))
        assert (made.pdf, made.nomor_luar) == (b"%PDF x", "d-9")

    def test_v1_a_strange_number_does_not_lead_elsewhere(self, klien):
        asked = []

        def answer(request):
            asked.append(request.url.raw_path)
            return httpx.Response(404)

        assert klien("v1", answer).tanya(Percobaan(nomor_luar="../../admin?x=1")) is None
        assert asked == [b"/api/sign/download/..%2F..%2Fadmin%3Fx%3D1"]

    def test_v1_without_a_number_and_v2_ever_nobody_can_tell(self, klien):
        for versi in ("v1", "v2"):
            with pytest.raises(Gagal) as failed:
                klien(versi, lambda _r: httpx.Response(200)).tanya(Percobaan(nomor_luar=""))
            assert failed.value.sebab in MERAGUKAN

    def test_the_passphrase_goes_in_the_body_and_nowhere_else(self, klien):
        seen = []

        def answer(request):
            seen.append(request)
            return httpx.Response(400, json={"status_code": 2031})

        for versi in ("v1", "v2"):
            with pytest.raises(Gagal):
                self.coba(klien(versi, answer))
        for request in seen:
            assert b"rahasia" in request.read()
            assert "rahasia" not in str(request.url)
            assert "rahasia" not in str(request.headers)


@pytest.mark.parametrize(("pengenal", "wanted"), [("3171", {"nik": "3171"}), ("a@b.id", {"email": "a@b.id"})])
def test_v2_who_signs(pengenal, wanted):
    assert _siapa(pengenal) == wanted


def test_v2_an_invisible_signature_needs_no_picture():
    assert _sifat(TUGAS) == {"tampilan": "INVISIBLE", "reason": TUGAS.alasan}


def test_v2_a_visible_one_says_where():
    from dataclasses import replace

    found = _sifat(replace(TUGAS, posisi=Posisi(10, 20, 2, 190, 64)))
    assert {n: found[n] for n in ("page", "originX", "originY", "width", "height")} == {
        "page": 2, "originX": 10, "originY": 20, "width": 190, "height": 64,
    }  # fmt: skip
    assert found["contactInfo"] == TUGAS.tautan
