"""Other people's formats coming in: protocol and programme files, spreadsheets' CSV."""
