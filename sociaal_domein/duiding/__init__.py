"""Reading figures honestly: intervals, peers, own history, what is too small or too old."""
