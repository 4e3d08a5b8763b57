"""What is true about following up; knows no terminal, no file, no clock."""
