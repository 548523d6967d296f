"""The desk, work and orders on screen, collisions, and who is slow: all of it the kernel's penugasan, seen."""
