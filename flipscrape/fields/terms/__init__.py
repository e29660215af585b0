"""Links and statements that file a post, and which of them are its tags or its categories."""
