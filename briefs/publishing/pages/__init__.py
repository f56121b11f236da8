"""Library → Pages, one module for each kind of page."""
