"""Where the record is kept: its entries in a file or on a server, chained, words stored apart."""
