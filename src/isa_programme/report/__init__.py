"""How it looks: pages of answers, entries as sentences, dashboard, briefing, letters, feed."""
