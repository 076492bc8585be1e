"""The parts of a mediation: its mediator, the parties' consent, sessions, offers, the agreement."""
