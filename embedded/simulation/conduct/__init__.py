"""How people behave in a simulated case: for each step that is open, who takes it and when."""
