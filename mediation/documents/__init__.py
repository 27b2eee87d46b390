"""What is printed: kinds of paper, the particulars they need, and the press that makes them."""
