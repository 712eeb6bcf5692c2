"""The frame around the rules: the tree of marks, incidents, grade lines, and the scheme they make up."""
