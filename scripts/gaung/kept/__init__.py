"""What was found in a campaign, kept from one check to the next, so that an edit costs what the edit is worth."""
