"""Sources: what is read in, read anew, refused; and the fetching, against a real server with a real certificate."""

import datetime as dt
import http.server
import ipaddress
import ssl
import threading
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.test import override_settings

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Sumber, Tawaran
from poros.domain.berbagi.rules.alur import Status
from poros.domain.berbagi.rules.publiccode import BERKAS_MAKS, tuang, tulis, umpan
from poros.domain.berbagi.tasks import kerja
from poros.domain.berbagi.tasks.ambil import ambil
from poros.domain.berbagi.values import DataSumber
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def sumber(kota, peran) -> Sumber:
    """A source that is fed by uploads."""
    data = DataSumber(nama="Kabupaten Rekaan")
    return services.tambah_sumber(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data)


@pytest.fixture
def baca(kota, sumber):
    """Read offers in."""

    def read(*isi, naskah: bytes = b""):
        content = naskah or tuang(umpan("Kabupaten Rekaan", isi)).encode()
        return services.muat_sumber(kota.aktor("kabag_ekbang"), sumber, isi=content)

    return read


@pytest.mark.django_db
class TestReading:
    def test_new_changed_gone_and_back(self, isi, baca, sumber):
        other = replace(isi, nama="Lain", alamat="https://kode.example/lain")
        made = baca(isi, other)
        assert (made.baru, made.berubah, made.hilang) == (2, 0, 0)
        pk = Tawaran.objects.get(nama="Antre Cepat").pk
        made = baca(replace(isi, ringkasan="Lebih cepat"))
        assert (made.baru, made.berubah, made.hilang) == (0, 1, 1)
        row = Tawaran.objects.get(pk=pk)
        assert (row.ringkasan, row.status) == ("Lebih cepat", Status.TERBIT)
        gone = Tawaran.objects.get(nama="Lain")
        assert (gone.status, gone.alasan) == (Status.DITARIK, "sumber")
        baca(isi, other)
        gone.refresh_from_db()
        assert (gone.status, gone.alasan) == (Status.TERBIT, "")

    def test_read_twice_it_changes_nothing(self, isi, baca):
        baca(isi)
        made = baca(isi)
        assert (made.baru, made.berubah, made.hilang) == (0, 0, 0)

    def test_an_offer_equals_what_was_published(self, isi, baca):
        """Offer → publiccode.yml → read back: through the database too."""
        baca(naskah=tuang(tulis(isi)).encode())
        assert Tawaran.objects.prefetch_related("indikator").get().isi() == isi

    def test_indicators_that_nobody_here_measures_are_left_out(self, isi, baca):
        baca(replace(isi, indikator=(("spbe", "I1"), ("indeks-mereka", "X"))))
        assert [str(i) for i in Tawaran.objects.get().indikator.all()] == ["SPBE I1"]

    def test_a_mistake_is_told_and_nothing_taken(self, isi, baca, sumber):
        wrong = tuang([tulis(isi), {"publiccodeYmlVersion": "0.4"}]).encode()
        with pytest.raises(Ditolak, match="2: name: wajib ada") as refused:
            baca(naskah=wrong)
        assert refused.value.bidang == "berkas"
        assert not Tawaran.objects.exists()

    def test_an_offer_without_owner_takes_the_name_of_the_source(self, isi, baca):
        baca(replace(isi, daerah=""))
        assert Tawaran.objects.get().daerah == "Kabupaten Rekaan"

    def test_the_statements_do_not_grow_with_the_offers(self, isi, baca, django_assert_max_num_queries):
        with django_assert_max_num_queries(12):
            baca(*(replace(isi, alamat=f"https://kode.example/{n}") for n in range(30)))

    def test_what_a_source_gave_is_not_changed_by_hand(self, kota, isi, baca):
        baca(isi)
        with pytest.raises(TidakBerwenang):
            services.ubah_tawaran(kota.aktor("kabag_ekbang"), Tawaran.objects.get(), isi=isi)

    def test_only_managers_keep_sources(self, kota, sumber):
        for siapa in ("kadis_pu", "kabag_kesra", "sekda"):
            with pytest.raises(TidakBerwenang):
                services.muat_sumber(kota.aktor(siapa), sumber, isi=b"x")
            with pytest.raises(TidakBerwenang):
                services.ubah_sumber(kota.aktor(siapa), sumber, data=DataSumber(nama="x"))


