"""Reading back to the room: large type, one thing at a time, nothing private on the screen."""
