"""Reviews: list, drawing up, the page with recap and steps, simulation, names opened with a trace."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, visible
from poros.web.grafik import Grafik, aliran, batang
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..ekspor import baca_struktur
from ..forms.telaah import FormLangkah, FormTelaah
from ..forms.telaah import langkah as form_langkah
from ..labels import AKSI_TELAAH, KELAS, NADA_TELAAH, STATUS_TELAAH
from ..models import RiwayatTelaah, Telaah
from ..queries import telaah as baca
from ..queries.acuan import CONTOH
from ..queries.berkas import bertautan
from ..rules.alur import ALASAN_TELAAH, BERDOKUMEN, BERTUGAS, FLOW_TELAAH, JALUR_TELAAH, StatusTelaah
from ..rules.penyederhanaan import Kelas
from ..rules.simulasi import Simulasi
from ..wewenang import Wewenang

TANGGAPAN_TAMPIL = 50


@perlu(Wewenang.TELAAH_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.daftar_telaah(request.actor), request.GET)
    return render(request, "reformasi/telaah_daftar.html", {"halaman": page, "boleh_susun": _boleh_susun(request)})


@perlu(Wewenang.TELAAH_SUSUN)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.TELAAH_SUSUN, Unit.objects.all(), request.actor.unit_id)
    kind = getattr(request.tenant, "jenis", "")
    form = FormTelaah(
        request.POST or None,
        request.FILES or None,
        actor=request.actor,
        initial={"tanggal": request.actor.hari, "daerah": kind},
    )
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            data = form.data_telaah()
            posts = baca_struktur(form.cleaned_data["berkas"].read()) if data.sumber else None
            made = services.susun_telaah(request.actor, unit, data=data, struktur=posts)
            kabari(request, _("Struktur dimuat dan setiap jabatan sudah diusulkan menurut aturan."))
            return redirect("reformasi:telaah", made.pk)
    return render(request, "reformasi/susun.html", {"form": form}, status=status(form))


@perlu(Wewenang.TELAAH_SUSUN)
@require_GET
def contoh(request: HttpRequest) -> FileResponse:  # noqa: ARG001 -- a view's signature
    """The structure that ships, to see how a file is filled in."""
    return FileResponse(CONTOH.open("rb"), as_attachment=True, filename=CONTOH.name, content_type="text/csv")


@perlu(Wewenang.TELAAH_LIHAT)
@require_GET
def telaah(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "reformasi/telaah.html", isi_telaah(request, pk))


@perlu(Wewenang.TELAAH_ALIR)
@require_POST
def melangkah(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormLangkah(request.POST, request.FILES)
    if form.is_valid():
        with tampung(form):
            step = form.langkah()
            services.alirkan(request.actor, Telaah(pk=pk), langkah=step, berkas=form.dokumen())
            kabari(request, _("%s: selesai.") % AKSI_TELAAH[step.aksi])
            return redirect("reformasi:telaah", pk)
    return render(request, "reformasi/telaah.html", isi_telaah(request, pk, form), status=422)


@perlu(Wewenang.TELAAH_UBAH)
@require_POST
def hitung(request: HttpRequest, pk: int) -> HttpResponse:
    """Apply the rules as they are now."""
    n = services.hitung_ulang(request.actor, Telaah(pk=pk))
    kabari(request, ngettext("%(n)s usul berubah.", "%(n)s usul berubah.", n) % {"n": n})
    return redirect("reformasi:telaah", pk)


@perlu(Wewenang.TELAAH_LIHAT)
@require_GET
def simulasi(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_telaah(request.actor, pk)
    posts = baca.urut(baca.pos_terlihat(request.actor, row))
    found = baca.simulasi(posts)
    peta = [(kata, baca.alir_koordinasi(request.actor, posts, sesudah=s)) for kata, s in PETA]
    isi = {
        "telaah": row,
        "s": found,
        "rentang": [r for r in found.rentang if r.sebelum != r.sesudah],
        "gambar": gambar_kelas(found),
        "peta": [(kata, aliran(flows, satuan=_("jabatan"))) for kata, flows in peta if flows],
    }
    return render(request, "reformasi/simulasi.html", isi)


PETA = ((gettext_lazy("Sebelum"), False), (gettext_lazy("Sesudah"), True))


@perlu(Wewenang.TERDAMPAK_LIHAT)
@require_http_methods(["GET", "POST"])
def terdampak(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; the names come with a line in the trail."""
    row = fetch(request.actor, Wewenang.TERDAMPAK_LIHAT, Telaah.objects.all(), pk)
    opened = services.buka_terdampak(request.actor, row) if request.method == "POST" else None
    return render(request, "reformasi/terdampak.html", {"telaah": row, "baris": opened})


