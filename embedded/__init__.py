"""What makes one laptop a bureau: finds or builds each part, starts and stops everything."""
