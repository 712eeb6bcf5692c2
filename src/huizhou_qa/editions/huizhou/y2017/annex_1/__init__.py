"""附件1 of the 2017 plan: 100 marks in 58 clauses, line by line."""
