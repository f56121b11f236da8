"""Two versions of a site compared as a reader would: what is there, what says something else, what is cited."""
