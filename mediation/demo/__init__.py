"""The demo world: the only builder of example cases, by walking the same acts that the pages call."""
