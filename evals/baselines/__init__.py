"""Simple answerers that the product is compared with in the same run.

They see each question alone, answer with what they find first, and refuse only where they find
nothing.
"""
