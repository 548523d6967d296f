"""Reference data of the republic, once for all governments (schema `public`)."""
