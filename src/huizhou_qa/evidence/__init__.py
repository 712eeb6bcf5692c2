"""Whether evidence fits the inputs of rules, and what is asked for where it says nothing."""
