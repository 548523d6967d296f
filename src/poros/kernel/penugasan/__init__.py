"""Where the work lives: orders (arahan), what each unit must do (penugasan), evidence, verification, conflicts."""
