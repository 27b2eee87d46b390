"""What clerks, mediators and directors see: worklist, search, the case page."""
