"""Reading at 10k, 100k and a million penugasan: inbox, board of orders, letters, search of common and rare words."""

import time

import httpx
from bahan import LANGKA, lapor, ringkas

ALAMAT = {
    "kotak_masuk": "/api/v1/penugasan?batas=50&kotak=masuk",
    "surat_terbaru": "/api/v1/surat?batas=50",
    "cari_umum": "/api/v1/surat?batas=50&q=banjir",
    "cari_langka": f"/api/v1/surat?batas=50&q={LANGKA}",
    "cari_dua_kata": "/api/v1/surat?batas=50&q=banjir+undangan",
}


def semua(lahan, skala: int, n: int = 60) -> None:
    header = {"Authorization": f"Bearer {lahan.sekda_token}", "Host": "kota-contoh.localhost"}
    dinas = {"Authorization": f"Bearer {_token_dinas()}", "Host": "kota-contoh.localhost"}
    with lahan.web() as (base, _pid), httpx.Client(base_url=base, timeout=120) as client:
        for nama, alamat in ALAMAT.items():
            who = dinas if nama == "kotak_masuk" else header
            lat, rows = [], 0
            for k in range(n + 5):
                start = time.perf_counter()
                answer = client.get(alamat, headers=who)
                spent = time.perf_counter() - start
                if answer.status_code != 200:
                    raise SystemExit(f"{alamat}: {answer.status_code} {answer.text[:300]}")
                rows = len(answer.json().get("isi", answer.json().get("items", [])))
                if k >= 5:
                    lat.append(spent)
            lapor(f"baca:{nama}", penugasan=skala, baris=rows, **ringkas(lat))


def _token_dinas() -> str:
    from django_tenants.utils import schema_context
    from lahan import _token

    with schema_context("kota_contoh"):
        return _token("dinkes")[0]
