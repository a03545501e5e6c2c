"""Reads the models, orders them by what they read, runs them and keeps the way of each figure."""
