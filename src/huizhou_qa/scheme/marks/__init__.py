"""What earns marks: clauses in a tree, how parts are joined, and how figures are rounded."""
