"""Templates and drawings: a view becomes bytes."""
