"""What a case is: people, money, papers, signatures, and the log of what happened."""
