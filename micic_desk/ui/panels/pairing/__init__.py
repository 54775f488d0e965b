"""What two people noted of one session, beside each other: joined, told apart, or left."""
