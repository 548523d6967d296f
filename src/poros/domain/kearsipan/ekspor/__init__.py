"""A copy of the archives that lives without this system: BagIt in a zip, JSON inside, every byte under a hash."""
