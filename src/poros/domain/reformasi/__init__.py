"""Bureaucratic reform: simplification of the structure, the reform roadmap, problems of applying SAKIP."""
