"""Articles, comments and pages become rows. What is there already changes no row; what changes leaves a revision."""
