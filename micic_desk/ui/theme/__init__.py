"""The look: colours by role, type and spacing scales, icons, one style sheet."""
