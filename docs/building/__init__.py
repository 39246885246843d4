"""What only the site needs, made while it is built."""
