"""The findings in words, Indonesian and English; `Kalimat.kunci` names the sentence."""

from collections.abc import Mapping
from decimal import Decimal

from poros.pure.konflik.model import Aturan, Jenis, Kalimat, Temuan

PEMBUKA: Mapping[str, Mapping[Jenis, str]] = {
    "id": {
        Jenis.BERTENTANGAN: "Arahan {daftar} bertentangan",
        Jenis.PAKAI_GANDA: "Arahan {daftar} meminta sumber daya melebihi yang ada",
        Jenis.RANGKAP: "Arahan {daftar} rangkap",
        Jenis.DUA_KOMANDO: "Arahan {daftar} menempatkan satu unit di bawah dua komando",
        Jenis.TANPA_WEWENANG: "Arahan {daftar} diterbitkan tanpa wewenang",
        Jenis.WAKTU: "Arahan {daftar} tidak mungkin dijalankan menurut waktunya",
        Jenis.LINGKARAN: "Arahan {daftar} saling mengalahkan secara melingkar",
    },
    "en": {
        Jenis.BERTENTANGAN: "Orders {daftar} are contrary",
        Jenis.PAKAI_GANDA: "Orders {daftar} claim more of a resource than there is",
        Jenis.RANGKAP: "Orders {daftar} are duplicates",
        Jenis.DUA_KOMANDO: "Orders {daftar} put one unit under two commands",
        Jenis.TANPA_WEWENANG: "Order {daftar} was issued without authority",
        Jenis.WAKTU: "Orders {daftar} cannot be carried out in the time given",
        Jenis.LINGKARAN: "Orders {daftar} prevail over one another in a circle",
    },
}

PUTUSAN: Mapping[str, Mapping[str, str]] = {
    "id": {
        Aturan.KEWENANGAN: "{menang} didahulukan, karena penerbit {kalah} tidak berwenang (R1).",
        Aturan.TINGKAT: "{menang} didahulukan, karena penerbitnya lebih tinggi dalam rantai komando (R2).",
        Aturan.KHUSUS: "{menang} didahulukan, karena lingkupnya lebih khusus (R3).",
        Aturan.TERAKHIR: "{menang} didahulukan, karena terbit lebih akhir dari penerbit yang sama (R4).",
        Aturan.ATASAN: "Tidak ada yang didahulukan dengan sendirinya; {kepada} yang memutuskan.",
        "tanpa_atasan": "Tidak ada yang didahulukan dengan sendirinya, dan atasan bersama belum diketahui.",
        "tanpa_lawan": "Arahan itu kalah dari setiap arahan yang bertentangan dengannya (R1).",
    },
    "en": {
        Aturan.KEWENANGAN: "{menang} prevails, because the issuer of {kalah} is not competent (R1).",
        Aturan.TINGKAT: "{menang} prevails, because its issuer stands higher in the chain of command (R2).",
        Aturan.KHUSUS: "{menang} prevails, because its scope is more special (R3).",
        Aturan.TERAKHIR: "{menang} prevails, because the same issuer issued it later (R4).",
        Aturan.ATASAN: "None prevails by itself; {kepada} decides.",
        "tanpa_atasan": "None prevails by itself, and no common superior is known.",
        "tanpa_lawan": "It gives way to every order that conflicts with it (R1).",
    },
}

MENIT_SEJAM, MENIT_SEHARI = 60, 60 * 24
SATUAN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "id": (("hari", "hari"), ("jam", "jam"), ("menit", "menit")),
    "en": (("day", "days"), ("hour", "hours"), ("minute", "minutes")),
}

KALIMAT: Mapping[str, Mapping[str, str]] = {
    "id": {
        "disuruh_dan_dilarang": "{a[0]} menyuruh dan {a[1]} melarang {i[0]}",
        "tindakan_berlawanan": "{i[0]} dan {i[1]} tidak dapat dilakukan bersama",
        "nilai_berbeda": "{i[0]} diminta dengan nilai {i[1]} dan {i[2]}",
        "sumber_diperebutkan": "{i[0]} diminta {i[1]}, padahal ada {i[2]}",
        "rangkap": "{i[0]} yang sama disuruh atau dilarang dua kali kepada {i[1]}",
        "dua_komando": "{i[0]} diminta seluruhnya oleh {i[1]} dan oleh {i[2]}",
        "tanpa_wewenang": "{i[0]} tidak berwenang atas {i[1]}",
        "lebih_lama_dari_jendela": "{rantai} memerlukan {lama} lebih lama daripada jendelanya",
        "melewati_jendela": "urutan {rantai} melewati batas {akhir} selama {lama}",
        "saling_menunggu": "urutan {rantai} saling menunggu",
        "saling_mengalahkan": "menurut R3 dan R4 tidak ada yang paling kuat di antara {daftar}",
        "bagian_lingkaran": "bagian dari lingkaran {daftar}, yang harus diputuskan sekaligus",
        "khusus_dikalahkan": (
            "{a[1]} menang karena tingkat penerbitnya, padahal {a[0]} lebih khusus; "
            "pejabat perlu memutuskannya dengan sadar"
        ),
    },
    "en": {
        "disuruh_dan_dilarang": "{a[0]} orders and {a[1]} forbids {i[0]}",
        "tindakan_berlawanan": "{i[0]} and {i[1]} cannot both be done",
        "nilai_berbeda": "{i[0]} is asked for with the values {i[1]} and {i[2]}",
        "sumber_diperebutkan": "{i[1]} of {i[0]} claimed, {i[2]} available",
        "rangkap": "the same {i[0]} is ordered or forbidden twice to {i[1]}",
        "dua_komando": "the whole of {i[0]} is wanted by {i[1]} and by {i[2]}",
        "tanpa_wewenang": "{i[0]} has no authority over {i[1]}",
        "lebih_lama_dari_jendela": "{rantai} takes {lama} more than its window",
        "melewati_jendela": "the sequence {rantai} overruns the end of {akhir} by {lama}",
        "saling_menunggu": "in the sequence {rantai} each waits for the other",
        "saling_mengalahkan": "by R3 and R4 none of {daftar} is the strongest",
        "bagian_lingkaran": "part of the circle {daftar}, to be decided together",
        "khusus_dikalahkan": (
            "{a[1]} wins by the level of its issuer although {a[0]} is more special; "
            "an official should decide this knowingly"
        ),
    },
}


