"""An answer that is given again says the same, whatever it is made of; and keys are forgotten in time."""

import json
import threading
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test import RequestFactory
from django.utils import timezone as waktu
from ninja.errors import HttpError

from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.antarmuka.sekali import KEPALA_ULANG, jawab, nilai, sekali
from poros.kernel.antarmuka.skema import Skema
from poros.kernel.antarmuka.tasks import SIMPAN_KUNCI, lupakan_kunci
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Akun, Unit

pytestmark = pytest.mark.django_db
WIB = timezone(timedelta(hours=7))


class Campuran(Skema):
    """One of everything that an operation answers."""

    saat: datetime
    hari: date
    angka: Decimal
    teks: str
    kosong: str | None
    daftar: list[int]
    nomor: UUID
    pukul: time
    isi: dict[str, float]
    ya: bool


def campuran(**lain):
    plain = {
        "saat": datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC), "hari": date(2024, 2, 29),
        "angka": Decimal("12.50"), "teks": "Rapat “banjir” — é\n🚧", "kosong": None, "daftar": [1, 2, 3],
        "nomor": UUID(int=7), "pukul": time(9, 30), "isi": {"a": 0.1}, "ya": True,
    }  # fmt: skip
    return Campuran(**plain | lain)


@pytest.fixture
def akun(kota):
    return Akun.objects.create(username="tu", orang=kota.orang["tu"])


@pytest.fixture
def minta(akun):
    """Ask under a key; `kali` counts how often the act was really done."""
    kali = []

    def ask(hasil=None, *, kunci="k-1", badan=b"{}", jalur="/api/v1/surat", status=201, rahasia=()):
        request = RequestFactory().post(jalur, badan, content_type="application/json")
        request.auth = SimpleNamespace(akun_id=akun.pk)

        def act():
            kali.append(1)
            Unit.objects.filter(kode="pu").update(singkatan=f"PU {len(kali)}")
            if isinstance(hasil, Exception):
                raise hasil
            return hasil if hasil is not None else campuran()

        return sekali(request, kunci, status, act, rahasia=rahasia)

    ask.kali = kali
    return ask


class TestSama:
    @pytest.mark.parametrize(
        "lain",
        [
            {},
            {"saat": datetime(2026, 11, 23, 9, 0, tzinfo=UTC)},
            {"saat": datetime(2026, 11, 23, 23, 59, 59, 999999, tzinfo=WIB)},
            {"angka": Decimal(0)},
            {"angka": Decimal("1E+3")},
            {"angka": Decimal("-0.001")},
            {"teks": ""},
            {"teks": '"\\/\u2028'},
            {"daftar": []},
            {"isi": {"b": 1e20, "a": -0.0}},
            {"kosong": "null"},
        ],
    )
    def test_whatever_it_is_made_of(self, minta, lain):
        first, again = (minta(campuran(**lain)) for _n in range(2))
        assert json.loads(again.content) == json.loads(first.content)
        assert (first.status_code, again.status_code) == (201, 201)
        assert (first.get(KEPALA_ULANG), again.get(KEPALA_ULANG), len(minta.kali)) == (None, "true", 1)

    @pytest.mark.parametrize("banyak", [0, 1, 3])
    def test_a_list_too(self, minta, banyak):
        rows = [campuran(teks=f"Baris {n}") for n in range(banyak)]
        first, again = (minta(rows, status=200) for _n in range(2))
        assert json.loads(again.content) == json.loads(first.content)
        assert [row["teks"] for row in json.loads(again.content)] == [f"Baris {n}" for n in range(banyak)]

    def test_with_and_without_a_key_it_reads_alike(self, minta):
        assert minta().content == jawab(nilai(campuran()), 201).content

    def test_what_is_secret_is_told_once_and_kept_nowhere(self, minta):
        first, again = (minta(campuran(teks="poros_rahasia"), rahasia=["teks"]) for _n in range(2))
        assert (json.loads(first.content)["teks"], json.loads(again.content)["teks"]) == ("poros_rahasia", None)
        assert "poros_rahasia" not in str(list(KunciIdempoten.objects.values()))
        rest = {k: v for k, v in json.loads(first.content).items() if k != "teks"}
        assert {k: v for k, v in json.loads(again.content).items() if k != "teks"} == rest


class TestLainPermintaan:
    @pytest.mark.parametrize("lain", [{"badan": b'{"a": 1}'}, {"jalur": "/api/v1/arahan"}, {"badan": b"{} "}])
    def test_one_key_is_for_one_body_on_one_address(self, minta, lain):
        minta()
        with pytest.raises(HttpError) as refused:
            minta(**lain)
        assert (refused.value.status_code, len(minta.kali)) == (409, 1)
        assert "Idempotency-Key" in str(refused.value)

    def test_what_was_refused_leaves_no_key_and_no_effect(self, minta):
        with pytest.raises(Ditolak):
            minta(Ditolak("Belum lengkap."))
        assert not KunciIdempoten.objects.exists()
        assert Unit.objects.get(kode="pu").singkatan == "Dinas PU"
        assert minta().status_code == 201

    def test_a_body_is_not_kept_not_even_its_plain_fingerprint(self, minta):
        from hashlib import sha256

        badan = b'{"frasa": "kucing"}'
        minta(badan=badan)
        kept = KunciIdempoten.objects.get()
        assert len(kept.sidik_badan) == 64
        assert kept.sidik_badan != sha256(badan).hexdigest()

    def test_the_same_key_of_another_account_is_another(self, kota, minta, akun):
        minta()
        KunciIdempoten.objects.update(akun=Akun.objects.create(username="lain", orang=kota.orang["sekda"]))
        assert minta().get(KEPALA_ULANG) is None
        assert len(minta.kali) == 2


class TestLupakan:
    @pytest.mark.parametrize(
        ("umur", "tinggal"),
        [
            (timedelta(0), True),
            (SIMPAN_KUNCI - timedelta(minutes=1), True),
            (SIMPAN_KUNCI + timedelta(minutes=1), False),
            (timedelta(days=400), False),
        ],
    )
    def test_a_week_and_no_longer(self, minta, umur, tinggal):
        minta()
        KunciIdempoten.objects.update(dibuat=waktu.now() - umur)
        lupakan_kunci()
        assert KunciIdempoten.objects.exists() is tinggal

    def test_forgotten_the_key_may_stand_for_something_new(self, minta):
        minta()
        KunciIdempoten.objects.update(dibuat=waktu.now() - SIMPAN_KUNCI - timedelta(days=1))
        lupakan_kunci()
        assert minta(badan=b'{"lain": true}').status_code == 201
        assert len(minta.kali) == 2

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_no_answer_is_read_to_be_thrown_away(self, akun, django_assert_num_queries, banyak):
        old = waktu.now() - timedelta(days=30)
        KunciIdempoten.objects.bulk_create(
            KunciIdempoten(akun=akun, kunci=f"k{n}", jalur="/", sidik_badan="x", dibuat=old) for n in range(banyak)
        )
        with django_assert_num_queries(2) as asked:
            lupakan_kunci()
        assert not [query["sql"] for query in asked if "jawaban" in query["sql"]]


@pytest.mark.django_db(transaction=True)
def test_two_programs_under_one_key_get_one_answer(minta):
    tenant, told, barrier = connection.tenant, [], threading.Barrier(2)

    def work():
        connection.set_tenant(tenant)
        barrier.wait()
        told.append(minta().content)
        connections.close_all()

    threads = [threading.Thread(target=work) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(minta.kali) == 1
    assert json.loads(told[0]) == json.loads(told[1])
