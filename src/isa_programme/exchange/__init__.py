"""Other people's formats, coming in and going out: TOML, CSV, logs, sheets and workbooks."""
