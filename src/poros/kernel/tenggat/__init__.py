"""Legal clocks: dated rules, the working calendar, pauses."""
