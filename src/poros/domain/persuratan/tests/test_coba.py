import pytest
def test_x(catat, isi, kota, pdf, masuk):
    from poros.domain.persuratan import services, queries
    s=catat(berkas=[(pdf,"surat.pdf")])
    from datetime import datetime, UTC
    s2=catat("2/X", acara_mulai=datetime(2026,12,1,2,tzinfo=UTC), acara_selesai=datetime(2026,12,1,4,tzinfo=UTC), kecepatan="segera", kerahasiaan="rahasia")
    c=masuk("sekda")
    for u in ("", "meja/", f"{s.pk}/", f"{s.pk}/disposisi/", f"{s2.pk}/disposisi/", f"{s.pk}/lembar.pdf", f"{s.pk}/slip.pdf", "agenda/","agenda/?dari=2026-01-01&sampai=2026-12-31","pencarian/","?q=undngan","ekspor.csv","ekspor.xlsx"):
        r=c.get("/surat/"+u)
        body = r.content if hasattr(r,"content") and not r.streaming else b"".join(r)
        print(u, r.status_code, len(body))
        if r.status_code>=400: print(body[:3000].decode())
    c=masuk("tu")
    for u in ("catat/", "borongan/", f"{s.pk}/perbaiki/", f"{s.pk}/usul/", "meja/", "catat/klasifikasi/?klasifikasi=rapat", "catat/klasifikasi/?pilih=000.1&bidang=klasifikasi", "catat/serupa/?nomor=2/X&pengirim=badan pusat statistik"):
        r=c.get("/surat/"+u); print(u, r.status_code, len(r.content))
        if "serupa" in u: print(r.content.decode())
    assert 0
