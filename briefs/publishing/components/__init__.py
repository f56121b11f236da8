"""What several pages show, each made in one place."""