def jelaskan(
    temuan: Temuan,
    bahasa: str = "id",
    nama: Mapping[str, str] | None = None,
    singkat: Mapping[str, str] | None = None,
) -> str:
    """Say a finding: what is wrong, why, who should prevail by which rule, and what to mind.

    `nama` says what orders, offices, units, acts and resources are called instead of their codes, and `singkat`
    what they are called once they have been introduced.
    """
    nama = nama or {}
    pembuka = _isi(PEMBUKA[bahasa][temuan.jenis], Kalimat("", temuan.anggota), bahasa, nama)
    return f"{pembuka}: {inti(temuan, bahasa, singkat or nama)}"


def inti(temuan: Temuan, bahasa: str = "id", nama: Mapping[str, str] | None = None) -> str:
    """Say why, who should prevail by which rule, and what to mind: where the orders are named beside it."""
    nama = nama or {}
    bagian = [f"{alasan(temuan, bahasa, nama)}.", _putusan(temuan, bahasa, nama)]
    if temuan.catatan:
        bagian.append(f"{ucapkan(temuan.catatan, bahasa, nama)}.")
    return " ".join(bagian)


def alasan(temuan: Temuan, bahasa: str = "id", nama: Mapping[str, str] | None = None) -> str:
    """Say only why the orders conflict."""
    return "; ".join(ucapkan(kalimat, bahasa, nama) for kalimat in temuan.alasan)


def ucapkan(kalimat: Kalimat, bahasa: str = "id", nama: Mapping[str, str] | None = None) -> str:
    """Say one sentence, without the full stop."""
    return _isi(KALIMAT[bahasa][kalimat.kunci], kalimat, bahasa, nama or {})


def _putusan(temuan: Temuan, bahasa: str, nama: Mapping[str, str]) -> str:
    kunci: str = temuan.aturan
    if temuan.aturan is Aturan.ATASAN and temuan.kepada is None:
        kunci = "tanpa_atasan"
    elif temuan.jenis is Jenis.TANPA_WEWENANG:
        kunci = "tanpa_lawan"
    kalah = [satu for satu in temuan.anggota if satu != temuan.menang]
    return PUTUSAN[bahasa][kunci].format(
        menang=nama.get(temuan.menang or "", temuan.menang),
        kalah=nama.get(kalah[0], kalah[0]),
        kepada=nama.get(temuan.kepada or "", temuan.kepada),
    )


def _isi(pola: str, kalimat: Kalimat, bahasa: str, nama: Mapping[str, str]) -> str:
    disebut = [nama.get(satu, satu) for satu in kalimat.arahan]
    return pola.format(
        a=disebut,
        i=[nama.get(satu, satu) if isinstance(satu, str) else _angka(satu, bahasa) for satu in kalimat.isi],
        daftar=", ".join(disebut),
        rantai=" → ".join(disebut),
        akhir=disebut[-1] if disebut else "",
        lama=_lama(kalimat.isi[0], bahasa) if kalimat.isi and isinstance(kalimat.isi[0], Decimal) else "",
    )


def _lama(menit: Decimal, bahasa: str) -> str:
    """Say minutes as days, hours and minutes, without what is nought; nought alone is said in minutes."""
    hari, sisa = divmod(menit, MENIT_SEHARI)
    jam, sisa = divmod(sisa, MENIT_SEJAM)
    bagian = [(n, satuan) for n, satuan in zip((hari, jam, sisa), SATUAN[bahasa], strict=True) if n]
    bagian = bagian or [(menit, SATUAN[bahasa][-1])]
    return " ".join(f"{_angka(n, bahasa)} {satuan[0] if n == 1 else satuan[1]}" for n, satuan in bagian)


def _angka(angka: Decimal, bahasa: str) -> str:
    teks = f"{angka.normalize():f}"
    return teks.replace(".", ",") if bahasa == "id" else teks
