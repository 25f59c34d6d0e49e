"""What the pages show beside answers: records made of the corpus, one module a page."""
