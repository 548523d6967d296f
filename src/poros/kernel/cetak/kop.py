"""The government's name at the head of a sheet."""

KEMENTERIAN = "kementerian"


def pemerintah(nama: str, jenis: str) -> str:
    """Letterhead: "Pemerintah Kota …" for a region, the bare name for a ministry."""
    bare = jenis == KEMENTERIAN or nama.lower().startswith("pemerintah")
    return nama if bare else f"Pemerintah {nama}"
