"""Library → diagnostics: everything that can be wrong between the files, and what can be mended."""
