"""What things are: the frozen values that pass from one stage of a build to the next."""
