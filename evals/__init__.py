"""Measures the product: question set, scores, runner and report."""