@perlu(Wewenang.LANGKAH_LIHAT)
@require_GET
def langkah(request: HttpRequest, pk: int) -> HttpResponse:
    """A step is shown on the page of its review."""
    row = fetch(request.actor, Wewenang.LANGKAH_LIHAT, RiwayatTelaah.objects.all(), pk)
    return redirect("reformasi:telaah", row.telaah_id)


def isi_telaah(request: HttpRequest, pk: int, gagal: FormLangkah | None = None) -> dict[str, Any]:
    """The page of one review; with the step that was refused, if one was."""
    row = baca.satu_telaah(request.actor, pk)
    granted = boleh(request.actor, row, Wewenang.TELAAH_UBAH, Wewenang.TELAAH_ALIR, Wewenang.TERDAMPAK_LIHAT)
    acts = list(FLOW_TELAAH.acts_from(StatusTelaah(row.status))) if Wewenang.TELAAH_ALIR in granted else []
    fresh = form_langkah(row, acts, request.actor.hari)
    forms = [gagal if gagal and gagal.data.get("aksi") == f.initial["aksi"] else f for f in fresh]
    posts = baca.pos_terlihat(request.actor, row)
    lines = baca.rekap(posts)
    told = Wewenang.TELAAH_UBAH in granted and row.status in BERTUGAS
    return {
        "telaah": row,
        "nada": NADA_TELAAH.get(StatusTelaah(row.status), "info"),
        "rekap": lines,
        "jumlah": {n: sum(getattr(r, n) for r in lines) for n in ("pos", "sederhana", "belum", "pemangku")},
        "langkah": [
            (a, AKSI_TELAAH[a], f, a in ALASAN_TELAAH, a in BERDOKUMEN) for a, f in zip(acts, forms, strict=True)
        ],
        "mengubah": Wewenang.TELAAH_UBAH in granted and row.status == StatusTelaah.DISUSUN,
        "buka_nama": Wewenang.TERDAMPAK_LIHAT in granted,
        "jalur": _jalur(row),
        "riwayat": bertautan(RiwayatTelaah, row.riwayat.order_by("-id")),
        "tugas": baca.tugas_terlihat(request.actor, row),
        "tanpa_tugas": baca.tanpa_tugas(request.actor, row) if told else [],
        "tanggapan": baca.tanggapan(posts).order_by("-id")[:TANGGAPAN_TAMPIL],
        "gagal": gagal,
        "kembali": reverse("reformasi:telaah_daftar"),
    }


def gambar_kelas(s: Simulasi) -> Grafik:
    """Posts by class, before and after."""
    kinds = [k for k in Kelas if s.sebelum.get(k) and k is not Kelas.TANPA_ESELON]
    return batang(
        [str(KELAS[k]) for k in kinds],
        {
            str(_("Sebelum")): [s.sebelum.get(k, 0) for k in kinds],
            str(_("Sesudah")): [s.sesudah.get(k, 0) for k in kinds],
        },
        satuan=str(_("jabatan")),
    )


def _boleh_susun(request: HttpRequest) -> bool:
    return visible(request.actor, Wewenang.TELAAH_SUSUN, Unit.objects.all()).exists()


def _jalur(row: Telaah) -> list[dict[str, Any]]:
    """The road as steps: what is behind, where one stands."""
    if row.status == StatusTelaah.DIBATALKAN:
        return [{"nama": STATUS_TELAAH[StatusTelaah.DIBATALKAN], "keadaan": "batal"}]
    here = JALUR_TELAAH.index(StatusTelaah(row.status))
    states = ["selesai"] * here + ["kini"] + ["nanti"] * (len(JALUR_TELAAH) - here - 1)
    return [{"nama": STATUS_TELAAH[s], "keadaan": k} for s, k in zip(JALUR_TELAAH, states, strict=True)]
