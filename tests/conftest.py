"""Fixtures that more than one module of tests uses."""

pytest_plugins = ["browser_fixtures", "kept_fixtures", "taking_back_fixtures"]
