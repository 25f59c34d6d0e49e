"""Files of any supported format turned into a stored text and its layout."""
