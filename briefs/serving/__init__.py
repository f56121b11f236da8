"""Showing a site while it is being written: what is shown, what has changed for whom, and the server that says so."""
