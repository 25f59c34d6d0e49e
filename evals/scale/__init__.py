"""Collections of 10,000 to 1,000,000 made passages, to measure search at scale."""
