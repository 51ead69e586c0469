"""The tests: one module for each module or promise that it tests."""
