"""Relief goods, resources and emergency money: counted, fairly shared, delivered with proof, and accounted for."""
