"""The parts of an arbitration, in the order of the Arbitration Law."""
