"""How the programme stands: its plan, its milestones, what the end hangs on, and the pace."""
