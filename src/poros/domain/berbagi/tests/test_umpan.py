"""Feeds from outside, read all the way into the database: honest ones, broken ones, and those that mean harm."""

from dataclasses import replace

import pytest

from poros.domain.berbagi import services
from poros.domain.berbagi.models import IndikatorTawaran, Sumber, Tawaran
from poros.domain.berbagi.rules.alur import Status
from poros.domain.berbagi.rules.publiccode import BERKAS_MAKS, tuang, tulis, umpan
from poros.domain.berbagi.rules.tawaran import PANJANG, IsiTawaran, Jenis
from poros.domain.berbagi.values import DataSumber
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def sumber(kota, peran) -> Sumber:
    return services.tambah_sumber(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=DataSumber(nama="Rekaan"))


@pytest.fixture
def muat(kota, sumber):
    """Read a content in as the managers do."""

    def read(isi: bytes | dict | list):
        content = isi if isinstance(isi, bytes) else tuang(isi).encode()
        return services.muat_sumber(kota.aktor("kabag_ekbang"), sumber, isi=content)

    return read


def satu(**ganti) -> dict:
    """One file with everything that it must have, with changes by name."""
    return {
        "publiccodeYmlVersion": "0.4",
        "name": "Lapor",
        "url": "https://kode.example/lapor",
        "description": {"id": {"shortDescription": "Aduan warga"}},
        "legal": {"license": "MIT", "repoOwner": "Kota Khayal"},
    } | ganti


class TestHarm:
    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            (b"", "bukan publiccode.yml"),
            (b"\xff\xfe\x00", "bukan teks UTF-8"),
            (b"a: [", "YAML atau JSON tidak dapat dibaca"),
            (b"a: &x [1]\nb: *x\n", "rujukan YAML"),
            (b"[" * 40 + b"]" * 40, "susunan terlalu dalam"),
            (b"- 1\n" * 60_000, "terlalu banyak butir"),
            (b"a" * (BERKAS_MAKS + 1), "lebih besar dari 1 MB"),
            (b"!!python/object/apply:os.system ['true']", "bukan publiccode.yml"),
            (b'{"tawaran": []}', "bukan publiccode.yml"),
            (b'{"tawaran": {"a": 1}}', "wajib ada"),
            (b"null", "bukan publiccode.yml"),
            (b"? {a: b}\n: c", "tidak dapat dibaca"),
        ],
        ids=lambda v: v if isinstance(v, str) else "",
    )
    def test_it_is_refused_in_words_and_nothing_is_taken(self, muat, sumber, isi, kata):
        with pytest.raises(Ditolak, match=kata) as refused:
            muat(isi)
        assert refused.value.bidang == "berkas"
        assert not Tawaran.objects.exists()
        sumber.refresh_from_db()
        assert sumber.dibaca is None

    @pytest.mark.parametrize(
        "ganti",
        [
            {"url": "javascript:alert(1)"},
            {"url": "data:text/html,x"},
            {"url": "file:///etc/passwd"},
            {"url": "//kode.example"},
            {"landingURL": "vbscript:x"},
            {"name": "n" * (PANJANG["nama"] + 1)},
            {"name": ["a"]},
            {"legal": {"license": "MIT<script>"}},
            {"developmentStatus": "rusak"},
            {"id": {"jenis": "virus"}},
            {"id": {"biaya": "-5"}},
            {"id": {"biaya": "9" * 40}},
            {"id": {"biaya": "١٢"}},
            {"id": {"indikator": ["I1"]}},
            {"id": {"indikator": [{"indeks": "x" * 41, "kode": "I1"}]}},
            {"usedBy": ["x"] * 51},
            {"publiccodeYmlVersion": "1"},
            {"publiccodeYmlVersion": "0.1"},
            {"description": "Aduan"},
        ],
        ids=str,
    )
    def test_a_value_that_means_harm_or_nothing(self, muat, ganti):
        with pytest.raises(Ditolak):
            muat(satu(**ganti))
        assert not Tawaran.objects.exists()

    def test_one_bad_among_good_takes_none(self, muat):
        good = [satu(url=f"https://kode.example/{n}", name=f"A{n}") for n in range(3)]
        muat({"tawaran": good})
        with pytest.raises(Ditolak, match="2: url"):
            muat({"tawaran": [good[0], satu(url="javascript:x"), good[2]]})
        assert Tawaran.objects.filter(status=Status.TERBIT).count() == 3, "the old ones stay"

    def test_words_are_shown_as_words(self, muat, masuk):
        evil = '<img src=x onerror="alert(1)">'
        muat(
            satu(name=evil, description={"id": {"shortDescription": evil, "longDescription": evil * 3}}, usedBy=[evil])
        )
        client = masuk("camat")
        row = Tawaran.objects.get()
        for url in ("/berbagi/", f"/berbagi/tawaran/{row.pk}/", f"/berbagi/sumber/{row.sumber_id}/", "/berbagi/?q=img"):
            assert "<img src=x" not in client.get(url).content.decode(), url

    def test_marks_that_turn_reading_round_are_gone(self, muat):
        muat(satu(name="Aman\u202egnp.exe\u0000"[:-1]))
        assert Tawaran.objects.get().nama == "Amangnp.exe"

    def test_a_source_cannot_speak_for_our_own(self, kota, muat, milik):
        """Whatever it says of its owner, what it gives is not ours and not on our public pages."""
        own = milik()
        muat(satu(url=own.alamat, name=own.nama, legal={"license": "MIT", "repoOwner": "Kota Uji"}))
        theirs = Tawaran.objects.get(sumber__isnull=False)
        assert not theirs.milik_kita
        own.refresh_from_db()
        assert (own.nama, own.status) == ("Pintu Air", Status.TERBIT)

    def test_two_sources_may_name_the_same(self, kota, muat):
        muat(satu())
        ekbang = kota.aktor("kabag_ekbang")
        other = services.tambah_sumber(ekbang, kota.unit["ekbang"], data=DataSumber(nama="Khayal"))
        services.muat_sumber(ekbang, other, isi=tuang(satu()).encode())
        assert Tawaran.objects.count() == 2


