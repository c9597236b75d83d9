"""Labels with their values beside, below or behind them: forms, records, label lines."""
