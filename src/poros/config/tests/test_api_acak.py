"""Random requests, well and ill formed, over the whole document: no answer is a failure, none is undocumented.

`make fuzz` runs some thousands; every test run some hundreds. Half of the numbers in a request are replaced by
those of rows that exist, or nothing but "not found" would ever be met.
"""

import json
import os
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from poros.config.api import dokumen
from poros.config.urls import api
from poros.config.wsgi import application
from poros.domain.persuratan.models import PencarianTersimpan, Surat
from poros.kernel.antarmuka.uji import ALAMAT
from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku, Unit
from poros.kernel.pemberitahuan.models import Pemberitahuan, Saluran
from poros.kernel.penugasan.models import Arahan, Penugasan, SumberDaya, TemuanKonflik, TindakArahan

CASES = int(os.environ.get("POROS_SCHEMATHESIS_CASES", "300"))
PERIKSA = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
BARIS = {
    "surat_id": Surat,
    "arahan_id": Arahan,
    "menggantikan": Arahan,
    "tugas_id": Penugasan,
    "konflik_id": TemuanKonflik,
    "kabar_id": Pemberitahuan,
    "tautan_id": Tautan,
    "unit_id": Unit,
    "unit": Unit,
    "induk": Unit,
    "pengganti": Unit,
    "koordinator": Unit,
    "jabatan_id": Jabatan,
    "kepada": Jabatan,
    "berwenang": Jabatan,
    "orang": Orang,
    "hadir": Orang,
    "sumber_daya": SumberDaya,
    "sumber_daya_id": SumberDaya,
    "tindak_id": TindakArahan,
    "berlawanan": TindakArahan,
    "saluran_id": Saluran,
    "pencarian_id": PencarianTersimpan,
    "objek_id": Surat,
}


@pytest.fixture
def isi(program, kota) -> None:
    """Something of everything: letters, orders that collide, work under way, evidence, notices."""
    sekda, asisten = program("sekda"), program("asisten2")
    derek = SumberDaya.objects.create(kode="derek", nama="Derek", jenis="alat")
    window = {"mulai": "2099-11-24T09:00:00+07:00", "selesai": "2099-11-24T11:00:00+07:00"}
    for who, unit in ((asisten, "pu"), (sekda, "dlh")):
        order = {
            "isi": "Pakai derek",
            "kepada": [{"unit": kota.unit[unit].pk}],
            "klaim": [{"sumber_daya": derek.pk, **window}],
        }
        assert who.post("/arahan", order).status_code == 201
    letter = {
        "nomor": "1",
        "tanggal": "2026-11-20",
        "pengirim": "X",
        "perihal": "Y",
        "kepada": kota.jabatan["sekda"].pk,
        "berkas": [{"nama": "a.csv", "isi": "YTtiCg=="}],
    }
    for _n in range(2):
        assert sekda.post("/surat", letter).status_code == 201
    assert sekda.post("/surat", letter | {"disposisi": {"kepada": [{"unit": kota.unit["pu"].pk}]}}).status_code == 201
    work = Penugasan.objects.filter(unit=kota.unit["pu"]).first()
    assert program("kadis_pu").post(f"/penugasan/{work.pk}/bukti", {"teks": "ada"}).status_code == 201
    gate = {"jenis": "webhook", "nama": "Gerbang", "alamat": "https://gerbang.example"}
    assert program("admin").post("/saluran", gate).status_code == 201
    assert sekda.post("/pencarian-surat", {"nama": "a", "kueri": "q=a"}).status_code == 201


def ganti(value: Any, nama: str, nomor: dict[str, list], acak: random.Random) -> Any:
    """The same value, with half of its numbers turned into those of rows that there are."""
    if isinstance(value, dict):
        return {name: ganti(part, name, nomor, acak) for name, part in value.items()}
    if isinstance(value, list):
        return [ganti(part, nama, nomor, acak) for part in value]
    if nomor.get(nama) and type(value) is type(nomor[nama][0]) and acak.random() < 0.5:
        return acak.choice(nomor[nama])
    return value


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_no_request_breaks_the_api(program, isi):
    skema = openapi.from_dict(json.loads(dokumen(api)))
    skema.app = application
    penanya = [program(kode) for kode in ("sekda", "kadis_pu", "kabag_ekbang", "tu", "admin")]
    siapa = [one.rahasia for one in penanya]
    nomor = {name: list(model.objects.values_list("pk", flat=True)[:5]) for name, model in BARIS.items()}
    lain = Pemangku.objects.exclude(orang__in=[one.akun.orang_id for one in penanya])  # or nobody is left to ask
    nomor["pemangku_id"], nomor["orang_id"] = (list(lain.values_list(f, flat=True)[:5]) for f in ("pk", "orang_id"))
    nomor["objek"] = ["surat", "penugasan", "arahan"]
    nomor["kode"] = ["surat-biasa", "pu", "1.03"]
    acak, jawaban = random.Random(20261123), Counter()
    operasi = [result.ok() for result in skema.get_all_operations()]
    banyak = max(1, CASES // (2 * len(operasi)) + 1)

    def coba(case) -> None:
        case.path_parameters = ganti(dict(case.path_parameters or {}), "", nomor, acak)
        if isinstance(case.body, dict):
            case.body = ganti(case.body, "", nomor, acak)
        head = {"Host": ALAMAT, "Authorization": f"Bearer {acak.choice(siapa)}"}
        case.headers = {k: v for k, v in (case.headers or {}).items() if k not in {"Authorization", "X-Poros-Jabatan"}}
        answer = case.call(headers=head)
        jawaban[answer.status_code] += 1
        case.validate_response(answer, checks=PERIKSA)

    for satu in operasi:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            run = settings(
                max_examples=banyak,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )(given(case=satu.as_strategy(generation_mode=mode))(coba))
            try:
                run()
            except Unsatisfiable:
                assert mode is GenerationMode.NEGATIVE  # an operation that takes nothing cannot be asked wrongly
    print(f"\n{sum(jawaban.values())} permintaan atas {len(operasi)} operasi: {dict(sorted(jawaban.items()))}")  # noqa: T201 -- figures
    assert sum(jawaban.values()) >= CASES
    assert not {status for status in jawaban if status >= 500}
