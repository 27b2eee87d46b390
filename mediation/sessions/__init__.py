"""Mediation sessions: time, place, who came, interpreter, minutes, agreed facts apart from offers."""
