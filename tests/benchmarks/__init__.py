"""Programs that print how long something takes; no test runs them."""
