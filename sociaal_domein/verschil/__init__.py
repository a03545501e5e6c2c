"""States of the sources over time: what changed between two of them, by how much and why."""
