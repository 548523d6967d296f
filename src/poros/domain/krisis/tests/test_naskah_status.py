"""The worked examples in naskah/status.yaml: each told to the commands as an official would."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.rules.alur import Bahaya, Status
from poros.domain.krisis.tests.bahan import segar
from poros.domain.krisis.tests.conftest import keputusan
from poros.domain.krisis.values import DataKaji
from poros.kernel.commands import Ditolak
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
CONTOH = yaml.safe_load((Path(__file__).parent / "naskah" / "status.yaml").read_text(encoding="utf-8"))
JALAN = {
    Status.DIPANTAU: [],
    Status.SIAGA: [Status.SIAGA],
    Status.TANGGAP: [Status.TANGGAP],
    Status.TRANSISI: [Status.TANGGAP, Status.TRANSISI],
    Status.SELESAI: [],
}
"""The decrees that lead to each status."""


def kaji(bpbd, row, tingkat, ganggu):
    words = {"gangguan_hidup": "hidup" in ganggu, "gangguan_penghidupan": "penghidupan" in ganggu}
    return services.kaji(bpbd, row, data=DataKaji(hasil="Dilihat", rekomendasi=tingkat, **words))


@pytest.fixture
def sampai(bpbd, buka):
    """An event that has come to a status by its decrees."""

    def make(bahaya, kini):
        row = buka(bahaya=Bahaya(bahaya))
        for n, level in enumerate(JALAN[kini]):
            kaji(bpbd, row, Status.TANGGAP, ["hidup"])
            services.tetapkan(bpbd, segar(row), data=keputusan(level, f"1/{n}"))
        if kini is Status.SELESAI:
            services.akhiri(bpbd, row)
        return segar(row)

    return make


@pytest.mark.parametrize("c", CONTOH, ids=lambda c: c["perihal"])
def test_an_example(c, bpbd, sampai):
    row, level = sampai(c["bahaya"], Status(c["kini"])), Status(c["tingkat"])
    try:
        kaji(bpbd, row, Status.DIPANTAU if level is Status.TRANSISI else level, c["ganggu"])
        services.tetapkan(bpbd, segar(row), data=keputusan(level, "9/9"))
    except Ditolak as refused:
        told = refused.pesan
    except TransitionError:
        told = "tidak mungkin"
    else:
        told = ""
    if "tolak" in c:
        assert c["tolak"] in told
        assert segar(row).status == c["kini"], "what is refused changes nothing"
    else:
        assert (told, segar(row).status) == ("", c["jadi"])
        assert row.penetapan.order_by("-pk").first().sampai == timezone.localdate() + timedelta(days=13)


def test_each_example_says_what_it_is_about_and_on_what_it_stands():
    assert all(c["perihal"] and c["dasar"] and ("jadi" in c) != ("tolak" in c) for c in CONTOH)
    assert len({c["perihal"] for c in CONTOH}) == len(CONTOH)
