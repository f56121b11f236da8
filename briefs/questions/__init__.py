"""The questions of the program: what of the content is asked, and what answers them."""
