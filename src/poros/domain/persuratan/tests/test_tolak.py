"""What each act on a letter refuses, in the words that an official reads and beside the field that he has to change."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from poros.domain.persuratan import services
from poros.domain.persuratan.models import Disposisi, Surat, UsulanDisposisi
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


class Dunia:
    """The fixtures of this module by name, each made when a case asks for it."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request

    def __getattr__(self, nama: str) -> Any:
        return self._request.getfixturevalue(nama)

    def oleh(self, kode: str) -> Any:
        return self.kota.aktor(kode)

    def tertata(self, *unit: str, **lain: Any) -> Surat:
        """A letter that the Sekda has disposed of."""
        row = self.catat(**lain)
        services.disposisikan(self.oleh("sekda"), row, isi=self.isi(*(unit or ("pu",))))
        return row

    def dibuka(self) -> Surat:
        row = self.catat()
        services.baca(self.oleh("sekda"), row)
        return row

    def disposisi(self, **lain: Any) -> Disposisi:
        return services.disposisikan(self.oleh("sekda"), self.catat(), isi=self.isi("pu", **lain))

    def perbaiki(self, **perubahan: Any) -> Surat:
        return services.perbaiki(self.oleh("tu"), self.catat(), perubahan=perubahan)

    def terusan(self, unit: str, siapa: str = "kadis_pu") -> Disposisi:
        return services.teruskan_disposisi(self.oleh(siapa), self.tertata(), isi=self.isi(unit))

    def sudah_dibaca(self) -> Surat:
        row = self.tertata()
        services.baca(self.oleh("kadis_pu"), row)
        return services.urungkan(self.oleh("sekda"), row)


def besok() -> date:
    return timezone.localdate() + timedelta(days=1)


TOLAK: dict[str, tuple[Callable[[Dunia], Any], str, str]] = {
    "number": (lambda d: d.catat(" "), "wajib diisi", "nomor"),
    "sender": (lambda d: d.catat(pengirim=" "), "wajib diisi", "pengirim"),
    "subject": (lambda d: d.catat(perihal="\t"), "wajib diisi", "perihal"),
    "tomorrow": (lambda d: d.catat(tanggal=besok()), "di masa depan", "tanggal"),
    "event-backwards": (
        lambda d: d.catat(acara_mulai=timezone.now(), acara_selesai=timezone.now() - timedelta(hours=1)),
        "setelah waktu mulainya",
        "acara_selesai",
    ),
    "handed-on-for-another": (
        lambda d: d.catat(disposisi=d.isi("pu")),
        "harus menunggu arahan",
        "kepada",
    ),
    "corrected-late": (
        lambda d: services.perbaiki(d.oleh("tu"), d.tertata(), perubahan={"perihal": "x"}),
        "tidak dapat diperbaiki lagi",
        "",
    ),
    "corrected-agenda": (lambda d: d.perbaiki(agenda="1/x"), "tidak dapat diubah", "agenda"),
    "corrected-status": (lambda d: d.perbaiki(status="selesai"), "tidak dapat diubah", "status"),
    "corrected-empty": (lambda d: d.perbaiki(perihal=" "), "wajib diisi", "perihal"),
    "taken-back-why": (lambda d: services.tarik(d.oleh("tu"), d.catat(), alasan=" "), "alasan penarikan", "alasan"),
    "taken-back-opened": (
        lambda d: services.tarik(d.oleh("tu"), d.dibuka(), alasan="Salah alamat"),
        "sudah dibuka",
        "",
    ),
    "phrase-unknown": (lambda d: d.disposisi(instruksi=("terbang", "lari")), "dikenal: terbang, lari.", "instruksi"),
    "attend-nothing": (lambda d: d.disposisi(hadir=(1,)), "tidak memuat waktu acara", "hadir"),
    "further-beside": (lambda d: d.terusan("dlh"), "di bawah atau yang Anda koordinasikan", "kepada"),
    "further-to-oneself": (lambda d: d.terusan("pu"), "di bawah atau yang Anda koordinasikan", "kepada"),
    "prepared-empty": (
        lambda d: services.usulkan(d.oleh("tu"), d.catat(), isi=d.isi()),
        "paling sedikit satu unit",
        "kepada",
    ),
    "prepared-late": (
        lambda d: services.usulkan(d.oleh("tu"), d.tertata(), isi=d.isi("pu")),
        "sudah didisposisi",
        "",
    ),
    "undone-opened": (lambda d: d.sudah_dibaca(), "sudah dibuka penerimanya", ""),
    "undone-nothing": (
        lambda d: services.urungkan(d.oleh("sekda"), d.catat()),
        "Tidak ada keputusan Anda",
        "",
    ),
    "search-unnamed": (
        lambda d: services.simpan_pencarian(d.oleh("tu"), d.kota.orang["tu"], nama=" ", kueri="q=a"),
        "Beri nama",
        "nama",
    ),
    "search-empty": (
        lambda d: services.simpan_pencarian(d.oleh("tu"), d.kota.orang["tu"], nama="A", kueri="?&"),
        "Belum ada saringan",
        "nama",
    ),
}


@pytest.mark.parametrize(("tindak", "kata", "bidang"), TOLAK.values(), ids=list(TOLAK))
def test_it_is_said_in_words_and_beside_its_field(request, tindak, kata, bidang):
    with pytest.raises(Ditolak) as refused:
        tindak(Dunia(request))
    assert kata in refused.value.pesan
    assert refused.value.bidang == bidang


@pytest.mark.parametrize(
    "tindak",
    [
        lambda d, s: services.disposisikan(d.oleh("sekda"), s, isi=d.isi("pu", instruksi=("terbang",))),
        lambda d, s: services.disposisikan(d.oleh("sekda"), s, isi=d.isi("pu", hadir=(1,))),
        lambda d, s: services.disposisikan(d.oleh("sekda"), s, isi=d.isi("pu", tenggat=timezone.now())),
        lambda d, s: services.usulkan(d.oleh("tu"), s, isi=d.isi()),
        lambda d, s: services.tarik(d.oleh("tu"), s, alasan=""),
        lambda d, s: services.perbaiki(d.oleh("tu"), s, perubahan={"nomor": "baru", "pengirim": ""}),
        lambda d, s: services.disposisikan(d.oleh("kadis_pu"), s, isi=d.isi("pu_sda")),
        lambda d, s: services.berkaskan(d.oleh("tu"), s),
    ],
)
def test_what_is_refused_leaves_the_letter_as_it_was_and_no_line(request, tindak):
    world = Dunia(request)
    letter = world.catat()
    before = (Surat.objects.values().get(), Jejak.objects.count())
    with pytest.raises((Ditolak, TidakBerwenang, TransitionError)):
        tindak(world, letter)
    assert (Surat.objects.values().get(), Jejak.objects.count()) == before
    assert not Penugasan.objects.exists()
    assert not Disposisi.objects.exists()
    assert not UsulanDisposisi.objects.exists()
