"""The built site, driven in Chromium as a reader would."""
