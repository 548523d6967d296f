"""Shared by the benches: made-up letters, a small valid PDF, timing, CPU of process trees, JSON lines out."""

import json
import os
import platform
import random
import statistics
import time
import zlib
from pathlib import Path

TOPIK = (
    *("banjir", "longsor", "kekeringan", "gempa", "stunting", "kemiskinan", "inflasi", "pilkada", "anggaran"),
    *("perubahan", "pendapatan", "retribusi", "pajak", "aset", "hibah", "bansos", "jalan", "jembatan", "irigasi"),
    *("drainase", "sampah", "pasar", "puskesmas", "vaksinasi", "sekolah", "guru", "beasiswa"),
)
JENIS = ("undangan rapat", "permohonan data", "laporan hasil", "tindak lanjut", "permohonan rekomendasi")
ISI = (
    *("dalam", "rangka", "koordinasi", "perangkat", "daerah", "terkait", "sesuai", "ketentuan", "peraturan", "yang"),
    *("berlaku", "mohon", "dilaksanakan", "demikian", "disampaikan", "atas", "perhatian", "dan", "kerja", "sama"),
)
LANGKA = "kerandahulu"
HZ = os.sysconf("SC_CLK_TCK")


class Letters:
    """A seeded stream of letters of about 65 words; topics follow a 1/rank law."""

    def __init__(self, seed: int = 7) -> None:
        self.random, self.n = random.Random(seed), 0
        self.weights = [1 / (i + 1) for i in range(len(TOPIK))]

    def next(self) -> dict:
        self.n += 1
        a, b, c = self.random.choices(TOPIK, self.weights, k=3)
        words = self.random.choices(ISI, k=60)
        for topic in (a, b, c):
            words.insert(self.random.randrange(len(words)), topic)
        rare = f" {LANGKA}" if self.random.random() < 1 / 2000 else ""
        return {
            "nomor": f"{self.random.randrange(100, 999)}/{self.n:07d}/{time.time_ns() % 10**9}",
            "perihal": f"{self.random.choice(JENIS)} {a} dan {b}{rare}",
            "ringkasan": " ".join(words),
            "acak": self.random.random(),
        }


def make_pdf(title: str, body: str, kib: int = 40) -> bytes:
    """One page with the text in it, padded with an unused stream so that it weighs like a scan."""
    lines = [title, *(body[i : i + 80] for i in range(0, len(body), 80))]
    text = "BT /F1 10 Tf 40 780 Td 13 TL " + " ".join(f"({x}) Tj T*" for x in lines) + " ET"
    stream, pad = zlib.compress(text.encode("latin-1", "replace")), os.urandom(kib * 1024)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n" % len(pad) + pad + b"\nendstream",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + content + b"\nendobj\n"
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)
    return bytes(out)


def pct(values: list[float], p: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(p / 100 * (len(ordered) - 1)))]


def ringkas(seconds: list[float]) -> dict:
    ms = [1000 * s for s in seconds]
    return {
        "n": len(ms),
        "rata_ms": round(statistics.fmean(ms), 2),
        "p50_ms": round(pct(ms, 50), 2),
        "p95_ms": round(pct(ms, 95), 2),
    }


def lapor(nama: str, **data: object) -> None:
    print(
        json.dumps({"bench": nama, "inti": os.cpu_count(), "python": platform.python_version(), **data}),
        flush=True,
    )


def _stats() -> dict[int, tuple[int, float]]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parts = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            found[int(entry.name)] = (int(parts[1]), sum(map(int, parts[11:15])) / HZ)
    return found


def cpu_pohon(root: int) -> float:
    """CPU seconds of a process and all below it, children that have ended included."""
    stats = _stats()
    children: dict[int, list[int]] = {}
    for pid, (parent, _cpu) in stats.items():
        children.setdefault(parent, []).append(pid)
    todo, total = [root], 0.0
    while todo:
        pid = todo.pop()
        total += stats.get(pid, (0, 0.0))[1]
        todo += children.get(pid, [])
    return total
