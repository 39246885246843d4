"""A briefing for a meeting: two pages, and the appendix behind them."""
