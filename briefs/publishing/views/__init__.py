"""What templates see, and nothing else."""
