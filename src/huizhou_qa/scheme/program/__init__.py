"""What is made of the parts of a scheme: its program, its document and digest, what readings touch, variants."""
