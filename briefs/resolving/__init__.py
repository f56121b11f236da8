"""Citations of law → the addresses of official texts. Pure; systems of law are data, and no code knows a country."""
