"""What an assessment leaves behind: results with their workings, and the re-adding of them all."""
