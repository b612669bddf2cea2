// Lenses
