"""Stories from practice: in by the guard, out by two roles, and away when their time has come."""
