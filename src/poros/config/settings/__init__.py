"""Settings: `base` for all, thin files per mode, parts by subject."""
