"""Comparison → report."""
