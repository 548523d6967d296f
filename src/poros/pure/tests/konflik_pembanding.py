"""Random orders, and a slow judge of them written another way: by counting over ticks of the clock, pair by pair."""

import random
from collections import defaultdict
from itertools import combinations

MENIT_PER_DETAK = 10
JALUR = ["k", "k/a", "k/a/x", "k/a/y", "k/b", "ka"]
SASARAN = ["u", "u/regu", "v"]
MATI = ["withdrawn", "superseded", "expired", "cancelled", "dicabut", "digantikan", "berakhir", "batal"]


def jam(detak):
    return f"{detak * MENIT_PER_DETAK // 60:02d}:{detak * MENIT_PER_DETAK % 60:02d}"


def detak(teks):
    return (int(teks[:2]) * 60 + int(teks[3:])) // MENIT_PER_DETAK


def acak(rng: random.Random, terbanyak=7, kelompok=4):
    """Few names and short times, so that much collides."""
    semua = [_arahan(rng, nomor) for nomor in range(rng.randint(2, terbanyak))]
    if rng.random() < 0.25:  # one issuer in two minds: this is how cycles come about
        semua = [a | {"issuer": "p1", "level": 0, "act": "atur", "sign": "do"} for a in semua]
    orang = [f"p{n}" for n in range(kelompok)]
    return {
        "settings": {
            "contrary_acts": [["buka", "tutup"], ["jaga", "pindah"]][: rng.randint(0, 2)],
            "exclusive_value_acts": ["atur"],
            "whole_unit_acts": ["jaga", "pindah", "buka"][: rng.randint(0, 3)],
            "competence": {"buka": orang[:2], "atur": orang[1:]} if rng.random() < 0.5 else {},
            "resource_capacity": {"s": rng.randint(2, 6), "t": rng.randint(0, 5)},
            "common_superior": {f"{a}|{b}": rng.choice("XY") for a, b in combinations(orang, 2) if rng.random() < 0.7},
        },
        "instructions": semua,
    }


def _arahan(rng, nomor):
    mulai = rng.randint(36, 60)
    arahan = {
        "id": f"a{nomor}",
        "issuer": f"p{rng.randrange(4)}",
        "level": rng.randrange(2),
        "target": rng.choice(SASARAN),
        "act": rng.choice(["buka", "tutup", "atur", "atur", "jaga", "pindah"]),
        "object": rng.choice(JALUR),
        "sign": rng.choice(["do", "do", "do", "forbid"]),
        "value": rng.randrange(3),
        "start": jam(mulai),
        "end": jam(mulai + rng.randint(1, 18)),
        "issued": jam(rng.randrange(30)),
        "status": rng.choice(["active"] * 12 + ["issued", *rng.sample(MATI, 2)]),
    }
    if nomor and rng.random() < 0.1:
        arahan["supersedes"] = [f"a{rng.randrange(nomor)}"]
    if rng.random() < 0.6:
        arahan["resources"] = [_klaim(rng) for _ in range(rng.randint(1, 3))]
    return arahan


def _klaim(rng):
    klaim = {"id": rng.choice("sst"), "quantity": rng.choice([0, 1, 1, 1, 2, 2, 3])}
    if rng.random() < 0.4:
        mulai = rng.randint(36, 70)
        klaim |= {"start": jam(mulai), "end": jam(mulai + rng.randint(1, 9))}
    return klaim


def hakimi(data):
    """Judge everything; a finding becomes (type, members, prevails, rule, to, overlap)."""
    aturan = data["settings"]
    hidup = _hidup(data["instructions"])
    pasangan = {}
    for a, b in combinations(hidup, 2):
        jenis, waktu = _jenis(a, b, aturan)
        if jenis:
            pasangan[tuple(sorted((a["id"], b["id"])))] = (jenis, waktu, a, b)
    hasil = set()
    for nama, (jenis, waktu, a, b) in pasangan.items():
        hasil.add((jenis, nama, *_putusan(a, b, aturan), _jam(waktu)))
    hasil |= {("no_authority", (a["id"],), None, "R1", None, None) for a in hidup if _liar(a, aturan)}
    return hasil | _kelompok(hidup, aturan) | _lingkaran(hidup, hasil, aturan)


def _hidup(semua):
    ditarik = {"withdrawn", "cancelled", "dicabut", "batal"}
    diganti = {lama for a in semua if a["status"] not in ditarik for lama in a.get("supersedes", [])}
    return [a for a in semua if a["status"] not in MATI and a["id"] not in diganti]


def _detak(a):
    return set(range(detak(a["start"]), detak(a["end"])))


def _jam(waktu):
    """The first unbroken stretch of some ticks."""
    akhir = min(waktu)
    while akhir in waktu:
        akhir += 1
    return jam(min(waktu)), jam(akhir)


def _di_bawah(bawah, atas):
    return f"{bawah}/".startswith(f"{atas}/")


def _jenis(a, b, aturan):
    waktu = _detak(a) & _detak(b)
    if waktu and _bertentangan(a, b, aturan):
        return "contrary", waktu
    ganda = _ganda(a, b, aturan)
    if ganda:
        return "double_booking", ganda
    sama = [k for k in ("act", "object", "target", "sign") if a[k] == b[k]]
    if waktu and len(sama) == 4 and (a["act"] != "atur" or a["value"] == b["value"]):
        return "duplicate", waktu
    seutuh = {a["act"], b["act"]} <= set(aturan["whole_unit_acts"]) and a["sign"] == b["sign"] == "do"
    if waktu and seutuh and "target" in sama and a["issuer"] != b["issuer"]:
        return "unity_of_command", waktu
    return None, None


