"""From the question whether they want mediation to acceptance, refusal, referral or lapse."""