@pytest.mark.django_db
class TestKeeping:
    @pytest.mark.parametrize(
        ("data", "bidang"),
        [
            (DataSumber(nama=" "), "nama"),
            (DataSumber(nama="Kabupaten Rekaan"), "nama"),
            (DataSumber(nama="A", alamat="http://contoh.example/x"), "alamat"),
            (DataSumber(nama="A", alamat="https://127.0.0.1/x"), "alamat"),
            (DataSumber(nama="A", alamat="https://[::1]/x"), "alamat"),
            (DataSumber(nama="A", alamat="https://127.1/x"), "alamat"),
            (DataSumber(nama="A", alamat="https://2130706433/x"), "alamat"),
            (DataSumber(nama="A", alamat="https://a:b@contoh.example/"), "alamat"),
        ],
    )
    def test_what_is_refused(self, kota, sumber, data, bidang):
        with pytest.raises(Ditolak) as refused:
            services.tambah_sumber(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data)
        assert refused.value.bidang == bidang

    def test_without_address_there_is_nothing_to_fetch(self, kota, sumber):
        with pytest.raises(Ditolak):
            services.segarkan(kota.aktor("kabag_ekbang"), sumber)

    def test_a_new_address_forgets_what_was_known_of_the_old_one(self, kota, sumber):
        Sumber.objects.update(etag='"lama"')
        data = DataSumber(nama="Kabupaten Rekaan", alamat="https://baru.example/x")
        assert services.ubah_sumber(kota.aktor("kabag_ekbang"), sumber, data=data).etag == ""


class _Pelayan(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    isi = b""

    def do_GET(self):
        self.server.diminta.append((self.path, self.headers.get("Host"), self.headers.get("If-None-Match")))
        jalan = self.path.strip("/")
        if jalan == "alih":
            self._jawab(302, b"", Location="https://127.0.0.1/lain")
        elif jalan == "rusak":
            self._jawab(500, b"")
        elif jalan == "besar":
            self._jawab(200, b"a" * (BERKAS_MAKS + 10))
        elif self.headers.get("If-None-Match") == '"v1"':
            self._jawab(304, b"")
        else:
            self._jawab(200, self.server.isi, ETag='"v1"')

    def _jawab(self, kode, isi, **kepala):
        self.send_response(kode)
        for nama, nilai in kepala.items():
            self.send_header(nama, nilai)
        self.send_header("Content-Length", str(len(isi)))
        self.end_headers()
        if kode != 304:
            self.wfile.write(isi)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def sertifikat(tmp_path_factory):
    """A certificate for "localhost" that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    cert = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("192.0.2.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "kunci.pem"
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(pem + cert.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def pelayan(sertifikat):
    """A server of another government, on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pelayan)
    server.isi, server.diminta = b"", []
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sertifikat)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.alamat = f"https://localhost:{server.server_port}"
    server.tls = ssl.create_default_context(cafile=sertifikat)
    yield server
    server.shutdown()
    server.server_close()


