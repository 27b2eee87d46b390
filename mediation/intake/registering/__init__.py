"""At the counter: talks, a draft, the application, the list of workers, the receipts."""