class TestHonest:
    @pytest.mark.parametrize("versi", ["0.2", "0.3", "0.4.0", "0.5", "0"])
    def test_versions(self, muat, versi):
        assert muat(satu(publiccodeYmlVersion=versi)).baru == 1

    @pytest.mark.parametrize(
        ("uraian", "ringkas"),
        [
            ({"id": {"shortDescription": "Aduan"}, "en": {"shortDescription": "Complaints"}}, "Aduan"),
            ({"en": {"shortDescription": "Complaints"}, "it": {"shortDescription": "Reclami"}}, "Complaints"),
            ({"it": {"shortDescription": "Reclami"}}, "Reclami"),
        ],
    )
    def test_languages(self, muat, uraian, ringkas):
        muat(satu(description=uraian))
        assert Tawaran.objects.get().ringkasan == ringkas

    def test_a_withdrawn_one_is_told_and_stays_for_who_adopts_it(self, muat, usulan, masuk):
        muat([satu(), satu(url="https://kode.example/b", name="B")])
        made = muat([satu()])
        assert (made.baru, made.berubah, made.hilang) == (0, 0, 1)
        row = Tawaran.objects.get(nama="B")
        page = masuk("kabag_ekbang").get(f"/berbagi/tawaran/{row.pk}/").content.decode()
        assert "Tidak lagi disebut sumbernya." in page
        assert masuk("camat").get(f"/berbagi/tawaran/{row.pk}/").status_code == 404

    def test_its_indicators_follow_it(self, muat, isi):
        def told() -> list[str]:
            return sorted(IndikatorTawaran.objects.values_list("kode", flat=True))

        muat(umpan("Rekaan", [replace(isi, indikator=(("spbe", "I1"), ("spbe", "I2")))]))
        assert told() == ["I1", "I2"]
        muat(umpan("Rekaan", [replace(isi, ringkasan="Baru", indikator=(("spbe", "I2"), ("spbe", "I3")))]))
        assert told() == ["I2", "I3"]

    def test_a_change_of_its_indicators_alone_is_a_change(self, muat, isi):
        muat(umpan("Rekaan", [replace(isi, indikator=(("spbe", "I1"),))]))
        made = muat(umpan("Rekaan", [replace(isi, indikator=(("spbe", "I2"),))]))
        assert made.berubah == 1
        assert IndikatorTawaran.objects.get().kode == "I2"

    def test_news_are_counted_in_words(self, muat, sumber):
        muat([satu(url=f"https://kode.example/{n}") for n in range(3)])
        sumber.refresh_from_db()
        assert sumber.kabar == "3 tawaran: 3 baru, 0 berubah, 0 tidak ada lagi."
        assert (sumber.gagal, sumber.dibaca is not None) == (False, True)

    @pytest.mark.parametrize("banyak", [1, 30])
    def test_the_cost_does_not_grow(self, muat, banyak, django_assert_max_num_queries):
        with django_assert_max_num_queries(12):
            muat([satu(url=f"https://kode.example/{n}") for n in range(banyak)])

    def test_a_thousand_are_read_and_one_more_is_not(self, muat):
        bare = IsiTawaran(jenis=Jenis.PRAKTIK, nama="P", ringkasan="R")
        rows = [tulis(replace(bare, nama=f"P{n}")) for n in range(1001)]
        with pytest.raises(Ditolak, match="terlalu banyak"):
            muat({"tawaran": rows})
        assert muat({"tawaran": rows[:1000]}).baru == 1000
