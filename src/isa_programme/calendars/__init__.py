"""What time is: civil dates, working days, Scotland's bank holidays, closures."""