def _bertentangan(a, b, aturan):
    if not (_di_bawah(a["object"], b["object"]) or _di_bawah(b["object"], a["object"])):
        return False
    if a["act"] == b["act"] and {a["sign"], b["sign"]} == {"do", "forbid"}:
        return True
    if "forbid" in (a["sign"], b["sign"]):
        return False
    berlawanan = {frozenset(satu) for satu in aturan["contrary_acts"]}
    return {a["act"], b["act"]} in berlawanan or (a["act"] == b["act"] == "atur" and a["value"] != b["value"])


def _pakai(arahan):
    """How much of each resource an order claims at each tick."""
    hasil = defaultdict(int)
    for klaim in arahan.get("resources", []):
        for saat in _detak({**arahan, **klaim}):
            hasil[klaim["id"], saat] += klaim["quantity"]
    return hasil


def _ganda(a, b, aturan):
    """When the two overbook something: the resource overbooked first; at a tie the first by name."""
    pa, pb = _pakai(a), _pakai(b)
    lewat = defaultdict(set)
    for sumber, saat in pa.keys() & pb.keys():
        satu, dua = pa[sumber, saat], pb[sumber, saat]
        if satu and dua and satu + dua > aturan["resource_capacity"][sumber]:
            lewat[sumber].add(saat)
    return lewat[min(lewat, key=lambda sumber: (min(lewat[sumber]), sumber))] if lewat else None


def _kelompok(hidup, aturan):
    pakai = {a["id"]: _pakai(a) for a in hidup}
    himpunan = defaultdict(lambda: defaultdict(set))
    for sumber, ada in aturan["resource_capacity"].items():
        for saat in range(24 * 60 // MENIT_PER_DETAK):
            kini = {nama: p[sumber, saat] for nama, p in pakai.items() if p[sumber, saat]}
            for nama, jumlah in kini.items():
                if jumlah > ada:
                    himpunan[sumber][frozenset([nama])].add(saat)
            terlibat = {n for n, j in kini.items() if j > ada}
            terlibat |= {n for x in combinations(kini, 2) if kini[x[0]] + kini[x[1]] > ada for n in x}
            sisa = kini.keys() - terlibat
            if sum(kini[n] for n in sisa) > ada:
                himpunan[sumber][frozenset(sisa)].add(saat)
    return _terbesar(himpunan, {a["id"]: a for a in hidup}, aturan)


def _terbesar(himpunan, arahan, aturan):
    waktu = {}
    for semua in himpunan.values():
        for satu, saat in semua.items():
            if len(satu) == 1 or not any(satu < lain for lain in semua):
                waktu[satu] = min([waktu.get(satu, _jam(saat)), _jam(saat)], key=lambda rentang: rentang[0])
    return {
        ("double_booking", tuple(sorted(s)), None, "escalate", _atasan([arahan[n] for n in s], aturan), t)
        for s, t in waktu.items()
    }


def _lingkaran(hidup, pasangan, aturan):
    menang = {(p[2], n) for p in pasangan if p[0] == "contrary" and p[2] for n in p[1] if n != p[2]}
    capai = set(menang)
    for k in [a["id"] for a in hidup]:
        capai |= {(x, y) for x, z in capai if z == k for w, y in capai if w == k}
    arahan = {a["id"]: a for a in hidup}
    hasil = set()
    for a in arahan:
        anggota = {a} | {b for b in arahan if (a, b) in capai and (b, a) in capai}
        if len(anggota) > 2:
            kepada = _atasan([arahan[n] for n in anggota], aturan)
            hasil.add(("cycle", tuple(sorted(anggota)), None, "escalate", kepada, None))
    return hasil


def _liar(a, aturan):
    return a["issuer"] not in aturan["competence"].get(a["act"], [a["issuer"]])


def _khusus(a, b):
    dalam = _detak(a) <= _detak(b) and _di_bawah(a["object"], b["object"]) and _di_bawah(a["target"], b["target"])
    return dalam and any(a[k] != b[k] for k in ("start", "end", "object", "target"))


def _putusan(a, b, aturan):
    if _liar(a, aturan) is not _liar(b, aturan):
        return (a if _liar(b, aturan) else b)["id"], "R1", None
    if a["level"] != b["level"]:
        return max(a, b, key=lambda x: x["level"])["id"], "R2", None
    if _khusus(a, b) or _khusus(b, a):
        return (a if _khusus(a, b) else b)["id"], "R3", None
    if a["issuer"] == b["issuer"] and a["issued"] != b["issued"]:
        return max(a, b, key=lambda x: x["issued"])["id"], "R4", None
    return None, "escalate", _atasan([a, b], aturan)


def _atasan(semua, aturan):
    orang = sorted({a["issuer"] for a in semua})
    kunci = {f"{a}|{b}" for a, b in combinations(orang, 2)}
    nama = {aturan["common_superior"].get(k) for k in kunci}
    return nama.pop() if len(nama) == 1 else None
