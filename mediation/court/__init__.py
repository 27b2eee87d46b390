"""What the court liaison sees: the queue of joint applications and the review page."""
