"""Who speaks for whom, and whether it is proven: agents, representatives, heirs, who came for an employer."""
