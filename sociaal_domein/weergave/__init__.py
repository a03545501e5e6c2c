"""What a reader sees: numbers in Dutch, charts, briefing."""
