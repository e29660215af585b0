"""What a field looks at: the layout around the body, class names, and the choice among what several sources say."""
