"""What calculators are made of: quantities, specs, facts, replies. Standard library only."""
