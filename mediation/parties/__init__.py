"""Who the case is between: workers, employers, agents, representatives of ten or more, heirs."""
