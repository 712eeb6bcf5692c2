"""The results of an assessment with their workings, and their verification."""