class TestFetching:
    def test_what_stands_there_and_nothing_new_after(self, pelayan):
        pelayan.isi = b"halo"
        got = ambil(f"{pelayan.alamat}/umpan", dalam=True, tls=pelayan.tls)
        assert (got.isi, got.etag, got.sebab) == (b"halo", '"v1"', "")
        assert pelayan.diminta[-1][:2] == ("/umpan", f"localhost:{pelayan.server_port}")
        again = ambil(f"{pelayan.alamat}/umpan", got.etag, dalam=True, tls=pelayan.tls)
        assert again.tetap
        assert not again.isi

    @pytest.mark.parametrize(
        ("jalan", "kata"), [("alih", "mengalihkan"), ("rusak", "HTTP 500"), ("besar", "terlalu banyak")]
    )
    def test_what_goes_wrong_is_told_in_words(self, pelayan, jalan, kata):
        got = ambil(f"{pelayan.alamat}/{jalan}", dalam=True, tls=pelayan.tls)
        assert kata in got.sebab
        assert got.isi == b""

    def test_a_redirect_is_never_followed(self, pelayan):
        ambil(f"{pelayan.alamat}/alih", dalam=True, tls=pelayan.tls)
        assert [path for path, _host, _tag in pelayan.diminta] == ["/alih"]

    def test_the_own_network_is_not_even_asked(self, pelayan):
        got = ambil(f"{pelayan.alamat}/umpan", tls=pelayan.tls)
        assert "jaringan dalam" in got.sebab
        assert pelayan.diminta == []

    def test_a_certificate_that_nobody_vouches_for(self, pelayan):
        got = ambil(f"{pelayan.alamat}/umpan", dalam=True)
        assert "Tidak dapat tersambung" in got.sebab

    def test_a_certificate_for_another_name(self, pelayan):
        """The address was looked up, but it is the name that has to be proven."""
        got = ambil(pelayan.alamat.replace("localhost", "127.0.0.1"), dalam=True, tls=pelayan.tls)
        assert "Tidak dapat tersambung" in got.sebab

    def test_nobody_there(self):
        got = ambil("https://localhost:1/x", dalam=True)
        assert "Tidak dapat tersambung" in got.sebab

    def test_a_name_that_there_is_not(self):
        assert "tidak ditemukan" in ambil("https://tidak-ada.invalid/x").sebab


@pytest.mark.django_db
class TestJob:
    @pytest.fixture
    def beralamat(self, kota, peran, pelayan, sertifikat, monkeypatch):
        """A source with the address of the server; the certificate is one of the machine's own."""
        monkeypatch.setenv("SSL_CERT_FILE", str(sertifikat))
        return Sumber.objects.create(nama="Umpan", alamat=f"{pelayan.alamat}/umpan")

    @override_settings(BERBAGI_JARINGAN_DALAM=True)
    def test_it_reads_once_and_then_finds_nothing_new(self, isi, beralamat, pelayan):
        pelayan.isi = tuang(tulis(isi)).encode()
        kerja.ambil_satu(sumber=beralamat.pk)
        beralamat.refresh_from_db()
        assert (beralamat.gagal, beralamat.etag) == (False, '"v1"')
        assert "1 baru" in beralamat.kabar
        kerja.ambil_satu(sumber=beralamat.pk)
        beralamat.refresh_from_db()
        assert beralamat.kabar == "Tidak ada yang baru."
        assert Tawaran.objects.count() == 1

    @override_settings(BERBAGI_JARINGAN_DALAM=True)
    def test_what_cannot_be_read_is_told_on_the_page_and_keeps_the_old(self, isi, beralamat, pelayan):
        pelayan.isi = tuang(tulis(isi)).encode()
        kerja.ambil_satu(sumber=beralamat.pk)
        Sumber.objects.update(etag="")
        pelayan.isi = b"a: &x 1\nb: *x\n"
        kerja.ambil_satu(sumber=beralamat.pk)
        beralamat.refresh_from_db()
        assert beralamat.gagal
        assert "rujukan YAML" in beralamat.kabar
        assert Tawaran.objects.get().status == Status.TERBIT

    def test_the_own_network_is_told_too(self, beralamat):
        kerja.ambil_satu(sumber=beralamat.pk)
        beralamat.refresh_from_db()
        assert beralamat.gagal
        assert "jaringan dalam" in beralamat.kabar

    def test_a_source_that_is_gone_or_has_no_address(self, sumber):
        kerja.ambil_satu(sumber=999_999)
        kerja.ambil_satu(sumber=sumber.pk)
        sumber.refresh_from_db()
        assert sumber.dibaca is None

    def test_every_night_those_in_use_are_queued(self, beralamat):
        from procrastinate.contrib.django.models import ProcrastinateJob

        Sumber.objects.create(nama="Mati", alamat="https://x.example", aktif=False)
        Sumber.objects.create(nama="Unggahan")
        kerja.ambil_semua()
        jobs = ProcrastinateJob.objects.filter(task_name="berbagi.ambil")
        assert [job.args["sumber"] for job in jobs] == [beralamat.pk]
