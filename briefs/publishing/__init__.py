"""Library → Pages → bytes: addresses, views, templates, feeds."""
