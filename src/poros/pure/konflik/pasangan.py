"""What is wrong between two orders, if anything: the first kind that fits, in a fixed order."""

from decimal import Decimal

from poros.pure.konflik.model import Arahan, Jenis, Kalimat, Pengaturan, Rentang, Temuan, berhubungan
from poros.pure.konflik.peringkat import putuskan
from poros.pure.konflik.sumber import perebutan

Dugaan = tuple[Jenis, tuple[Kalimat, ...], Rentang]


def bandingkan(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> Temuan | None:
    """Compare two live orders; which comes first makes no difference."""
    a, b = sorted((a, b), key=lambda arahan: arahan.id)
    dugaan = _dugaan(a, b, pengaturan)
    if dugaan is None:
        return None
    jenis, alasan, irisan = dugaan
    putusan = putuskan(a, b, pengaturan)
    return Temuan(
        jenis,
        (a.id, b.id),
        alasan,
        putusan.aturan,
        menang=putusan.menang,
        kepada=putusan.kepada,
        catatan=putusan.catatan,
        irisan=irisan,
    )


def _dugaan(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> Dugaan | None:
    irisan = a.jendela.irisan(b.jendela)
    if irisan and berhubungan(a.objek, b.objek) and (kalimat := _pertentangan(a, b, pengaturan)):
        return Jenis.BERTENTANGAN, (kalimat,), irisan
    if rebutan := perebutan(a, b, pengaturan):
        return Jenis.PAKAI_GANDA, tuple(r.kalimat() for r in rebutan), rebutan[0].irisan()
    if irisan is None:
        return None
    if _rangkap(a, b, pengaturan):
        return Jenis.RANGKAP, (Kalimat("rangkap", (a.id, b.id), (a.tindakan, "/".join(a.sasaran))),), irisan
    if _dua_komando(a, b, pengaturan):
        isi = ("/".join(a.sasaran), a.penerbit, b.penerbit)
        return Jenis.DUA_KOMANDO, (Kalimat("dua_komando", (a.id, b.id), isi),), irisan
    return None


def _pertentangan(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> Kalimat | None:
    """Say why the acts cannot both stand, given that they meet in place and time. The target may differ."""
    if a.tindakan == b.tindakan and a.larangan != b.larangan:
        menyuruh, melarang = (b, a) if a.larangan else (a, b)
        return Kalimat("disuruh_dan_dilarang", (menyuruh.id, melarang.id), (a.tindakan,))
    if a.larangan or b.larangan:
        return None
    if b.tindakan in pengaturan.lawan.get(a.tindakan, ()):
        return Kalimat("tindakan_berlawanan", (a.id, b.id), (a.tindakan, b.tindakan))
    if _nilai_berbeda(a, b, pengaturan):
        return Kalimat("nilai_berbeda", (a.id, b.id), (a.tindakan, _teks(a.nilai), _teks(b.nilai)))
    return None


def _nilai_berbeda(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> bool:
    """Tell whether both set the same thing differently; a missing value differs from any given one."""
    return a.tindakan == b.tindakan and a.tindakan in pengaturan.tindakan_bernilai and a.nilai != b.nilai


def _rangkap(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> bool:
    return (
        a.tindakan == b.tindakan
        and a.objek == b.objek
        and a.sasaran == b.sasaran
        and a.larangan == b.larangan
        and not _nilai_berbeda(a, b, pengaturan)
    )


def _dua_komando(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> bool:
    return (
        a.sasaran == b.sasaran
        and a.penerbit != b.penerbit
        and seutuh_unit(a, pengaturan)
        and seutuh_unit(b, pengaturan)
    )


def seutuh_unit(arahan: Arahan, pengaturan: Pengaturan) -> bool:
    """Tell whether the order takes the whole of its target unit."""
    return not arahan.larangan and arahan.tindakan in pengaturan.tindakan_seutuh_unit


def _teks(nilai: object) -> str | Decimal:
    if nilai is None:
        return "–"
    return nilai if isinstance(nilai, Decimal) else str(nilai)
