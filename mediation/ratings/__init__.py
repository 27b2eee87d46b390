"""好差评: ratings of the service by the parties, the following up of bad ones, the open monthly figures."""
